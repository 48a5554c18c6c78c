"""When something is due: at a moment, at the end of a day somewhere, or between two of them."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple, cast
from zoneinfo import ZoneInfo

from generator.model.reference import ClockStart
from generator.model.times import Unit, months_after
from generator.resolving.workdays import Between, after

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.resolving.added_fields import RunningClock
    from generator.resolving.view import Moment, Word
    from generator.resolving.workdays import Works


class Due(NamedTuple):
    """A time limit on the clock.

    `first` and `last` are the same unless it is not known which days are worked. When they are days of a `zone`, they
    stand for all of that day, and the moment is where it begins.
    """

    first: datetime
    last: datetime
    zone: Word | None = None
    later: bool = False
    """It runs from something that comes after the moment given, so that `first` is the earliest it can be."""


@cache
def zone(name: str) -> ZoneInfo:
    """The zone of that name in the IANA database; from the pinned package, whatever the machine has."""
    with files("tzdata").joinpath("zoneinfo", *name.split("/")).open("rb") as data:
        return ZoneInfo.from_file(data, key=name)


def planned(t0: datetime, at: Moment, works: Works) -> Due:
    """When something of our own is due: so much later, or at the same time of day on the day meant.

    Raises UnknownYear.
    """
    if at.unit == Unit.WORKDAY:
        first, last = after(t0.date(), at.amount, works)
        return Due(datetime.combine(first, t0.timetz()), datetime.combine(last, t0.timetz()))
    if at.unit == Unit.MONTH:
        moment = datetime.combine(months_after(t0.date(), at.amount), t0.timetz())
    else:
        moment = t0 + timedelta(minutes=at.minutes)
    return Due(moment, moment)


def legal(start: datetime, clock: RunningClock, calendars: Mapping[str, Works]) -> Due:
    """When the time limit of a rule is over that starts to run at `start`; raises UnknownYear.

    Minutes and hours run through nights and holidays, to the moment. Days, working days and months are counted in the
    clock's zone, without the day of the start, and nothing more is said than the day on which they end: an authority
    may close before midnight, and a law may grant more if it closes that day.
    """
    later = ClockStart(clock.start.key).is_later
    if clock.within.unit not in (Unit.DAY, Unit.WORKDAY, Unit.MONTH):
        moment = start.astimezone(UTC) + timedelta(minutes=clock.within.minutes)
        return Due(moment, moment, None, later)
    there = zone(cast("Word", clock.zone).key)  # the model wants both of who counts days
    first, last = _days(start.astimezone(there).date(), clock, calendars)
    return Due(datetime.combine(first, time(), there), datetime.combine(last, time(), there), clock.zone, later)


def _days(start: date, clock: RunningClock, calendars: Mapping[str, Works]) -> Between:
    amount = clock.within.amount
    if clock.within.unit == Unit.WORKDAY:
        return after(start, amount, calendars[cast("Word", clock.calendar).key])
    end = months_after(start, amount) if clock.within.unit == Unit.MONTH else start + timedelta(days=amount)
    return Between(end, end)
