"""What Python says of times, for the browser to say the same: `python tests/clock_vectors.py` writes it anew."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import test_moment
import test_zones
from test_clock import BEIJING, KNOWN, moment

from generator.command.due import Due, legal, planned
from generator.command.typed_moment import Called, NotAMoment, read_moment
from generator.model.zones import zone_of
from generator.planning.day_tables import table
from generator.resolving.view import Word
from generator.resolving.workdays import UnknownYear

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import tzinfo

    from generator.resolving.workdays import Works

from any_view import View

FILE = Path(__file__).parent / "data" / "vectors" / "clock.json"
YEARS = range(2025, 2030)
STARTS = (
    "2026-11-27 16:00",  # a Friday before midnight in Beijing, and that midnight
    "2026-11-27 15:59",
    "2026-11-28 04:00",  # a Saturday
    "2026-02-13 10:30",  # before a make-up Saturday and the Spring Festival
    "2026-09-19 23:30",  # a make-up Sunday
    "2026-10-09 15:59",  # before a make-up Saturday
    "2026-12-30 22:00",  # the year's end; the next is not announced
    "2027-01-29 09:00",  # a month too short
    "2028-02-28 16:30",  # the leap day in Beijing, not yet elsewhere
    "2028-02-29 12:00",
    "2026-03-08 06:59",  # summer time begins in New York
    "2026-03-29 00:59",  # and in Europe
    "2026-10-25 00:30",  # and ends
    "2026-11-01 05:30",
    "2029-12-27 03:00",  # the tables end
)
"""In UTC."""
OFFSETS = (
    *("T+0min", "T+15min", "T+90min", "T+72h", "T+1d", "T+30d", "T-2h", "T-1d"),
    *("T-3wd", "T+0wd", "T+1wd", "T+5wd", "T+10wd", "T+1mo", "T+12mo"),
)
LIMITS = ("0min", "4h", "72h", "1d", "30d", "1mo", "6mo", "1wd", "4wd", "10wd")
ZONES = {
    "CN": "Asia/Shanghai",
    "HK": "Asia/Hong_Kong",
    "US-federal": "America/New_York",
    "NYSE": "America/New_York",
    "England": "Europe/London",
    "EU": "Europe/Brussels",
}  # fmt: skip


ELSEWHERE = {
    "Europe/London": ("London time",),
    "America/New_York": ("New York time",),
    "Asia/Singapore": ("Singapore time",),
}
"""Zones of other handbooks, and what they are called there."""


def vectors() -> dict[str, Any]:
    """Tables of working days, and what is said by them; moments are in UTC, to the minute."""
    works = {name: _within(calendar) for name, calendar in KNOWN.items()}
    return {
        "now": _utc(test_moment.NOW),
        "read": {text: _read(text) for text in _texts()},
        "tables": {name: table(calendar, YEARS) for name, calendar in KNOWN.items()},
        "elsewhere": {
            one: {
                "zones": [{"id": one, "names": list(ELSEWHERE[one])}, {"id": "UTC", "names": ["UTC"]}],
                "read": {text: _read(text, _called(one)) for text in test_zones.TEXTS},
                "planned": {
                    start: {at: _planned(start, at, works["England"], zone_of(one)) for at in OFFSETS}
                    for start in STARTS
                },
            }
            for one in ELSEWHERE
        },
        "planned": {start: {at: _planned(start, at, works["CN"]) for at in OFFSETS} for start in STARTS},
        "legal": {
            f"{within} {calendar} {place}": {
                start: _legal(start, _clock(within, calendar, place), works) for start in STARTS
            }
            for within in LIMITS
            for calendar, place in ZONES.items()
        },
    }


def text(found: object, indent: str = "") -> str:
    """The vectors as the file has them: a line for each."""
    if not isinstance(found, dict):
        return json.dumps(found, ensure_ascii=False)
    inner = f"{indent} "
    lines = ",\n".join(f"{inner}{json.dumps(k, ensure_ascii=False)}: {text(v, inner)}" for k, v in found.items())
    return f"{{\n{lines}\n{indent}}}"


def _texts() -> list[str]:
    good = [typed for typed, _ in test_moment.TYPED]
    days = [datetime(2028, 2, 29, 0, 5, tzinfo=BEIJING), datetime(2026, 12, 31, 23, 59, tzinfo=BEIJING)]
    formed = [form.format(day) for day in days for form in test_moment.FORMS]
    return list(dict.fromkeys([*good, *formed, *test_moment.NOT_MOMENTS]))


def _called(zone: str) -> list[Called]:
    return [Called(zone_of(zone), ELSEWHERE[zone]), Called(zone_of("UTC"), ("UTC",))]


def _read(typed: str, zones: Sequence[Called] = test_moment.ZONES) -> str | None:
    try:
        return _utc(read_moment(typed, test_moment.NOW, zones))
    except NotAMoment:
        return None


def _within(works: Works) -> Callable[[date], bool | None]:
    def asked(day: date) -> bool | None:
        if day.year not in YEARS:
            raise UnknownYear(day.year)
        return works(day)

    return asked


def _offset(written: str) -> Any:  # noqa: ANN401 - of a moment, what `planned` asks
    found = moment(written.removeprefix("T+").removeprefix("T-"))
    if written.startswith("T-"):
        return View(amount=-found.amount, unit=found.unit, minutes=-found.minutes)
    return found


def _clock(within: str, calendar: str, place: str) -> Any:  # noqa: ANN401 - of a clock, what `legal` asks
    start = "awareness" if calendar == "CN" else "notification"
    return View(within=moment(within), calendar=View(id=calendar), zone=View(id=place), start=Word(start, start))


def _planned(start: str, at: str, works: Works, zone: tzinfo = BEIJING) -> list[object]:
    return _due(lambda: planned(_moment(start).astimezone(zone), _offset(at), works))


def _legal(start: str, clock: Any, works: dict[str, Works]) -> list[object]:  # noqa: ANN401 - as `_clock` gives it
    return _due(lambda: legal(_moment(start), clock, works))


def _due(work: Callable[[], Due]) -> list[object]:
    """Its first and last moment, its zone, whether it may be later; or the year that is not known."""
    try:
        due = work()
    except UnknownYear as missing:
        return [missing.year]
    return [_utc(due.first), _utc(due.last), due.zone.id if due.zone else "", due.later]


def _moment(written: str) -> datetime:
    return datetime.strptime(written, "%Y-%m-%d %H:%M").replace(tzinfo=UTC).astimezone(BEIJING)


def _utc(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M}Z"


if __name__ == "__main__":
    FILE.write_text(text(vectors()) + "\n", encoding="utf-8")
