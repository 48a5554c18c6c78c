"""A rule about legal clocks: each says whose days it counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.reference import Clock, WorkCalendar, Zone
from generator.model.times import Unit
from generator.problems import Words
from generator.validating.rules.book import Book, Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

_NEEDED = {Unit.DAY: ("zone",), Unit.MONTH: ("zone",), Unit.WORKDAY: ("zone", "calendar")}
"""What a clock has to name when it counts in this unit; the same four days end elsewhere on another date."""
_CHOICES = {"zone": Zone, "calendar": WorkCalendar}


def every_clock_says_whose_days_it_counts(book: Book) -> Iterator[Finding]:
    """A limit in days or months names its zone, one in working days its calendar too, and no other names a calendar."""
    for path, clock in book.values:
        if not isinstance(clock, Clock):
            continue
        needed = _NEEDED.get(clock.within.unit, ())
        for field in needed:
            if getattr(clock, field) is None and not book.left.out_of((*path, field)):
                message = Words(
                    f"时限以“{clock.within.unit.value}”计，却没写 {field}：不知道按谁的日子算。",
                    f'The limit counts in "{clock.within.unit.value}" and names no {field}: whose days are they?',
                )
                choices = ", ".join(_CHOICES[field])
                cure = Words(f"写上 {field}，可选：{choices}。", f"Name the {field}, one of: {choices}.")
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
