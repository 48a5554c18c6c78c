"""The places to write in letters, on finished pages: each a line of its own, long and high enough, its label whole."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

import pypdfium2 as pdfium
import yaml
from measure import POINT, glyphs_of
from pypdfium2 import raw

from generator.text.typography import curl

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from measure import Glyph

LONG, HIGH = 60.0, 7.0
"""What a hand needs, in millimetres."""
LINES = (5.0, 12.0)
"""Heights of what may be a line to write on."""
NEAR = 25.0
"""From a label's top to its line, what is said of it between them."""


class Box(NamedTuple):
    """A line to write on, with the room above it; from the sheet's left and top."""

    left: float
    top: float
    right: float
    bottom: float


class Label(NamedTuple):
    """Bold words, and the base lines on which they stand."""

    text: str
    left: float
    bases: tuple[float, ...]


def slots(content: bytes, language: str) -> tuple[int, list[str]]:
    """How many places to write a runbook's letters have, by the data attached to it; and what is wrong with them."""
    with pdfium.PdfDocument(content) as document:
        files = (document.get_attachment(index) for index in range(document.count_attachments()))
        data = [yaml.safe_load(bytes(one.get_data())) for one in files if one.get_name().endswith(".yml")]
        wanted = Counter(_close(label) for one in data for label in labels(one, language))
        found: Counter[str] = Counter()
        wrong: list[str] = []
        for number, page in enumerate(document if wanted else (), start=1):
            glyphs = [one for one in glyphs_of(page) if one.text.strip()]
            for label, faults in _written(page, glyphs, wanted):
                found[label] += 1
                wrong += [f"page {number}: {label}: {fault}" for fault in faults]
            wrong += [f"page {number}: {one}: parted in its letter" for one in _parted(page, wanted)]
    return sum(wanted.values()), [*wrong, *(f"{label}: not there" for label in (wanted - found).elements())]


def labels(part: object, language: str) -> Iterator[str]:
    """The labels of all places to write below a part of a playbook's data."""
    if isinstance(part, dict):
        for slot in part.get("slots", ()):
            yield slot["label"][language]
    for inner in part.values() if isinstance(part, dict) else part if isinstance(part, list) else ():
        yield from labels(inner, language)


def _written(page: Any, glyphs: Sequence[Glyph], wanted: Mapping[str, int]) -> Iterator[tuple[str, list[str]]]:  # noqa: ANN401 - PDFium ships no types
    """The labels that stand above a line, each with the faults of both."""
    bold = list(_bold(glyphs))
    for box in _boxes(page):
        above = [one for one in bold if abs(one.left - box.left) < 1 and 0 < box.top - one.bases[0] < NEAR]
        label = max(above, key=lambda one: one.bases[0], default=None)
        if label is None or label.text not in wanted:
            continue
        inside = [one for one in glyphs if _within(one, box)]
        yield (
            label.text,
            [
                *(["its label is parted"] if len(label.bases) > 1 else []),
                *([f"{box.right - box.left:.0f} mm long"] if box.right - box.left < LONG else []),
                *([f"{box.bottom - box.top:.1f} mm high"] if box.bottom - box.top < HIGH else []),
                *(["written on already"] if inside else []),
            ],
        )


def _boxes(page: Any) -> Iterator[Box]:  # noqa: ANN401
    high = page.get_height() * POINT
    for path in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH]):
        left, bottom, right, top = (length * POINT for length in path.get_bounds())
        if LINES[0] < top - bottom < LINES[1]:
            yield Box(left, high - top, right, high - bottom)


def _bold(glyphs: Sequence[Glyph]) -> Iterator[Label]:
    """Bold words that follow each other, on one line or on lines below each other."""
    run: list[Glyph] = []
    for before, one in pairwise([None, *glyphs, None]):
        if run and not (before and one and one.bold and -0.5 < one.base - before.base < 2 * one.size * POINT):
            bases = tuple(dict.fromkeys(round(each.base, 1) for each in run))
            yield Label("".join(each.text for each in run), run[0].left, bases)
            run = []
        if one and one.bold:
            run.append(one)


def _within(glyph: Glyph, box: Box) -> bool:
    """Whether a character stands in the room to write in, its lower part at least."""
    return box.left < glyph.left < box.right and box.top + 1 < glyph.base < box.bottom + 1


def _parted(page: Any, wanted: Mapping[str, int]) -> Iterator[str]:  # noqa: ANN401
    """The labels that a letter shows in brackets on two lines."""
    text = page.get_textpage().get_text_range()
    for found in re.finditer(r"【([^】]+)】|\[([^\]]+)\]", text):
        words = found[1] or found[2]
        if "\n" in words and (label := _close(words)) in wanted:
            yield label


def _close(text: str) -> str:
    """The words without their spaces, quotes as they are printed."""
    return re.sub(r"\s", "", curl(text))
