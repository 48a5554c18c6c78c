"""Spacing between Chinese and Latin, which neither the print engine nor older browsers do."""

from __future__ import annotations

import re

_HAN = r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]"
_LATIN = r"[A-Za-z0-9]"
_HAN_LATIN = re.compile(rf"({_HAN})(?={_LATIN})")
_LATIN_HAN = re.compile(rf"({_LATIN}[%℃+]?)(?={_HAN})")


def space(text: str) -> str:
    """Put an ordinary space between a Chinese character and a Latin letter or digit beside it."""
    return _LATIN_HAN.sub(r"\1 ", _HAN_LATIN.sub(r"\1 ", text))
