"""When a part holds: for which organisations, at which levels of the crisis, after which answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from generator.model.base import Choice, Part
from generator.model.organisation import Fact
from generator.model.refs import LevelRef, QuestionRef

if TYPE_CHECKING:
    from generator.model.organisation import Organisation


class Reply(Choice):
    """Answer to a triage question."""

    YES = "yes"
    NO = "no"


class Condition(Part):
    """A triage question was answered so."""

    question: QuestionRef
    answer: Reply


class ForWhom(Part):
    """For which organisations something holds; all that is named has to be so."""

    facts: tuple[Fact, ...] = ()
    """All of these are so."""
    one_of: tuple[Fact, ...] = ()
    """At least one of these is so."""
    without: tuple[Fact, ...] = ()
    """None of these is so."""
    users_from: Annotated[int, Field(gt=0)] | None = None
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


class OfSome(Part):
    """A part that holds for some organisations only."""

    applies_if: ForWhom = ForWhom()


class InSomeCases(Part):
    """A part that holds for some organisations, or in some cases, only."""

    applies_if: InWhatCase = InWhatCase()
