"""Times as files write them: a moment counted from T0, and a length of time."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING, ClassVar

from dateutil.relativedelta import relativedelta
from pydantic_core import PydanticCustomError, core_schema

from generator.model.base import Part
from generator.model.choice import Choice

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler


class Unit(Choice):
    """Units of time. A workday follows the handbook's own calendar unless a legal clock names another."""

    MINUTE = "min"
    HOUR = "h"
    DAY = "d"
    WORKDAY = "wd"
    MONTH = "mo"


TIME_WORDS = (
    *(f"{unit.value}{one}" for unit in Unit for one in ("", "-one", "-each")),
    *("t0", "at-once", "after", "before", "each"),
)
"""Keys of `ui.time`: an amount of each unit, one of it, how to say that it is once in one, and what stands around."""

_MINUTES = {Unit.MINUTE: 1, Unit.HOUR: 60, Unit.DAY: 24 * 60, Unit.WORKDAY: 24 * 60, Unit.MONTH: 28 * 24 * 60}
_AMOUNT = rf"(\d{{1,5}}) ?({'|'.join(Unit)})"


NOT_A_TIME = "time"
"""pydantic's name for the error of a time that cannot be read."""


class Time(Part):
    """An amount of time with its unit, read from one short word."""

    amount: int
    unit: Unit

    pattern: ClassVar[re.Pattern[str]]
    example: ClassVar[str]

    @property
    def minutes(self) -> int:
        """Length in elapsed minutes, a workday (24 h) and a month (28 d) as short as can be. For ordering."""
        return self.amount * _MINUTES[self.unit]

    @classmethod
    def parse(cls, text: object) -> Time:
        """Read `text`; raises pydantic's custom error `time` when it is not of the form."""
        if isinstance(text, cls):
            return text
        if not isinstance(text, str) or not (read := cls._read(text)):
            raise PydanticCustomError(NOT_A_TIME, "{example}", {"example": cls.example})
        return read

    @classmethod
    @cache
    def _read(cls, word: str) -> Time | None:
        """The time that a word says, made once: files say few different ones, and these often."""
        if not (found := cls.pattern.fullmatch(word)):
            return None
        sign, amount, unit = found.groups()
        return cls.model_construct(amount=int(amount) * (-1 if sign == "-" else 1), unit=Unit(unit))

    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        """In files a time is one word such as `T+30min`."""
        return core_schema.no_info_plain_validator_function(cls.parse)


class Offset(Time):
    """A moment counted from T0, the moment of activation: `T+0min`, `T+4h`, `T+2wd`, `T-1d`."""

    pattern = re.compile(rf"T([+-]){_AMOUNT}", re.ASCII)
    example = "T+0min, T+30min, T+4h, T+7d, T+2wd"


class Span(Time):
    """A length of time: `15min`, `4h`, `30d`, `2wd`, `1mo`; `0min` is at once."""

    pattern = re.compile(rf"(){_AMOUNT}", re.ASCII)
    example = "15min, 4h, 30d, 2wd, 1mo, 0min"

    def is_over(self, since: date, on: date) -> bool:
        """Whether on a day this much time has passed since another."""
        if self.unit is Unit.MONTH:
            return months_after(since, self.amount) <= on
        return since + timedelta(minutes=self.minutes) <= on


def months_after(day: date, months: int) -> date:
    """The same day so many months later, before it when negative; a month too short for it ends on its last day."""
    return day + relativedelta(months=months)
