"""Words on finished pages that are parted at a line's end without a hyphen, as if they were two."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pypdfium2 as pdfium
from measure import POINT, glyphs_of

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from measure import Glyph

LONGEST = 20
"""Letters: a longer one, such as an address, may have no line that holds it."""
_LETTERS = frozenset({"a", "A", "I"})
"""Words of one letter."""
_AROUND = "()[]{}“”‘’\"',.;:!?·"


def divided(content: bytes, words: Container[str]) -> list[str]:
    """One line for each word that is parted, one of the known `words` whose halves are not both words."""
    with pdfium.PdfDocument(content) as document:
        pages = [(number, list(_lines(page))) for number, page in enumerate(document, start=1)]
    return [f"page {number}: {said}" for number, lines in pages for said in _parted(lines, words)]


def _parted(lines: list[list[Glyph]], words: Container[str]) -> Iterator[str]:
    for upper, lower in pairwise(lines):
        one, other = upper[0], lower[0]
        below = 0 < other.base - one.base < 2 * one.size * POINT
        if not below or abs(one.size - other.size) > 0.2:
            continue
        first = re.split(r"\s", "".join(glyph.text for glyph in upper))[-1].lstrip(_AROUND)
        second = re.split(r"\s", "".join(glyph.text for glyph in lower))[0].rstrip(_AROUND)
        whole = first + second
        plain = whole.isascii() and first.isalpha() and second.isalpha() and len(whole) <= LONGEST
        if plain and first not in _LETTERS and whole in words and not (first in words and second in words):
            yield f"{first}|{second}"


def _lines(page: Any) -> Iterator[list[Glyph]]:  # noqa: ANN401 - PDFium ships no types
    """The characters of a page by line, spaces too, in the order of its content."""
    line: list[Glyph] = []
    for one in glyphs_of(page):
        last, high = line[-1] if line else one, one.size * POINT
        if line and not (abs(last.base - one.base) < high * 0.3 and -high < one.left - last.right < high * 1.5):
            yield line
            line = []
        line.append(one)
    if line:
        yield line
