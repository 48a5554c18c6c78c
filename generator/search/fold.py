"""Text in the one form in which it is compared: as `docs/assets/search/fold.js` folds what readers type."""

from __future__ import annotations

import unicodedata
from functools import cache
from pathlib import Path

import opencc

_MARKS = range(0x300, 0x370)
"""Accents that stand behind their letters."""
_UNSEEN = dict.fromkeys((0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF))
_QUOTES = {0x2018: "'", 0x2019: "'"}
_FOLDER = Path(opencc.__file__).parent / "dictionary"


def fold(text: str) -> str:
    """`text` without the differences that no reader means: width, case, accents, Traditional characters."""
    plain = unicodedata.normalize("NFKC", text).lower().translate(_UNSEEN | _QUOTES)
    bare = "".join(c for c in unicodedata.normalize("NFD", plain) if ord(c) not in _MARKS)
    return unicodedata.normalize("NFC", bare).translate(traditional())


@cache
def traditional() -> dict[int, str]:
    """OpenCC's table of Traditional characters: to each the Simplified one that stands first."""
    rows = (line.split("\t") for line in (_FOLDER / "TSCharacters.txt").read_text(encoding="utf-8").splitlines())
    table = {ord(old): new.split(" ")[0] for old, new in rows if len(old) == 1}
    return {old: new for old, new in table.items() if chr(old) != new and len(new) == 1}


@cache
def regional() -> dict[str, str]:
    """OpenCC's words of Taiwan, folded, to those of the mainland: 软体 is 软件."""
    lines = (_FOLDER / "TWPhrasesRev.txt").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if "\t" in line)
    pairs = ((fold(old), fold(new.split(" ")[0])) for old, new in rows)
    return {old: new for old, new in pairs if old != new and len(old) > 1}
