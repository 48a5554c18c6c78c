"""Texts in which nothing was found are not looked at again; any other are, and what is told stays the same."""

from __future__ import annotations

from collections import Counter
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
        return validate(sources, printable, sound=before)
    except Problems as found:
        return found


def test_what_agrees_is_compared_once(
    sources: Sources, printable: frozenset[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = validate(sources, printable)
    found = compared(monkeypatch)
    again = validate(sources, printable, sound=first.sound)
    assert again == first
    assert len(found) == len(first.waived)  # what an editor has waived does not agree


@pytest.mark.parametrize("said", ["Ring 110 within 7 minutes.", "甲。", "Do it.", "See {x}."])
def test_what_is_new_is_compared(sources: Sources, printable: frozenset[str], said: str) -> None:
    before = validate(sources, printable).sound
    typed = replace(sources, tree=put(sources.tree, SUMMARY, said))  # type: ignore[arg-type]
    new, known = checked(typed, printable, frozenset()), checked(typed, printable, before)
    assert isinstance(new, Problems)
    assert isinstance(known, Problems)
    assert known.problems == new.problems


def test_other_names_are_another_comparison(sources: Sources, printable: frozenset[str]) -> None:
    before = validate(sources, printable).sound
    names = [*sources.tree["handbook"].get("never_spaced", ()), "58同城"]  # type: ignore[union-attr]
    named = replace(sources, tree=put(sources.tree, ("handbook", "never_spaced"), names))  # type: ignore[arg-type]
    assert not before & validate(named, printable, sound=before).sound


def test_what_the_glossary_says_since_is_looked_for_in_every_text(sources: Sources, printable: frozenset[str]) -> None:
    before = validate(sources, printable).sound
    word = sources.tree["playbooks"]["alpha"]["playbook"]["summary"]["en"].split()[-1].strip(".")  # type: ignore[call-overload,index,union-attr]
    at = ("glossary", 0, "forbidden")
    typed = replace(sources, tree=put(sources.tree, at, {"en": [word]}))  # type: ignore[arg-type]
    new, known = checked(typed, printable, frozenset()), checked(typed, printable, before)
    assert isinstance(new, Verdict)
    assert isinstance(known, Verdict)
    assert "forbidden-term" in {problem.rule for problem in new.advice}
    assert known == new


def test_a_word_that_is_a_name_no_more_is_looked_for_in_every_text(sources: Sources, printable: frozenset[str]) -> None:
    """Whether Latin words are names in Chinese depends on all other texts."""
    said = {"zh": "restart router", "en": "Restart router"}
    first = replace(sources, tree=put(sources.tree, SUMMARY[:-1], said))  # type: ignore[arg-type]
    before = checked(first, printable, frozenset())
    words = {"zh": "重启路由器。", "en": "Now restart the router."}
    then = replace(first, tree=put(first.tree, (*SUMMARY[:-2], "scope", "if_unsure"), words))  # type: ignore[arg-type]
    sound = before.sound if isinstance(before, Verdict) else validate(sources, printable).sound
    new, known = checked(then, printable, frozenset()), checked(then, printable, sound)
    assert isinstance(new, Problems)
    assert "wrong-language" in {problem.rule for problem in new.problems}
    assert isinstance(known, Problems)
    assert known.problems == new.problems


def test_of_texts_that_say_the_same_none_is_sound_when_one_is_told(mini: Path, printable: frozenset[str]) -> None:
    """Who tells findings may leave one out; the other would be lost with it the next time."""
    source = load(Layout(mini))
    handbook, written = validate(source, printable).handbook, Index(source.tree)
    book = Book(handbook, written, written, printable, Left(Salvage(), frozenset()))
    known = validate(source, printable).sound
    assert len(replace(book, sound=known).doubtful) < len(book.doubtful)
    by_words = Counter((path[0], path[-1], *text.root.values()) for path, text in book.texts)
    path, text = next((p, text) for p, text in book.texts if by_words[p[0], p[-1], *text.root.values()] > 1)
    told = Finding("other-number", (*path, "en"), Words("", ""), Words("", ""))
    again = replace(book, sound=book.now_sound([told])).doubtful
    assert [one.root for _, one in again] == [text.root] * len(again)
    assert len(again) > 1
    assert replace(book, sound=book.now_sound([])).doubtful == []
