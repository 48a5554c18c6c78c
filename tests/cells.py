"""The cells of ruled tables on finished pages: empty ones are as high as a hand writes, no word leaves its cell."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

import pypdfium2 as pdfium
from measure import POINT, glyphs_of
from pypdfium2 import raw

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from measure import Glyph

HIGH = 7.0
"""Millimetres from rule to rule."""
WIDE = 10.0
"""What is narrower holds a box to tick."""
THICK, CLOSE = 0.8, 2.5
"""Of a rule at most; and what stands closer than a line of type is no cell."""


CLEAR = 0.4
"""How far a letter may reach over the middle of a rule on either side."""


class Cell(NamedTuple):
    """What is between two rules below each other, from the sheet's left and top."""

    left: float
    top: float
    right: float
    bottom: float


def low(content: bytes) -> list[str]:
    """The empty cells that are too low, as one line each."""
    with pdfium.PdfDocument(content) as document:
        return [
            f"page {number}: {cell.bottom - cell.top:.1f} mm at {cell.top:.0f} mm"
            for number, page in enumerate(document, start=1)
            for cell in empty(page)
            if cell.bottom - cell.top < HIGH - 0.1
        ]


def crossed(content: bytes) -> list[str]:
    """The characters that stand on both sides of a rule between two cells, as one line each."""
    with pdfium.PdfDocument(content) as document:
        return [
            f"{glyph.text} on page {number} crosses the rule at {x:.0f} mm"
            for number, page in enumerate(document, start=1)
            for x, top, bottom in _sides(page)
            for glyph in glyphs_of(page)
            if glyph.left < x - CLEAR and glyph.right > x + CLEAR and top < (glyph.top + glyph.bottom) / 2 < bottom
        ]


def empty(page: Any) -> Iterator[Cell]:  # noqa: ANN401 - PDFium ships no types
    """The cells of a page with nothing in them."""
    glyphs = [one for one in glyphs_of(page) if one.text.strip()]
    return (cell for cell in _cells(page) if not _holds(cell, glyphs))


def _cells(page: Any) -> Iterator[Cell]:  # noqa: ANN401
    """What stands between rules of one width below each other, with a rule on the left."""
    high = page.get_height() * POINT
    rules, sides = defaultdict(set), list(_sides(page))
    for path in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH]):
        left, bottom, right, top = (length * POINT for length in path.get_bounds())
        if top - bottom < THICK and right - left > WIDE:
            rules[round(left), round(right)].add(round(high - (top + bottom) / 2, 1))
    for (left, right), heights in rules.items():
        for above, below in pairwise(sorted(heights)):
            beside = any(abs(x - left) < 1 and top < above + 1 and end > below - 1 for x, top, end in sides)
            if beside and below - above > CLOSE:
                yield Cell(left, above, right, below)


def _sides(page: Any) -> Iterator[tuple[float, float, float]]:  # noqa: ANN401
    """Upright rules: how far from the left, from which height to which."""
    high = page.get_height() * POINT
    for path in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH]):
        left, bottom, right, top = (length * POINT for length in path.get_bounds())
        if right - left < THICK and top - bottom >= THICK:
            yield left, high - top, high - bottom


def _holds(cell: Cell, glyphs: Sequence[Glyph]) -> bool:
    """Whether any character has its middle in the cell."""
    return any(
        cell.left < (one.left + one.right) / 2 < cell.right and cell.top < (one.top + one.bottom) / 2 < cell.bottom
        for one in glyphs
    )
