"""Traditional Chinese characters, and the Simplified ones that stand for them, from OpenCC's tables."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import opencc

if TYPE_CHECKING:
    from collections.abc import Iterator

_FOLDER = Path(opencc.__file__).parent / "dictionary"
_LEFT_IN_THE_STANDARD = "後於徵夥麽"
"""GB 2312 or OpenCC has them as Simplified too, though but for a surname or a musical note nobody writes them."""


@cache
def simplified() -> dict[int, str]:
    """To each Traditional character the Simplified one that stands first: for `str.translate`."""
    table = {ord(old): new[0] for old, new in _rows("TSCharacters.txt") if len(old) == len(new[0]) == 1}
    return {old: new for old, new in table.items() if chr(old) != new}


@cache
def never_simplified() -> frozenset[str]:
    """Traditional characters that no text in Simplified Chinese has: 請, but neither 乾 (乾隆) nor 摺 (摺扇)."""
    also = {old for old, new in _rows("TSCharacters.txt") if old in new}
    return frozenset(one for one in map(chr, simplified()) if one not in also and not _standard(one)) | frozenset(
        _LEFT_IN_THE_STANDARD
    )


def words_of_taiwan() -> dict[str, str]:
    """Words that are others on the mainland: 軟體 is 软件."""
    return {old: new[0] for old, new in _rows("TWPhrasesRev.txt")}


def _rows(name: str) -> Iterator[tuple[str, list[str]]]:
    for line in (_FOLDER / name).read_text(encoding="utf-8").splitlines():
        if "\t" in line:
            old, new = line.split("\t")
            yield old, new.split(" ")


def _standard(character: str) -> bool:
    """Whether it is in GB 2312, the mainland's characters of every day."""
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True
