"""On which paper a handbook is printed: the sizes of its sheets and of its posters."""

from __future__ import annotations

from typing import NamedTuple

from generator.model.choice import Choice


class Paper(Choice):
    """What the printers of a place take."""

    A4 = "a4"
    LETTER = "letter"
    """As in North America; posters are on Tabloid."""


class Size(NamedTuple):
    """Paper, upright."""

    key: str
    """Of `ui.printouts`, which says what it is called."""
    css: str
    """How style sheets call it."""
    wide: float
    """Millimetres, as below."""
    high: float


_SHEETS = {
    Paper.A4: Size("a4", "A4", 210.0, 297.0),
    Paper.LETTER: Size("letter", "letter", 215.9, 279.4),
}
_POSTERS = {
    Paper.A4: Size("a3", "A3", 297.0, 420.0),
    Paper.LETTER: Size("tabloid", "ledger", 279.4, 431.8),
}
"""Twice as large as a sheet."""


def sheet(paper: str) -> Size:
    """What everything is printed on that is no poster."""
    return _SHEETS[Paper(paper)]


def poster(paper: str) -> Size:
    """What is read from two metres."""
    return _POSTERS[Paper(paper)]
