"""Role cards: all that a role does in a playbook, in the order of time; and the proof that nothing is lost of it."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from generator.model.paper import sheet
from generator.model.response import FIRST_HOUR, Bucket
from generator.resolving.added_fields import Card, CardFiling, CardItem, CardMessage, ChainLink
from generator.resolving.card_room import fitting
from generator.resolving.view import Word

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.resolving import views
    from generator.resolving.added_fields import RoleDuty, RunningClock
    from generator.resolving.view import Moment


def cards(book: views.Playbook, duties: Mapping[views.Role, RoleDuty], handbook: views.Handbook) -> list[Card]:
    """One card for each of the roles that works in the response, and for those that the playbook prints one for.

    `duties` tells what each role has to do in the playbook, work in the response or not. The roles it prints cards for
    come first, in its order; the first of all is the commander's. Each card holds its `role`; what it does as `buckets`
    by time: its steps, decisions, messages, filings, meetings, watches and briefs, each an item; the steps it `helps`
    with; the `filings` that no clock times, and the outside `bodies` it works with. What is due later than in the first
    hour is explained as far as there is room: see `card_room`.
    """
    named = book.meta.print.role_cards
    found = [_card(role, duties[role], book, handbook) for role in dict.fromkeys([*named, *duties])]
    return [card for card in found if card.role in named or _has_work(card)]


def loose_texts(book: views.Playbook) -> list[views.Row]:
    """By time, a row for each message of the first hour whose text no card of `book` has room for."""
    held = {message for card in book.cards for message in card.texts}
    return [row for row in first_sent(book, FIRST_HOUR) if row.message not in held]


def first_sent(book: views.Playbook, within: int) -> list[views.Row]:
    """By time, the row that is first to send each message which is due within so many minutes."""
    rows = sorted(book.communication.matrix, key=lambda row: row.first_by.minutes)
    first: dict[views.Message, views.Row] = {}
    for row in rows:
        if row.first_by.minutes <= within:
            first.setdefault(row.message, row)
    return list(first.values())


def _card(role: views.Role, duty: RoleDuty, book: views.Playbook, handbook: views.Handbook) -> Card:
    words = handbook.ui["bucket"]
    items = sorted(_items(role, book), key=lambda item: item.at.minutes)
    filings = [filing for filing in duty.filings if not filing.regulation.clocks]
    bodies = [body for body in book.response.coordination.external if body.owner is role]
    drafts = [item.message.row.message for item in items if item.message and _is_due_draft(item)]
    others = len(duty.helps) + len(filings) + len(bodies)
    high = sheet(handbook.handbook.paper.key).high
    told, texts, forms = fitting(items, role, others, list(dict.fromkeys(drafts)), high)
    items = [
        CardItem(**vars(item) | {"says_done": one.done, "explains": one.whole})
        for item, one in zip(items, told, strict=True)
    ]
    return Card(
        role=role,
        buckets=[
            (Word(words[bucket], bucket), list(inside))
            for bucket, inside in groupby(items, lambda item: Bucket.at(item.at.minutes))
        ],
        explains_all=all(one.whole for one in told),
        kinds=list(dict.fromkeys(item.kind for item in items)),
        helps=duty.helps,
        filings=filings,
        says_forms=forms,
        bodies=bodies,
        texts=texts,
    )


def _is_due_draft(item: CardItem) -> bool:
    return item.at.minutes <= FIRST_HOUR and bool(item.message and "drafts" in item.message.tasks)


def _items(role: views.Role, book: views.Playbook) -> Iterator[CardItem]:
    """What a role does, kind by kind."""
    response, communication = book.response, book.communication
    yield from (_item("step", one.deadline, one) for one in response.steps if one.accountable is role)
    yield from (_item("decision", one.deadline, one) for one in response.decisions if one.decider is role)
    yield from _messages(role, communication.matrix)
    yield from _filings(role, book.schedule.clocks)
    yield from (_item("meeting", one.first, one) for one in response.coordination.meetings if one.chair is role)
    yield from (_item("watch", one.every, one) for one in communication.monitoring if one.owner is role)
    yield from (_item("brief", one.by, one) for one in [communication.internal_brief] if one.owner is role)


def _messages(role: views.Role, matrix: Iterable[views.Row]) -> Iterator[CardItem]:
    for row in matrix:
        chain = _chain(role, row)
        if tasks := [link.task for link in chain if link.mine]:
            yield _item("message", row.first_by, CardMessage(row=row, chain=chain, tasks=tasks))


def _filings(role: views.Role, clocks: Iterable[RunningClock]) -> Iterator[CardItem]:
    """A clock whose start is not T0 stands where it would if it were: it cannot be due before."""
    told = set()
    for clock in clocks:
        if clock.duty.owner is role:
            yield _item("filing", clock.within, CardFiling(clock=clock, is_first=clock.duty not in told))
            told.add(clock.duty)


def _item(kind: str, at: Moment, part: Any) -> CardItem:  # noqa: ANN401 - a part of any kind
    return CardItem(kind=kind, at=at, **{kind: part})


def _has_work(card: Card) -> bool:
    return any(
        items for name, items in vars(card).items() if name not in {"role", "explains_all", "says_forms", "texts"}
    )


def _chain(role: views.Role, row: views.Row) -> list[ChainLink]:
    """Who does what for a message, in the order in which it is done: each task, whether it is `mine`, and the `others`.

    The words of the tasks stand in `ui.cards`.
    """
    return [
        ChainLink(task=task, mine=role in who, others=[one for one in who if one is not role])
        for task, who in _doers(row).items()
        if who
    ]


def approvers(row: views.Row) -> list[views.Role]:
    """All who approve a message: the row's approver first."""
    return list(dict.fromkeys([row.approver, *row.message.approvers]))


def _doers(row: views.Row) -> dict[str, list[views.Role]]:
    """Who approves a message has checked it."""
    signing = approvers(row)
    return {
        "drafts": [row.drafter],
        "checks": [role for role in [row.legal_check] if role and role not in signing],
        "approves": signing,
        "speaks": [row.spokesperson],
    }
