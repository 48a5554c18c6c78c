"""What views hold beyond the model: numbers, buckets, teams, and everything that each role owns."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from generator.model.response import FIRST_HOUR
from generator.model.warning import HIGH_FROM, MEDIUM_FROM
from generator.resolving.added_fields import Member, QuickStep, RiskLimits, RoleDuty
from generator.resolving.bound import parted
from generator.resolving.other_duties import further
from generator.resolving.role_cards import cards
from generator.resolving.schedule import schedule
from generator.resolving.tick_keys import give_keys

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.resolving import views


def gather(handbook: views.Handbook, people: Iterable[views.Person]) -> None:
    """Complete the view of a handbook with what `added_fields` says, save for what `resolve`, its caller, tells."""
    for book in handbook.playbooks:
        book.response.regulatory, book.left_out = parted(book.response.regulatory, handbook.handbook.footing)
        _complete(book, handbook.messages)
        book.schedule = schedule(book, handbook)
        give_keys(book)
    people = list(people)
    for role in handbook.roles:
        role.people = [person for person in people if person.role is role]
        role.indicators = [indicator for indicator in handbook.indicators if indicator.owner is role]
        role.risks = [risk for risk in handbook.risks if risk.owner is role]
        role.duties = []
    for number, risk in enumerate(handbook.risks, start=1):
        risk.number = number
    handbook.risk_limits = RiskLimits(high=HIGH_FROM, medium=MEDIUM_FROM)
    for topic in handbook.topics:
        topic.sections = [
            (chapter, section) for chapter in handbook.guide for section in chapter.sections if topic in section.topics
        ]
    for book in handbook.playbooks:
        duties = {role: _duty(role, book) for role in handbook.roles}
        book.team = [Member(role=role, duty=duty) for role, duty in duties.items() if _has_any(duty)]
        for role, duty in duties.items():
            if _has_any(duty) or duty.further:
                role.duties.append(duty)
        book.cards = cards(book, duties, handbook.ui["bucket"])
        book.drills = [drill for drill in handbook.drills if drill.playbook is book]


def _complete(book: views.Playbook, shared: list[views.Message]) -> None:
    book.meta, book.title = book.playbook, book.playbook.title
    book.numbered = f"{book.number} {book.title}"
    book.valid_until = min(day for day in (book.review_by, book.meta.valid_until) if day)
    for number, step in enumerate(book.response.steps, start=1):
        step.number = number
    for step in book.response.steps:
        group = book.response.steps if step.parallel else ()
        step.beside = [other for other in group if other.parallel == step.parallel and other is not step]
    book.buckets = [(bucket, list(steps)) for bucket, steps in groupby(book.response.steps, lambda step: step.bucket)]
    book.watched = [(one.indicator, one.thresholds or one.indicator.thresholds) for one in book.warning.indicators]
    sent = [row.message for row in book.communication.matrix if row.message in shared]
    book.letters = [*book.communication.messages, *dict.fromkeys(sent)]
    signing = [approval.role for approval in book.meta.approvals]
    book.signatories = list(dict.fromkeys([*signing, book.meta.owner, book.meta.deputy]))
    moves = {move.step: move for move in book.meta.first_hour}
    soon = [step for step in book.response.steps if step.deadline.minutes <= FIRST_HOUR]
    book.first_hour = [_quick(step, moves.get(step)) for step in soon]
    book.first_callers = list(dict.fromkeys(move.owner for move in book.first_hour))


def _quick(step: views.Step, move: views.FirstMove | None) -> QuickStep:
    """A step in its move's words, whose owner and time are the step's (see `rules.first_hour`)."""
    if move:
        return QuickStep(step=step, action=move.action, owner=move.owner, by=move.by)
    return QuickStep(step=step, action=step.title, owner=step.accountable, by=step.deadline)


def _has_any(duty: RoleDuty) -> bool:
    return any(items for name, items in vars(duty).items() if name not in ("playbook", "further"))


def _duty(role: views.Role, book: views.Playbook) -> RoleDuty:
    steps, rows = book.response.steps, book.communication.matrix
    return RoleDuty(
        playbook=book,
        steps=[step for step in steps if step.accountable is role],
        helps=[step for step in steps if step.accountable is not role and role in step.responsible],
        decisions=[decision for decision in book.response.decisions if decision.decider is role],
        drafts=[row for row in rows if row.drafter is role],
        approves=[row for row in rows if row.approver is role],
        speaks=[row for row in rows if row.spokesperson is role],
        filings=[filing for filing in book.response.regulatory if filing.owner is role],
        goals=[goal for goal in book.recovery.goals if goal.owner is role],
        measures=[measure for measure in book.recovery.measures if measure.owner is role],
        further=further(role, book),
    )
