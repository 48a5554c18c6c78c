"""The typeface of the printed pages: what it can print, and cut to what a document uses. Only here is HarfBuzz."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import uharfbuzz

if TYPE_CHECKING:
    from pathlib import Path

FACES = {"normal": "NotoSansSC-Regular.ttf", "bold": "NotoSansSC-Bold.ttf"}
"""CSS font-weight -> file. Both are static faces: variable ones are slow and not archival, and bold is never faked."""


@cache
def printable(folder: Path) -> frozenset[str]:
    """Characters for which every face in `folder` has a glyph."""
    faces = [uharfbuzz.Face(uharfbuzz.Blob.from_file_path(folder / name)) for name in FACES.values()]
    return frozenset.intersection(*(frozenset(map(chr, face.unicodes)) for face in faces))


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
