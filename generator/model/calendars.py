"""Calendars of working days: whose they are, and what is known of them beyond a library."""

from __future__ import annotations

from datetime import date
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Annotated, cast

from pydantic import Field

from generator.model.base import Day, Named, Part, Source, Text, Whole
from generator.text.languages import as_written

if TYPE_CHECKING:
    from types import ModuleType

    from holidays import HolidayBase

MARKET = 4
"""Letters of an exchange's code."""


class Holiday(Part):
    """A public holiday: days off, and the weekend days worked in exchange."""

    title: Text
    first: Day
    last: Day
    workdays: tuple[Day, ...] = ()


class Year(Part):
    """A year as the authority announced it: what it does not name is worked from Monday to Friday."""

    year: Whole
    holidays: tuple[Holiday, ...]
    source: Source
    note: Text | None = None


class WorkCalendar(Named):
    """Whose working days are counted."""

    id: Annotated[str, Field(pattern=r"^[A-Za-z][A-Za-z0-9]*(-[A-Za-z0-9]+)*$")]
    """What legal clocks call it: `CN`, `England`."""
    title: Text
    of: Annotated[
        tuple[Annotated[str, Field(pattern=r"^([A-Z]{2}(-[A-Z0-9]{1,3})?|[A-Z]{4})$")], ...], Field(min_length=1)
    ]
    """Codes of a country (ISO 3166: `TW`), a part of it (`GB-ENG`) or an exchange (ISO 10383: `XNYS`). Of several it is
    not known whose is meant: days that only some of them work stay open."""
    years: tuple[Year, ...] = ()
    """What was announced; of these years the library is not asked."""
    off: tuple[Day, ...] = ()
    """Further days on which nobody works here."""
    worked: tuple[Day, ...] = ()
    """Further days on which people do."""


def _library() -> ModuleType:
    """The library of days off. It takes long to load, and few builds ask it anything."""
    return import_module("holidays")


@cache
def days_of(code: str, year: int, language: str | None = None) -> HolidayBase:
    """The library's calendar of a country, a part of it or an exchange in a year, with names in one of its languages.

    Raises NotImplementedError for a code that it does not know.
    """
    if len(code) == MARKET:
        exchange = _library().financial_holidays(code, years=year, expand=False, language=language)
        return cast("HolidayBase", exchange)
    country, _, part = code.partition("-")
    days = _library().country_holidays(country, subdiv=part or None, years=year, expand=False, language=language)
    return cast("HolidayBase", days)


def is_calendar(code: str) -> bool:
    """Whether the library knows a calendar of that code."""
    try:
        return bool(days_of(code, 2026).start_year)
    except NotImplementedError:
        return False


def names_of(code: str, year: int, tag: str) -> dict[date, str]:
    """What the days off of a year are called, in the language of `tag` where the library speaks it."""
    known = days_of(code, year)
    spoken = (one for one in known.supported_languages if as_written(one.replace("_", "-")) == as_written(tag))
    language = next(spoken, known.default_language)
    return dict(days_of(code, year, language))


def laws_of_china(year: int) -> HolidayBase:
    """China's festivals of a year as the law fixes them, before a notice moves any day; in English."""
    days = _library().country_holidays("CN", years=year, observed=False, language="en_US")
    return cast("HolidayBase", days)


@cache
def noticed() -> frozenset[int]:
    """The years of which the library knows China's notice of days off and weekend days worked."""
    return frozenset(_library().country_holidays("CN").special_public_holidays)
