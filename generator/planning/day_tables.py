"""Calendars of working days as tables, for what counts them where no library is: in the browser."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from generator.resolving.workdays import calendars, is_usual

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.resolving import views
    from generator.resolving.workdays import Works

    Year = dict[str, str]
    Table = dict[str, Year]

_AHEAD = 3
"""Years told behind the newest that the handbook speaks of: no time limit of a rule is longer."""


def day_tables(handbook: views.Handbook) -> dict[str, Table]:
    """The tables of the calendars that times are counted by: our own, and those of the playbooks' legal clocks.

    They reach from the year before the handbook was last changed, or before the first announced one, to a few behind
    the last; what lies outside is not known.
    """
    known = calendars(handbook)
    rules = {duty.regulation for book in handbook.playbooks for duty in book.response.regulatory}
    used = {clock.calendar.id for rule in rules for clock in rule.clocks if clock.calendar}
    told = [year.year for calendar in handbook.calendars for year in calendar.years]
    told += [date.fromisoformat(handbook.as_of).year] if handbook.as_of else []
    years = range(min(told) - 1, max(told) + _AHEAD + 1) if told else range(0)
    return {name: table(known[name], years) for name in sorted(used | {handbook.handbook.calendar.id})}


def table(works: Works, years: Iterable[int]) -> Table:
    """By year: the days, as `MMDD`, that are off though no weekend, worked though one, or of which it is not known."""
    return {str(year): _year(works, year) for year in years}


def _year(works: Works, year: int) -> Year:
    found: dict[str, list[str]] = {"off": [], "worked": [], "unknown": []}
    for day in _days(year):
        answer = works(day)
        if answer is not is_usual(day):
            found["unknown" if answer is None else "worked" if answer else "off"].append(f"{day:%m%d}")
    return {kind: " ".join(days) for kind, days in found.items()}


def _days(year: int) -> Iterator[date]:
    first = date(year, 1, 1)
    return (first + timedelta(days=number) for number in range((date(year + 1, 1, 1) - first).days))
