"""What a role does in a playbook beside its steps, decisions, messages, filings, goals and measures, with its place."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from generator.resolving.added_fields import FurtherDuty

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.resolving import views


def further(book: views.Playbook) -> Iterator[tuple[views.Role, FurtherDuty]]:
    """All of it with whose it is, in the order of the phases; being asked or told is nothing that a role does."""
    return chain(_before(book), _during(book), _saying(book), _after(book))


def _before(book: views.Playbook) -> Iterator[tuple[views.Role, FurtherDuty]]:
    meta, warning = book.meta, book.warning
    for role in dict.fromkeys((meta.owner, meta.deputy, *(approval.role for approval in meta.approvals))):
        yield role, FurtherDuty(kind="document", text=book.title, link="#document-control")
    for watch in warning.monitoring:
        yield watch.owner, FurtherDuty(kind="watch", text=watch.what, link="warning/#monitoring")
    for prevention in warning.prevention:
        yield prevention.owner, FurtherDuty(kind="prevention", text=prevention.title, link="warning/#prevention")
    for item in warning.readiness:
        yield item.owner, FurtherDuty(kind="readiness", text=item.title, link="warning/#readiness")
    for relation in warning.relations:
        yield relation.owner, FurtherDuty(kind="body", text=relation.party, link="warning/#relations")


def _during(book: views.Playbook) -> Iterator[tuple[views.Role, FurtherDuty]]:
    response = book.response
    for decision in response.decisions:
        link = f"response/#decision-{decision.id}"
        yield decision.escalate_to, FurtherDuty(kind="escalation", text=decision.question, link=link)
    for meeting in response.coordination.meetings:
        link = "response/#coordination"
        yield meeting.chair, FurtherDuty(kind="meeting", text=meeting.title, link=link, at=meeting.first)
    for body in response.coordination.external:
        yield body.owner, FurtherDuty(kind="body", text=body.body, link="response/#coordination")


def _saying(book: views.Playbook) -> Iterator[tuple[views.Role, FurtherDuty]]:
    talk = book.communication
    brief = talk.internal_brief
    yield (
        brief.owner,
        FurtherDuty(kind="brief", text=brief.channel.title, link="communication/#inside-first", at=brief.by),
    )
    for row in talk.matrix:
        if role := row.legal_check:
            yield role, _message("check", row.message)
    for message in book.letters:
        for role in dict.fromkeys(message.approvers):
            yield role, _message("approval", message)
        for role in dict.fromkeys(slot.filled_by for slot in message.slots):
            yield role, _message("blanks", message)
    for watch in talk.monitoring:
        yield watch.owner, FurtherDuty(kind="watch", text=watch.what, link="communication/#monitoring", at=watch.every)


def _message(kind: str, message: views.Message) -> FurtherDuty:
    return FurtherDuty(kind=kind, text=message.title, link=f"communication/#message-{message.id}")


def _after(book: views.Playbook) -> Iterator[tuple[views.Role, FurtherDuty]]:
    recovery = book.recovery
    for risk in recovery.risks:
        yield risk.owner, FurtherDuty(kind="risk", text=risk.title, link="recovery/#recovery-risks")
    for part in recovery.reputation:
        yield part.owner, FurtherDuty(kind="reputation", text=part.action, link="recovery/#reputation", at=part.by)
    for review in recovery.evaluation.reviews:
        yield review.chair, FurtherDuty(kind="review", text=review.at, link="recovery/#evaluation")
    for gap in recovery.evaluation.gaps:
        yield gap.owner, FurtherDuty(kind="gap", text=gap.fix, link="lessons/#gaps", at=gap.due)
