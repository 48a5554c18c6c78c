"""Sentences that forbid something in one language of two, when what stands for them in the other denies nothing.

Only what is certain is told: a sentence that forbids, against one without any word that could deny.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from generator.text.languages import as_written
from generator.validating.facts.denials import DENIALS
from generator.validating.facts.sentences import abreast, of_a_length

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.validating.facts.denials import Denials
    from generator.validating.facts.sentences import Both, Span


class Forbidden(NamedTuple):
    """What one text forbids and the other does not."""

    side: int
    """0 if the first text forbids it, 1 if the second."""
    at: Span
    """Of the words that forbid, in the text that does."""
    instead: Span
    """Of the sentence in the other text that stands there, or of the whole of it."""


def forbidden_once(codes: Sequence[str], texts: Sequence[str]) -> list[Forbidden]:
    """What one of two texts forbids and the other does not, as far as both languages are known."""
    known = [DENIALS[one] for one in map(as_written, codes) if one in DENIALS]
    if len(known) < len(codes):
        return []
    if not any(one.denies.search(text) for one, text in zip(known, texts, strict=True)):
        return []
    lines = abreast(texts, [one.sentence for one in known])
    return [found for line in lines for found in _of_a_line(known, texts, line)]


def _of_a_line(known: Sequence[Denials], texts: Sequence[str], line: list[Both]) -> Iterator[Forbidden]:
    """What is forbidden once in sentences that stand beside each other.

    Where a sentence beside denies what its own other half does not, they may have been put together differently; and
    where a whole line denies as often as the other, its sentences may stand elsewhere in it.
    """
    denied = [[_denies(known[side], texts[side], both[side]) for both in line] for side in (0, 1)]
    for side in (0, 1):
        ours, theirs = denied[side], denied[1 - side]
        if sum(ours) <= sum(theirs):
            continue
        for number, both in enumerate(line):
            beside = [n for n in (number - 1, number + 1) if 0 <= n < len(line)]
            if theirs[number] or any(theirs[n] and not ours[n] for n in beside):
                continue
            at = _forbids(known[side], known[1 - side], texts, side, both)
            if at and of_a_length(texts, line, number):
                begin, end = both[1 - side]
                yield Forbidden(side, at, (end - len(texts[1 - side][begin:end].lstrip()), end))


def _denies(language: Denials, text: str, span: Span) -> bool:
    said = text[slice(*span)]
    return bool(language.denies.search(said) and language.denies.search(language.says_nothing.sub("\0", said)))


def _forbids(ours: Denials, theirs: Denials, texts: Sequence[str], side: int, both: Both) -> Span | None:
    """Where a sentence forbids: at its beginning, or in its midst if nothing of the other keeps from anything."""
    start, end = both[side]
    begin = start + len(texts[side][start:end]) - len(texts[side][start:end].lstrip(" -*•·“\"'"))
    if found := ours.begins.match(texts[side], begin, end):
        return found.span("no")
    found = ours.within.search(texts[side], start, end)
    if not found or theirs.keeps.search(texts[1 - side], *both[1 - side]):
        return None
    return found.span(str(found.lastgroup))
