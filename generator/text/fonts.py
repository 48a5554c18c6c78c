"""The typefaces of the printed pages: what they can print, how wide words are in them, and cut to what is used.

Only here are HarfBuzz and fontTools.
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import TYPE_CHECKING, NamedTuple

import uharfbuzz
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from generator.layout import Layers

FACES = {"normal": "NotoSansSC-Regular.ttf", "bold": "NotoSansSC-Bold.ttf"}
"""CSS font-weight -> file. Both are static faces: variable ones are slow and not archival, and bold is never faked."""


class Shapes(NamedTuple):
    """The faces of languages whose characters have shapes of their own."""

    family: str
    tags: tuple[str, ...]
    """With one of which the tag of such a language begins."""
    files: dict[str, str]
    """As those of FACES."""


SHAPES = (
    Shapes(
        "Traditional",
        ("zh-Hant", "zh-TW", "zh-HK", "zh-MO"),
        {"normal": "NotoSansTC-Regular.ttf", "bold": "NotoSansTC-Bold.ttf"},
    ),
    Shapes("Japanese", ("ja",), {"normal": "NotoSansJP-Regular.ttf", "bold": "NotoSansJP-Bold.ttf"}),
)
RARE = "BabelStoneHan-Rare.ttf"
"""File of the face for Chinese characters that FACES lack, in one weight: they stand in names of people and places."""
LATIN = "Latin-Extended.ttf"
"""File of the face for the Latin letters beyond Latin-1 that FACES lack, in one weight: names such as Łukasz."""

NARROW, QUOTES = "pwid", "‘’“”…"
"""The OpenType feature by which these are as wide as in English, where they else are as wide as a Chinese character."""
_SINGLE = "‘’"
_FIRST_PLANE, _ALL_PLANES = 0xFFFF, 12
"""The last character of Unicode's first plane; the format of a table of characters that goes beyond."""
_LANGUAGE = re.compile(r'\blang="([\w-]+)"')
_RUNS = re.compile("(—+|(?<=[A-Za-z])’|[‘’](?=[A-Za-z]))")
"""What the print engine kerns as one: dashes are Chinese to it, and the quotes of English have a face of their own."""


def families(tag: str) -> str:
    """The families in which a language is set, as style sheets list them."""
    first = "English" if tag.startswith("en") else next((one.family for one in SHAPES if tag.startswith(one.tags)), "")
    return f"{first}, Handbook" if first else "Handbook"


def shapes_in(html: str) -> tuple[Shapes, ...]:
    """The shapes in which a page is set somewhere, as it says in which languages it is."""
    tags = frozenset(_LANGUAGE.findall(html))
    return tuple(one for one in SHAPES if any(tag.startswith(one.tags) for tag in tags))


@dataclass(frozen=True)
class Typeface:
    """The faces of a folder, as a measure of words."""

    folder: Layers

    @cached_property
    def _faces(self) -> dict[bool, Path]:
        return {bold: self.folder.find(FACES["bold" if bold else "normal"]) for bold in (False, True)}

    def width(self, words: str, *, bold: bool = False) -> float:
        """How wide words are when they stand on one line, in ems: as the print engine sets them, kerning and all.

        A rare character is as wide as what these faces show in its place. A single quote or an apostrophe beside a
        letter is narrow, as in English; of a double one nobody knows here, so it counts as wide.
        """
        face = self._faces[bold]
        return sum(_advance(face, run, narrow=run in _SINGLE) for run in _RUNS.split(words) if run)


@lru_cache(maxsize=1 << 16)
def _advance(face: Path, words: str, *, narrow: bool) -> float:
    font = _font(face)
    buffer = uharfbuzz.Buffer()
    buffer.add_str(str(words))
    buffer.guess_segment_properties()
    uharfbuzz.shape(font, buffer, {NARROW: narrow})
    return sum(int(glyph.x_advance) for glyph in buffer.glyph_positions) / int(font.face.upem)


@cache
def _font(face: Path) -> uharfbuzz.Font:
    return uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(face)))


def printable(folder: Layers) -> frozenset[str]:
    """Characters for which every face in `folder` has a glyph, or one of those in their place."""
    first, *others = (_characters(folder.find(name)) for name in FACES.values())
    for other in others:
        first.intersection_update(other)
    for instead in (RARE, LATIN):
        first.update(_characters(folder.find(instead)))
    return frozenset(map(chr, first))


def _characters(face: Path) -> uharfbuzz.Set:
    """Those that a face has, by number. Of its file only what tells them is read: typefaces are large."""
    return uharfbuzz.Face(uharfbuzz.Blob.from_file_path(face)).unicodes


def glyphs(face: bytes) -> frozenset[str]:
    """Characters for which the font file `face` has a glyph."""
    return frozenset(map(chr, uharfbuzz.Face(face).unicodes))


def cut(face: bytes, characters: str, *features: str) -> bytes:
    """The font file `face`, with glyphs for `characters` only, each under its old number. Same input, same bytes.

    What OpenType `features` put in their place, beyond the usual ones, goes with them.
    """
    return _subset(face, characters, uharfbuzz.SubsetFlags.RETAIN_GIDS, features)


def condense(face: bytes, characters: str) -> bytes:
    """The same, the glyphs numbered anew: where a file holds the font whole, each number up to the last one costs."""
    return _subset(face, characters, uharfbuzz.SubsetFlags.DEFAULT, ())


def joined(face: bytes, more: bytes) -> bytes:
    """The font file `face` with the glyphs of `more` that it lacks, to be set in rows; both have units as large."""
    one, other = (TTFont(io.BytesIO(content), recalcBBoxes=False, recalcTimestamp=False) for content in (face, more))
    for vertical in {"vhea", "vmtx"} & set(one.keys()):
        del one[vertical]
    known = one.getBestCmap()
    added = {code: name for code, name in sorted(other.getBestCmap().items()) if code not in known}
    tables = one["cmap"].tables
    if any(code > _FIRST_PLANE for code in added) and not any(table.format == _ALL_PLANES for table in tables):
        tables.append(_of_all_planes(known))
    one.setGlyphOrder([*one.getGlyphOrder(), *(f"more{code:04X}" for code in added)])
    for code, name in added.items():
        own = f"more{code:04X}"
        one["glyf"][own] = other["glyf"][name]
        one["hmtx"][own] = other["hmtx"][name]
        for table in tables:
            if table.isUnicode() and (code <= _FIRST_PLANE or table.format == _ALL_PLANES):
                table.cmap[code] = own
    one.save(made := io.BytesIO())
    return made.getvalue()


def _of_all_planes(known: Mapping[int, str]) -> CmapSubtable:
    """A table of characters, with what is known already."""
    table = CmapSubtable.newSubtable(_ALL_PLANES)
    table.platformID, table.platEncID, table.language = 3, 10, 0
    table.cmap = dict(known)
    return table


def _subset(face: bytes, characters: str, flags: uharfbuzz.SubsetFlags, features: tuple[str, ...]) -> bytes:
    wanted = uharfbuzz.SubsetInput()
    wanted.flags = flags
    wanted.unicode_set.update(map(ord, characters))
    wanted.layout_feature_tag_set.update(int.from_bytes(name.encode(), "big") for name in features)
    blob = uharfbuzz.subset(uharfbuzz.Face(face), wanted).blob
    return bytes(blob.data or b"")
