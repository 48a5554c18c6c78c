"""The lines of a text that stand for themselves: items of a list, and paragraphs."""

from __future__ import annotations

import re

Span = tuple[int, int]
_ITEM = re.compile(
    r"^[ \t]*(?:[-*•·–—]|\(?\d{1,2}[.)、]|（\d{1,2}）|[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|[①-⑳]|[A-Za-z][.)、]|[（(][A-Za-z][)）])\s*\S.*$",
    re.MULTILINE,
)
_BLANK = re.compile(r"\{[\w-]+\}")
_PARAGRAPH = re.compile(r"\S(?:.|\n(?!\s*\n))*")


def items(text: str) -> list[Span]:
    """From where to where each item of a list stands in `text`."""
    return [found.span() for found in _ITEM.finditer(text)] if "\n" in text or text[:1] in "-*•·–—" else []


def paragraphs(text: str) -> list[Span]:
    """From where to where each paragraph stands."""
    return [found.span() for found in _PARAGRAPH.finditer(text)] if "\n" in text else [(0, len(text))]


def odd(longer: list[str], shorter: list[str]) -> int:
    """Position of the first line of `longer` that most likely has none in `shorter`, by their blanks and lengths."""
    if not shorter:
        return 0
    scale = sum(map(len, longer)) / sum(map(len, shorter))
    whole = max(map(len, longer))

    def strain(position: int) -> float:
        left = longer[:position] + longer[position + 1 :]
        return sum(
            abs(len(line) - len(other) * scale) + whole * len({*_BLANK.findall(line)} ^ {*_BLANK.findall(other)})
            for line, other in zip(left, shorter, strict=False)
        )

    return min(range(len(longer)), key=strain)
