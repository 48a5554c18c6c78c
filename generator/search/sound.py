"""Chinese -> how it sounds: the terms that pinyin and initials are found by."""

from __future__ import annotations

import re
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING

from pypinyin import lazy_pinyin

from generator.search.terms import HAN

if TYPE_CHECKING:
    from collections.abc import Iterator

_RUN = re.compile(f"[{HAN}]+")
_RETROFLEX, _NASAL = re.compile("([zcs])h"), re.compile("([aei])ng")
_ROWS, _CELLS, _LAST_ROW, _UNUSED = range(0xB0, 0xD8), range(0xA1, 0xFF), 0xD7, range(0xFA, 0xFF)
_COMMON = bytes(
    byte for row in _ROWS for cell in _CELLS if (row, cell in _UNUSED) != (_LAST_ROW, True) for byte in (row, cell)
).decode("gb2312")
_WHOLE = "="
_SYLLABLES = 6
"""How far on a sound is told from each character: who types more has long found it."""
_INITIALS = 8


def sounds(folded: str) -> Iterator[str]:
    """From each character of a run of Chinese on: the syllables as one word, and their initials as one.

    So the beginning of a word that stands anywhere finds it: `xielou` and `xl` find 数据泄露.
    """
    for said in _runs(folded):
        yield from (_syllables(said[n:]) for n in range(len(said)))
        yield from (_initials(said[n:]) for n in range(len(said) - 1))


def whole(folded: str) -> Iterator[str]:
    """The same from the beginning of each run only, and no initials of two characters, which are those of too much."""
    for said in _runs(folded):
        yield _syllables(said)
        if len(said) > 2:  # noqa: PLR2004
            yield _initials(said)


def _runs(folded: str) -> Iterator[list[str]]:
    return (lazy_pinyin(run, errors="ignore") for run in _RUN.findall(folded))


def named(folded: str) -> Iterator[str]:
    """What is called just so: all that is said of each run, marked, for whoever types the whole of it."""
    yield from (f"{_WHOLE}{_syllables(said)}" for said in _runs(folded) if len(said) <= _SYLLABLES)


def syllables(written: str) -> dict[str, str]:
    """How characters sound, for whoever types one for another: `{"common": "a2ai13…", "others": "dan宕…"}`.

    The first level of GB 2312 stands in the order of its sounds: of these characters it is enough to tell how many that
    follow each other sound so. `others` are those of a text that are not among them.
    """
    others: dict[str, str] = {}
    for one in sorted({*written} - {*_COMMON}):
        sound = soft(lazy_pinyin(one)[0])
        if sound != one:  # a character of which nobody knows how it sounds stands for itself
            others[sound] = others.get(sound, "") + one
    return {
        "common": _common(),
        "others": "".join(f"{sound}{alike}" for sound, alike in sorted(others.items())),
    }


@cache
def _common() -> str:
    """The sounds of the common characters, each with how many in a row have it: the same in every index."""
    alike = groupby(soft(one) for one in lazy_pinyin(_COMMON))
    return "".join(f"{sound}{len([*characters])}" for sound, characters in alike)


def soft(sound: str) -> str:
    """Without what half of China does not tell apart: zh from z, ang from an."""
    return _NASAL.sub(r"\1n", _RETROFLEX.sub(r"\1", sound))


def _syllables(said: list[str]) -> str:
    return soft("".join(said[:_SYLLABLES]))


def _initials(said: list[str]) -> str:
    return "".join(one[0] for one in said[:_INITIALS])
