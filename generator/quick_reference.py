"""What stands on a playbook's cards, and the largest type in which it fits on them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.view import View

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_POINT = 0.3528
"""Millimetres in a point."""
_LATIN = 0.51
"""Width of a Latin letter of our bold face, in ems, with a little to spare; a Chinese character is one wide."""
_LEADING = 1.2
"""Height of a line, in ems, as the styles of both cards say."""
_HOUR = 60
_WIDE = "\u2e80-\uffef"
_UNBROKEN = re.compile(rf"[{_WIDE}]|[^\s{_WIDE}]+|\s+")


@dataclass(frozen=True)
class Setting:
    """How a card is set: type sizes in points, and how much stands on it that could be left out."""

    size: float
    """Of the moves."""
    rest: float
    """Of all other sentences."""
    callers: int
    nevers: int


FIRST_HOUR = (
    *(Setting(size, rest, 7, 3) for size, rest in ((18, 15), (17, 15), (16, 14), (15, 14), (14, 14))),
    *(Setting(14, rest, 7, nevers) for rest, nevers in ((14, 2), (13, 2), (12, 2), (12, 1), (12, 0))),
    *(Setting(14, rest, callers, 0) for rest, callers in ((12, 5), (12, 4), (11, 4), (11, 3))),
)
"""Settings of the first-hour card, the best first. Moves never get smaller than 14 pt: all else gives way to them."""
POCKET = (
    *(Setting(size, size, callers, 2) for size, callers in ((13, 4), (12.5, 3), (12, 3), (11.5, 3), (11, 3))),
    Setting(11, 11, 3, 1),
    *(Setting(size, size, 2, 1) for size in (11, 10.5, 10, 9.5, 9, 8.5)),
)
"""Settings of the pocket card, the best first."""


def quick_reference(book: View, emergency: str) -> View:
    """The cards of a playbook: `first_hour` and `pocket`, each with its `size`, `rest`, `callers` and `nevers`.

    Beside them `lines`, the first line to take, and `holding`, the row of the matrix with the holding statement: lists
    of one, or empty.
    """
    content = View(
        book=book,
        emergency=emergency,
        lines=book.communication.lines_to_take[:1],
        holding=_holding(book),
    )
    return View(
        lines=content.lines,
        holding=content.holding,
        first_hour=_set(content, FIRST_HOUR, _first_hour, 264),
        pocket=_set(content, POCKET, _pocket, 147.5),
    )


def _holding(book: View) -> list[View]:
    """The row for which everything else waits: the last holding statement of the first hour, else the first of all."""
    rows = [row for row in book.communication.matrix if row.message.stage.key == "holding"]
    soon = [row for row in rows if row.first_by.minutes <= _HOUR]
    return [max(soon, key=lambda row: row.first_by.minutes)] if soon else rows[:1]


def lines(text: str, size: float, width: float) -> int:
    """How many lines a text takes in `size` points, broken at `width` millimetres."""
    room = width / (size * _POINT)
    count, filled = 1, 0.0
    for piece in _UNBROKEN.findall(text):
        long = sum(1 if re.match(f"[{_WIDE}]", character) else _LATIN for character in piece)
        if filled + long > room and not piece.isspace():
            count, filled = count + 1, 0.0
        filled += long
    return count


def _set(
    content: View, settings: Iterable[Setting], height: Callable[[View, Setting], float], available: float
) -> View:
    """The content in the first setting in which it fits the page; in the last, where it fits in none."""
    for setting in settings:
        if height(content, setting) <= available:
            break
    book = content.book
    return View(
        size=setting.size,
        rest=setting.rest,
        callers=book.first_callers[: setting.callers],
        nevers=book.communication.dont[: setting.nevers],
    )


def _height(texts: Iterable[str], size: float, width: float, between: float = 0) -> float:
    """Height of paragraphs below each other, in millimetres."""
    return sum(lines(text, size, width) * size * _POINT * _LEADING + between for text in texts)


def _first_hour(content: View, setting: Setting) -> float:
    book, rest = content.book, setting.rest
    band, heads, last = 16.5, 10.5, 7
    moves = sum(
        max(_height([move.action], setting.size, 110), _height([move.owner.title], 14, 34), 13.2) + 2.8
        for move in book.meta.first_hour
    )
    calls = sum(max(_height([role.title], 14, 60), 6.2) + 1.5 for role in book.first_callers[: setting.callers])
    boxed = _height([content.emergency, *(f"{12 * '–'}{line}" for line in content.lines)], rest, 181, 4)
    plain = _height([f"{12 * '–'}{book.meta.scope.if_unsure}"], rest, 186, 4)
    holding = _height([20 * "–" + row.message.title + 30 * "–" for row in content.holding], 11, 186, 1)
    nevers = book.communication.dont[: setting.nevers]
    said = boxed + plain + holding + _height((f"{8 * '–'}{text}" for text in nevers), rest, 186)
    return band + heads + moves + calls + said + last


def _pocket(content: View, setting: Setting) -> float:
    book, size = content.book, setting.size
    edges, band, levels, identity = 4.5, 7.8, 7.4, 14.2
    two = 2 * size * _POINT * _LEADING
    moves = sum(max(_height([move.step.title], size, 68.3), two) + 1.2 for move in book.meta.first_hour)
    calls = 6.3 * len(book.first_callers[: setting.callers]) + 0.5
    boxed = _height([content.emergency], size, 89, 1.7)
    nevers = _height((f"{6 * '–'}{text}" for text in book.communication.dont[: setting.nevers]), size, 93, 0.6)
    return edges + band + levels + moves + calls + boxed + nevers + identity
