"""That a condition can hold without others is told for exactly the cases that there are: every case is tried here."""

from __future__ import annotations

from itertools import chain, combinations, product
from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from generator.model.conditions import Condition, InWhatCase, Reply
from generator.model.organisation import Fact
from generator.validating.cases import Wanted, wanted, without_all

LEVELS = ("one", "two", "three")
FACTS = (Fact.SEAT_EU, Fact.SEAT_US, Fact.FOOD, Fact.COURIER)
QUESTIONS = ("here/hurt", "here/leak")
USERS = (10, 20)


class Case(NamedTuple):
    """A case, with all that matters of it."""

    facts: frozenset[Fact]
    users: int
    level: str
    answers: dict[str, Reply]

    def holds(self, want: InWhatCase) -> bool:
        """Whether a condition holds in it."""
        return (
            self.facts >= {*want.facts}
            and (not want.one_of or bool(self.facts & {*want.one_of}))
            and not self.facts & {*want.without}
            and self.users >= (want.users_from or 0)
            and (not want.levels or self.level in want.levels)
            and all(self.answers[one.question] == one.answer for one in want.answers)
        )


def _every_case() -> list[Case]:
    """Of any organisation with one seat at most."""
    sets = chain.from_iterable(combinations(FACTS, size) for size in range(len(FACTS) + 1))
    facts = [frozenset(one) for one in sets if sum(fact.is_seat for fact in one) <= 1]
    answers = [dict(zip(QUESTIONS, given, strict=True)) for given in product(Reply, repeat=len(QUESTIONS))]
    return [Case(*one) for one in product(facts, (0, *USERS), LEVELS, answers)]


EVERY = _every_case()
SOME_FACTS = st.lists(st.sampled_from(FACTS), max_size=2, unique=True).map(tuple)
CONDITIONS = st.builds(
    InWhatCase,
    facts=SOME_FACTS,
    one_of=SOME_FACTS,
    without=SOME_FACTS,
    users_from=st.sampled_from((None, *USERS)),
    levels=st.lists(st.sampled_from(LEVELS), max_size=2, unique=True).map(tuple),
    answers=st.lists(
        st.builds(Condition, question=st.sampled_from(QUESTIONS), answer=st.sampled_from(Reply)), max_size=2
    ).map(tuple),
)


def want(one: InWhatCase) -> Wanted:
    return wanted(one, frozenset(LEVELS), [str(asked.question) for asked in one.answers])


@given(st.lists(CONDITIONS, min_size=1, max_size=2), st.lists(CONDITIONS, min_size=1, max_size=2))
def test_what_is_told_is_what_trying_every_case_finds(here: list[InWhatCase], others: list[InWhatCase]) -> None:
    around = want(here[0])
    for one in here[1:]:
        around = around.also(want(one))
    found = without_all(around, map(want, others), frozenset(LEVELS))
    cases = [
        case for case in EVERY if all(case.holds(one) for one in here) and not any(case.holds(one) for one in others)
    ]
    assert bool(found) == bool(cases)
    if found:
        assert any({*found.facts} == case.facts and case.level in found.wanted.levels for case in cases)


def test_a_case_is_said_as_files_write_it() -> None:
    here = want(InWhatCase(levels=("two", "three"), without=(Fact.FOOD,), answers=(_yes("here/leak"),)))
    other = want(InWhatCase(facts=(Fact.COURIER,), users_from=10))
    found = without_all(here, [other], frozenset(LEVELS))
    assert found
    assert found.said(LEVELS) == "without: [courier, food]; two; leak: yes"
    few = without_all(want(InWhatCase(facts=(Fact.COURIER,))), [other], frozenset(LEVELS))
    assert few
    assert few.said(LEVELS) == "facts: [courier]; users: 0"


def _yes(question: str) -> Condition:
    return Condition.model_validate({"question": question, "answer": "yes"})
