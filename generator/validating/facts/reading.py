"""All facts of a text in one language, and of the same text in two. Numbers are read where there is a grammar."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from generator.text.languages import as_written
from generator.text.traditional import simplified
from generator.validating.facts import chinese, english, literals
from generator.validating.facts.fact import MONEY, day

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.validating.facts.fact import Fact

GRAMMARS = {"zh": chinese.GRAMMAR, "zh-Hant": chinese.GRAMMAR, "en": english.GRAMMAR}
"""By code of the language; Traditional characters are read as the Simplified ones that stand for them."""
_NARROW = str.maketrans(
    {chr(0xFF01 + n): chr(0x21 + n) for n in range(94) if chr(0x21 + n).isalnum()}
    | dict(zip("％．：＋－￥／＠＿", "%.:+-¥/@_", strict=True))
)
_FULL_WIDTH_COMMA = re.compile("(?<=[０-９])，(?=[０-９]{3}(?![０-９]))")
"""Between thousands, where all is full-width."""
_TO = re.compile(r"\s*(?:至|到|~|～|-|–|—|to)\s*")
"""Between both ends of a range."""


@lru_cache(maxsize=2**16)
def facts(code: str, text: str) -> tuple[Fact, ...]:
    """Everything in `text` that can be compared with the same text in another language, in its order."""
    folded = text.translate(simplified()) if as_written(code) == "zh-Hant" else text
    found, plain = literals.read(_FULL_WIDTH_COMMA.sub(",", folded).translate(_NARROW))
    if grammar := GRAMMARS.get(as_written(code)):
        found = [*found, *grammar.read(plain)]
    return _in_one_measure(text, sorted(found, key=lambda fact: fact[:2]))


def _in_one_measure(text: str, found: list[Fact]) -> tuple[Fact, ...]:
    """The facts; of a range of which one end says the currency or the month, the other is in it too.

    So it is with 200 万至 1,000 万元, 11 月 3 日至 12 日 and 3 to 12 October.
    """
    one = dict(enumerate(found))
    for (at, first), (_, second) in pairwise(enumerate(found)):
        if not _TO.fullmatch(text, first.end, second.start):
            continue
        for n, fact, other in ((at, first, second), (at + 1, second, first)):
            if fact.measures == {"number"} and len(money := other.measures) == 1 and money <= MONEY:
                [currency] = money
                one[n] = fact._replace(values=frozenset((currency, number) for _, number in fact.values))
            elif month := _month_of(other):
                one[n] = _in_month(fact, month)
    return tuple(one.values())


def _month_of(fact: Fact) -> int:
    """The month of a day; 0 if none is said."""
    days = [value for measure, value in fact.values if measure == "day" and isinstance(value, tuple)]
    return days[0][1] if len(days) == 1 and days[0][2] else 0


def _in_month(fact: Fact, month: int) -> Fact:
    """The same, if it may be the number of a day of that month: then it is that."""
    [date, *others] = [int(number) for number in fact.bare if number.denominator == 1] or [0]
    may_be = fact.measures & {"number", "day"} and not any(_month_of(fact) for _ in fact.values)
    return fact._replace(values=frozenset({day(0, month, date)})) if may_be and 0 < date < 32 and not others else fact  # noqa: PLR2004


def abreast(said: Mapping[str, str]) -> list[tuple[Fact, ...]]:
    """The facts of what is `said`, by code of the language: numbers and times only when all languages are read."""
    known = all(as_written(code) in GRAMMARS for code in said)
    return [facts(code if known else "", text) for code, text in said.items()]
