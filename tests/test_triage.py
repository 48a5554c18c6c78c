"""What follows from the answers to the first questions: by hand in vectors, and by what always holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from triage_vectors import VECTORS, all_answers, as_json, table_of

from generator.model.choice import Audience
from generator.validating.audience import Sight
from generator.validating.ids import Index
from generator.validating.triage import UNKNOWN, Table, as_data, evaluate, table
from generator.validating.validate import validate

if TYPE_CHECKING:
    from whole import Whole

    from generator.loading.load import Sources
    from generator.model.handbook import Handbook

pytest_plugins = ["mini_project"]

STEP = 61
"""A prime: every answer to every question is among each so many, in all company."""


def seen(handbook: Handbook, ids: Index, audience: Audience = Audience.INTERNAL) -> Table:
    return table(handbook, Sight(handbook, ids, audience, drafts=False))


@pytest.fixture(scope="module")
def known(whole: Whole) -> Table:
    """That of the handbook."""
    return seen(whole.verdict.handbook, Index(whole.sources.tree))


@pytest.mark.parametrize("case", VECTORS["cases"], ids=lambda case: case["what"])
def test_what_follows_is_what_the_vectors_say(case: dict[str, Any]) -> None:
    assert as_json(as_data(evaluate(table_of(VECTORS["table"]), case["answers"]))) == case["outcome"]


def test_a_table_is_the_same_read_from_json(known: Table) -> None:
    assert as_json(as_data(table_of(as_json(as_data(known))))) == as_json(as_data(known))


def test_there_are_at_most_ten_questions_and_all_playbooks_and_levels_are_led_to(known: Table) -> None:
    outcomes = [evaluate(known, answers) for answers in all_answers(known, STEP)]
    assert len(known.asks) <= 10
    assert len(outcomes) > 900, "the test has seen too little to mean anything"
    assert {book for one in outcomes for book in one.playbooks} == set(known.playbooks)
    assert {one.level for one in outcomes} == {level.id for level in known.levels}


def test_every_outcome_is_whole_and_does_not_contradict_itself(known: Table) -> None:
    for answers in all_answers(known, STEP):
        outcome = evaluate(known, answers)
        assert not outcome.open
        assert bool(outcome.playbooks or outcome.maybe) == any(reply != "no" for reply in answers.values())
        assert bool(outcome.cluster) == bool(outcome.allowed) == bool(outcome.playbooks or outcome.maybe)
        assert outcome.call
        assert outcome.print
        assert not set(outcome.allowed) & set(outcome.forbidden)
        assert not set(outcome.playbooks) & set(outcome.maybe)


def test_unknown_is_the_worse_answer_but_for_what_is_sure(known: Table) -> None:
    worse = {ask.id: ask.worse for ask in known.asks}
    for answers in all_answers(known, STEP):
        said = evaluate(known, answers)
        taken = evaluate(known, {one: worse[one] if reply == UNKNOWN else reply for one, reply in answers.items()})
        for field in ("level", "reasons", "life", "clocks", "cluster", "allowed", "forbidden", "print"):
            assert getattr(said, field) == getattr(taken, field)
        assert {*said.playbooks, *said.maybe} >= {*taken.playbooks, *taken.maybe}


def test_unknown_rules_nothing_out(known: Table) -> None:
    for answers in all_answers(known, STEP):
        said = evaluate(known, answers)
        for ask in known.asks:
            if answers[ask.id] == UNKNOWN and ask.id in said.asked:
                found = [evaluate(known, answers | {ask.id: reply}) for reply in ("yes", "no")]
                named = {one for outcome in found for one in outcome.playbooks}
                assert named <= {*said.playbooks, *said.maybe}


def test_nothing_is_led_to_by_no_alone(known: Table) -> None:
    outcome = evaluate(known, dict.fromkeys((ask.id for ask in known.asks), "no"))
    assert (outcome.playbooks, outcome.maybe, outcome.reasons) == ((), (), ())
    assert (outcome.cluster, outcome.allowed, outcome.forbidden, outcome.open) == (None, (), (), ())
    everything = evaluate(known, dict.fromkeys((ask.id for ask in known.asks), UNKNOWN))
    assert set(everything.maybe) == set(known.playbooks)


def test_what_is_open_is_told_as_if_all_of_it_were_unknown(known: Table) -> None:
    ranks = {level.id: rank for rank, level in enumerate(known.levels)}
    ids = [ask.id for ask in known.asks]
    for answers in all_answers(known, STEP * 7):
        some = {one: answers[one] for one in ids[: sum(map(len, answers.values())) % len(ids)]}
        outcome = evaluate(known, some)
        rest = evaluate(known, {one: some.get(one, UNKNOWN) for one in ids})
        assert (outcome.worst or outcome) == rest
        assert ranks[rest.level] <= ranks[outcome.level]


def test_a_worse_answer_never_gives_a_milder_level(known: Table) -> None:
    ranks = {level.id: rank for rank, level in enumerate(known.levels)}
    for answers in all_answers(known, STEP):
        here = ranks[evaluate(known, answers).level]
        for ask in known.asks:
            assert ranks[evaluate(known, answers | {ask.id: ask.worse}).level] <= here


def test_readers_are_told_of_nothing_that_they_may_not_see(mini_sources: Sources, printable: frozenset[str]) -> None:
    handbook, ids = validate(mini_sources, printable).handbook, Index(mini_sources.tree)
    public, internal = seen(handbook, ids, Audience.PUBLIC), seen(handbook, ids)
    assert [[ask.id for ask in one.asks] for one in (public, internal)] == [["dark"], ["dark", "hurt", "dry"]]
    assert [set(one.playbooks) for one in (public, internal)] == [{"alpha"}, {"alpha", "beta"}]
    assert [evaluate(one, {"dark": "no", "dry": "no"}).playbooks for one in (public, internal)] == [(), ("beta",)]


def test_a_handbook_without_questions_has_a_table_without_any(mini_sources: Sources, printable: frozenset[str]) -> None:
    handbook = validate(mini_sources, printable).handbook.model_copy(update={"triage": ()})
    assert seen(handbook, Index(mini_sources.tree)).asks == ()
