"""What a blank form is made of, and how many rows its pages hold in more languages or on shorter paper."""

from __future__ import annotations

from math import ceil
from typing import NamedTuple

from generator.model.paper import Paper, sheet

LABELS = 2
"""The languages for which the layouts leave room."""
_A4, _BOTH_MARGINS = sheet(Paper.A4).high, 36.0
_LABEL = 4.7
"""Height of a label in one language, in millimetres."""
_FEWEST = 2

_HEAD, _LINE = 9.0, 8.5
"""Heights in millimetres: of a head with its labels, of a line to write on."""


class Column(NamedTuple):
    """Blanks below each other. `key` and `ticks` are words of `ui.forms`; a `number` is printed, a `level` to tick."""

    key: str
    width: int
    """Per cent of the page."""
    ticks: tuple[str, ...] = ()


class Grid(NamedTuple):
    """A table to write in."""

    columns: tuple[Column, ...]
    rows: int = 1
    height: int = 10
    """Of a row, in millimetres."""
    title: str | None = None

    @property
    def length(self) -> int:
        """How many times one writes."""
        return self.rows

    @property
    def tall(self) -> float:
        """Its height in millimetres."""
        return _HEAD + self.rows * self.height

    @property
    def ticks(self) -> int:
        """How many boxes to tick stand below each other in a row."""
        most = max(len(column.ticks) for column in self.columns)
        return most if self.rows > 1 and most > 1 else 0

    @property
    def shortened(self) -> Grid:
        """Without its last row."""
        return self._replace(rows=self.rows - 1)


class Lines(NamedTuple):
    """A heading with ruled lines below it."""

    title: str
    lines: int

    @property
    def length(self) -> int:
        """How many times one writes."""
        return self.lines

    @property
    def tall(self) -> float:
        """Its height in millimetres."""
        return _HEAD + self.lines * _LINE

    @property
    def ticks(self) -> int:
        """There are no boxes to tick."""
        return 0

    @property
    def shortened(self) -> Lines:
        """Without its last line."""
        return self._replace(lines=self.lines - 1)


class Layout(NamedTuple):
    """The blanks of a form, on a `page` that style sheets know."""

    page: str
    blocks: tuple[Grid | Lines, ...]


def fitted(layout: Layout, languages: int, high: float) -> Layout:
    """The layout with labels in so many languages, on sheets so many millimetres high."""
    more = max(languages - LABELS, 0)
    less = more * _LABEL * (len(layout.blocks) + 1) + sum(_taller(block, more) for block in layout.blocks)
    if layout.page == "portrait":
        pages = ceil(sum(block.tall for block in layout.blocks) / (_A4 - _BOTH_MARGINS))
        less += pages * (_A4 - high)
    return _shorter(layout, less)


def _shorter(layout: Layout, less: float) -> Layout:
    """Without the last rows of its longest parts, until it is so much shorter; each keeps two."""
    longest = max(layout.blocks, key=lambda block: block.length)
    if less <= 0 or longest.length <= _FEWEST:
        return layout
    blocks = tuple(block.shortened if block is longest else block for block in layout.blocks)
    return _shorter(layout._replace(blocks=blocks), less - (longest.tall - longest.shortened.tall))


def _taller(block: Grid | Lines, more: int) -> float:
    """What the words of its boxes to tick, each below the other, add to its height in further languages."""
    return block.length * max(block.ticks * _LABEL * (1 + more) - block.tall / block.length, 0) if more else 0
