"""Values in brackets or quotes that go on over several lines, each read as one line."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from generator.loading.flow_slips import OPEN, flow_slip
from generator.loading.key_habits import LINE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_REMARK = re.compile(r"(?<=[,\[{]) +#.*$")
"""A comment behind an item, as a list may have one for each."""


class Row(NamedTuple):
    """A line, or several as one; `parts` says where in `text` which line begins, and from which of its columns on."""

    text: str
    parts: tuple[tuple[int, int, int], ...]

    @property
    def number(self) -> int:
        """The first line, from 1."""
        return self.parts[0][1]

    @property
    def numbers(self) -> list[int]:
        """Its lines, from 1."""
        return [number for _, number, _ in self.parts]

    def place(self, at: int) -> tuple[int, int]:
        """The line, from 1, and the column, from 0, of the character `at` of the text."""
        start, number, column = next(part for part in reversed(self.parts) if part[0] <= max(at, 0))
        return number, at - start + column


def rows(lines: Sequence[tuple[int, str]]) -> list[Row]:
    """The lines, with their numbers from 1; those of one value are joined if it ends on one of them."""
    found: list[Row] = []
    at = 0
    while at < len(lines):
        taken = _taken(lines, at)
        found.append(_joined(lines[at : at + taken]))
        at += taken
    return found


def _joined(lines: Sequence[tuple[int, str]]) -> Row:
    number, text = lines[0]
    text = _REMARK.sub("", text) if len(lines) > 1 else text
    parts = [(0, number, 0)]
    for below, line in lines[1:]:
        parts.append((len(text) + 1, below, len(line) - len(line.lstrip(" "))))
        text = f"{text} {_REMARK.sub('', line.lstrip(' '))}"
    return Row(text, tuple(parts))


def _taken(lines: Sequence[tuple[int, str]], at: int) -> int:
    """How many lines from `at` on belong to one value."""
    parts = LINE.match(lines[at][1])
    first = parts["value"][:1] if parts else ""
    if not parts or not first or first not in {*OPEN, "'", '"'}:
        return 1
    start = parts.start("value")
    goes_on = _bracket_open if first in OPEN else _quote_open
    if not goes_on(lines[at][1], start):
        return 1
    left = parts.start("key") if parts["key"] else len(parts["indent"])
    deeper = [*takewhile(lambda one: _belongs(one[1], left), lines[at + 1 :])]
    return _end(lines[at : at + 1 + len(deeper)], start, goes_on)


def _belongs(line: str, left: int) -> bool:
    own = len(line) - len(line.lstrip())  # a blank of another kind is told by itself
    return own > left or line.strip() in {"]", "}", "],", "},"}


def _end(lines: Sequence[tuple[int, str]], start: int, goes_on: Callable[[str, int], bool]) -> int:
    """How many of the lines make the value; 1 if it ends on none of them."""
    first = lines[0][1][start]
    closing = OPEN.get(first, first)
    may_end = (n for n, (_, line) in enumerate(lines[1:], 2) if closing in line)
    return next((n for n in may_end if not goes_on(_joined(lines[:n]).text, start)), 1)


def _bracket_open(line: str, start: int) -> bool:
    told = flow_slip(line, start)
    return told is not None and told.rule == "unclosed-bracket"


def _quote_open(line: str, start: int) -> bool:
    quote = line[start]
    return line[start + 1 :].replace("\\\\", "").replace('\\"', "").count(quote) % 2 == 0
