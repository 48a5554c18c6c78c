"""Texts in which nothing was found are not looked at again; any other are, and what is told stays the same."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from test_rules import put, saying

from generator.layout import Layout
from generator.loading.load import load
from generator.problems import Problems, Words
from generator.validating.facts.compare import Difference, differences
from generator.validating.ids import Index
from generator.validating.parts import SHARED, Part
from generator.validating.rules import agreement
from generator.validating.rules.book import Book, Finding, Left
from generator.validating.set_aside import Salvage
from generator.validating.validate import Verdict, validate

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
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


def checked(sources: Sources, printable: frozenset[str], before: Mapping[str, Part]) -> Verdict | Problems:
    try:
        return validate(sources, printable, before=before)
    except Problems as found:
        return found


def test_what_agrees_is_compared_once(
    sources: Sources, printable: frozenset[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = validate(sources, printable)
    found = compared(monkeypatch)
    again = validate(sources, printable, before=first.parts)
    assert again == first
    assert not found


@pytest.mark.parametrize("said", ["Ring 110 within 7 minutes.", "甲。", "Do it.", "See {x}."])
def test_what_is_new_is_compared(sources: Sources, printable: frozenset[str], said: str) -> None:
    before = validate(sources, printable).parts
    typed = saying(sources, put(sources.tree, SUMMARY, said))
    new, known = checked(typed, printable, {}), checked(typed, printable, before)
    assert isinstance(new, Problems)
    assert isinstance(known, Problems)
    assert known.problems == new.problems


def test_other_names_are_another_comparison(sources: Sources, printable: frozenset[str]) -> None:
    before = validate(sources, printable).parts
    names = [*sources.tree["handbook"].get("never_spaced", ()), "58同城"]  # type: ignore[union-attr]
    named = saying(sources, put(sources.tree, ("handbook", "never_spaced"), names))
    after = validate(named, printable, before=before).parts
    assert not {mark for one in before.values() for mark in one.texts & after[SHARED].texts}


def test_what_the_glossary_says_since_is_looked_for_in_every_text(sources: Sources, printable: frozenset[str]) -> None:
    before = validate(sources, printable).parts
    word = sources.tree["playbooks"]["alpha"]["playbook"]["summary"]["en"].split()[-1].strip(".")  # type: ignore[call-overload,index,union-attr]
    at = ("glossary", 0, "forbidden")
    typed = saying(sources, put(sources.tree, at, {"en": [word]}))
    new, known = checked(typed, printable, {}), checked(typed, printable, before)
    assert isinstance(new, Verdict)
    assert isinstance(known, Verdict)
    assert "forbidden-term" in {problem.rule for problem in new.advice}
    assert known == new


def test_a_word_that_is_a_name_no_more_is_looked_for_in_every_text(sources: Sources, printable: frozenset[str]) -> None:
    """Whether Latin words are names in Chinese depends on all other texts."""
    said = {"zh": "restart router", "en": "Restart router"}
    first = saying(sources, put(sources.tree, SUMMARY[:-1], said))  # type: ignore[arg-type]
    before = checked(first, printable, {})
    words = {"zh": "重启路由器。", "en": "Now restart the router."}
    then = saying(first, put(first.tree, (*SUMMARY[:-2], "scope", "if_unsure"), words))  # type: ignore[arg-type]
    known_then = before.parts if isinstance(before, Verdict) else validate(sources, printable).parts
    new, known = checked(then, printable, {}), checked(then, printable, known_then)
    assert isinstance(new, Problems)
    assert "wrong-language" in {problem.rule for problem in new.problems}
    assert isinstance(known, Problems)
    assert known.problems == new.problems


def test_of_texts_that_say_the_same_none_is_sound_when_one_is_told(mini: Path, printable: frozenset[str]) -> None:
    """Who tells findings may leave one out; the other would be lost with it the next time."""
    source = load(Layout(mini))
    handbook, written = validate(source, printable).handbook, Index(source.tree)
    book = Book(handbook, written, written, printable, Left(Salvage(), frozenset()))
    known = validate(source, printable).parts[SHARED].texts
    assert len(replace(book, sound=known).doubtful) < len(book.doubtful)
    by_words = Counter((path[0], path[-1], *text.root.values()) for path, text in book.texts)
    path, text = next((p, text) for p, text in book.texts if by_words[p[0], p[-1], *text.root.values()] > 1)
    told = Finding("other-number", (*path, "en"), Words("", ""), Words("", ""))
    again = replace(book, sound=book.marks - book.marks_of([told])).doubtful
    assert [one.root for _, one in again] == [text.root] * len(again)
    assert len(again) > 1
    assert replace(book, sound=book.marks).doubtful == []


def test_a_playbook_is_asked_again_only_when_it_or_what_all_share_has_changed(
    sources: Sources, printable: frozenset[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = list[str]()

    def rule(book: Book) -> Iterator[Finding]:
        asked.append("/".join(map(str, book.within or ("shared",))))
        return iter(())

    monkeypatch.setattr("generator.validating.validate.RULES", (rule,))
    told = {name: Part.of(part.told()) for name, part in validate(sources, printable).parts.items()}  # as it is kept
    every, asked[:] = list(asked), []
    said = {"zh": "现在换个说法。", "en": "Now it is said otherwise."}
    word = saying(sources, put(sources.tree, SUMMARY[:-1], said))  # type: ignore[arg-type]
    shared = saying(sources, put(sources.tree, ("handbook", "title", "en"), "Another book"))
    dated = saying(sources, put(sources.tree, ("playbooks", "alpha", "playbook", "modified"), "2199-01-01"))
    for changed, again in (
        (sources, []),
        (word, ["playbooks/alpha"]),
        (dated, ["shared", "playbooks/alpha"]),  # whence references lead to whatever is no text of it
        (shared, every),
    ):
        validate(changed, printable, before=told)
        assert asked == again
        asked.clear()


def test_what_refers_to_a_playbook_is_looked_at_when_fewer_may_read_it(
    sources: Sources, printable: frozenset[str]
) -> None:
    before = validate(sources, printable).parts
    narrower = saying(sources, put(sources.tree, ("playbooks", "alpha", "playbook", "audience"), "confidential"))
    new, known = checked(narrower, printable, {}), checked(narrower, printable, before)
    assert isinstance(new, Problems)
    assert "playbooks/_drills" in {str(one.place.file.rpartition("/")[0]) for one in new.problems}
    assert isinstance(known, Problems)
    assert known.problems == new.problems


def test_what_a_playbook_lacks_is_told_as_often_as_it_is_looked_at(sources: Sources, printable: frozenset[str]) -> None:
    at = ("playbooks", "alpha", "response", "steps", 0, "title")
    odd = saying(sources, put(sources.tree, at, {"zh": "大家尽快马上处理", "en": "Everybody does it soon"}))
    first = validate(odd, printable)
    assert [one.rule for one in first.advice]
    assert validate(odd, printable, before=first.parts) == first
