"""A playbook's schedule by the clock on the wall: T0 given, every time in Beijing and UTC, working days counted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from typing import TYPE_CHECKING, NamedTuple, Self

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.view import Moment, View

BEIJING = timezone(timedelta(hours=8))
FORM = "%Y-%m-%d %H:%M"
EXAMPLE = "2026-03-01 14:05"
_FIRST, _LAST = 2000, 2199
"""Years of the days that the handbook knows, so that nothing counted from them leaves the calendar."""
_DAY = timedelta(days=1)
_SATURDAY = 5


class UnknownYear(Exception):  # noqa: N818 - it is the year that is wrong
    """Nobody has entered this year's holidays: what is a working day in it is not known."""

    def __init__(self, year: int) -> None:
        super().__init__(year)
        self.year = year


@dataclass(frozen=True)
class WorkingDays:
    """The Chinese calendar of working days, for the years that it knows."""

    years: frozenset[int]
    off: frozenset[date]
    worked: frozenset[date]
    """Weekend days worked in exchange for holidays."""

    @classmethod
    def of(cls, calendar: View) -> Self:
        """The working days of a handbook's calendar."""
        holidays = [holiday for year in calendar.years for holiday in year.holidays]
        return cls(
            frozenset(year.year for year in calendar.years),
            frozenset(day for holiday in holidays for day in _days(holiday.first, holiday.last)),
            frozenset(date.fromisoformat(day) for holiday in holidays for day in holiday.workdays),
        )

    def has(self, day: date) -> bool:
        """Whether people work on `day`; raises UnknownYear."""
        if day.year not in self.years:
            raise UnknownYear(day.year)
        return day in self.worked or (day.weekday() < _SATURDAY and day not in self.off)

    def after(self, day: date, count: int) -> date:
        """The working day that is number `count` after `day`, or before it when `count` is negative.

        `day` itself is not counted, whether people work on it or not; none after a day is the day itself. Raises
        UnknownYear.
        """
        step = _DAY if count > 0 else -_DAY
        for _ in range(abs(count)):
            day += step
            while not self.has(day):
                day += step
        return day


def _days(first: str, last: str) -> Iterator[date]:
    start, end = date.fromisoformat(first), date.fromisoformat(last)
    return (start + number * _DAY for number in range((end - start).days + 1))


class Line(NamedTuple):
    """A time of the timetable, in words."""

    beijing: str
    utc: str
    offset: str
    who: str
    what: str


@dataclass(frozen=True)
class Timetable:
    """What is said: tables of lines, each below its heading, and the years that the calendar lacks for them."""

    title: str
    columns: Line
    tables: tuple[tuple[str, tuple[Line, ...]], ...]
    unknown: frozenset[int]


def read_t0(text: str) -> datetime:
    """The moment that a user means, in Beijing time; ValueError when it is not written like EXAMPLE."""
    t0 = datetime.strptime(text.strip(), FORM).replace(tzinfo=BEIJING)
    if not _FIRST <= t0.year <= _LAST:
        raise ValueError(text)
    return t0


def due(t0: datetime, at: Moment, days: WorkingDays) -> datetime:
    """When something is due: so much later, or at T0's time of day on the working day meant; raises UnknownYear."""
    if at.workdays:
        return datetime.combine(days.after(t0.date(), at.workdays), t0.timetz())
    return t0 + timedelta(minutes=at.minutes)


def timetable(book: View, handbook: View, t0: datetime) -> Timetable:
    """The schedule of a playbook that was activated at `t0`; what cannot be counted says which year is missing."""
    words, days = handbook.ui["clock"], WorkingDays.of(handbook.calendar)
    legal = [_timed(t0, days, clock.within, clock.duty.owner, _duty(clock)) for clock in book.schedule.clocks]
    entries = [_timed(t0, days, entry.at, entry.owner, _entry(entry, words)) for entry in book.schedule.entries]
    return Timetable(
        f"{book.title} · T0 {_beijing(t0, words)} {words['beijing']} = {_utc(t0)} UTC",
        Line(words["beijing"], "UTC", words["offset"], words["who"], words["what"]),
        tuple(
            (heading, tuple(_line(timed, words) for timed in sorted(table, key=lambda timed: timed.moment)))
            for heading, table in ((words["legal_if_t0"], legal), (words["in_order"], entries))
            if table
        ),
        frozenset(timed.unknown for timed in (*legal, *entries) if timed.unknown),
    )


class _Timed(NamedTuple):
    """Something due at a moment, which is the earliest it can be when a year is `unknown`."""

    moment: datetime
    unknown: int | None
    at: str
    who: str
    what: str


def _timed(t0: datetime, days: WorkingDays, at: Moment, owner: View, what: str) -> _Timed:
    try:
        return _Timed(due(t0, at, days), None, at, owner.title, what)
    except UnknownYear as missing:
        return _Timed(t0 + timedelta(minutes=at.minutes), missing.year, at, owner.title, what)


def _line(timed: _Timed, words: dict[str, str]) -> Line:
    if timed.unknown:
        return Line(words["no_year"].replace("{year}", str(timed.unknown)), "", *timed[2:])
    return Line(_beijing(timed.moment, words), _utc(timed.moment), *timed[2:])


def _beijing(moment: datetime, words: dict[str, str]) -> str:
    return f"{moment:%Y-%m-%d} {words[f'weekday_{moment.isoweekday()}']} {moment:%H:%M}"


def _utc(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):{FORM}}"


def _duty(clock: View) -> str:
    rule = clock.duty.regulation
    return f"{rule.title} · {clock.who} → {clock.recipient} · {clock.start} · {rule.standing} · {rule.verification}"


def _entry(entry: View, words: dict[str, str]) -> str:
    again = f" · {words['then_every'].replace('{time}', entry.every.each)}" if entry.every else ""
    return f"{words[entry.kind]} · {entry.text}{again}"
