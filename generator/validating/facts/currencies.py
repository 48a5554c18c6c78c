"""Sums of money of which one language leaves the currency out and names none anywhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from generator.validating.facts.compare import same
from generator.validating.facts.numerals import CURRENCIES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.validating.facts.fact import Fact

_NAMED = (*CURRENCIES, "块", "money", "钱")
"""Words after which a number may be one of money."""
_OF_AN_OFFER = re.compile(r"[满减送抵]\s?\Z")
"""Before a number in a Chinese offer, whose currency goes without saying: 满 300 减 50."""


class Lost(NamedTuple):
    """A sum in one text, and the mere number that stands for it in the other."""

    side: int
    """0 if the first text says the currency, 1 if the second."""
    sum: Fact
    number: Fact


def lost(texts: Sequence[str], said: Sequence[Sequence[Fact]]) -> Iterator[Lost]:
    """Sums whose currency only one of two texts names; spoken numerals, as 两万, need none."""
    for side, (ours, theirs) in enumerate((said, said[::-1])):
        there = texts[1 - side]
        if not any("money" in fact.families for fact in ours) or any(word in there.lower() for word in _NAMED):
            continue
        for fact in (one for one in ours if one.families == {"money"}):
            bare = [one for one in theirs if _is_in_figures(there, one) and same(fact, one)]
            if bare and not any(same(bare[0], one) for one in ours if one is not fact and "money" not in one.families):
                yield Lost(side, fact, bare[0])


def _is_in_figures(text: str, number: Fact) -> bool:
    return text[number.start].isdigit() and not _OF_AN_OFFER.search(text[: number.start])
