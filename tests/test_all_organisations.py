"""The shipped handbook for all kinds of organisations: of every two facts both are so, neither, and each alone."""

from __future__ import annotations

import json
import re
from datetime import datetime
from itertools import combinations
from typing import TYPE_CHECKING, Any

import pytest

from generator.command.clock import timetable
from generator.model.choice import Audience
from generator.model.conditions import ForWhom
from generator.model.organisation import Fact
from generator.model.walk import walk
from generator.model.zones import zone_of
from generator.planning.site import findable
from generator.resolving.conservation import unconserved
from generator.resolving.in_languages import in_languages
from generator.validating.audience import Sight
from generator.validating.ids import Index

if TYPE_CHECKING:
    from whole import Whole

    from generator.resolving import views

ROWS = 8
"""In so many organisations every two of up to 35 facts are together in all four ways (Kleitman and Spencer, 1973)."""
T0 = datetime(2026, 7, 1, 14, 0, tzinfo=zone_of("Asia/Shanghai"))
OF_THE_EU = re.compile(r"GDPR|\bDORA\b|NIS ?2|\bEU\b|欧盟|European Union|Safety Business Gateway")
OF_OTHERS = re.compile(r"8-K|\bCPSC\b|\bPDPA\b|California|加利福尼亚|1798|PIPA|APPI")


def used(whole: Whole) -> list[Fact]:
    """The facts on which something of it depends."""
    found: set[Fact] = set()
    for _, part in walk(whole.verdict.handbook):
        if isinstance(part, ForWhom):
            found |= {*part.facts, *part.one_of, *part.without}
    return sorted(found)


def organisations(facts: list[Fact]) -> list[tuple[Fact, ...]]:
    """The facts of each of the organisations; the first has none."""
    columns = list(combinations(range(1, ROWS), ROWS // 2))
    return [tuple(fact for fact, rows in zip(facts, columns, strict=False) if row in rows) for row in range(ROWS)]


def seen(whole: Whole, facts: tuple[Fact, ...]) -> dict[str, views.Handbook]:
    """The handbook of an organisation of which these facts are so."""
    handbook = whole.verdict.handbook
    us = handbook.organisation.model_copy(update={"facts": facts})
    changed = handbook.model_copy(update={"organisation": us})
    return in_languages(
        Sight(changed, Index(whole.sources.tree), Audience.INTERNAL, drafts=False), whole.sources, "test"
    )


def test_every_two_facts_are_together_in_all_four_ways(whole: Whole) -> None:
    facts = used(whole)
    assert 15 < len(facts) <= 35
    rows = [frozenset(row) for row in organisations(facts)]
    for one, other in combinations(facts, 2):
        assert {(one in row, other in row) for row in rows} == {(a, b) for a in (True, False) for b in (True, False)}


@pytest.mark.parametrize("row", range(ROWS))
def test_cards_clocks_and_first_hours_are_whole(whole: Whole, row: int) -> None:
    facts = organisations(used(whole))[row]
    view = seen(whole, facts)["en"]
    assert len(view.playbooks) == len(whole.verdict.handbook.playbooks)
    for book in view.playbooks:
        assert list(unconserved(book)) == []
        assert book.first_hour
        assert book.cards[0].buckets, "the commander has something to do"
        shown = {step.id for step in book.response.steps}
        assert all(step.id in shown for one in book.response.steps for step in one.after)
        assert timetable(book, view, T0).tables
        for duty in book.response.regulatory:
            asked = duty.regulation.applies_if
            assert {fact.key for fact in asked.facts} <= {*facts}
            assert not asked.one_of or {fact.key for fact in asked.one_of} & {*facts}


def test_who_is_neither_in_the_eu_nor_abroad_reads_law_from_there_in_the_list_of_others_alone(whole: Whole) -> None:
    handbook = whole.verdict.handbook
    for view in seen(whole, (Fact.SEAT_MAINLAND, Fact.USERS_MAINLAND, Fact.FOOD)).values():
        apart = {rule.id: rule.lacking for rule in view.rules_of_others}
        assert {one.id for one in handbook.regulations} == {*apart, *(rule.id for rule in view.regulations)}
        assert all(apart.values()), "each with its reason"
        assert apart["eu-gdpr-33"] == [view.ui["fact"]["users-eu"]]
        told = _told(view)
        assert sorted(set(OF_THE_EU.findall(told) + OF_OTHERS.findall(told))) == []
    told = _told(seen(whole, (Fact.SEAT_EU, Fact.USERS_EU))["en"])
    assert {"GDPR", "EU"} <= set(OF_THE_EU.findall(told))
    assert "Guangdong" not in told


def _told(view: views.Handbook) -> str:
    """All that can be found on its site, and what its clocks say; cases and a list at an end are told of others."""
    found: dict[str, Any] = findable(view)
    clocks = [timetable(book, view, T0) for book in view.playbooks]
    others = {f"reference/regulations/#rule-{rule.id}" for rule in view.rules_of_others}
    own = [one for one in found["entries"] if one["path"] not in others]
    entries = [one for one in own if "cases/" not in json.dumps(one)]
    return json.dumps([entries, [str(one) for one in clocks]], ensure_ascii=False, default=str)
