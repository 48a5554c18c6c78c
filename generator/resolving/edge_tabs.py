"""The tab on the outer edge of a playbook's pages, by which its sheets are told from those of all others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.resolving.added_fields import EdgeTab

if TYPE_CHECKING:
    from collections.abc import Iterable

_WHITE, _BLACK = "#fff", "#000"
COLOURS = (
    ("#8a1750", _WHITE),
    ("#ffd84d", _BLACK),
    ("#124e96", _WHITE),
    ("#9ccc65", _BLACK),
    ("#5b2a86", _WHITE),
    ("#7fd3e6", _BLACK),
    ("#7a3b12", _WHITE),
    ("#f7a8c4", _BLACK),
    ("#0b5d50", _WHITE),
    ("#ffb066", _BLACK),
    ("#3a4650", _WHITE),
    ("#c9b3ec", _BLACK),
)
"""Ground and ink. Dark and light ones take turns, so that neighbours differ in grey too."""
PLACES = 12
"""From the top of the edge to its foot."""


def edge_tab(number: int) -> EdgeTab:
    """The tab of the playbook with a `number` from 1; place and colour together are its own among the first 72."""
    turn, place = divmod(number - 1, PLACES)
    ground, ink = COLOURS[(place + 2 * turn) % len(COLOURS)]
    return EdgeTab(number=number, ground=ground, ink=ink, place=place)


def of_each_colour(tabs: Iterable[EdgeTab]) -> list[EdgeTab]:
    """The first of each ground."""
    found: dict[str, EdgeTab] = {}
    for tab in tabs:
        found.setdefault(tab.ground, tab)
    return list(found.values())
