"""How Chinese sounds, told so that a browser can work out the rest: `docs/assets/search/sound.js` does.

pypinyin hears a character beside its neighbours: 行 is hang in 银行 and xing in 行动. A browser gets how each sounds by
itself, and the few places in which it sounds otherwise.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import import_module
from itertools import groupby
from typing import TYPE_CHECKING, cast

from generator.search.terms import HAN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_LIBRARY = "pypinyin"
"""It takes long to load, and is asked only about what was not there before."""
_RUN = re.compile(f"[{HAN}]+")
_ROWS, _CELLS, _LAST_ROW, _UNUSED = range(0xB0, 0xD8), range(0xA1, 0xFF), 0xD7, range(0xFA, 0xFF)
_COMMON = bytes(
    byte for row in _ROWS for cell in _CELLS if (row, cell in _UNUSED) != (_LAST_ROW, True) for byte in (row, cell)
).decode("gb2312")
_EDGE = " "
"""Stands at both ends of a run, and sounds like nothing."""


def runs(folded: str) -> list[str]:
    """What of a text is Chinese: characters that nothing parts."""
    return _RUN.findall(folded)


def read(said: str | list[str]) -> list[str]:
    """How each character of a run sounds beside its neighbours; of several texts each by itself, of one character."""
    silence = cast("Callable[[str], str]", lambda unknown: [""] * len(unknown))  # its type forgets lists; it takes them
    return cast("list[str]", import_module(_LIBRARY).lazy_pinyin(said, errors=silence))


def syllables(written: Iterable[str]) -> dict[str, str]:
    """How characters sound by themselves: `{"common": "a2ai13an…", "others": "dang宕…"}`.

    The first level of GB 2312 stands in the order of its sounds: of these characters it is enough to tell how many that
    follow each other sound so. `others` are those of the written ones that are not among them.
    """
    others: dict[str, str] = {}
    rare = sorted({*written} - {*_COMMON})
    for one, sound in zip(rare, read(rare), strict=True):
        if sound:
            others[sound] = others.get(sound, "") + one
    return {
        "common": _common(),
        "others": "".join(f"{sound}{alike}" for sound, alike in sorted(others.items())),
    }


@cache
def _common() -> str:
    """The sounds of the common characters, each with how many in a row have it: the same in every index."""
    return "".join(f"{sound}{len([*alike])}" for sound, alike in groupby(read([*_COMMON])))


def together(said: Iterable[str]) -> dict[str, str]:
    """What of these runs sounds otherwise than its characters do by themselves: `{"银行": "yin hang", " 着": " zhao"}`.

    Each is the shortest part of a run that sounds the same wherever it stands in them; a space is where a run ends.
    """
    heard = {f"{_EDGE}{run}{_EDGE}": ["", *read(run), ""] for run in sorted({*said})}
    known = sorted({*"".join(heard)})
    alone = dict(zip(known, read(known), strict=True))
    odd = [(run, at) for run, sounds in heard.items() for at, one in enumerate(run) if sounds[at] != alone[one]]
    many = {run[at] for run, at in odd}
    ways: dict[str, set[str]] = {}
    for run, sounds in heard.items():
        for part in (part for at, one in enumerate(run) if one in many for part in _around(run, at)):
            ways.setdefault(run[part], set()).add(" ".join(sounds[part]))
    parts = (next(run[part] for part in _around(run, at) if len(ways[run[part]]) == 1) for run, at in odd)
    return {part: sound for part in parts for sound in ways[part]}


def _around(run: str, at: int) -> Iterator[slice]:
    """The parts of a run in which a place is, from two characters to all."""
    for size in range(2, len(run) + 1):
        yield from (slice(start, start + size) for start in range(max(0, at - size + 1), min(at, len(run) - size) + 1))
