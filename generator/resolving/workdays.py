"""Which days are worked: in China by the handbook's own calendar, elsewhere by a library; and how they are counted.

A calendar says of a day that it is worked, that it is off, or nothing: China announces each year's days off and the
weekend days worked in exchange in the autumn before, and in the EU each country has its own. What is counted over
such days ends between two dates.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple, Protocol, Self

import holidays

from generator.model.reference import WorkCalendar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from generator.resolving import views

_DAY = timedelta(days=1)
_SATURDAY = 5
_FIRST, _LAST = 2000, 2098
"""Years whose holidays, and those of the years beside them, the library knows for each calendar that is used here."""
_EU = tuple(
    "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split()  # noqa: SIM905 - a list of words reads better
)


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
    """The Chinese calendar: the years of `_shared/calendar.yml`, and what the law says of years not yet announced.

    The law fixes the festivals. The annual notice moves weekends about them: it makes of a festival a row of days off
    and has some weekend days worked. Nothing is said of the days that this can reach.
    """

    years: frozenset[int]
    off: frozenset[date]
    worked: frozenset[date]
    """Weekend days worked in exchange for holidays."""

    @classmethod
    def of(cls, calendar: views.Calendar) -> Self:
        """The working days of a handbook's calendar."""
        announced = [holiday for year in calendar.years for holiday in year.holidays]
        return cls(
            frozenset(year.year for year in calendar.years),
            frozenset(day for holiday in announced for day in _days(holiday.first, holiday.last)),
            frozenset(date.fromisoformat(day) for holiday in announced for day in holiday.workdays),
        )

    def __call__(self, day: date) -> bool | None:
        """Whether people work on `day`; raises UnknownYear."""
        if day in self.worked or day in self.off:
            return day in self.worked
        _within_reach(day)
        weekday = day.weekday() < _SATURDAY
        for festival in self._unannounced(day):
            if festival.first <= day <= festival.last:
                return False
            apart = max(festival.first - day, day - festival.last).days
            if apart <= (festival.reach if weekday else festival.exchange):
                return None
        return weekday

    def _unannounced(self, day: date) -> Iterator[Festival]:
        """Festivals of years not announced that can move days about them; those of New Year reach into December."""
        for year in {day.year, (day + 31 * _DAY).year} - self.years:
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
    fixed = holidays.country_holidays("CN", years=year, observed=False, language="en_US")
    names = {day: [name for name in fixed.get_list(day) if "substituted" not in name] for day in sorted(fixed)}
    numbered = enumerate(day for day in names if names[day] and day.year == year)
    rows = ([day for _, day in row] for _, row in groupby(numbered, lambda one: one[1].toordinal() - one[0]))
    return tuple(Festival(row[0], row[-1], sum(len(names[day]) for day in row)) for row in rows)


def _within_reach(day: date) -> None:
    if not _FIRST <= day.year <= _LAST:
        raise UnknownYear(day.year)


def _days(first: str, last: str) -> Iterator[date]:
    start, end = date.fromisoformat(first), date.fromisoformat(last)
    return (start + number * _DAY for number in range((end - start).days + 1))


@dataclass(frozen=True)
class Abroad:
    """A calendar of the library, or several whose working days differ."""

    calendars: Callable[[int], tuple[holidays.HolidayBase, ...]]
    """Of a year."""

    def __call__(self, day: date) -> bool | None:
        """Whether people work on `day`, None where only some do; raises UnknownYear."""
        _within_reach(day)
        answers = {calendar.is_working_day(day) for calendar in self.calendars(day.year)}
        return answers.pop() if len(answers) == 1 else None


@cache
def _country(code: str, part: str | None, year: int) -> holidays.HolidayBase:
    return holidays.country_holidays(code, subdiv=part, years=year, expand=False)


@cache
def _market(code: str, year: int) -> holidays.HolidayBase:
    return holidays.financial_holidays(code, years=year, expand=False)


ABROAD: Mapping[WorkCalendar, Works] = {
    WorkCalendar.US_FEDERAL: Abroad(lambda year: (_country("US", None, year),)),
    WorkCalendar.NYSE: Abroad(lambda year: (_market("NYSE", year),)),
    WorkCalendar.HK: Abroad(lambda year: (_country("HK", None, year),)),
    WorkCalendar.ENGLAND: Abroad(lambda year: (_country("GB", "ENG", year),)),
    WorkCalendar.EU: Abroad(lambda year: tuple(_country(code, None, year) for code in _EU)),
}
"""Every calendar but China's."""


def calendars(handbook: views.Handbook) -> Mapping[str, Works]:
    """The calendar of working days that each word of a clock's `calendar` means."""
    return {
        WorkCalendar.CN.value: China.of(handbook.calendar),
        **{word.value: abroad for word, abroad in ABROAD.items()},
    }
