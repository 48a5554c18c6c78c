"""In which cases conditions hold: all that can be so of an organisation, a level and answers, without trying each.

A condition is a conjunction, so that of any two it can be told exactly whether one can hold without the other.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import product
from typing import TYPE_CHECKING

from generator.model.conditions import InWhatCase, Reply

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.model.conditions import ForWhom
    from generator.model.organisation import Fact

_OTHER = {Reply.YES: Reply.NO, Reply.NO: Reply.YES}
Asked = tuple[str, Reply]
"""A question, as `playbook/id`, and how it is answered."""


@dataclass(frozen=True)
class Wanted:
    """What has to be so, all of it."""

    levels: frozenset[str]
    """One of these is the level."""
    one_of: tuple[frozenset[Fact], ...] = ()
    """Of each at least one."""
    none_of: frozenset[Fact] = frozenset()
    users_from: int = 0
    users_below: int | None = None
    answers: frozenset[Asked] = frozenset()

    def also(self, other: Wanted) -> Wanted:
        """Both together."""
        below = [one.users_below for one in (self, other) if one.users_below is not None]
        return Wanted(
            self.levels & other.levels,
            (*self.one_of, *other.one_of),
            self.none_of | other.none_of,
            max(self.users_from, other.users_from),
            min(below, default=None),
            self.answers | other.answers,
        )

    def case(self) -> Case | None:
        """A case in which it is so; None when there is none."""
        if not self.levels or any((question, _OTHER[reply]) in self.answers for question, reply in self.answers):
            return None
        if self.users_below is not None and self.users_from >= self.users_below:
            return None
        for facts in map(frozenset, product(*map(sorted, self.one_of))):
            if not facts & self.none_of and sum(fact.is_seat for fact in facts) <= 1:
                return Case(self, tuple(sorted(facts)))
        return None


@dataclass(frozen=True)
class Case:
    """A case: what is wanted, and facts by which it is so."""

    wanted: Wanted
    facts: tuple[Fact, ...]

    def said(self, levels: Iterable[str]) -> str:
        """The case as files write it; `levels` are all there are, and none is named where it does not matter."""
        wanted = self.wanted
        told = [f"facts: [{', '.join(self.facts)}]"] if self.facts else []
        told += [f"without: [{', '.join(sorted(wanted.none_of))}]"] if wanted.none_of else []
        told += [f"users: {wanted.users_from}"] if wanted.users_from or wanted.users_below is not None else []
        told += [next(one for one in levels if one in wanted.levels)] if set(levels) - wanted.levels else []
        told += sorted(f"{question.rpartition('/')[2]}: {reply.value}" for question, reply in wanted.answers)
        return "; ".join(told)


def wanted(condition: ForWhom, levels: frozenset[str], questions: Iterable[str]) -> Wanted:
    """What a condition wants; `questions` are those that it names, as `playbook/id`."""
    if not isinstance(condition, InWhatCase):
        condition = InWhatCase(**dict(condition))
    return Wanted(
        (levels & frozenset(map(str, condition.levels))) or levels,
        (
            *(frozenset({fact}) for fact in condition.facts),
            *([frozenset(condition.one_of)] if condition.one_of else []),
        ),
        frozenset(condition.without),
        condition.users_from or 0,
        None,
        frozenset(zip(questions, (one.answer for one in condition.answers), strict=True)),
    )


def fails(want: Wanted, levels: frozenset[str]) -> Iterator[Wanted]:
    """Each way in which what is wanted is not so; together they are all."""
    free = Wanted(levels)
    if want.levels < levels:
        yield replace(free, levels=levels - want.levels)
    yield from (replace(free, none_of=facts) for facts in want.one_of)
    yield from (replace(free, one_of=(frozenset({fact}),)) for fact in sorted(want.none_of))
    if want.users_from:
        yield replace(free, users_below=want.users_from)
    yield from (replace(free, answers=frozenset({(asked, _OTHER[reply])})) for asked, reply in sorted(want.answers))


def without_all(here: Wanted, others: Iterable[Wanted], levels: frozenset[str]) -> Case | None:
    """A case in which `here` is so and none of the others is; None when there is none."""
    for ways in product(*(tuple(fails(one, levels)) for one in others)):
        both = here
        for way in ways:
            both = both.also(way)
        if found := both.case():
            return found
    return None
