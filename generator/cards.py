"""Role cards: all that a role does in a playbook, on one card; and the proof that no step is lost between them."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from generator.added import Card, CardMessage, ChainLink

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator import views
    from generator.added import RoleDuty


def cards(book: views.Playbook, duties: Mapping[views.Role, RoleDuty]) -> list[Card]:
    """One card for each of the roles that works in the response, and for those that the playbook prints one for.

    `duties` tells what each role has to do in the playbook, work in the response or not. The roles it prints cards for
    come first, in its order; the first of all is the commander's, which also is the `master`: every step of the
    playbook. Each card holds its `role`; its own steps as `buckets` by time; the steps it `helps` with; its
    `decisions`; the `messages` with its `tasks` and the `chain` they stand in; its `filings`; the `meetings` it chairs,
    its `watches`, the `briefs` it gives to staff, and the outside `bodies` it works with. All is in the order of time.
    """
    named = book.meta.print.role_cards
    found = [_card(role, duties[role], book) for role in dict.fromkeys([*named, *duties])]
    dealt = [card for card in found if card.role in named or _has_work(card)]
    for commander in dealt[:1]:
        commander.master = book.buckets
    return dealt


def unconserved(book: views.Playbook) -> Iterator[str]:
    """What keeps a playbook's cards from holding its steps, one sentence each; nothing when all is well.

    Each step stands on exactly one card, that of the role accountable for it, and once on the commander's master.
    """
    own = [(step, card.role) for card in book.cards for _, steps in card.buckets for step in steps]
    master = [step for card in book.cards for _, steps in card.master for step in steps]
    for step in book.response.steps:
        name = f"step {book.id}/{step.id}"
        holders = [role for held, role in own if held is step]
        if len(holders) != 1:
            yield f"{name} stands on {len(holders)} cards"
        yield from (f"{name} stands on the card of {role.id}" for role in holders if role is not step.accountable)
        if (times := master.count(step)) != 1:
            yield f"{name} stands {times} times on the commander's master"
    known = set(book.response.steps)
    for step in dict.fromkeys(step for step in [*master, *(held for held, _ in own)] if step not in known):
        yield f"step {step.id} stands on a card, but not in {book.id}"


def _card(role: views.Role, duty: RoleDuty, book: views.Playbook) -> Card:
    coordination, communication = book.response.coordination, book.communication
    chains = ((row, _chain(role, row)) for row in communication.matrix)
    return Card(
        role=role,
        buckets=[(bucket, list(steps)) for bucket, steps in groupby(duty.steps, lambda step: step.bucket)],
        master=[],
        helps=duty.helps,
        decisions=sorted(duty.decisions, key=lambda one: one.deadline.minutes),
        messages=sorted(
            (
                CardMessage(row=row, chain=chain, tasks=tasks)
                for row, chain in chains
                if (tasks := [link.task for link in chain if link.mine])
            ),
            key=lambda one: one.row.first_by.minutes,
        ),
        filings=duty.filings,
        meetings=sorted((one for one in coordination.meetings if one.chair is role), key=lambda one: one.first.minutes),
        briefs=[brief for brief in [communication.internal_brief] if brief.owner is role],
        watches=[watch for watch in communication.monitoring if watch.owner is role],
        bodies=[body for body in coordination.external if body.owner is role],
    )


def _has_work(card: Card) -> bool:
    return any(items for name, items in vars(card).items() if name != "role")


def _chain(role: views.Role, row: views.Row) -> list[ChainLink]:
    """Who does what for a message, in the order in which it is done: each task, whether it is `mine`, and the `others`.

    The words of the tasks stand in `ui.cards`.
    """
    doers = {
        "drafts": [row.drafter],
        "checks": [row.legal_check] if row.legal_check else [],
        "approves": list(dict.fromkeys([row.approver, *row.message.approvers])),
        "speaks": [row.spokesperson],
    }
    return [
        ChainLink(task=task, mine=role in who, others=[one for one in who if one is not role])
        for task, who in doers.items()
        if who
    ]
