"""The drawing of a response as swim lanes: who does what in the first four hours, and a list of what comes later."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from generator.drawing import LEADING, Label, Place, arrow, box, drawing, spread, together
from generator.model.response import Bucket
from generator.ways import Link, ways

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.fonts import Typeface
    from generator.view import View
    from generator.ways import Point, Way

    Ui = Mapping[str, Mapping[str, str]]
    Links = set[tuple[View, View]]

IN_LANES = (Bucket.FIRST_QUARTER, Bucket.FIRST_HOUR, Bucket.FIRST_SHIFT)
"""What is drawn large: the hours in which people look up at a wall."""
READABLE = 13.0
"""What can be read from two metres, in points."""
SIZES = tuple(half / 2 for half in range(40, 11, -1))
"""Sizes of type in points, the best first."""
_AT_EASE = 13.5
"""What more lanes are worth, in points."""
_TRIES = (*((size, 1) for size in SIZES if size >= _AT_EASE), *((size, 2) for size in SIZES))
"""Sizes to try, and the number of things that a role in the shared lane has to do at most.

One, if that can be read at ease; never more than two: roles that have much to do are found by their lanes.
"""
_GAP = 0.2
"""Around boxes, in ems."""
_GUTTER = 1.7
"""Before each column, in ems. Dependencies run here and nowhere else."""
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
class _Labels:
    """What boxes say, and in which typeface."""

    typeface: Typeface
    ui: Ui

    def head(self, kind: str, words: str) -> Label:
        """The head of a lane or a column."""
        return Label(self.typeface, kind, "", "", (words,))

    def box(self, entry: _Entry, told: Links, *who: str) -> Label:
        """What an entry's box says; `who` names the role where no lane does."""
        after = [str(one.number) for one in entry.after if (one, entry.what) in told]
        comma = self.ui["label"]["comma"]
        said = [self.ui["drawing"]["after"].replace("{steps}", comma.join(after))] if after else []
        return Label(self.typeface, entry.kind, entry.mark, entry.title, (*who, *entry.facts, *said), entry.what)


@dataclass(frozen=True)
class _Grid:
    """What stands in which lane and column, and what comes later."""

    lanes: list[Label]
    columns: list[Label]
    cells: dict[tuple[int, int], list[tuple[_Entry, Label]]]
    later: list[Label]

    def heights(self, widths: Sequence[float]) -> list[float]:
        """How high each lane has to be when the columns are so wide."""
        found = [LEADING + 4 * _GAP] * len(self.lanes)
        for (lane, column), cell in self.cells.items():
            found[lane] = max(found[lane], _stack([label for _, label in cell], widths[column], _GAP) + _GAP)
        return found

    def head(self, widths: Sequence[float]) -> float:
        """How high the heads of the columns have to be."""
        return max((head.height(wide) for head, wide in zip(self.columns, widths, strict=True)), default=0.0) + _GAP


@dataclass(frozen=True)
class _Cell:
    """A box in the grid, in ems."""

    entry: _Entry
    label: Label
    column: int
    place: Place


@dataclass(frozen=True)
class _Plan:
    """A drawing that fits, in ems."""

    lanes: list[Place]
    labels: list[tuple[Label, Place]]
    cells: list[_Cell]


def swimlanes(typeface: Typeface, book: View, ui: Ui, wide: float, high: float) -> View:
    """Steps and decisions in a lane a role and a column a time bucket, in the largest type that fits.

    Roles with little to do share the last lane, where each box names its role. A dependency is an arrow where one
    can run between the columns without passing for another; else the box says it in words.
    """
    labels, entries = _Labels(typeface, ui), _entries(book, ui)
    told: Links = {(one, entry.what) for entry in entries for one in entry.after if not _near(one, entry, entries)}
    for size, few in _TRIES:
        while plan := _plan(_grid(labels, book, entries, told, few), wide / size, high / size):
            arrows, missed = _arrows(plan.cells, told)
            if not missed:
                return together(wide, high, *_draw(plan, arrows, size))
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


def _leads_to(decision: View, ui: Ui) -> list[str]:
    """The steps that follow from a decision's options: the default's, and those of the others."""
    options = sorted(decision.options, key=lambda option: bool(option.id != decision.default))
    steps = [str(option.next.number) if option.next else ui["drawing"]["none"] for option in options]
    first, *others = dict.fromkeys(steps)
    said = [f"{ui['drawing']['default']} → {first}"]
    return [*said, f"→ {' / '.join(others)}"] if others else said


def _near(before: View, entry: _Entry, entries: Sequence[_Entry]) -> bool:
    """Whether an arrow may lead from a step to an entry: in one column, or from one to the next."""
    columns = _columns(entries)
    [source] = [one.bucket for one in entries if one.what is before]
    both = source in columns and entry.bucket in columns
    return both and columns.index(entry.bucket) - columns.index(source) in {0, 1}


def _columns(entries: Sequence[_Entry]) -> list[Bucket]:
    there = {entry.bucket for entry in entries}
    return [bucket for bucket in IN_LANES if bucket in there]


def _grid(labels: _Labels, book: View, entries: Sequence[_Entry], told: Links, few: int) -> _Grid:
    """Who has a lane, and what stands there. A role with at most `few` boxes has none of its own."""
    ui, head, boxed = labels.ui, labels.head, labels.box
    buckets = _columns(entries)
    large = [entry for entry in entries if entry.bucket in buckets]
    busy = Counter(entry.role for entry in large)
    roles = [member.role for member in book.team if busy[member.role] > few]
    names = [role.short for role in roles] + [ui["drawing"]["others"]] * (len(roles) < len(busy))
    cells: dict[tuple[int, int], list[tuple[_Entry, Label]]] = {}
    for entry in large:
        own = entry.role in roles
        label = boxed(entry, told) if own else boxed(entry, told, entry.role.short)
        lane = roles.index(entry.role) if own else len(roles)
        cells.setdefault((lane, buckets.index(entry.bucket)), []).append((entry, label))
    later = []
    for bucket, group in groupby((entry for entry in entries if entry not in large), key=lambda entry: entry.bucket):
        later.append(head("bucket", ui["bucket"][bucket.value]))
        later += [boxed(entry, set(), entry.role.short) for entry in group]
    heads = [head("bucket", ui["bucket"][bucket.value]) for bucket in buckets]
    return _Grid([head("lane-name", name) for name in names], heads, cells, later)


def _plan(grid: _Grid, wide: float, high: float) -> _Plan | None:
    """The drawing in a room of so many ems, if it fits."""
    list_width = next((w for w in _LIST_WIDTHS if _stack(grid.later, w, 0.0) <= high), wide) if grid.later else 0.0
    name_width = max((lane.least for lane in grid.lanes), default=0.0)
    edge = wide - list_width - bool(grid.later)
    free = edge - name_width - _GUTTER * len(grid.columns)
    least = [
        max(label.least for (_, column), cell in grid.cells.items() if column == n for _, label in cell)
        for n in range(len(grid.columns))
    ]
    if free < sum(least):
        return None
    widths = spread(free, least, lambda tried: sum(grid.heights(tried)) + grid.head(tried))
    top, tall = grid.head(widths), grid.heights(widths)
    spare = high - top - sum(tall)
    if spare < 0:
        return None

    tall = [one + spare / len(tall) for one in tall]
    lefts = [name_width + _GUTTER * (n + 1) + sum(widths[:n]) for n in range(len(widths))]
    lanes = [Place(0.0, top + sum(tall[:n]), edge, one) for n, one in enumerate(tall)]
    labels = [
        *((label, Place(0.0, lane.y, name_width, lane.height)) for label, lane in zip(grid.lanes, lanes, strict=True)),
        *((head, Place(x, 0.0, w, top - _GAP)) for head, x, w in zip(grid.columns, lefts, widths, strict=True)),
        *_stacked(grid.later, (wide - list_width, 0.0), list_width, 0.0),
    ]
    cells = []
    for (lane, column), cell in grid.cells.items():
        inside = [label for _, label in cell]
        y = lanes[lane].y + (lanes[lane].height - _stack(inside, widths[column], _GAP) + _GAP) / 2
        placed = _stacked(inside, (lefts[column], y), widths[column], _GAP)
        cells += [_Cell(entry, label, column, at) for (entry, _), (label, at) in zip(cell, placed, strict=True)]
    return _Plan(lanes, labels, cells)


def _stack(labels: Sequence[Label], wide: float, gap: float) -> float:
    """How high labels are that stand one below the other, each with a gap below it."""
    return sum(label.height(wide) + gap for label in labels)


def _stacked(labels: Sequence[Label], at: Point, wide: float, gap: float) -> Iterator[tuple[Label, Place]]:
    """Labels one below the other."""
    x, y = at
    for label in labels:
        place = Place(x, y, wide, label.height(wide))
        yield label, place
        y += place.height + gap


def _arrows(cells: Sequence[_Cell], told: Links) -> tuple[list[Way], Links]:
    """The ways of arrows, and the dependencies for which there is none left."""
    at = {cell.entry.what: cell for cell in cells}
    wanted = [
        (one, cell.entry.what) for cell in cells for one in cell.entry.after if (one, cell.entry.what) not in told
    ]
    ends = [(at[one], at[other]) for one, other in wanted]
    found = ways([Link(one.place, other.place, one.column == other.column) for one, other in ends])
    missed = {link for link, way in zip(wanted, found, strict=True) if not way}
    return [way for way in found if way], missed


def _draw(plan: _Plan, arrows: Sequence[Way], size: float) -> Iterator[View]:
    for count, place in enumerate(plan.lanes):
        yield drawing(grounds=[box("lane-even" if count % 2 else "lane", place.times(size), size)])
    for label, place in (*plan.labels, *((cell.label, cell.place) for cell in plan.cells)):
        yield label.draw(place.times(size), size)
    for way in arrows:
        yield drawing(lines=arrow("after", 0.5 * size, *((x * size, y * size) for x, y in way)))
