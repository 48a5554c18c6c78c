"""The handbook's chapters as sections of data, and the topics that they answer."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from generator.model.base import ID, SOME, Addressed, Part, SomeTexts, Text
from generator.model.choice import Choice
from generator.model.refs import (
    CaseRef,
    IndicatorRef,
    MetricRef,
    PlaybookRef,
    PrincipleRef,
    RegulationRef,
    RiskRef,
    RoleRef,
    StepRef,
    StrategyRef,
    TopicRef,
)


class Tab(Choice):
    """The part of the site in which a chapter stands."""

    WARNING = "warning"
    RESPONSE = "response"
    COMMUNICATION = "communication"
    RECOVERY = "recovery"
    CASES = "cases"
    REFERENCE = "reference"


WITH_TAB = rf"^([a-z]+/)?{ID[1:]}"
"""Form of an id behind the key of a tab, or alone."""


class Topic(Addressed):
    """Something that the handbook has to answer."""

    title: Text
    covers: SomeTexts
    """Its points."""
    playbooks: tuple[PlaybookRef, ...] = ()
    """Playbooks that answer it, beside sections of chapters."""
    cases: tuple[CaseRef, ...] = ()
    """Cases that answer it."""


class Point(Part):
    """One thing to know or do, with what carries it out."""

    title: Text
    text: Text
    """Paragraphs, a blank line between them; lines that begin with `- ` are a list."""
    steps: tuple[StepRef, ...] = ()
    """Written `playbook/step`."""
    roles: tuple[RoleRef, ...] = ()
    indicators: tuple[IndicatorRef, ...] = ()
    risks: tuple[RiskRef, ...] = ()
    metrics: tuple[MetricRef, ...] = ()
    strategies: tuple[StrategyRef, ...] = ()
    principles: tuple[PrincipleRef, ...] = ()
    regulations: tuple[RegulationRef, ...] = ()
    cases: tuple[CaseRef, ...] = ()
    playbooks: tuple[PlaybookRef, ...] = ()


class Section(Addressed):
    """A section of a chapter."""

    title: Text
    topics: Annotated[tuple[TopicRef, ...], SOME]
    """What it answers."""
    intro: Text
    points: Annotated[tuple[Point, ...], SOME]


class Chapter(Addressed):
    """A chapter; its id is its file's name."""

    was: tuple[Annotated[str, Field(pattern=WITH_TAB, examples=["response/basics"])], ...] = ()
    """Ids that it had before; with the tab in front, `response/basics`, when it stood in another one."""
    title: Text
    tab: Tab
    summary: Text
    sections: Annotated[tuple[Section, ...], SOME]
