"""The drawing of a response as swim lanes: who does what in the first four hours, and a list of what comes later."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.drawing import LEADING, Label, arrow, box, drawing, line, spread, text, together
from generator.model.response import Bucket
from generator.wrap import BOLD, width

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from generator.view import View

    Ui = Mapping[str, Mapping[str, str]]
    Point = tuple[float, float]

IN_LANES = (Bucket.FIRST_QUARTER, Bucket.FIRST_HOUR, Bucket.FIRST_SHIFT)
"""What is drawn large: the hours in which people look up at a wall. What comes later is a list beside it."""
SIZES = tuple(half / 2 for half in range(40, 11, -1))
"""Sizes of type, the best first."""
_GAP = 0.3
"""Between boxes in one cell of the grid, and around them, in ems."""
_GUTTER = 1.7
"""Between columns, in ems; dependencies run here, and nowhere else."""
_TRACKS = (0.85, 0.5, 1.2, 0.25)
"""Where in a gutter lines run, from the column behind it, in ems; the best first."""
_LIST = range(11, 60)
"""Widths of the list of what comes later that are tried, in ems."""


@dataclass(frozen=True)
class _Entry:
    """A step or a decision at its deadline."""

    what: View
    kind: str
    role: View
    bucket: Bucket
    mark: str
    title: str
    facts: str
    after: tuple[View, ...] = ()


@dataclass(frozen=True)
class _Cell:
    """Where an entry is drawn: column, lane, box."""

    entry: _Entry
    column: int
    x: float
    y: float
    width: float
    height: float


def swimlanes(book: View, ui: Ui, wide: float, high: float) -> View:
    """Steps and decisions in a lane a role and a column a time bucket, in the largest type that fits.

    Roles with one thing to do share the last lane, where each box names its role. A dependency is an arrow where one
    can run between the columns without touching a box or another's arrow; else the box says it in words.
    """
    entries = list(_entries(book, ui))
    told = {(entry.what, before) for entry in entries for before in entry.after if not _near(before, entry, entries)}
    for size in SIZES:
        while (plan := _plan(entries, told, ui, wide / size, high / size)) is not None:
            lines, missed = _routes(plan.cells)
            if not missed:
                return _draw(plan, lines, ui, wide, high, size)
            told |= missed
    message = f"{book.id}: too much for a poster"
    raise ValueError(message)


def _entries(book: View, ui: Ui) -> Iterator[_Entry]:
    """Steps and decisions in the order of their deadlines, a decision after the steps that are due with it."""
    found = [
        _Entry(step, "step", step.accountable, Bucket(step.bucket.key), str(step.number), step.title, step.deadline, tuple(step.after))
        for step in book.response.steps
    ]
    found += [
        _Entry(one, "decision", one.decider, Bucket.at(one.deadline.minutes), "◆", one.question, f"{one.deadline}{ui['label']['semicolon']}{_ways(one, ui)}")
        for one in book.response.decisions
    ]
    yield from sorted(found, key=lambda entry: (entry.what.deadline.minutes, entry.kind == "decision"))


def _ways(decision: View, ui: Ui) -> str:
    """The steps that a decision's options lead to, the default first."""
    steps = {
        str(option.next.number) if option.next else ui["drawing"]["none"]: None
        for option in sorted(decision.options, key=lambda option: option.id != decision.default)
    }
    first, *more = steps
    return f"→ {first} ({ui['drawing']['default']})" + "".join(f" / {one}" for one in more)
