"""How much room words take, by rule of thumb where no typeface is asked: counted in Latin letters."""

from __future__ import annotations

from unicodedata import east_asian_width


def letters(sign: str) -> int:
    """As how many Latin letters a character is wide: a Chinese one is as wide as two."""
    return 2 if east_asian_width(sign) in "WF" else 1
