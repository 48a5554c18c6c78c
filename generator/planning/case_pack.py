"""The pack for one crisis that is going on: of a playbook what holds at its level and after the answers given."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from generator.planning.base import Document, Page
from generator.planning.sheet import shared, sheet_of_a_case
from generator.resolving.role_cards import first_sent
from generator.resolving.view import Word

if TYPE_CHECKING:
    from generator.model.conditions import Situation
    from generator.resolving import views
    from generator.resolving.added_fields import Card

NAME = "case"
MADE_AS = "clock"
"""The format by whose engine it is made: it has none of its own, because no release holds it."""
TOLD_WHOLE = 240
"""Minutes within which what is due is told whole: who prints this is in the first hours."""


class Answered(NamedTuple):
    """A triage question and what was answered."""

    number: int
    question: views.Question
    answer: Word


class CasePack(NamedTuple):
    """What the pack is about, beside the playbook as it holds in this case."""

    level: views.Level
    answered: list[Answered]
    team: list[Card]
    """The cards of the roles that the level calls, and of those that have something to do soon."""
    soon: list[views.Step]
    later: list[views.Step]
    texts: list[views.Row]
    """By time, a row for each message that is soon due."""


def case_pack(situation: Situation, handbook: views.Handbook) -> Document:
    """The pack of a playbook of a handbook that is seen in the situation."""
    [book] = [one for one in handbook.playbooks if one.id == situation.playbook]
    [level] = [one for one in handbook.severity if one.id == situation.level]
    steps = book.response.steps
    pack = CasePack(
        level=level,
        answered=_answered(situation, book, handbook),
        team=[card for card in book.cards if card.role in level.room or _is_soon(card)],
        soon=[step for step in steps if step.deadline.minutes <= TOLD_WHOLE],
        later=[step for step in steps if step.deadline.minutes > TOLD_WHOLE],
        texts=first_sent(book, TOLD_WHOLE),
    )
    shown = shared(handbook) | {"playbook": book, "sheet": sheet_of_a_case(book, NAME, handbook), "pack": pack}
    return Document(f"{NAME} {book.id}", (Page(f"{book.id}-{level.id}.pdf", "print/case.html", shown),), book.id)


def _is_soon(card: Card) -> bool:
    """Whether its role has something to do while this pack is what people work with."""
    return any(item.at.minutes <= TOLD_WHOLE for _, items in card.buckets for item in items)


def _answered(situation: Situation, book: views.Playbook, handbook: views.Handbook) -> list[Answered]:
    words = handbook.ui["reply"]
    return [
        Answered(number, one, Word(words[situation.answers[one.id]], situation.answers[one.id]))
        for number, one in enumerate(book.response.triage.questions, start=1)
        if one.id in situation.answers
    ]
