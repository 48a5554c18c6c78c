"""The drawing of a response as swim lanes: who does what in the first four hours, and a list of what comes later."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from generator.drawing import LEADING, Label, arrow, box, drawing, spread, together
from generator.model.response import Bucket
from generator.wrap import BOLD, width

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.view import View

    Ui = Mapping[str, Mapping[str, str]]
    Point = tuple[float, float]
    Way = tuple[Point, ...]
    Links = set[tuple[View, View]]

IN_LANES = (Bucket.FIRST_QUARTER, Bucket.FIRST_HOUR, Bucket.FIRST_SHIFT)
"""What is drawn large: the hours in which people look up at a wall."""
SIZES = tuple(half / 2 for half in range(40, 11, -1))
"""Sizes of type in points, the best first."""
_TRIES = (*((size, 1) for size in SIZES if size >= 13), *((size, 2) for size in SIZES))  # noqa: PLR2004 - 13 pt
"""Sizes to try, and the number of things that a role in the shared lane has to do at most: one, if that gives 13 pt."""
_GAP = 0.25
"""Around boxes, in ems."""
_GUTTER = 1.7
"""Before each column, in ems. Dependencies run here and nowhere else."""
_TRACKS = (0.9, 0.65, 1.15, 1.4)
"""Where in a gutter lines run, from the column behind it, in ems; the best first."""
_APART = 0.2
"""Lines closer than this look like one, in ems."""
_LIST_WIDTHS = tuple(half / 2 for half in range(22, 100))
"""Of the list of what comes later, in ems; the best first."""


@dataclass(frozen=True)
class _Entry:
    """A step or a decision, in the time bucket of its deadline."""

    what: View
    kind: str
    role: View
    bucket: Bucket
    mark: str
    title: str
    facts: tuple[str, ...]
    after: tuple[View, ...] = ()


@dataclass(frozen=True)
class _Cell:
    """A box in the grid, in ems."""

    entry: _Entry
    label: Label
    column: int
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class _Plan:
    """A drawing that fits, in ems. Names stand with their place and their extent."""

    columns: list[tuple[str, float, float]]
    lanes: list[tuple[str, float, float]]
    cells: list[_Cell]
    later: list[Label]
    later_from: float


def swimlanes(book: View, ui: Ui, wide: float, high: float) -> View:
    """Steps and decisions in a lane a role and a column a time bucket, in the largest type that fits.

    Roles with little to do share the last lane, where each box names its role. A dependency is an arrow where one
    can run between the columns without passing for another; else the box says it in words.
    """
    entries = _entries(book, ui)
    order = [member.role for member in book.team]
    told: Links = {(one, entry.what) for entry in entries for one in entry.after if not _near(one, entry, entries)}
    for size, few in _TRIES:
        while plan := _plan(entries, told, order, ui, (wide / size, high / size), few):
            ways, missed = _ways(plan.cells, told)
            if not missed:
                return _draw(plan, ways, ui, (wide, high), size)
            told |= missed
    message = f"{book.id}: too much for a poster"
    raise ValueError(message)


def _entries(book: View, ui: Ui) -> list[_Entry]:
    """Steps and decisions in the order of their deadlines, a decision behind the steps that are due with it."""
    entries = []
    for one in book.response.steps:
        bucket = Bucket(one.bucket.key)
        after = tuple(one.after)
        entries.append(_Entry(one, "step", one.accountable, bucket, str(one.number), one.title, (one.deadline,), after))
    for one in book.response.decisions:
        bucket = Bucket.at(one.deadline.minutes)
        facts = (one.deadline, *_leads_to(one, ui))
        entries.append(_Entry(one, "decision", one.decider, bucket, "?", one.question, facts))
    return sorted(entries, key=lambda entry: entry.what.deadline.minutes)


def _leads_to(decision: View, ui: Ui) -> Sequence[str]:
    """The steps that follow from a decision's options: the default's, and those of the others."""
    options = sorted(decision.options, key=lambda option: bool(option.id != decision.default))
    steps = [str(option.next.number) if option.next else ui["drawing"]["none"] for option in options]
    first, *others = dict.fromkeys(steps)
    return f"{ui['drawing']['default']} → {first}", *(f"→ {' / '.join(others)}" for _ in others[:1])


def _near(before: View, entry: _Entry, entries: Sequence[_Entry]) -> bool:
    """Whether an arrow may lead from a step to an entry: in one column, or from one to the next."""
    columns = _columns(entries)
    [source] = [one.bucket for one in entries if one.what is before]
    both = source in columns and entry.bucket in columns
    return both and columns.index(entry.bucket) - columns.index(source) in {0, 1}


def _columns(entries: Sequence[_Entry]) -> list[Bucket]:
    there = {entry.bucket for entry in entries}
    return [bucket for bucket in IN_LANES if bucket in there]


def _label(entry: _Entry, told: Links, ui: Ui, *who: str) -> Label:
    """What an entry's box says; `who` names the role where no lane does."""
    after = [str(one.number) for one in entry.after if (one, entry.what) in told]
    said = [ui["drawing"]["after"].replace("{steps}", ui["label"]["comma"].join(after))] if after else []
    return Label(entry.kind, entry.mark, entry.title, (*who, *entry.facts, *said), entry.what)


def _plan(
    entries: Sequence[_Entry], told: Links, order: Sequence[View], ui: Ui, room: tuple[float, float], few: int
) -> _Plan | None:
    """The drawing in a room of so many ems, if it fits."""
    wide, high = room
    buckets = _columns(entries)
    large = [entry for entry in entries if entry.bucket in buckets]
    busy = Counter(entry.role for entry in large)
    lanes = [role for role in order if busy[role] > few]
    names = [role.short for role in lanes] + [ui["drawing"]["others"]] * (len(lanes) < len(busy))

    grid: dict[tuple[int, int], list[tuple[_Entry, Label]]] = {}
    for entry in large:
        own = entry.role in lanes
        label = _label(entry, told, ui) if own else _label(entry, told, ui, entry.role.short)
        lane = lanes.index(entry.role) if own else len(lanes)
        grid.setdefault((lane, buckets.index(entry.bucket)), []).append((entry, label))

    later = []
    for bucket, group in groupby((entry for entry in entries if entry not in large), key=lambda entry: entry.bucket):
        later.append(Label("bucket", "", "", (ui["bucket"][bucket.value],)))
        later += [_label(entry, set(), ui, entry.role.short) for entry in group]
    list_width = next((w for w in _LIST_WIDTHS if _stack(later, w) <= high), wide) if later else 0.0

    name_width = max((width(name) * BOLD for name in names), default=0) + 1.1
    least = [
        max(label.least for (_, c), cell in grid.items() if c == n for _, label in cell) for n in range(len(buckets))
    ]
    free = wide - name_width - _GUTTER * len(buckets) - list_width - bool(later)
    if not buckets or free < sum(least):
        return None

    def heights(widths: Sequence[float]) -> list[float]:
        found = [LEADING + 2 * _GAP] * len(names)
        for (lane, column), cell in grid.items():
            found[lane] = max(found[lane], _stack([label for _, label in cell], widths[column]) + _GAP)
        return found

    widths = spread(free, least, lambda tried: sum(heights(tried)))
    tall = heights(widths)
    top = LEADING + 0.5
    spare = high - top - sum(tall)
    if spare < 0:
        return None
    tall = [one + spare / len(tall) for one in tall]

    lefts = [name_width + _GUTTER * (n + 1) + sum(widths[:n]) for n in range(len(buckets))]
    tops = [top + sum(tall[:n]) for n in range(len(tall))]
    cells = []
    for (lane, column), cell in grid.items():
        y = tops[lane] + (tall[lane] - _stack([label for _, label in cell], widths[column]) + _GAP) / 2
        for entry, label in cell:
            own = label.height(widths[column])
            cells.append(_Cell(entry, label, column, lefts[column], y, widths[column], own))
            y += own + _GAP
    heads = [(ui["bucket"][bucket.value], x, w) for bucket, x, w in zip(buckets, lefts, widths, strict=True)]
    return _Plan(heads, list(zip(names, tops, tall, strict=True)), cells, later, wide - list_width)


def _stack(labels: Sequence[Label], wide: float) -> float:
    return sum(label.height(wide) + _GAP for label in labels)


def _ways(cells: Sequence[_Cell], told: Links) -> tuple[list[Way], Links]:
    """The ways of arrows, and the dependencies for which there is none left."""
    at = {cell.entry.what: cell for cell in cells}
    links = [(at[one], cell) for cell in cells for one in cell.entry.after if (one, cell.entry.what) not in told]
    links.sort(key=lambda link: abs(link[0].y - link[1].y))
    found: list[tuple[_Cell, _Cell, Way]] = []
    missed: Links = set()
    for source, target in links:
        others = [way for one, other, way in found if one is not source and other is not target]
        tried = (_way(source, target, track) for track in _TRACKS)
        way = next((way for way in tried if not any(_alike(way, other) for other in others)), None)
        if way:
            found.append((source, target, way))
        else:
            missed.add((source.entry.what, target.entry.what))
    return [way for _, _, way in found], missed


def _way(source: _Cell, target: _Cell, track: float) -> Way:
    """From the low part of a box's side to the high part of another's left, by a track in the gutter before that."""
    bend = target.x - track
    start = source.x if source.column == target.column else source.x + source.width
    leave, enter = source.y + source.height * 0.7, target.y + target.height * 0.3
    return ((start, leave), (bend, leave), (bend, enter), (target.x, enter))


def _alike(one: Way, other: Way) -> bool:
    """Whether two ways run on each other for a piece."""
    for (a, b), (c, d) in pairwise(one):
        for (e, f), (g, h) in pairwise(other):
            level = b == d and f == h and abs(b - f) < _APART and min(max(a, c), max(e, g)) > max(min(a, c), min(e, g))
            upright = (
                a == c and e == g and abs(a - e) < _APART and min(max(b, d), max(f, h)) > max(min(b, d), min(f, h))
            )
            if level or upright:
                return True
    return False


def _draw(plan: _Plan, ways: Sequence[Way], ui: Ui, room: tuple[float, float], size: float) -> View:
    wide, high = room
    edge = (plan.later_from - bool(plan.later)) * size
    top = (LEADING + 0.5) * size
    parts = []
    for count, (name, y, tall) in enumerate(plan.lanes):
        ground = box("lane-even" if count % 2 else "lane", 0, y * size, edge, tall * size, size)
        parts.append(drawing(grounds=[ground]))
        label = Label("lane-name", "", "", (name,))
        parts.append(label.draw(0, y * size, (plan.columns[0][1] - _GUTTER) * size, tall * size, size))
    for name, x, w in plan.columns:
        parts.append(Label("bucket", "", "", (name,)).draw(x * size, 0, w * size, top - _GAP * size, size))
    for cell in plan.cells:
        parts.append(cell.label.draw(cell.x * size, cell.y * size, cell.width * size, cell.height * size, size))
    for way in ways:
        parts.append(drawing(lines=arrow("after", 0.5 * size, *((x * size, y * size) for x, y in way))))
    y = 0.0
    for label in plan.later:
        own = label.height(wide / size - plan.later_from) * size
        parts.append(label.draw(plan.later_from * size, y, wide - plan.later_from * size, own, size))
        y += own + _GAP * size
    whole = together(wide, high, *parts)
    whole.size = size
    return whole
