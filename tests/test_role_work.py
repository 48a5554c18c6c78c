"""From a role to everything it does, and what ticks are kept under: of mini, which uses every field of the model."""

from __future__ import annotations

from collections import Counter
from copy import copy
from typing import TYPE_CHECKING, Any

import pytest

from generator.build import Order, see
from generator.layout import Layout
from generator.model.choice import Audience
from generator.model.refs import RoleRef
from generator.model.walk import walk
from generator.reading import check
from generator.resolving.duties import duties_in
from generator.resolving.tick_keys import of_meeting, of_watch
from generator.stages import Unwatched

if TYPE_CHECKING:
    from pathlib import Path

pytest_plugins = ["mini_project"]

OWN = {
    "response.steps.accountable": "steps",
    "response.decisions.decider": "decisions",
    "communication.matrix.drafter": "drafts",
    "communication.matrix.approver": "approves",
    "communication.matrix.spokesperson": "speaks",
    "response.regulatory.owner": "filings",
    "recovery.goals.owner": "goals",
    "recovery.measures.owner": "measures",
}
"""Fields that name a role, by the list in which its page has what they say."""
FURTHER = {
    "warning.monitoring.owner": "watch",
    "communication.monitoring.owner": "watch",
    "warning.prevention.owner": "prevention",
    "warning.readiness.owner": "readiness",
    "warning.relations.owner": "body",
    "response.coordination.external.owner": "body",
    "response.decisions.escalate_to": "escalation",
    "response.coordination.meetings.chair": "meeting",
    "communication.internal_brief.owner": "brief",
    "communication.matrix.legal_check": "check",
    "recovery.risks.owner": "risk",
    "recovery.reputation.owner": "reputation",
    "recovery.evaluation.reviews.chair": "review",
    "recovery.evaluation.gaps.owner": "gap",
}
"""And by the kind of what stands behind the lists."""
ONCE = {
    "playbook.owner": "document",
    "playbook.deputy": "document",
    "playbook.approvals.role": "document",
    "communication.messages.approvers": "approval",
    "communication.messages.slots.filled_by": "blanks",
}
"""The same of what is told once, however often it names the role."""
ELSEWHERE = {
    "response.steps.responsible",  # with what it answers for, or helps
    "response.steps.consulted",  # nothing that it does
    "response.steps.informed",
    "playbook.first_hour.owner",  # that of the step
    "playbook.print.role_cards",
}


@pytest.fixture
def views(mini: Path) -> dict[str, Any]:
    """The handbook as those who may read everything see it, by language."""
    return dict(see(Layout(mini), Order(audience=Audience.CONFIDENTIAL), Unwatched()))


def test_a_role_finds_everything_that_names_it(mini: Path, views: dict[str, Any]) -> None:
    known = OWN.keys() | FURTHER.keys() | ONCE.keys() | ELSEWHERE
    expected, found = Counter[tuple[str, str, str]](), Counter[tuple[str, str, str]]()
    for name, playbook in check(Layout(mini)).handbook.playbooks.items():
        for path, value in walk(playbook):
            if not isinstance(value, RoleRef):
                continue
            place = ".".join(part for part in path if isinstance(part, str))
            assert place in known, f"no page of a role tells of {place}"
            if word := OWN.get(place) or FURTHER.get(place):
                expected[name, str(value), word] += 1
            elif place in ONCE:
                expected[name, str(value), ONCE[place]] = -1
    assert {word for _, _, word in expected} == {*OWN.values(), *FURTHER.values(), *ONCE.values()}
    for role in views["zh"].roles:
        for duty in duties_in(role, views["zh"]):
            for word in OWN.values():
                found[duty.playbook.id, role.id, word] += len(getattr(duty, word))
            found.update((duty.playbook.id, role.id, one.kind) for one in duty.further)
    for key, count in expected.items():
        assert found[key] >= 1 if count < 0 else found[key] == count, key


def test_ticks_are_kept_under_the_same_names_in_each_language_and_any_order(views: dict[str, Any]) -> None:
    assert [_keys(book) for book in views["zh"].playbooks] == [_keys(book) for book in views["en"].playbooks]
    book = copy(views["zh"].playbooks[0])
    book.response, book.communication = copy(book.response), copy(book.communication)
    book.response.coordination = coordination = copy(book.response.coordination)
    meetings = {id(one): one.key for one in coordination.meetings}
    assert len(meetings) > 1
    coordination.meetings = coordination.meetings[::-1]
    book.communication.monitoring = [copy(one) for one in book.communication.monitoring * 2]
    assert {id(one): of_meeting(one, book) for one in coordination.meetings} == meetings
    watches = [of_watch(one, book) for one in book.communication.monitoring]
    assert len(watches) == len(set(watches))


def _keys(book: Any) -> tuple[list[str], list[str], list[str]]:  # noqa: ANN401 - a view has any attribute
    lists = book.response.coordination.meetings, book.communication.monitoring, book.schedule.clocks
    meetings, watches, clocks = ([one.key for one in every] for every in lists)
    return meetings, watches, clocks
