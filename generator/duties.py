"""What each role owns, gathered from everywhere it is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.view import View

if TYPE_CHECKING:
    from collections.abc import Iterable


def assign(handbook: View, people: Iterable[View]) -> None:
    """Give each role of the view its `people`, its standing `indicators` and `risks`, and its `duties` by playbook.

    A duty has `playbook`, the `steps` the role answers for, those it `helps` with, its `decisions`, the messages it
    `drafts` and `approves`, the `filings`, `goals` and `measures` it owns. Each playbook gets its `team`: the roles
    that have a duty in it, with that duty, in the order of `roles.yml`.
    """
    people = list(people)
    for role in handbook.roles:
        role.people = [person for person in people if person.role is role]
        role.indicators = [indicator for indicator in handbook.indicators if indicator.owner is role]
        role.risks = [risk for risk in handbook.risks if risk.owner is role]
        role.duties = [duty for book in handbook.playbooks if has_any(duty := _duty(role, book))]
    for book in handbook.playbooks:
        book.team = [
            View(role=role, duty=duty) for role in handbook.roles for duty in role.duties if duty.playbook is book
        ]


def has_any(duty: View) -> bool:
    """Whether there is anything in it."""
    return any(items for name, items in vars(duty).items() if name != "playbook")


def _duty(role: View, book: View) -> View:
    steps, rows = book.response.steps, book.communication.matrix
    return View(
        playbook=book,
        steps=[step for step in steps if step.accountable is role],
        helps=[step for step in steps if step.accountable is not role and role in step.responsible],
        decisions=[decision for decision in book.response.decisions if decision.decider is role],
        drafts=[row for row in rows if row.drafter is role],
        approves=[row for row in rows if row.approver is role],
        speaks=[row for row in rows if row.spokesperson is role],
        filings=[duty for duty in book.response.regulatory if duty.owner is role],
        goals=[goal for goal in book.recovery.goals if goal.owner is role],
        measures=[measure for measure in book.recovery.measures if measure.owner is role],
    )
