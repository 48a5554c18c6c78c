"""The war-room poster: a strip of legal clocks, and swim lanes in the room that it leaves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.drawing import EDGE, LEADING
from generator.model.reference import Standing
from generator.schedule import limit
from generator.swimlanes import swimlanes
from generator.view import View
from generator.wrap import wrap

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.fonts import Typeface

    Ui = Mapping[str, Mapping[str, str]]

WIDTH, HEIGHT = 1160.0, 739.0
"""What A3 has between its margins, in points, below the least head for the swim lanes and the strip together."""
_HEAD, _BESIDE, _LEVEL, _AROUND = 37.0, 627.0, 160.0, 4.0
"""Of the head: its least height, what stands beside its title, how wide a level stands, and above and below it."""
_SIZE, _SMALL = 12.0, 8.5 / 12
_GAP = 10.0
"""Between columns of the strip."""
_BETWEEN, _ABOVE = 2.0, 6.5
"""Between the duties of a column; above the strip, its line counted."""
_CLOSE = 1.15
"""Distance of the strip's lines, in ems."""
_ROUNDED = 0.1
"""What the engine may lose by rounding, in ems."""


def poster(typeface: Typeface, book: View, handbook: View) -> View:
    """The `lanes` of a playbook, and the `columns` of its legal clocks, each `column_width` wide.

    Both in points, as the `width` of all and the height of the `head` above them.
    """
    ui = handbook.ui
    duties = _duties(book, ui)
    tries = (_columns(typeface, duties, count) for count in (3, 4, 5, 6))
    wide, high, columns = min(tries, key=lambda tried: tried[1])
    head = _head(typeface, book, handbook)
    lanes = swimlanes(typeface, book, ui, WIDTH - 2 * EDGE, HEIGHT + _HEAD - head - high)
    return View(columns=columns, column_width=wide, width=WIDTH, head=head, lanes=lanes)


def _head(typeface: Typeface, book: View, handbook: View) -> float:
    """How high the head has to be: the title and what to do at once on the left, the levels two by two on the right."""
    name = WIDTH - _BESIDE
    left = len(wrap(typeface, book.title, name / 22, bold=True)) * 1.1 * 22
    left += len(wrap(typeface, handbook.handbook.emergency, name / 11, bold=True)) * LEADING * 11
    lines = [_level(typeface, level) for level in handbook.severity]
    right = sum(max(pair) * LEADING * _SIZE + _AROUND for pair in zip(lines[::2], [*lines[1::2], 1], strict=False))
    return max(_HEAD, left, right)


def _level(typeface: Typeface, level: View) -> int:
    """How many lines a level takes: its mark, and its time behind the mark or below it."""
    room, frame = _LEVEL / _SIZE, 1.0
    words, small = f"◆ {level.numeral} {level.title}", typeface.width(f" {level.alias}") * _SMALL
    if typeface.width(f"{words} {level.respond_within}", bold=True) + small + frame <= room:
        return 1
    below = wrap(typeface, level.respond_within, room, bold=True)
    return len(wrap(typeface, f"{words} {level.alias}", room - frame, bold=True)) + len(below)


def _duties(book: View, ui: Ui) -> list[View]:
    """Each rule of law with a clock once, with who files and, for each start of its clocks, the time limits.

    Whom to tell stands in the runbook: on the wall it would cost the steps their size.
    """
    found = []
    rules = (duty.regulation for duty in book.response.regulatory if duty.regulation.clocks)
    for rule in dict.fromkeys(rule for rule in rules if rule.standing.key != Standing.BENCHMARK):
        owners = dict.fromkeys(duty.owner.short for duty in book.response.regulatory if duty.regulation is rule)
        limits = [
            View(start=start, within=ui["label"]["comma"].join(dict.fromkeys(_within(rule, start, ui))))
            for start in dict.fromkeys(clock.start for clock in rule.clocks)
        ]
        found.append(View(rule=rule, owners=ui["label"]["comma"].join(owners), limits=limits))
    return found


def _within(rule: View, start: str, ui: Ui) -> list[str]:
    """The time limits of a rule that run from one start, the shortest first."""
    running = [clock for clock in rule.clocks if clock.start == start]
    return [limit(clock, ui) for clock in sorted(running, key=lambda clock: int(clock.within.minutes))]


def _columns(typeface: Typeface, duties: Sequence[View], count: int) -> tuple[float, float, list[list[View]]]:
    """The duties in so many columns of about the same height; how wide a column is, and how high the strip.

    Within a column they keep their order.
    """
    wide = (WIDTH - _GAP * (count - 1)) / count
    heights = [_height(typeface, duty, wide / _SIZE) for duty in duties]
    columns = _packed(heights, count)
    high = max((sum(heights[n] for n in column) for column in columns), default=0.0)
    filled = sorted(sorted(column) for column in columns if column)
    return wide, high + _ABOVE if duties else 0.0, [[duties[n] for n in column] for column in filled]


def _packed(heights: Sequence[float], count: int) -> list[list[int]]:
    """Numbers of the heights in so many columns, the highest of which is as low as first-fit makes it.

    The highest come first, each in the first column with room for it; the room grows until all find a place.
    """
    order = sorted(range(len(heights)), key=lambda n: -heights[n])
    room = max([*heights, sum(heights) / count])
    while True:
        columns: list[list[int]] = [[] for _ in range(count)]
        for n in order:
            fits = (column for column in columns if sum(heights[m] for m in column) + heights[n] <= room)
            if (column := next(fits, None)) is None:
                break
            column.append(n)
        else:
            return columns
        room += 1


def _height(typeface: Typeface, duty: View, wide: float) -> float:
    """How high a duty stands in a column of so many ems. What is bold in part is measured by what it would be wider."""
    rule = duty.rule
    mark = f" {rule.verification}MM" if rule.verification.key == "unverified" else ""
    lines = len(wrap(typeface, f"{rule.title} → {duty.owners}{mark}", wide, bold=True))
    for running in duty.limits:
        bolder = typeface.width(running.within, bold=True) - typeface.width(running.within)
        lines += len(wrap(typeface, f"{running.within} {running.start}", wide - bolder - _ROUNDED))
    return lines * _CLOSE * _SIZE + _BETWEEN
