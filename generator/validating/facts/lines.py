"""The lines of a text that stand for themselves: items of a list, and paragraphs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from generator.validating.facts.compare import same

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.validating.facts.fact import Fact

Span = tuple[int, int]


class Line(NamedTuple):
    """What is known of a line: its length, and the facts in it that have to be in the other language too."""

    length: int
    facts: Sequence[Fact]


_ITEM = re.compile(
    r"^[ \t]*(?:[-*•·–—]|\(?\d{1,2}[.)、]|（\d{1,2}）|[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|[①-⑳]|[A-Za-z][.)、]|[（(][A-Za-z][)）])\s*\S.*$",
    re.MULTILINE,
)
_PARAGRAPH = re.compile(r"\S(?:.|\n(?!\s*\n))*")


def items(text: str) -> list[Span]:
    """From where to where each item of a list stands in `text`."""
    return [found.span() for found in _ITEM.finditer(text)] if "\n" in text or text[:1] in "-*•·–—" else []


def paragraphs(text: str) -> list[Span]:
    """From where to where each paragraph stands."""
    return [found.span() for found in _PARAGRAPH.finditer(text)] if "\n" in text else [(0, len(text))]


def odd(longer: Sequence[Line], shorter: Sequence[Line]) -> int:
    """Position of the first line of `longer` that most likely has none in `shorter`, by what they say and how long."""
    if not shorter:
        return 0
    scale = sum(one.length for one in longer) / sum(one.length for one in shorter)
    whole = max(one.length for one in longer)

    def strain(position: int) -> float:
        left = [*longer[:position], *longer[position + 1 :]]
        return sum(
            abs(one.length - other.length * scale) + whole * _unlike(one, other)
            for one, other in zip(left, shorter, strict=False)
        )

    return min(range(len(longer)), key=strain)


def _unlike(one: Line, other: Line) -> int:
    """How many facts of two lines have no equal in the other."""
    return sum(
        not any(same(fact, equal) for equal in theirs)
        for ours, theirs in ((one.facts, other.facts), (other.facts, one.facts))
        for fact in ours
    )
