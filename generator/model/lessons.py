"""Cases, and the lessons a playbook took from them."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from generator.model.base import SOME, Addressed, Day, Part, Said, SomeTexts, Source, Text, Texts
from generator.model.choice import Choice
from generator.model.crises import Cluster
from generator.model.refs import CaseRef, CrisisTypeRef, IndicatorRef, MessageRef, MetricRef, StepRef
from generator.model.times import Offset


class Phase(Choice):
    """The five phases of a crisis."""

    WARNING = "warning"
    RESPONSE = "response"
    COMMUNICATION = "communication"
    RECOVERY = "recovery"
    LESSONS = "lessons"


class Confidence(Choice):
    """How far a case can be relied on."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    COMPOSITE = "composite"


class Event(Part):
    """One moment of a case."""

    at: Offset
    event: Text
    source: Text | None = None


class CaseAction(Part):
    """What was done in a phase."""

    phase: Phase
    action: Text


class Outcome(Part):
    """What it led to, by a metric."""

    metric: MetricRef
    effect: Text


class Case(Addressed):
    """A crisis to learn from; anonymous unless two independent public sources are on record."""

    title: Text
    also_said: Said = Field(default={})
    company: Text | None = None
    """Left out: anonymous."""
    summary: Text
    period: Text
    crisis_type: CrisisTypeRef
    cluster: Cluster
    timeline: Annotated[tuple[Event, ...], SOME]
    actions: tuple[CaseAction, ...]
    outcomes: tuple[Outcome, ...]
    worked: Texts
    failed: Texts
    lessons: SomeTexts
    confidence: Confidence
    sources: Annotated[tuple[Source, ...], SOME]
    reviewed: Day


class Touches(Part):
    """What a lesson changed."""

    steps: tuple[StepRef, ...] = ()
    indicators: tuple[IndicatorRef, ...] = ()
    messages: tuple[MessageRef, ...] = ()


class LessonState(Choice):
    """Whether the lesson is already in the playbook."""

    OPEN = "open"
    APPLIED = "applied"


class Lesson(Addressed):
    """Something learnt, and what it changed here."""

    case: CaseRef
    lesson: Text
    touches: Touches
    state: LessonState
    version: Annotated[str, Field(pattern=r"^[0-9]+\.[0-9]+$", examples=["1.2"])] | None = None
    """Version of the playbook that took it up."""


class Lessons(Part):
    """`lessons.yml` of a playbook."""

    lessons: tuple[Lesson, ...]
