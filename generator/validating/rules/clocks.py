"""Rules about clocks: each says whose days it counts, by zones and calendars that are known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.calendars import WorkCalendar, is_calendar
from generator.model.reference import Clock
from generator.model.times import Unit
from generator.model.zones import Zone, is_zone
from generator.problems import Words
from generator.validating.rules.book import Book, Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

_NEEDED = {Unit.DAY: ("zone",), Unit.MONTH: ("zone",), Unit.WORKDAY: ("zone", "calendar")}
"""What a clock has to name when it counts in this unit; the same four days end elsewhere on another date."""


def every_clock_says_whose_days_it_counts(book: Book) -> Iterator[Finding]:
    """A limit in days or months names its zone, one in working days its calendar too, and no other names a calendar."""
    for path, clock in book.each(Clock):
        needed = _NEEDED.get(clock.within.unit, ())
        for field in needed:
            if getattr(clock, field) is None and not book.left.out_of((*path, field)):
                message = Words(
                    f"时限以“{clock.within.unit.value}”计，却没写 {field}：不知道按谁的日子算。",
                    f'The limit counts in "{clock.within.unit.value}" and names no {field}: whose days are they?',
                )
                choices = ", ".join(one.id for one in getattr(book.handbook, f"{field}s"))
                cure = Words(
                    f"写上 {field}，可选：{choices}；没有的，先加进 _shared/{field}s.yml。",
                    f"Name the {field}, one of: {choices}; add to _shared/{field}s.yml what is not there.",
                )
                yield Finding("whose-days", (*path, "within"), message, cure)
        if clock.calendar is not None and "calendar" not in needed:
            message = Words(
                "时限不以工作日计，calendar 不起作用。", "The limit counts no working days, so calendar does nothing."
            )
            cure = Words(
                "删去 calendar，或把 within 改成工作日（wd）。",
                "Remove calendar, or write within in working days (wd).",
            )
            yield Finding("whose-days", (*path, "calendar"), message, cure)


def every_zone_is_known(book: Book) -> Iterator[Finding]:
    """A zone of time is called as in the IANA database."""
    for path, zone in book.each(Zone):
        if not is_zone(zone.id):
            message = Words(f"没有叫“{zone.id}”的时区。", f'There is no time zone called "{zone.id}".')
            cure = Words(
                "写 IANA 时区数据库里的名字，例如 Asia/Taipei、Europe/London、UTC。",
                "Write its name in the IANA database, such as Asia/Taipei, Europe/London or UTC.",
            )
            yield Finding("unknown-zone", (*path, "id"), message, cure)


def every_calendar_is_known(book: Book) -> Iterator[Finding]:
    """The library of working days has a calendar of each code."""
    for path, calendar in book.each(WorkCalendar):
        for number, code in enumerate(calendar.of):
            if not is_calendar(code):
                message = Words(f"没有“{code}”的工作日历。", f'No calendar of working days is known for "{code}".')
                cure = Words(
                    "写国家的代码（TW）、一国之内某地的代码（GB-ENG），或交易所的代码（XNYS）。",
                    "Write the code of a country (TW), of a part of one (GB-ENG) or of an exchange (XNYS).",
                )
                yield Finding("unknown-calendar", (*path, "of", number), message, cure)
