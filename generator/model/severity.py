"""The severity levels: three to five."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from generator.model.base import SOME, Addressed, Part, Said, Text, Texts
from generator.model.choice import Choice
from generator.model.refs import RoleRef
from generator.model.times import Span


class Colour(Choice):
    """Those of warnings, from the least to the most severe; Chinese practice has the last four."""

    GREEN = "green"
    BLUE = "blue"
    YELLOW = "yellow"
    ORANGE = "orange"
    RED = "red"


class Dimension(Choice):
    """What severity is measured by."""

    SAFETY = "safety"
    USERS = "users"
    REVENUE = "revenue"
    DATA_SUBJECTS = "data-subjects"
    REGULATOR = "regulator"
    MEDIA = "media"
    DURATION = "duration"


class Paper(Choice):
    """A printout of a playbook that the team takes in hand."""

    FIRST_HOUR = "first-hour"
    CLOCK = "clock"
    POSTER = "poster"
    ROLE_CARDS = "role-cards"
    RUNBOOK = "runbook"

    @classmethod
    def ui_group(cls) -> str:
        """Printouts have their names already."""
        return "document"


class Criterion(Part):
    """One reason for which a crisis is of this level; one met criterion is enough."""

    dimension: Dimension
    test: Text


class Level(Addressed):
    """A severity level; I is the most severe."""

    numeral: str
    """I, II, III and so on."""
    alias: str
    """P1, P2 and so on, as technical teams say."""
    also_said: Said = Field(default={})
    title: Text
    colour: Colour
    criteria: Annotated[tuple[Criterion, ...], Field(min_length=1)]
    respond_within: Span
    """Time until the team stands."""
    room: Annotated[tuple[RoleRef, ...], SOME]
    """Who has to be there; the first one is phoned first."""
    update_every: Span
    print: tuple[Paper, ...] = ()
    """What is printed of the playbook at once; a poster where it has one."""
    escalate_if: Texts
    deescalate_if: Texts
