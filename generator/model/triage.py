"""The first questions: what people know when something has happened, and what follows from each answer."""

from __future__ import annotations

from generator.model.base import Item, Part, Text
from generator.model.conditions import Reply
from generator.model.refs import FirstQuestionRef, LevelRef, PlaybookRef, RegulationRef, RoleRef, StrategyRef
from generator.model.severity import Dimension

MOST = 10
"""The most questions that somebody answers at night."""


class Grade(Part):
    """The level that an answer asks for."""

    level: LevelRef
    """The crisis is at least of this level."""
    by: Dimension
    """The criterion of the level that the answer speaks of. `safety`: somebody may be hurt, and life comes first."""
    reason: Text
    """What is so, in few words."""


class Meaning(Part):
    """What follows from an answer."""

    grade: Grade | None = None
    playbooks: tuple[PlaybookRef, ...] = ()
    if_alone: tuple[PlaybookRef, ...] = ()
    """The nearest playbooks when some answer asks for a level and none names a playbook."""
    call: tuple[RoleRef, ...] = ()
    """Whom to phone, beside the level's first and the owners of the playbooks."""
    clocks: tuple[RegulationRef, ...] = ()
    """Rules whose time may be running."""
    forbid: tuple[StrategyRef, ...] = ()
    """Ways to answer that are closed, whatever a playbook says."""


class AskedIf(Part):
    """An earlier question was answered so; unknown counts as its worse answer."""

    question: FirstQuestionRef
    answer: Reply


class FirstQuestion(Item):
    """A question of the home page. Nobody knows: the worse answer is taken."""

    ask: Text
    hint: Text | None = None
    """What counts, where people would wonder."""
    asked_if: tuple[AskedIf, ...] = ()
    """All of them; none means always."""
    yes: Meaning = Meaning()
    no: Meaning = Meaning()
    worse: Reply
    """The answer to take when nobody knows."""
