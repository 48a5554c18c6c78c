"""When something is due: at a moment, at the end of a day somewhere, or between two of them."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, NamedTuple, cast

from generator.model.reference import ClockStart
from generator.model.times import Unit, months_after
from generator.model.zones import zone_of
from generator.resolving.workdays import Between, after

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.resolving import views
    from generator.resolving.added_fields import RunningClock
    from generator.resolving.view import Moment
    from generator.resolving.workdays import Works


class Due(NamedTuple):
    """A time limit on the clock.

    `first` and `last` are the same unless it is not known which days are worked. When they are days of a `zone`, they
    stand for all of that day, and the moment is where it begins.
    """

    first: datetime
    last: datetime
    zone: views.Zone | None = None
    later: bool = False
    """It runs from something that comes after the moment given, so that `first` is the earliest it can be."""


def planned(t0: datetime, at: Moment, works: Works) -> Due:
    """When something of our own is due: so much later, or at the same time of day on the day meant in the zone of `t0`.

    Raises UnknownYear.
    """
    by_the_clock = t0.timetz().replace(fold=0)
    if at.unit == Unit.WORKDAY:
        first, last = after(t0.date(), at.amount, works)
        return Due(datetime.combine(first, by_the_clock), datetime.combine(last, by_the_clock))
    if at.unit == Unit.MONTH:
        moment = datetime.combine(months_after(t0.date(), at.amount), by_the_clock)
    else:  # what passes between is counted, even while clocks are set forward or back
        moment = (t0.astimezone(UTC) + timedelta(minutes=at.minutes)).astimezone(t0.tzinfo)
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
    there = zone_of(cast("views.Zone", clock.zone).id)  # the model wants both of who counts days
    first, last = _days(start.astimezone(there).date(), clock, calendars)
    return Due(datetime.combine(first, time(), there), datetime.combine(last, time(), there), clock.zone, later)


def _days(start: date, clock: RunningClock, calendars: Mapping[str, Works]) -> Between:
    amount = clock.within.amount
    if clock.within.unit == Unit.WORKDAY:
        return after(start, amount, calendars[cast("views.WorkCalendar", clock.calendar).id])
    end = months_after(start, amount) if clock.within.unit == Unit.MONTH else start + timedelta(days=amount)
    return Between(end, end)
