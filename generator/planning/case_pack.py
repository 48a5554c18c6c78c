"""The pack for one crisis that is going on: of a playbook what holds at its level and after the answers given."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from generator.model.conditions import Reply
from generator.planning.base import Document, Page
from generator.planning.sheet import shared, sheet_of_a_case
from generator.resolving.role_cards import first_sent
from generator.resolving.view import Word

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.model.conditions import Situation
    from generator.resolving import views
    from generator.resolving.added_fields import Card

NAME = "case"
MADE_AS = "clock"
"""The format by whose engine it is made: it has none of its own, because no release holds it."""
TOLD_WHOLE = 240
"""Minutes within which what is due is told whole: who prints this is in the first hours."""


class Answered(NamedTuple):
    """A triage question and how it was answered, or how it can be."""

    number: int
    question: views.Question
    answers: list[Word]


class CasePack(NamedTuple):
    """What the pack is about, beside the playbook as it holds in this case."""

    levels: list[views.Level]
    """That of the case, or all where it is not known yet."""
    answered: list[Answered]
    open: list[Answered]
    numbers: dict[str, int]
    """Of the triage questions, by their ids."""
    team: list[Card]
    """The cards of the roles that the levels call, and of those that have something to do soon."""
    busy: list[Card]
    """Those that have something to do soon."""
    soon: list[views.Step]
    later: list[views.Step]
    texts: list[views.Row]
    """By time, a row for each message that is soon due."""


def case_pack(situation: Situation, handbook: views.Handbook) -> Document:
    """The pack of a playbook of a handbook that is seen in the situation."""
    [book] = [one for one in handbook.playbooks if one.id == situation.playbook]
    [level] = [one for one in handbook.severity if one.id == situation.level]
    replies = {one.id: [situation.answers[one.id]] for one in _questions(book) if one.id in situation.answers}
    pack = _pack(book, [level], replies, handbook)
    shown = shared(handbook) | {"playbook": book, "sheet": sheet_of_a_case(book, NAME, handbook), "pack": pack}
    return Document(f"{NAME} {book.id}", (Page(f"{book.id}-{level.id}.pdf", "print/case.html", shown),), book.id)


def any_case(book: views.Playbook, handbook: views.Handbook) -> CasePack:
    """The pack of a playbook at any level and after any answers: every question stands as answered and as open."""
    both = _pack(book, handbook.severity, {one.id: list(Reply) for one in _questions(book)}, handbook)
    return both._replace(open=_pack(book, handbook.severity, {}, handbook).open)


def _pack(
    book: views.Playbook, levels: list[views.Level], replies: Mapping[str, list[Reply]], handbook: views.Handbook
) -> CasePack:
    steps, words = book.response.steps, handbook.ui["reply"]
    asked = list(enumerate(_questions(book), start=1))
    busy = [card for card in book.cards if _is_soon(card)]
    return CasePack(
        levels=levels,
        answered=[Answered(n, one, _words(replies[one.id], words)) for n, one in asked if one.id in replies],
        open=[Answered(n, one, _words(Reply, words)) for n, one in asked if one.id not in replies],
        numbers={one.id: n for n, one in asked},
        team=[card for card in book.cards if card in busy or any(card.role in level.room for level in levels)],
        busy=busy,
        soon=[step for step in steps if step.deadline.minutes <= TOLD_WHOLE],
        later=[step for step in steps if step.deadline.minutes > TOLD_WHOLE],
        texts=first_sent(book, TOLD_WHOLE),
    )


def _questions(book: views.Playbook) -> list[views.Question]:
    return book.response.triage.questions


def _words(replies: Iterable[Reply], words: Mapping[str, str]) -> list[Word]:
    return [Word(words[reply], reply) for reply in replies]


def _is_soon(card: Card) -> bool:
    """Whether its role has something to do while this pack is what people work with."""
    return any(item.at.minutes <= TOLD_WHOLE for _, items in card.buckets for item in items)
