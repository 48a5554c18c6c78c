"""Measures finished documents page by page, from the PDFs alone: what is inked, which type stands where, how lines end.

Lengths are millimetres.
"""

from __future__ import annotations

import ctypes
import re
from dataclasses import dataclass
from itertools import pairwise
from math import sqrt
from typing import TYPE_CHECKING, Any, NamedTuple

import pypdfium2 as pdfium
from pypdfium2 import raw

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

POINT = 25.4 / 72
"""Millimetres in a point."""
HEAD, FOOT, SIDE = 12.0, 18.0, 14.0
"""What running heads, feet and the tab take at a sheet's top, foot and sides: there is no running text."""
BAND = 4.0
"""Height of the bands in which ink is looked for."""
DPI = 36
FAINT = 200
"""Grey from which on nothing counts as ink: grounds of cells are lighter."""
WHITE, WRITING = 253, (6.5, 12.0)
"""Grey from which on a dot is of no rule; and how far the rules are apart between which one writes."""
HALF, NEARLY_EMPTY = 0.35, 0.15
"""Shares of bands with ink."""
SMALLEST = 10.0
"""Points, outside heads and feet."""
EDGE = 6.0
"""What a printer leaves white, and a little."""
HOLES = 15.5
"""From the binding to the far side of punched holes (ISO 838: 12 mm to their middle, 6 mm wide), and a little."""
OVER = 0.4
"""The share of a character that another one may not cover."""
FLAT = 0.8
"""Millimetres: the ink of no letter is as low."""
BOLD = "Bold"


class Glyph(NamedTuple):
    """A character on a page: where its ink and its base line are from the sheet's left and top; its size in points."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    base: float
    size: float
    bold: bool


class Line(NamedTuple):
    """A line of characters."""

    text: str
    left: float
    base: float
    size: float


@dataclass(frozen=True)
class Sheet:
    """What is measured on a page."""

    number: int
    coverage: float
    """Share of the bands of the text area with ink, or ruled to be written on."""
    characters: int
    """In the text area."""
    small: tuple[str, ...]
    """Those that are smaller than they may be."""
    edge: float
    """From the nearest character or code to the sheet's edge."""
    left: float
    right: float
    """The same to its left and its right edge."""
    heads_only: bool
    """Whether the little on it is bold: headings, heads of tables, and no text that they are about."""
    cut: bool
    """Whether its head or its foot ends in an ellipsis, because it is longer than its place."""
    over: str
    """Characters that are printed over others."""
    blocks: int
    """Of more than one line."""
    single: tuple[str, ...]
    """Ends of blocks whose last line is one character; the line before and the character."""


def measure(content: bytes) -> list[Sheet]:
    """Every page of a document, with what stands in its fields."""
    with pdfium.PdfDocument(content) as document:
        document.init_forms()
        return [_sheet(number, page) for number, page in enumerate(document, start=1)]


def on_pages(content: bytes) -> list[list[Glyph]]:
    """The characters of each page of a document, spaces left out."""
    with pdfium.PdfDocument(content) as document:
        return [[one for one in glyphs_of(page) if one.text.strip()] for page in document]


def _sheet(number: int, page: Any) -> Sheet:  # noqa: ANN401 - PDFium ships no types
    wide, high = (side * POINT for side in page.get_size())
    glyphs = [one for one in glyphs_of(page) if one.text.strip()]
    inside = [one for one in glyphs if one.top >= HEAD and one.bottom <= high - FOOT and one.left < wide - SIDE + 0.5]
    edges = [min(one.left, one.top, wide - one.right, high - one.bottom) for one in glyphs]
    edges += [min(left, low, wide - right, high - up) for left, low, right, up in _codes(page)]
    blocks = list(_blocks(_lines(inside)))
    ends = ((block[-2].text, block[-1].text) for block in blocks)
    coverage = _coverage(page, wide, high)
    return Sheet(
        number=number,
        coverage=coverage,
        characters=len(inside),
        small=tuple(one.text for one in inside if one.size < SMALLEST - 0.05),
        edge=min(edges, default=wide),
        left=min((one.left for one in glyphs), default=wide),
        right=min((wide - one.right for one in glyphs), default=wide),
        heads_only=coverage < HALF and bool(inside) and all(one.bold for one in inside),
        cut=any(_is_ellipsis(one) and (one.bottom < HEAD or one.top > high - FOOT) for one in glyphs),
        over="".join(_over(glyphs)),
        blocks=len(blocks),
        single=tuple(f"{before}|{last}" for before, last in ends if _is_single(last)),
    )


def _is_ellipsis(one: Glyph) -> bool:
    """Whether it is of an ellipsis that the engine put: that stands for the letters which it hides, or for no text."""
    flat = one.bottom - one.top < FLAT and one.text != "一"
    return one.text == "…" or (flat and (one.text.isalnum() or not one.text.isprintable()))


def _over(glyphs: Iterable[Glyph]) -> Iterator[str]:
    """Those that share much of their ink's box with one before.

    Only those with their middles in the same two millimetres are looked at: of words printed over others some are.
    """
    before: dict[tuple[int, int], Glyph] = {}
    for one in glyphs:
        at = int(one.left + one.right) // 4, int(one.top + one.bottom) // 4
        if (other := before.get(at)) and (other.base, other.left) != (one.base, one.left):
            wide = min(one.right, other.right) - max(one.left, other.left)
            high = min(one.bottom, other.bottom) - max(one.top, other.top)
            least = min((each.right - each.left) * (each.bottom - each.top) for each in (one, other))
            if min(wide, high) > 0 and wide * high > OVER * least:
                yield one.text
        before[at] = one


def glyphs_of(page: Any) -> Iterator[Glyph]:  # noqa: ANN401
    """The characters of a page in the order of its content."""
    text, high = page.get_textpage(), page.get_height() * POINT
    box, origin = [ctypes.c_double() for _ in range(4)], [ctypes.c_double() for _ in range(2)]
    matrix, name, flags = raw.FS_MATRIX(), ctypes.create_string_buffer(64), ctypes.c_int()
    for index in range(text.count_chars()):
        character = chr(raw.FPDFText_GetUnicode(text, index))
        if raw.FPDFText_IsGenerated(text, index) or not raw.FPDFText_GetCharBox(text, index, *box):
            continue
        raw.FPDFText_GetCharOrigin(text, index, *origin)
        raw.FPDFText_GetMatrix(text, index, matrix)
        raw.FPDFText_GetFontInfo(text, index, name, 64, flags)
        size = raw.FPDFText_GetFontSize(text, index) * sqrt(abs(matrix.a * matrix.d - matrix.b * matrix.c))
        left, right, bottom, top = (one.value * POINT for one in box)
        base = high - origin[1].value * POINT
        yield Glyph(character, left, high - top, right, high - bottom, base, size, BOLD.encode() in name.value)


def _codes(page: Any) -> Iterator[tuple[float, float, float, float]]:  # noqa: ANN401
    """Left, bottom, right and top of the square pictures of a page; others are grounds."""
    for picture in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE]):
        left, low, right, up = (length * POINT for length in picture.get_bounds())
        if abs((right - left) - (up - low)) < 0.5:
            yield left, low, right, up


def _coverage(page: Any, wide: float, high: float) -> float:  # noqa: ANN401
    """Share of bands of the text area with ink, or ruled to be written on."""
    per = DPI / 25.4
    inside = (int(SIDE * per), int(HEAD * per), int((wide - SIDE) * per), int((high - FOOT) * per))
    image = page.render(scale=DPI / 72, grayscale=True).to_pil().crop(inside)
    rows = range(image.height)
    darkest = [image.crop((0, row, image.width, row + 1)).getextrema()[0] for row in rows]
    middle = (image.width // 4, image.width * 3 // 4)  # rules end with the text, which has one margin wider
    ruled = _ruled([image.crop((middle[0], row, middle[1], row + 1)).getextrema()[1] for row in rows])
    bands = [range(int(at * BAND * per), int((at + 1) * BAND * per)) for at in range(int(image.height / per / BAND))]
    return sum(any(darkest[row] < FAINT or row in ruled for row in band) for band in bands) / len(bands)


def _ruled(lightest: Sequence[int]) -> set[int]:
    """The rows of dots between rules to write on: thin lines across the page, one a line of writing."""
    thin = 3
    rules = [
        row
        for row in range(thin, len(lightest) - thin)
        if lightest[row] < WHITE <= min(lightest[row - thin], lightest[row + thin]) and lightest[row - 1] >= WHITE
    ]
    near, far = (length * DPI / 25.4 for length in WRITING)
    return {row for above, below in pairwise(rules) if near < below - above < far for row in range(above, below)}


def _lines(glyphs: Iterable[Glyph]) -> list[Line]:
    """Characters that stand next to each other on one base line, in the order of the content.

    A quote's ink ends far above the line, and is as far as a character from the next one.
    """
    lines: list[list[Glyph]] = []
    for one in glyphs:
        last = lines[-1][-1] if lines else None
        height = one.size * POINT
        if last and abs(last.base - one.base) < height * 0.3 and -height < one.left - last.right < height * 1.5:
            lines[-1].append(one)
        else:
            lines.append([one])
    return [
        Line("".join(one.text for one in line), min(one.left for one in line), line[0].base, line[0].size)
        for line in lines
    ]


def _blocks(lines: list[Line]) -> Iterator[list[Line]]:
    """Lines of one size below each other from the same left edge, two at least."""
    block = lines[:1]
    for before, line in pairwise(lines):
        height = line.size * POINT
        below = 0.8 * height < line.base - before.base < 2 * height
        if below and abs(before.left - line.left) < 1.5 and abs(before.size - line.size) < 0.2:
            block.append(line)
            continue
        if len(block) > 1:
            yield block
        block = [line]
    if len(block) > 1:
        yield block


def _is_single(last: str) -> bool:
    """Whether a line is one Chinese character, with or without a mark behind it."""
    return bool(re.fullmatch(r"[\u3400-\u9fff][，。；：、！？”）》]*", last))


class Faults(NamedTuple):
    """What is wrong with a document, by the measures that its pages are held to: the pages, and what is on them."""

    nearly_empty: list[str]
    half_empty: list[str]
    heads_only: list[str]
    at_the_edge: list[str]
    under_holes: list[str]
    small: list[str]
    cut_off: list[str]
    overprinted: list[str]


def faults(sheets: Iterable[Sheet], *, double: bool = False) -> Faults:
    """Each fault as one line; of a sheet printed on both sides, `double`, even pages are bound on their right."""
    sheets = list(sheets)
    bound = [(one, one.right if double and one.number % 2 == 0 else one.left) for one in sheets]
    return Faults(
        [f"page {one.number}: {one.coverage:.0%} filled" for one in sheets if one.coverage < NEARLY_EMPTY],
        [f"page {one.number}: {one.coverage:.0%} filled" for one in sheets if NEARLY_EMPTY <= one.coverage < HALF],
        [f"page {one.number}: headings only" for one in sheets if one.heads_only],
        [f"page {one.number}: {one.edge:.1f} mm from the edge" for one in sheets if round(one.edge, 2) < EDGE],
        [f"page {one.number}: {inner:.1f} mm from the binding" for one, inner in bound if inner < HOLES],
        [f"page {one.number}: {''.join(one.small)[:60]}" for one in sheets if one.small],
        [f"page {one.number}: its head or foot is cut off" for one in sheets if one.cut],
        [f"page {one.number}: {one.over[:60]}" for one in sheets if one.over],
    )


def alone(sheets: Iterable[Sheet]) -> float:
    """The share of blocks of several lines whose last line is one character."""
    sheets = list(sheets)
    return sum(len(one.single) for one in sheets) / max(sum(one.blocks for one in sheets), 1)
