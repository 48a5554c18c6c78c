"""How much room words take, by rule of thumb where no typeface is asked: counted in Latin letters."""

from __future__ import annotations

from unicodedata import east_asian_width

HAN = r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Chinese characters, the rare ones in names and places too, as a class of a pattern says them."""


def letters(sign: str) -> int:
    """As how many Latin letters a character is wide: a Chinese one is as wide as two."""
    return 2 if east_asian_width(sign) in "WF" else 1


def in_letters(text: str) -> int:
    """As how many Latin letters a text is wide."""
    return sum(map(letters, text))
