"""What a role does in a playbook beside its steps, decisions, messages, filings, goals and measures, with its place."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from generator.resolving.added_fields import FurtherDuty

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.resolving import views


def further(role: views.Role, book: views.Playbook) -> list[FurtherDuty]:
    """All of it, in the order of the phases; being asked or told is nothing that a role does."""
    return list(chain(_before(role, book), _during(role, book), _saying(role, book), _after(role, book)))


def _before(role: views.Role, book: views.Playbook) -> Iterator[FurtherDuty]:
    meta, warning = book.meta, book.warning
    if role in (meta.owner, meta.deputy, *(approval.role for approval in meta.approvals)):
        yield FurtherDuty(kind="document", text=book.title, link="#document-control")
    for watch in warning.monitoring:
        if watch.owner is role:
            yield FurtherDuty(kind="watch", text=watch.what, link="warning/#monitoring")
    for prevention in warning.prevention:
        if prevention.owner is role:
            yield FurtherDuty(kind="prevention", text=prevention.title, link="warning/#prevention")
    for item in warning.readiness:
        if item.owner is role:
            yield FurtherDuty(kind="readiness", text=item.title, link="warning/#readiness")
    for relation in warning.relations:
        if relation.owner is role:
            yield FurtherDuty(kind="body", text=relation.party, link="warning/#relations")


def _during(role: views.Role, book: views.Playbook) -> Iterator[FurtherDuty]:
    response = book.response
    for decision in response.decisions:
        if decision.escalate_to is role:
            yield FurtherDuty(kind="escalation", text=decision.question, link=f"response/#decision-{decision.id}")
    for meeting in response.coordination.meetings:
        if meeting.chair is role:
            yield FurtherDuty(kind="meeting", text=meeting.title, link="response/#coordination", at=meeting.first)
    for body in response.coordination.external:
        if body.owner is role:
            yield FurtherDuty(kind="body", text=body.body, link="response/#coordination")


def _saying(role: views.Role, book: views.Playbook) -> Iterator[FurtherDuty]:
    talk = book.communication
    if talk.internal_brief.owner is role:
        brief = talk.internal_brief
        yield FurtherDuty(kind="brief", text=brief.channel.title, link="communication/#inside-first", at=brief.by)
    for row in talk.matrix:
        if row.legal_check is role:
            yield _message("check", row.message)
    for message in book.letters:
        if role in message.approvers:
            yield _message("approval", message)
        if any(slot.filled_by is role for slot in message.slots):
            yield _message("blanks", message)
    for watch in talk.monitoring:
        if watch.owner is role:
            yield FurtherDuty(kind="watch", text=watch.what, link="communication/#monitoring", at=watch.every)


def _message(kind: str, message: views.Message) -> FurtherDuty:
    return FurtherDuty(kind=kind, text=message.title, link=f"communication/#message-{message.id}")


def _after(role: views.Role, book: views.Playbook) -> Iterator[FurtherDuty]:
    recovery = book.recovery
    for risk in recovery.risks:
        if risk.owner is role:
            yield FurtherDuty(kind="risk", text=risk.title, link="recovery/#recovery-risks")
    for part in recovery.reputation:
        if part.owner is role:
            yield FurtherDuty(kind="reputation", text=part.action, link="recovery/#reputation", at=part.by)
    for review in recovery.evaluation.reviews:
        if review.chair is role:
            yield FurtherDuty(kind="review", text=review.at, link="recovery/#evaluation")
    for gap in recovery.evaluation.gaps:
        if gap.owner is role:
            yield FurtherDuty(kind="gap", text=gap.fix, link="lessons/#gaps", at=gap.due)
