"""A fact: something said at a place in a text, with its value, which is the same in every language."""

from __future__ import annotations

from enum import IntEnum
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import re

Value = tuple[str, Fraction | str | tuple[int, int, int]]
"""A measure and how much of it: `("second", 3600)`, `("CNY", 5000000)`, `("day", (2026, 3, 1))`, `("url", "…")`."""


class Need(IntEnum):
    """How far a fact has to be said in the other language too."""

    MAY = 0
    """It may be left out: a 一 or a `one` mostly counts nothing."""
    SAME = 1
    """It may be left out, as the sum of what is listed may; but no other number may stand in its place."""
    MUST = 2
    """It has to be there."""


class Fact(NamedTuple):
    """Said from `start` to `end` of a text."""

    start: int
    end: int
    values: frozenset[Value]
    """What it may mean; more than one where the wording leaves it open, as `9 点` does."""
    bare: frozenset[Fraction] = frozenset()
    """The numbers as said, for where the other language leaves the measure out."""
    need: Need = Need.MUST

    @property
    def open(self) -> bool:
        """Whether it may be a number whose measure is not said."""
        return any(measure in _OPEN for measure, _ in self.values)

    @property
    def measures(self) -> frozenset[str]:
        """What it may measure."""
        return frozenset(measure for measure, _ in self.values)

    @property
    def families(self) -> frozenset[str]:
        """What it is about: `number`, `time`, `money`, or the kind of a literal."""
        return frozenset(_FAMILIES.get(measure, measure) for measure, _ in self.values)


_OPEN = {"number", "T+", "T-"}
_TIMES = (
    "quarter",
    "half",
    "decade",
    "second",
    "month",
    "working day",
    "week",
    "weekday",
    "kind of day",
    "part of day",
    "clock",
    "day",
    "days from then",
    "days later",
    "week from now",
    "month from now",
    "quarter from now",
    "year from now",
    "part of month",
    "weekday of month",
    "zone",
    "festival day",
    "T+",
    "T-",
    "T+ second",
    "T- second",
)
LENGTHS = frozenset({"second", "month", "working day"})
"""Measures of how long something takes."""
MONEY = frozenset({"CNY", "USD", "EUR", "HKD", "GBP", "JPY"})
"""Measures of money."""
_FAMILIES = dict.fromkeys(
    ("number", "factor", "share", "point", "degrees below", "magnitude"), "number"
) | dict.fromkeys(MONEY, "money")
_FAMILIES |= dict.fromkeys(("metre", "gram", "litre", "byte", "parties", "ratio", "heads", "times"), "number")
_FAMILIES |= dict.fromkeys((*_TIMES, "T+ working day", "T- working day"), "time")


def amount(
    where: tuple[int, int], measure: str, *numbers: Fraction, bare: frozenset[Fraction], need: Need = Need.MUST
) -> Fact:
    """So much of a measure; several `numbers` where the wording leaves it open."""
    return Fact(*where, frozenset((measure, number) for number in numbers), bare, need)


def written_as(m: re.Match[str], fact: Fact) -> Fact:
    """The same fact, which may also be a code such as 13.10, if its figures are written with a dot."""
    written = m["figures"] or ""
    return fact._replace(values=fact.values | {("mixed", written)}) if "." in written else fact


def day(year: int = 0, month: int = 0, date: int = 0) -> Value:
    """A day, or as much of it as is said; 0 stands for what is not."""
    return "day", (year, month, date)


def mark(where: tuple[int, int], sign: str, number: Fraction, unit: tuple[str, Fraction] | None) -> Fact:
    """A moment counted from T0, by `sign` before (`-`) or after it; in seconds or working days if a `unit` is said."""
    bare = frozenset({number})
    if unit is None:
        return Fact(*where, frozenset({(f"T{sign}", number)}), bare)
    measure, size = unit
    values: set[Value] = {(f"T{sign} {measure}", number * size)}
    if sign == "+":
        values.add((measure, number * size))  # within 14 days of T0
    return Fact(*where, frozenset(values), bare)


def clock(  # noqa: PLR0913 - what a time of day is made of
    where: tuple[int, int], hours: list[int], minute: int, said: int, *, need: Need, loose: bool
) -> Fact | None:
    """A time of day, at one of `hours`, whose number was `said`; None for none. `loose`: perhaps a mere number."""
    if said > 24 or minute > 59:  # noqa: PLR2004 - a day has 24 hours, an hour 60 minutes
        return None
    values: set[Value] = {("clock", Fraction((hour * 60 + minute) % 1440)) for hour in hours}
    if loose:
        values.add(("number", Fraction(said)))
    whole = {Fraction(said), *(Fraction(hour) for hour in hours)} if not minute else set()  # 9 点到 11 点 is 9 to 11
    return Fact(*where, frozenset(values), frozenset(whole), need)
