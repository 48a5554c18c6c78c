"""Texts that were found to agree are not compared again; any other are, and what is told stays the same."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from test_rules import put

from generator.layout import Layout
from generator.loading.load import load
from generator.problems import Problems, Words
from generator.validating.facts.compare import Difference, differences
from generator.validating.ids import Index
from generator.validating.rules import agreement
from generator.validating.rules.book import Book, Finding, Left
from generator.validating.set_aside import Salvage
from generator.validating.validate import Verdict, validate

if TYPE_CHECKING:
    from pathlib import Path

    from generator.loading.load import Sources
    from generator.validating.facts.fact import Fact

SUMMARY = ("playbooks", "alpha", "playbook", "summary", "en")

pytest_plugins = ["mini_project"]


@pytest.fixture
def sources(mini: Path) -> Sources:
    return load(Layout(mini))


def compared(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """A list that grows with each two texts whose facts are compared."""
    found = list[int]()

    def noted(*said: tuple[Fact, ...]) -> list[Difference]:
        found.append(1)
        return differences(*said)

    monkeypatch.setattr(agreement, "differences", noted)
    return found


def checked(sources: Sources, printable: frozenset[str], before: frozenset[bytes]) -> Verdict | Problems:
    try:
        return validate(sources, printable, agreed=before)
    except Problems as found:
        return found


def test_what_agrees_is_compared_once(
    sources: Sources, printable: frozenset[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = validate(sources, printable)
    found = compared(monkeypatch)
    again = validate(sources, printable, agreed=first.agreed)
    assert again == first
    assert len(found) == len(first.waived)  # what an editor has waived does not agree


@pytest.mark.parametrize("said", ["Ring 110 within 7 minutes.", "甲。", "Do it.", "See {x}."])
def test_what_is_new_is_compared(sources: Sources, printable: frozenset[str], said: str) -> None:
    before = validate(sources, printable).agreed
    typed = replace(sources, tree=put(sources.tree, SUMMARY, said))  # type: ignore[arg-type]
    new, known = checked(typed, printable, frozenset()), checked(typed, printable, before)
    assert isinstance(new, Problems)
    assert isinstance(known, Problems)
    assert known.problems == new.problems


def test_other_names_are_another_comparison(sources: Sources, printable: frozenset[str]) -> None:
    before = validate(sources, printable).agreed
    names = [*sources.tree["handbook"].get("never_spaced", ()), "58同城"]  # type: ignore[union-attr]
    named = replace(sources, tree=put(sources.tree, ("handbook", "never_spaced"), names))  # type: ignore[arg-type]
    assert not before & validate(named, printable, agreed=before).agreed


def test_of_texts_that_say_the_same_none_agrees_when_one_is_told(mini: Path, printable: frozenset[str]) -> None:
    """Who tells findings may leave one out; the other would be lost with it the next time."""
    source = load(Layout(mini))
    handbook, written = validate(source, printable).handbook, Index.of(source.tree)
    book = Book(handbook, written, written, printable, Left(Salvage(), frozenset()))
    twice = next(pair for pair in book.pairs if sum(one.mark == pair.mark for one in book.pairs) > 1)
    told = Finding("other-number", (*twice.path, "en"), Words("", ""), Words("", ""))
    assert twice.mark in book.now_agreed([])
    assert twice.mark not in book.now_agreed([told])
