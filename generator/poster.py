"""The war-room poster: a strip of legal clocks, and swim lanes in the room that it leaves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.drawing import EDGE, LEADING
from generator.swimlanes import swimlanes
from generator.view import View
from generator.wrap import BOLD, width, wrap

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    Ui = Mapping[str, Mapping[str, str]]

WIDTH, HEIGHT = 1150.0, 721.0
"""What A3 has, in points, for the swim lanes and the strip together."""
_SIZE = 13.0
_GAP = 10.0
"""Between columns of the strip, and above it."""
_BETWEEN = 4.0
"""Between the duties of a column."""


def poster(book: View, ui: Ui) -> View:
    """The `lanes` of a playbook, and the `columns` of its legal clocks, each `column_width` points wide."""
    duties = _duties(book, ui)
    tries = (_columns(duties, (WIDTH - _GAP * (count - 1)) / count) for count in (3, 4, 5, 6))
    wide, high, columns = min(tries, key=lambda tried: tried[1])
    return View(columns=columns, column_width=wide, lanes=swimlanes(book, ui, WIDTH - 2 * EDGE, HEIGHT - high))


def _duties(book: View, ui: Ui) -> list[View]:
    """Each rule with a clock once, with who files and, for each start of its clocks, the time limits.

    Whom to tell stands in the runbook: on the wall it would cost the steps their size.
    """
    found = []
    for rule in dict.fromkeys(duty.regulation for duty in book.response.regulatory if duty.regulation.clocks):
        owners = dict.fromkeys(duty.owner.short for duty in book.response.regulatory if duty.regulation is rule)
        limits = [
            View(start=start, within=ui["label"]["comma"].join(dict.fromkeys(_within(rule, start))))
            for start in dict.fromkeys(clock.start for clock in rule.clocks)
        ]
        found.append(View(rule=rule, owners=ui["label"]["comma"].join(owners), limits=limits))
    return found


def _within(rule: View, start: str) -> list[str]:
    """The time limits of a rule that run from one start, the shortest first."""
    running = [clock.within for clock in rule.clocks if clock.start == start]
    return sorted(running, key=lambda within: int(within.minutes))


def _columns(duties: Sequence[View], wide: float) -> tuple[float, float, list[list[View]]]:
    """The duties in columns of this width that are as low as can be; the width, and how high the strip is."""
    heights = [_height(duty, wide / _SIZE) for duty in duties]
    room = int((WIDTH + _GAP) / (wide + _GAP) + 0.5)
    limit = max(heights, default=0.0)
    while len(_fill(heights, limit)) > room:
        limit += 1
    rows = iter(duties)
    columns = [[next(rows) for _ in column] for column in _fill(heights, limit)]
    return wide, limit + 2 * _GAP if duties else 0.0, columns


def _fill(heights: Sequence[float], limit: float) -> list[list[float]]:
    """Heights in columns, none higher than the limit."""
    columns: list[list[float]] = []
    for high in heights:
        if not columns or sum(columns[-1]) + high > limit:
            columns.append([])
        columns[-1].append(high)
    return columns


def _height(duty: View, wide: float) -> float:
    """How high a duty stands in a column of so many ems."""
    lines = len(wrap(f"{duty.rule.title} → {duty.owners} {duty.rule.verification}MM", wide / BOLD))
    for limit in duty.limits:
        bolder = width(limit.within) * (BOLD - 1)
        lines += len(wrap(f"{limit.within} {limit.start}", wide - bolder - 0.5))
    return lines * LEADING * _SIZE + _BETWEEN
