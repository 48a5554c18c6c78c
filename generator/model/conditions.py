"""When a part holds: for which organisations, at which levels of the crisis, after which answers."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from generator.model.base import Part, Whole
from generator.model.choice import Choice
from generator.model.organisation import Fact
from generator.model.refs import LevelRef, QuestionRef

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.model.organisation import Organisation


class Reply(Choice):
    """Answer to a triage question."""

    YES = "yes"
    NO = "no"


class Condition(Part):
    """A triage question was answered so."""

    question: QuestionRef
    answer: Reply


@dataclass(frozen=True)
class Situation:
    """A playbook at work: how severe the crisis is, and how triage questions were answered so far."""

    playbook: str
    """An id, as the others."""
    level: str
    answers: Mapping[str, Reply] = field(default_factory=dict)
    """By question of the playbook; those that are open are left out."""


class ForWhom(Part):
    """For which organisations something holds; all that is named has to be so."""

    facts: tuple[Fact, ...] = ()
    """All of these are so."""
    one_of: tuple[Fact, ...] = ()
    """At least one of these is so."""
    without: tuple[Fact, ...] = ()
    """None of these is so."""
    users_from: Annotated[Whole, Field(gt=0)] | None = None
    """It has so many users, or more."""

    def binds(self, organisation: Organisation) -> bool:
        """Whether it can hold for the organisation; what that does not say of itself may be so."""
        if (us := organisation.facts) is not None:
            is_one = not self.one_of or not {*us}.isdisjoint(self.one_of)
            if not is_one or not {*us} >= {*self.facts} or not {*us}.isdisjoint(self.without):
                return False
        return organisation.users is None or self.users_from is None or organisation.users >= self.users_from


class InWhatCase(ForWhom):
    """For which organisations something holds, and in which cases; all that is named has to be so."""

    levels: tuple[LevelRef, ...] = ()
    """The crisis is at one of these levels."""
    answers: tuple[Condition, ...] = ()
    """All of these were answered so; unknown is the worse answer."""

    def may_hold(self, situation: Situation) -> bool:
        """Whether it can hold there; a question that is still open may get either answer."""
        at_level = not self.levels or situation.level in self.levels
        given = situation.answers
        return at_level and all(given.get(str(one.question), one.answer) == one.answer for one in self.answers)


class OfSome(Part):
    """A part that holds for some organisations only."""

    applies_if: ForWhom = ForWhom()


class InSomeCases(Part):
    """A part that holds for some organisations, or in some cases, only."""

    applies_if: InWhatCase = InWhatCase()
