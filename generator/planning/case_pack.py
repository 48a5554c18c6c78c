"""The pack for one crisis that is going on: of a playbook what holds at its level and after the answers given."""

from __future__ import annotations

from dataclasses import dataclass
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


@dataclass(frozen=True)
class CasePack:
    """What the pack is about, beside the playbook as it holds in this case; told when a page asks.

    Who lists the pages of a big handbook would wait for the cards of all its playbooks otherwise.
    """

    book: views.Playbook
    handbook: views.Handbook
    situation: Situation | None
    """The case; None for any: at every level, with every question as answered and as open."""

    @property
    def levels(self) -> list[views.Level]:
        """That of the case, or all where it is not known yet."""
        return [one for one in self.handbook.severity if not self.situation or one.id == self.situation.level]

    @property
    def replies(self) -> Mapping[str, list[Reply]]:
        """To triage questions that are answered, by their ids."""
        asked = [one.id for one in _questions(self.book)]
        if not self.situation:
            return {one: list(Reply) for one in asked}
        return {one: [self.situation.answers[one]] for one in asked if one in self.situation.answers}

    @property
    def answered(self) -> list[Answered]:
        """Questions with how they were answered."""
        replies = self.replies
        return [self._with(n, one, replies[one.id]) for n, one in self._numbered if one.id in replies]

    @property
    def open(self) -> list[Answered]:
        """Questions with how they can be."""
        closed = self.replies if self.situation else {}
        return [self._with(n, one, Reply) for n, one in self._numbered if one.id not in closed]

    @property
    def numbers(self) -> dict[str, int]:
        """Of the triage questions, by their ids."""
        return {one.id: n for n, one in self._numbered}

    @property
    def team(self) -> list[Card]:
        """The cards of the roles that the levels call, and of those that have something to do soon."""
        called = {role for level in self.levels for role in level.room}
        return [card for card in self.book.cards if card.role in called or _is_soon(card)]

    @property
    def busy(self) -> list[Card]:
        """Those that have something to do soon."""
        return [card for card in self.book.cards if _is_soon(card)]

    @property
    def soon(self) -> list[views.Step]:
        """Steps that are told whole."""
        return [step for step in self.book.response.steps if step.deadline.minutes <= TOLD_WHOLE]

    @property
    def later(self) -> list[views.Step]:
        """All others."""
        return [step for step in self.book.response.steps if step.deadline.minutes > TOLD_WHOLE]

    @property
    def texts(self) -> list[views.Row]:
        """By time, a row for each message that is soon due."""
        return first_sent(self.book, TOLD_WHOLE)

    @property
    def _numbered(self) -> list[tuple[int, views.Question]]:
        return list(enumerate(_questions(self.book), start=1))

    def _with(self, number: int, question: views.Question, replies: Iterable[Reply]) -> Answered:
        return Answered(number, question, [Word(self.handbook.ui["reply"][reply], reply) for reply in replies])


def case_pack(situation: Situation, handbook: views.Handbook) -> Document:
    """The pack of a playbook of a handbook that is seen in the situation."""
    [book] = [one for one in handbook.playbooks if one.id == situation.playbook]
    shown = shared(handbook) | {
        "playbook": book,
        "sheet": sheet_of_a_case(book, NAME, handbook),
        "pack": CasePack(book, handbook, situation),
    }
    path = f"{book.id}-{situation.level}.pdf"
    return Document(f"{NAME} {book.id}", (Page(path, "print/case.html", shown),), book.id)


def any_case(book: views.Playbook, handbook: views.Handbook) -> CasePack:
    """The pack of a playbook at any level and after any answers: every question stands as answered and as open."""
    return CasePack(book, handbook, None)


def _questions(book: views.Playbook) -> list[views.Question]:
    return book.response.triage.questions


def _is_soon(card: Card) -> bool:
    """Whether its role has something to do while this pack is what people work with."""
    return any(item.at.minutes <= TOLD_WHOLE for _, items in card.buckets for item in items)
