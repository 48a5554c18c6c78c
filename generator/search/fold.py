"""Text in the one form in which it is compared: as `docs/assets/search/fold.js` folds what readers type."""

from __future__ import annotations

import unicodedata
from functools import cache

from generator.text.traditional import simplified, words_of_taiwan

_MARKS = range(0x300, 0x370)
"""Accents that stand behind their letters."""
_UNSEEN = dict.fromkeys((0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF))
_QUOTES = {0x2018: "'", 0x2019: "'"}


def fold(text: str) -> str:
    """`text` without the differences that no reader means: width, case, accents, Traditional characters."""
    plain = unicodedata.normalize("NFKC", text).lower().translate(_UNSEEN | _QUOTES)
    bare = "".join(c for c in unicodedata.normalize("NFD", plain) if ord(c) not in _MARKS)
    return unicodedata.normalize("NFC", bare).translate(simplified())


@cache
def regional() -> dict[str, str]:
    """Words of Taiwan, folded, to those of the mainland: 软体 is 软件."""
    pairs = ((fold(old), fold(new)) for old, new in words_of_taiwan().items())
    return {old: new for old, new in pairs if old != new and len(old) > 1}
