"""What both languages write in the same way or by the same few words: colours of levels, dotted numbers, quarters."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from generator.validating.facts.fact import Fact, Need, day

if TYPE_CHECKING:
    from generator.validating.facts.fact import Value
    from generator.validating.facts.grammar import Match

_COLOURS = {
    "红": ("red",), "橙": ("orange",), "黄": ("yellow",), "蓝": ("blue",), "绿": ("green",),
    "red": ("red",), "orange": ("orange",), "yellow": ("yellow",), "blue": ("blue",), "green": ("green",), "amber": ("orange", "yellow"),
}  # fmt: skip
COLOUR_WORDS = tuple(word for word in _COLOURS if word.isascii())
ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth",
    "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth",
)  # fmt: skip
ORDINAL_WORDS = {"first": 1, "second": 2, "third": 3, "fourth": 4}


def colour(m: Match) -> Fact:
    """The colour of a level."""
    values = frozenset({("colour", name) for name in _COLOURS[m["colour_name"].lower()]})
    return Fact(m.start(), m.end(), values, need=Need.SAME)


def quarter(where: tuple[int, int], number: int) -> Fact:
    """A quarter of a year by its `number`; Chinese may say so, or merely 三 where it lists them."""
    values: frozenset[Value] = frozenset({("quarter", Fraction(number)), ("number", Fraction(number))})
    return Fact(*where, values, frozenset({Fraction(number)}), Need.SAME)


def half(where: tuple[int, int], number: int) -> Fact:
    """The first or second half, mostly of a year."""
    values: frozenset[Value] = frozenset({("half", Fraction(number))})
    return Fact(*where, values, need=Need.SAME)


def fiscal_year(where: tuple[int, int], written: str) -> Fact:
    """A financial year, whose number may be short: FY25."""
    year = int(written) + (2000 if len(written) == 2 else 0)  # noqa: PLR2004
    return Fact(*where, frozenset({day(year), ("number", Fraction(year))}), frozenset({Fraction(year)}))


def decade(where: tuple[int, int], number: int) -> Fact:
    """A decade by its two last figures, of a century or of somebody's life."""
    values: frozenset[Value] = frozenset({("decade", Fraction(number)), ("number", Fraction(number))})
    return Fact(*where, values, frozenset({Fraction(number)}), Need.SAME)


def dotted_day(m: Match) -> Fact | None:
    """3·15, a day that has become a name."""
    month, date = map(int, m["dotted"].replace("315", "3·15").split("·"))
    values = frozenset({day(0, month, date)})
    return Fact(m.start(), m.end(), values) if 0 < month < 13 else None  # noqa: PLR2004 - a year's months


def terminal(m: Match) -> Fact:
    """An airport's terminal, whose number is also written without its T."""
    number = Fraction(m["terminal"])
    return Fact(m.start(), m.end(), frozenset({("number", number)}), frozenset({number}))


def cold(where: tuple[int, int], number: Fraction) -> Fact:
    """So many degrees below zero."""
    return Fact(*where, frozenset({("degrees below", number)}))


DEGREES = r"(?=\d+(?:\.\d+)?\s?(?:(?:[至到~–-]|to)\s?[-−–]?\d+(?:\.\d+)?\s?)?(?:℃|°|度|degrees))"
"""A sign before a figure is one if degrees follow; else it may be a dash."""


def kind_of_day(where: tuple[int, int], *kinds: str) -> Fact:
    """Days of a week that are worked, or are not: `work`, `weekend`, `holiday`; more than one where that is open."""
    worked: set[Value] = {("working day", Fraction(1))} if "work" in kinds else set()
    return Fact(*where, frozenset({("kind of day", kind) for kind in kinds} | worked), need=Need.SAME)


def part_of_day(where: tuple[int, int], *parts: str) -> Fact:
    """A part of a day whose hour is not said: `morning`, `afternoon`, `evening`, `night`."""
    return Fact(*where, frozenset(("part of day", part) for part in parts), need=Need.SAME)


def ratio(where: tuple[int, int], one: Fraction, other: Fraction) -> Fact:
    """So many of one for so many of another, in this order; the greater number alone may stand for it."""
    return Fact(*where, frozenset({("ratio", f"{one}:{other}")}), frozenset({max(one, other)}))


def parties(where: tuple[int, int], number: Fraction) -> Fact:
    """So many sides of a matter: 双方, three parties."""
    return Fact(*where, frozenset({("parties", number)}), frozenset({number}), Need.SAME)


def all_of(where: tuple[int, int], number: Fraction) -> Fact:
    """All of so many, which may be sides of a matter: 两者, both, all three."""
    return Fact(*where, frozenset({("number", number), ("parties", number)}), frozenset({number}), Need.SAME)


def nth(fact: Fact, numbers: frozenset[Fraction]) -> Fact:
    """The same number, which says which of several is meant; that it is the first often goes without saying."""
    need = max(fact.need, Need.SAME) if min(numbers) > 1 else fact.need
    return fact._replace(values=fact.values | {("nth", number) for number in numbers}, need=need)


def nth_day(where: tuple[int, int], number: int) -> Fact:
    """The day of this number, counted from the one on which it begins: the second one is the next day."""
    values: frozenset[Value] = frozenset(
        {
            ("second", Fraction(number * 86400)),
            ("T+ second", Fraction(number * 86400)),
            day(0, 0, number),
            ("days from then", Fraction(number - 1)),
            ("days later", Fraction(number - 1)),
        }
    )
    return Fact(*where, values, frozenset({Fraction(number)}), Need.SAME if number > 1 else Need.MAY)
