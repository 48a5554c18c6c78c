"""The proof that role cards hold what a playbook asks of each role: every item once, on the cards it belongs to."""

from __future__ import annotations

from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from generator.model.response import Bucket

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.resolving import views
    from generator.resolving.added_fields import Card, CardItem
    from generator.resolving.view import Moment, View


class Held(NamedTuple):
    """Something that stands on the card of a role, or that belongs there."""

    role: views.Role
    kind: str
    """Of a message, what the role does for it; of a filing, its time limit and who gets it."""
    part: View
    at: str = ""
    """When it is due; nothing of what is not timed."""
    bucket: str = ""
    """Key of the time bucket of what is timed."""

    def __str__(self) -> str:
        """What messages call it."""
        name = next((getattr(self.part, key) for key in ("id", "title", "what", "body") if hasattr(self.part, key)), "")
        return " ".join(word for word in (self.kind, name, self.at and f"at {self.at} in {self.bucket}") if word)


def unconserved(book: views.Playbook) -> Iterator[str]:
    """What keeps a playbook's cards from holding all that its roles do, one sentence each; nothing when all is well.

    It is told from the playbook's own parts, not from how cards are made of them. Each step, decision, filing, meeting,
    watch, briefing and outside body stands once, on the card of the role that answers for it; each task on a message's
    way once on the card of each role that has it; each step once on the card of each other role that works in it. What
    has a time stands in its time bucket, and in the order of time. No role has two cards.
    """
    wanted, held = Counter(_wanted(book)), Counter(chain.from_iterable(map(_held, book.cards)))
    for one in dict.fromkeys([*wanted, *held]):
        if wanted[one] != held[one]:
            yield f"{book.id}: {one} stands {held[one]} times on the card of {one.role.id}, not {wanted[one]}"
    for role, count in Counter(card.role for card in book.cards).items():
        if count > 1:
            yield f"{book.id}: {role.id} has {count} cards"
    for card in book.cards:
        times = [item.at.minutes for _, items in card.buckets for item in items]
        if times != sorted(times):
            yield f"{book.id}: the card of {card.role.id} is not in the order of time"


def _wanted(book: views.Playbook) -> Iterator[Held]:
    response, communication = book.response, book.communication
    for step in response.steps:
        yield _timed(step.accountable, "step", step, step.deadline)
        yield from (Held(role, "help", step) for role in set(step.responsible) - {step.accountable})
    for decision in response.decisions:
        yield _timed(decision.decider, "decision", decision, decision.deadline)
    for row in communication.matrix:
        yield from (_timed(role, task, row, row.first_by) for role, task in _tasks(row))
    for duty in response.regulatory:
        yield from _filings(duty)
    for meeting in response.coordination.meetings:
        yield _timed(meeting.chair, "meeting", meeting, meeting.first)
    for watch in communication.monitoring:
        yield _timed(watch.owner, "watch", watch, watch.every)
    brief = communication.internal_brief
    yield _timed(brief.owner, "brief", brief, brief.by)
    for body in response.coordination.external:
        yield Held(body.owner, "body", body)


def _tasks(row: views.Row) -> Iterator[tuple[views.Role, str]]:
    yield row.drafter, "drafts"
    yield row.spokesperson, "speaks"
    approvers = {row.approver, *row.message.approvers}
    if row.legal_check and row.legal_check not in approvers:
        yield row.legal_check, "checks"
    yield from ((role, "approves") for role in approvers)


def _filings(duty: views.Duty) -> Iterator[Held]:
    for clock in duty.regulation.clocks:
        yield _timed(duty.owner, f"filing to {clock.recipient}", duty, clock.within)
    if not duty.regulation.clocks:
        yield Held(duty.owner, "filing", duty)


def _timed(role: views.Role, kind: str, part: View, at: Moment) -> Held:
    return Held(role, kind, part, at, Bucket.at(at.minutes).value)


def _held(card: Card) -> Iterator[Held]:
    for bucket, items in card.buckets:
        for item in items:
            for kind, part in _of(item):
                yield Held(card.role, kind, part, item.at, bucket.key)
    yield from (Held(card.role, "help", step) for step in card.helps)
    yield from (Held(card.role, "filing", duty) for duty in card.filings)
    yield from (Held(card.role, "body", body) for body in card.bodies)


def _of(item: CardItem) -> list[tuple[str, View]]:
    """What stands in an item: each task of a message is one."""
    if message := item.message:
        return [(task, message.row) for task in message.tasks]
    if filing := item.filing:
        return [(f"filing to {filing.clock.recipient}", filing.clock.duty)]
    return [(item.kind, part) for part in (item.step, item.decision, item.meeting, item.watch, item.brief) if part]
