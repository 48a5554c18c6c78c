"""Words on finished pages that the frame of a mark goes through: what nobody reads at a glance."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, Any, NamedTuple

import pypdfium2 as pdfium
from measure import POINT, glyphs_of
from pypdfium2 import raw

if TYPE_CHECKING:
    from collections.abc import Iterator

DEEP = 0.12
"""Millimetres of ink on both sides of an edge from which on a character is struck."""
SIDES = 8
"""Sides of a frame, the inner ones too: a ground has four."""
WIDE, HIGH = 60.0, 6.6
"""What a mark is smaller than, in millimetres: larger boxes may be lines to write on, whose path has four sides too."""


class Edge(NamedTuple):
    """The upper or lower edge of a frame, from the sheet's top, and from where to where it goes."""

    at: float
    left: float
    right: float


def struck(content: bytes) -> list[str]:
    """One line for each page on which edges go through characters, with these."""
    with pdfium.PdfDocument(content) as document:
        found = [(number, "".join(_struck(page))) for number, page in enumerate(document, start=1)]
    return [f"page {number}: {said}" for number, said in found if said]


def _struck(page: Any) -> Iterator[str]:  # noqa: ANN401 - PDFium ships no types
    edges = sorted(_edges(page))
    heights = [one.at for one in edges]
    for one in glyphs_of(page):
        near = edges[bisect_left(heights, one.top + DEEP) : bisect_right(heights, one.bottom - DEEP)]
        if one.text.strip() and any(edge.left < one.left and one.right < edge.right for edge in near):
            yield one.text


def _edges(page: Any) -> Iterator[Edge]:  # noqa: ANN401
    high = page.get_height() * POINT
    for path in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH]):
        left, bottom, right, top = (length * POINT for length in path.get_bounds())
        if right - left < WIDE and top - bottom < HIGH and raw.FPDFPath_CountSegments(path) >= SIDES:
            yield from (Edge(high - side, left, right) for side in (top, bottom))
