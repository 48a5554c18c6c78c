"""A playbook: its document control, scope and first hour, and its five phases."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from generator.model.base import Day, Part, Said, SomeTexts, Source, Text, Texts, Was
from generator.model.choice import Audience, Choice
from generator.model.communication import Communication
from generator.model.conditions import InSomeCases
from generator.model.lessons import Lessons
from generator.model.recovery import Recovery
from generator.model.refs import CrisisTypeRef, PlaybookRef, RoleRef, StepRef
from generator.model.response import Response
from generator.model.times import Offset, Span
from generator.model.warning import Warning  # noqa: A004 - the phase, not the exception

Version = Annotated[str, Field(pattern=r"^[0-9]+\.[0-9]+$", examples=["1.2"])]


class Status(Choice):
    """Where a playbook is in its life. A draft is checked and previewed, never published."""

    DRAFT = "draft"
    REVIEWED = "reviewed"
    ACTIVE = "active"
    DEPRECATED = "deprecated"
    REVOKED = "revoked"


class Marking(Choice):
    """Traffic Light Protocol 2.0."""

    CLEAR = "clear"
    GREEN = "green"
    AMBER = "amber"
    AMBER_STRICT = "amber-strict"
    RED = "red"


class Approval(Part):
    """Who has to approve it; and when they have, what of: `handbook approve` writes that."""

    role: RoleRef
    date: Day | None = None
    """None as long as it is not approved."""
    by: Annotated[str, Field(min_length=1, max_length=40)] | None = None
    """Initials, or a name, of the person; whoever reads the playbook may read them."""
    content: Annotated[str, Field(pattern=r"^[0-9a-f]{12}$")] | None = None
    """The mark of what was approved (see `approved_content`)."""


class Change(Part):
    """What changed in a version."""

    version: Version
    date: Day
    summary: Text


class OutOfScope(Part):
    """What this playbook is not for."""

    situation: Text
    see: PlaybookRef | None = None
    """The playbook to take instead, where there is one."""


class Scope(Part):
    """What it is for, when it starts, when it ends."""

    heard: Annotated[Texts, Field(min_length=1)]
    """What people say when it begins, in their own words."""
    seen: Annotated[Texts, Field(min_length=1)]
    """What is seen then."""
    also_said: Said = Field(default={})
    covers: SomeTexts
    out_of_scope: tuple[OutOfScope, ...]
    activate_when: SomeTexts
    deactivate_when: SomeTexts
    assumptions: Texts
    if_unsure: Text


class FirstMove(InSomeCases):
    """A line of the first-hour card."""

    action: Text
    owner: RoleRef
    by: Offset
    step: StepRef


class Print(Part):
    """What is printed of it."""

    role_cards: tuple[RoleRef, ...]
    """Whose cards come first: the commander's, which has the list of all steps, then these. Whoever else has work
    follows."""
    poster: bool
    """Whether a war-room poster is drawn."""


class Meta(Part):
    """`playbook.yml`: document control, scope and first hour."""

    was: Was = ()
    """Names that the folder had before."""
    title: Text
    summary: Text
    audience: Audience = Audience.INTERNAL
    crisis_type: CrisisTypeRef
    owner: RoleRef
    deputy: RoleRef
    status: Status
    version: Version
    created: Day
    modified: Day
    valid_from: Day
    valid_until: Day | None = None
    last_reviewed: Day
    review_every: Span
    last_drilled: Day | None = None
    drill_every: Span
    derived_from: Texts = ()
    """What its authors started from, beside the sources that are cited."""
    related: tuple[PlaybookRef, ...] = ()
    supersedes: Text | None = None
    """What it replaces: whoever still has that throws it away."""
    marking: Marking
    sources: tuple[Source, ...]
    approvals: tuple[Approval, ...]
    changes: tuple[Change, ...]
    scope: Scope
    first_hour: Annotated[tuple[FirstMove, ...], Field(min_length=1, max_length=7)]
    print: Print


class Playbook(Part):
    """All of a playbook; its id is the name of its folder, each field the name of a file in it."""

    playbook: Meta
    warning: Warning
    response: Response
    communication: Communication
    recovery: Recovery
    lessons: Lessons
