"""A playbook's schedule by the clock on the wall: T0 given, every time in our zones, legal days as counted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from generator.command.due import Due, legal, planned
from generator.model.zones import zone_of
from generator.resolving.schedule import limit
from generator.resolving.workdays import UnknownYear, calendars

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.resolving import views
    from generator.resolving.added_fields import Entry, RunningClock

FORM = "%Y-%m-%d %H:%M"


class Line(NamedTuple):
    """A time of the timetable, in words."""

    here: str
    beside: str
    """In the second zone; empty where there is none."""
    offset: str
    who: str
    what: str


@dataclass(frozen=True)
class Timetable:
    """What is said: tables of lines, each below its heading."""

    title: str
    columns: Line
    tables: tuple[tuple[str, tuple[Line, ...]], ...]
    unknown: frozenset[int]
    """Years that no calendar reaches, so that something is not told."""
    open: bool
    """Something ends between two days, because it is not known which days are worked."""


def timetable(book: views.Playbook, handbook: views.Handbook, t0: datetime) -> Timetable:
    """The schedule of a playbook that was activated at `t0`."""
    words, known, zones = handbook.ui["clock"], calendars(handbook), handbook.handbook.zones
    duties = [
        _timed(partial(legal, t0, clock, known), limit(clock, handbook.ui), clock.duty.owner, _duty(clock, words))
        for clock in book.schedule.clocks
    ]
    entries = [
        _timed(
            partial(planned, t0, entry.at, known[handbook.handbook.calendar.id]),
            entry.at,
            entry.owner,
            _entry(entry, words),
        )
        for entry in book.schedule.entries
    ]
    timed = (*duties, *entries)
    return Timetable(
        f"{book.title} · T0 {_in_both(t0, handbook)}",
        Line(zones[0].title, "".join(one.title for one in zones[1:]), words["offset"], words["who"], words["what"]),
        tuple(
            (heading, tuple(_line(one, handbook) for one in sorted(table, key=_when)))
            for heading, table in ((words["legal_if_t0"], duties), (words["in_order"], entries))
            if table
        ),
        frozenset(one.due for one in timed if isinstance(one.due, int)),
        any(isinstance(one.due, Due) and one.due.first != one.due.last for one in timed),
    )


class _Timed(NamedTuple):
    """Something due; or the year that no calendar reaches."""

    due: Due | int
    at: str
    who: str
    what: str


def _timed(due: Callable[[], Due], at: str, owner: views.Role, what: str) -> _Timed:
    try:
        return _Timed(due(), at, owner.title, what)
    except UnknownYear as missing:
        return _Timed(missing.year, at, owner.title, what)


def _when(timed: _Timed) -> tuple[bool, datetime]:
    """Where it stands in the order of time; what cannot be told last."""
    return (False, timed.due.first) if isinstance(timed.due, Due) else (True, datetime.min.replace(tzinfo=UTC))


def _line(timed: _Timed, handbook: views.Handbook) -> Line:
    words, due, zones = handbook.ui["clock"], timed.due, handbook.handbook.zones
    if not isinstance(due, Due):
        return Line(words["no_year"].replace("{year}", str(due)), "", *timed[1:])
    told = _here(due.first, zones[0], words) if due.zone is None else _day(due.first, words)
    if due.first != due.last:
        last = _here(due.last, zones[0], words) if due.zone is None else _day(due.last, words)
        told = words["between"].replace("{first}", told).replace("{last}", last)
    if due.zone:
        told = words["that_day"].replace("{day}", told).replace("{zone}", due.zone.place)
    if due.later:
        told = words["earliest"].replace("{time}", told)
    exact = due.zone is None and due.first == due.last
    return Line(told, "".join(_beside(due.first, one) for one in zones[1:]) if exact else "", *timed[1:])


def _day(moment: datetime, words: dict[str, str]) -> str:
    return f"{moment:%Y-%m-%d} {words[f'weekday_{moment.isoweekday()}']}"


def _in_both(moment: datetime, handbook: views.Handbook) -> str:
    first, *others = handbook.handbook.zones
    told = f"{_here(moment, first, handbook.ui['clock'])} {first.title}"
    return " = ".join([told, *(f"{_beside(moment, one)} {one.title}" for one in others)])


def _here(moment: datetime, zone: views.Zone, words: dict[str, str]) -> str:
    here = moment.astimezone(zone_of(zone.id))
    return f"{_day(here, words)} {here:%H:%M}"


def _beside(moment: datetime, zone: views.Zone) -> str:
    return f"{moment.astimezone(zone_of(zone.id)):{FORM}}"


def _duty(clock: RunningClock, words: dict[str, str]) -> str:
    """What is due; why it can be: what of the organisation is so, at which levels, after which answers."""
    rule = clock.duty.regulation
    answers = [words["answered"].replace("{n}", str(n)).replace("{answer}", answer) for n, answer in clock.answers]
    said = {"at_levels": clock.levels, "applies_if": answers}
    why = [words["because"].replace("{facts}", words["and"].join(clock.because))] if clock.because else []
    why += [f"{words[key]} {words['and'].join(found)}" for key, found in said.items() if found]
    what = f"{rule.title} · {clock.who} → {clock.recipient} · {clock.start} · {rule.standing} · {rule.verification}"
    return " · ".join([what, *(why or [words["for_all"]])])


def _entry(entry: Entry, words: dict[str, str]) -> str:
    again = f" · {words['then_every'].replace('{time}', entry.every.each)}" if entry.every else ""
    return f"{words[entry.kind]} · {entry.text}{again}"
