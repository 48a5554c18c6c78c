"""The typefaces of the printed pages: what they can print, how wide words are in them, and cut to what is used.

Only here is HarfBuzz.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

import uharfbuzz

if TYPE_CHECKING:
    from pathlib import Path

FACES = {"normal": "NotoSansSC-Regular.ttf", "bold": "NotoSansSC-Bold.ttf"}
"""CSS font-weight -> file. Both are static faces: variable ones are slow and not archival, and bold is never faked."""
RARE = "BabelStoneHan-Rare.ttf"
"""File of the face for Chinese characters that FACES lack, in one weight: they stand in names of people and places."""

_RUNS = re.compile("—+|[^—]+")
"""What the print engine kerns as one: it takes dashes for Chinese."""


@dataclass(frozen=True)
class Typeface:
    """The faces of a folder, as a measure of words."""

    folder: Path

    def width(self, words: str, *, bold: bool = False) -> float:
        """How wide words are when they stand on one line, in ems: as the print engine sets them, kerning and all.

        A rare character is as wide as what these faces show in its place.
        """
        return sum(_advance(self.folder / FACES["bold" if bold else "normal"], run) for run in _RUNS.findall(words))


@lru_cache(maxsize=1 << 16)
def _advance(face: Path, words: str) -> float:
    font = _font(face)
    buffer = uharfbuzz.Buffer()
    buffer.add_str(str(words))
    buffer.guess_segment_properties()
    uharfbuzz.shape(font, buffer)
    return sum(int(glyph.x_advance) for glyph in buffer.glyph_positions) / int(font.face.upem)


@cache
def _font(face: Path) -> uharfbuzz.Font:
    return uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(face)))


@cache
def printable(folder: Path) -> frozenset[str]:
    """Characters for which every face in `folder` has a glyph, or the rare one in their place."""
    faces = frozenset.intersection(*(glyphs((folder / name).read_bytes()) for name in FACES.values()))
    return faces | glyphs((folder / RARE).read_bytes())


def glyphs(face: bytes) -> frozenset[str]:
    """Characters for which the font file `face` has a glyph."""
    return frozenset(map(chr, uharfbuzz.Face(face).unicodes))


def cut(face: bytes, characters: str) -> bytes:
    """The font file `face`, with glyphs for `characters` only, each under its old number. Same input, same bytes."""
    return _subset(face, characters, uharfbuzz.SubsetFlags.RETAIN_GIDS)


def condense(face: bytes, characters: str) -> bytes:
    """The same, the glyphs numbered anew: where a file holds the font whole, each number up to the last one costs."""
    return _subset(face, characters, uharfbuzz.SubsetFlags.DEFAULT)


def _subset(face: bytes, characters: str, flags: uharfbuzz.SubsetFlags) -> bytes:
    wanted = uharfbuzz.SubsetInput()
    wanted.flags = flags
    wanted.unicode_set.update(map(ord, characters))
    blob = uharfbuzz.subset(uharfbuzz.Face(face), wanted).blob
    return bytes(blob.data or b"")
