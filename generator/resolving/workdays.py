"""Which days are worked: by a library, and by what the handbook says of a calendar; and how they are counted.

A calendar says of a day that it is worked, that it is off, or nothing: China announces each year's days off and the
weekend days worked in exchange in the autumn before, and in the EU each country has its own. What is counted over
such days ends between two dates.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple, Protocol

from generator.model.calendars import days_of, laws_of_china, names_of, noticed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.resolving import views

_DAY = timedelta(days=1)
_SATURDAY = 5
_FIRST, _LAST = 2000, 2098
"""Years whose holidays, and those of the years beside them, the library knows for each calendar that is used here."""
_CHINA = "CN"


class UnknownYear(Exception):  # noqa: N818 - it is the year that is wrong
    """No calendar reaches so far: nothing can be said of a working day in this year."""

    def __init__(self, year: int) -> None:
        super().__init__(year)
        self.year = year


class Between(NamedTuple):
    """The earliest and the latest day that something counted in working days can end on; mostly the same."""

    first: date
    last: date


class Works(Protocol):
    """A calendar of working days."""

    def __call__(self, day: date, /) -> bool | None:
        """Whether people work on `day`; None when that is not known."""


def after(day: date, count: int, works: Works) -> Between:
    """The working day that is number `count` after `day`, or before it when `count` is negative.

    `day` itself is not counted, whether people work on it or not; none after a day is the day itself. Raises
    UnknownYear.
    """
    ends = [_walk(day, count, works, unknown) for unknown in (True, False)]
    return Between(min(ends), max(ends))


def _walk(day: date, count: int, works: Works, unknown: bool) -> date:  # noqa: FBT001 - what to take an unknown day for
    step = _DAY if count > 0 else -_DAY
    for _ in range(abs(count)):
        day += step
        while not _or(works(day), unknown):
            day += step
    return day


def _or(answer: bool | None, unknown: bool) -> bool:  # noqa: FBT001 - as above
    return unknown if answer is None else answer


@dataclass(frozen=True)
class China:
    """The Chinese calendar: the years that were announced, and what the law says of years not yet announced.

    The law fixes the festivals. The annual notice moves weekends about them: it makes of a festival a row of days off
    and has some weekend days worked. Nothing is said of the days that this can reach.
    """

    years: frozenset[int]
    """Of which the handbook tells the notice."""
    noticed: frozenset[int]
    """Of which the library knows it."""

    def __call__(self, day: date) -> bool | None:
        """Whether people work on `day`; raises UnknownYear."""
        _within_reach(day)
        usual = is_usual(day)
        if day.year in self.noticed - self.years and (told := days_of(_CHINA, day.year).is_working_day(day)) != usual:
            return told
        for festival in self._unannounced(day):
            if festival.first <= day <= festival.last:
                return False
            apart = max(festival.first - day, day - festival.last).days
            if apart <= (festival.reach if usual else festival.exchange):
                return None
        return usual

    def _unannounced(self, day: date) -> Iterator[Festival]:
        """Festivals of years not announced that can move days about them; those of New Year reach into December."""
        for year in {day.year, (day + 31 * _DAY).year} - self.years - self.noticed:
            yield from _festivals(year)


class Festival(NamedTuple):
    """Days in a row that are off by law, and how many days from them a notice moves working days."""

    first: date
    last: date
    holidays: int

    @property
    def reach(self) -> int:
        """How far before or after it a weekday may be off: no notice since 2014 went further."""
        return self.holidays + 1

    @property
    def exchange(self) -> int:
        """How far from it a weekend day may be worked: no notice since 2014 went further."""
        return 2 * self.holidays + 5


@cache
def _festivals(year: int) -> tuple[Festival, ...]:
    """The festivals of a year by law, as they fall, before any notice moves a day."""
    fixed = laws_of_china(year)
    names = {day: [name for name in fixed.get_list(day) if "substituted" not in name] for day in sorted(fixed)}
    numbered = enumerate(day for day in names if names[day] and day.year == year)
    rows = ([day for _, day in row] for _, row in groupby(numbered, lambda one: one[1].toordinal() - one[0]))
    return tuple(Festival(row[0], row[-1], sum(len(names[day]) for day in row)) for row in rows)


def is_usual(day: date) -> bool:
    """Whether people work on such a day where nothing else is known: from Monday to Friday."""
    return day.weekday() < _SATURDAY


def _within_reach(day: date) -> None:
    if not _FIRST <= day.year <= _LAST:
        raise UnknownYear(day.year)


@dataclass(frozen=True)
class Library:
    """The calendar of a code that the library knows, or of several whose working days differ."""

    codes: tuple[str, ...]

    def __call__(self, day: date) -> bool | None:
        """Whether people work on `day`, None where only some do; raises UnknownYear."""
        _within_reach(day)
        calendars = [days_of(code, day.year) for code in self.codes]
        if not all(one.start_year <= day.year <= one.end_year for one in calendars):
            raise UnknownYear(day.year)
        answers = {one.is_working_day(day) for one in calendars}
        return answers.pop() if len(answers) == 1 else None


@dataclass(frozen=True)
class Told:
    """A calendar with what the handbook says of it."""

    works: Works
    years: frozenset[int]
    """In which the handbook names every day that differs from a usual week."""
    off: frozenset[date]
    worked: frozenset[date]

    def __call__(self, day: date) -> bool | None:
        """Whether people work on `day`; raises UnknownYear."""
        if day in self.worked or day in self.off:
            return day in self.worked
        return is_usual(day) if day.year in self.years else self.works(day)


def works(calendar: views.WorkCalendar) -> Works:
    """The working days of a calendar."""
    years = frozenset(year.year for year in calendar.years)
    announced = [holiday for year in calendar.years for holiday in year.holidays]
    off = {day for holiday in announced for day in _days(holiday.first, holiday.last)}
    worked = {date.fromisoformat(day) for holiday in announced for day in holiday.workdays}
    alone = is_chinas(calendar)
    return Told(
        China(years, noticed()) if alone else Library(tuple(calendar.of)),
        frozenset() if alone else years,
        frozenset(off | set(map(date.fromisoformat, calendar.off))) - set(map(date.fromisoformat, calendar.worked)),
        frozenset(worked | set(map(date.fromisoformat, calendar.worked))),
    )


def is_chinas(calendar: views.WorkCalendar) -> bool:
    """Whether its days are announced year by year, as in China."""
    return list(calendar.of) == [_CHINA]


def announced_until(calendar: views.WorkCalendar) -> int | None:
    """The last year of which all days are known, where they are announced year by year."""
    return max(noticed() | {year.year for year in calendar.years}) if is_chinas(calendar) else None


def free_days(calendar: views.WorkCalendar, year: int, tag: str) -> list[tuple[str, str]]:
    """The weekdays of a year that are off, each with what the library calls it where it is one calendar's."""
    known, names = works(calendar), names_of(calendar.of[0], year, tag) if len(calendar.of) == 1 else {}
    days = (date(year, 1, 1) + number * _DAY for number in range(366))
    return [
        (day.isoformat(), names.get(day, ""))
        for day in days
        if day.year == year and is_usual(day) and known(day) is False
    ]


def calendars(handbook: views.Handbook) -> Mapping[str, Works]:
    """The working days of each calendar, by its id."""
    return {one.id: works(one) for one in handbook.calendars}


def _days(first: str, last: str) -> Iterator[date]:
    start, end = date.fromisoformat(first), date.fromisoformat(last)
    return (start + number * _DAY for number in range((end - start).days + 1))
