"""Where two texts that should say the same do not: the facts of one without an equal in the other."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from generator.validating.facts.fact import LENGTHS, Need

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.validating.facts.fact import Fact


_SIZES = frozenset({"metre", "gram", "litre", "byte"})
"""Measures by which two facts are the same or not, whatever their numbers are."""
_COUNTED = frozenset({"heads", "times", "factor", "nth"})
"""Of what something is counted: so many people are not so many times, and the third of them not three."""
_NUMBERED = _COUNTED | {"quarter"}
"""Measures for which a mere number may stand, but no time and no share: the second quarter is not two hours."""
_BY_ITSELF = (*_COUNTED, "quarter", "half", "share", "point", "T+ second", "day", "magnitude")
"""Measures of which what one text says has an equal of its own in the other, as far as both say any."""
_ENOUGH = 3
"""So many facts in one order are no chance."""


class Difference(NamedTuple):
    """`fact` has no equal in the other text; `instead` is what most likely stands there in its place, if anything."""

    side: int
    """0 if the fact is said by the first text, 1 if by the second."""
    fact: Fact
    instead: Fact | None


def differences(first: Sequence[Fact], second: Sequence[Fact]) -> list[Difference]:
    """Everything that one of two texts says and the other does not, and what the other says instead.

    A fact may be repeated: once is enough. Where one number stands for another, both sides are told, since nobody but
    the author knows which of them is right.
    """
    sides = first, second
    alone = [[fact for fact in sides[s] if not any(same(fact, other) for other in sides[1 - s])] for s in (0, 1)]
    odd = _odd_of_a_measure(*sides)
    alone = [[*alone[s], *(fact for fact in odd[s] if fact not in alone[s])] for s in (0, 1)]
    alone = [[*alone[s], *_missing_blanks(sides[s], sides[1 - s])] for s in (0, 1)]
    shared = [_shared(sides[s], sides[1 - s]) for s in (0, 1)]
    if not any(alone) and not any(shared):
        return _one_odd(*sides)
    spare = [[fact for fact in _spare(sides[s], sides[1 - s]) if fact not in [*alone[s], *shared[s]]] for s in (0, 1)]
    found: dict[tuple[int, Fact], Difference] = {}
    for side in (0, 1):
        others = [*alone[1 - side], *shared[1 - side]]
        for fact in (*alone[side], *shared[side]):
            must = fact.need == Need.MUST and (
                fact in alone[side] or _once_too_often(fact, sides[side], sides[1 - side])
            )
            if fact in alone[side]:
                rivals = [f for f in alone[1 - side] if f.need and (must or _comparable(f, fact))]
                rivals += [f for f in shared[1 - side] if must and _comparable(f, fact)]
            else:
                rivals = [f for f in shared[1 - side] if (must or f.bare & fact.bare) and _comparable(f, fact)]
            instead = _instead(fact, sides[side], rivals, sides[1 - side])
            if fact in alone[side]:
                instead = instead or _instead(fact, sides[side], spare[1 - side], sides[1 - side])
            if must or (fact.need and (instead in others or _alike(fact, instead))):
                found[side, fact] = Difference(side, fact, instead)
                if instead:
                    found.setdefault((1 - side, instead), Difference(1 - side, instead, fact))
    return list(found.values()) or _one_odd(*sides)


def _one_odd(first: Sequence[Fact], second: Sequence[Fact]) -> list[Difference]:
    """Both say as much in one order, and only one place differs, in what one of them says somewhere else too."""
    for families in ({"number", "time", "money"}, {"time"}, {"number"}):
        ours, theirs = ([one for one in side if one.need and one.families & families] for side in (first, second))
        if len(ours) != len(theirs) or len(ours) < _ENOUGH:
            continue
        odd = [both for both in zip(ours, theirs, strict=True) if not same(*both)]
        if len(odd) != 1 or not _comparable(*odd[0]) or any(min(one.bare, default=0) <= 1 for one in odd[0]):
            continue
        mine, other = odd[0]
        if sum(same(mine, one) for one in ours) > 1 or sum(same(other, one) for one in theirs) > 1:
            return [Difference(0, mine, other), Difference(1, other, mine)]
    return []


def same(one: Fact, other: Fact) -> bool:
    """Whether both may mean the same; either may leave out the measure, and of a day what goes without saying."""
    counted = [_COUNTED & fact.measures for fact in (one, other)]
    if all(counted) and counted[0].isdisjoint(counted[1]):
        return False
    return _equal(one, other) or _unmeasured(one, other)


def _equal(one: Fact, other: Fact) -> bool:
    """Whether both may mean the same as they stand."""
    both = one.values & other.values
    if sizes := _SIZES & one.measures & other.measures:
        return any(measure in sizes for measure, _ in both)
    if both:
        return True
    days = [value for measure, value in one.values if measure == "day"]
    return any(measure == "day" and _agree(day, value) for measure, value in other.values for day in days)


def _unmeasured(one: Fact, other: Fact) -> bool:
    """Whether both are one number, and either does not say of what; the numeral of a level is no time."""
    both, about = one.measures & other.measures, one.families | other.families
    if any(
        _NUMBERED & a.measures and not ({"number"} | _NUMBERED) & b.measures for a, b in ((one, other), (other, one))
    ):
        return False
    if "roman" in about and "time" in about:
        return False
    return (one.open or other.open) and not both & {*_SIZES, "share", "clock"} and bool(one.bare & other.bare)


def _odd_of_a_measure(first: Sequence[Fact], second: Sequence[Fact]) -> tuple[list[Fact], list[Fact]]:
    """What both texts say in one measure and neither says as the other does, though a mere number might stand for it."""
    odd: tuple[list[Fact], list[Fact]] = ([], [])
    for measure in _BY_ITSELF:
        ours, theirs = ([one for one in side if one.need and measure in one.measures] for side in (first, second))
        if ours and theirs:
            for side, mine, all_ours, others in ((0, ours, first, second), (1, theirs, second, first)):
                odd[side].extend(
                    one
                    for one in mine
                    if not any(_equal_in(measure, one, other) for other in others)
                    and not _said_plainly(one, all_ours, others)
                )
    return odd if all(odd) else ([], [])


def _said_plainly(fact: Fact, ours: Sequence[Fact], theirs: Sequence[Fact]) -> bool:
    """Whether they say its number more often without saying of what than we do: then one of them stands for it."""
    number = max(fact.bare, default=Fraction(0))
    mine, others = (
        [one for one in side if number in one.bare and "number" in one.measures and not _COUNTED & one.measures]
        for side in (ours, theirs)
    )
    return number > 1 and len(others) > len(mine)


def _equal_in(measure: str, one: Fact, other: Fact) -> bool:
    """Whether both say the same in this measure; of two days both have a date, or none."""
    ours, theirs = ({value for of, value in fact.values if of == measure} for fact in (one, other))
    if measure != "day":
        return bool(ours & theirs)
    return any(_agree(a, b) for a in ours for b in theirs if _has_date(a) == _has_date(b))


def _has_date(day: object) -> bool:
    """Whether a day is more than its year and month."""
    return isinstance(day, tuple) and bool(day[2])


def _shared(ours: Sequence[Fact], theirs: Sequence[Fact]) -> list[Fact]:
    """Times, shares and sums of ours whose only equals are numbers without a measure that mean something else of ours.

    Such a number may stand for both, as in "5 calls, in 5 minutes"; unless they, too, have a time for which it stands.
    """
    return [
        fact
        for fact in ours
        if (fact.families & {"time", "money"} or "share" in fact.measures)
        and any(_unmeasured(fact, other) for other in theirs)
        and not any(
            _equal(fact, other) or (_unmeasured(fact, other) and not any(_equal(mine, other) for mine in ours))
            for other in theirs
        )
    ]


def _once_too_often(fact: Fact, ours: Sequence[Fact], theirs: Sequence[Fact]) -> bool:
    """Whether we say a number more often than they do: then it cannot stand there for all that we mean by it."""
    mine, others = ([one for one in side if one.bare & fact.bare] for side in (ours, theirs))
    return len(mine) > len(others) and min(fact.bare, default=0) > 1


def _comparable(one: Fact, other: Fact) -> bool:
    """Whether both measure the same, if perhaps in units that have no fixed relation."""
    return bool(one.measures & other.measures) or (one.measures <= LENGTHS and other.measures <= LENGTHS)


def _alike(fact: Fact, spare: Fact | None) -> bool:
    """Whether both measure the same, and more than how many or how long: of two quarters one stands for the other."""
    return spare is not None and bool(fact.measures & spare.measures - {"number", *LENGTHS})


def _agree(one: object, other: object) -> bool:
    """Whether two days are equal in what both say."""
    if not isinstance(one, tuple) or not isinstance(other, tuple):
        return False
    both = [(a, b) for a, b in zip(one, other, strict=True) if a and b]
    return bool(both) and all(a == b for a, b in both)


def _missing_blanks(ours: Sequence[Fact], theirs: Sequence[Fact]) -> list[Fact]:
    """Blanks to write in are all alike, so they are counted."""
    mine, others = ([fact for fact in side if "blank" in fact.families] for side in (ours, theirs))
    return mine[len(others) :] if others else []


def _spare(ours: Sequence[Fact], theirs: Sequence[Fact]) -> list[Fact]:
    """What we say more often than they do: of facts that are alike, those that stand furthest from theirs."""
    equal = [(n, m) for n, mine in enumerate(ours) for m, other in enumerate(theirs) if same(mine, other)]
    taken: tuple[set[int], set[int]] = set(), set()
    for n, m in sorted(equal, key=lambda both: abs(both[0] / len(ours) - both[1] / len(theirs))):
        if n not in taken[0] and m not in taken[1]:
            taken[0].add(n)
            taken[1].add(m)
    return [mine for n, mine in enumerate(ours) if n not in taken[0]]


def _instead(fact: Fact, ours: Sequence[Fact], candidates: Sequence[Fact], theirs: Sequence[Fact]) -> Fact | None:
    """The candidate of the same family that stands nearest to where `fact` stands among ours."""
    near = [other for other in candidates if other.families & fact.families]
    at = ours.index(fact) / len(ours)
    return min(near, key=lambda other: (-other.need, abs(theirs.index(other) / len(theirs) - at)), default=None)
