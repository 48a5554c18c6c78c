"""Exercises: a scenario, what happens when, and the steps it should set off."""

from __future__ import annotations

from typing import Annotated

from generator.model.base import SOME, Addressed, Item, Part, Text, Texts
from generator.model.refs import ChannelRef, LevelRef, PlaybookRef, RoleRef, StepRef
from generator.model.times import Offset, Span


class Objective(Part):
    """What the team shows that it can do."""

    text: Text
    steps: Annotated[tuple[StepRef, ...], SOME]
    """Written `playbook/step`."""


class Inject(Item):
    """Something that reaches the players."""

    at: Offset
    """When it is handed over, counted from the start of the exercise."""
    channel: ChannelRef | None = None
    sender: Text
    text: Text
    """Word for word, as the players read or hear it."""
    expected: Annotated[tuple[StepRef, ...], SOME]
    """What they should start."""
    note: Text
    """For the evaluator: what to look at, and what to do if nothing happens."""


class Check(Part):
    """A line of the evaluator's sheet."""

    step: StepRef
    look_for: Text
    met_if: Text


class Finding(Part):
    """Something that a past run of the exercise showed."""

    finding: Text
    fix: Text
    owner: RoleRef


class Drill(Addressed):
    """A tabletop exercise; its id is its file's name."""

    title: Text
    playbook: PlaybookRef
    level: LevelRef
    """The level that the players should set."""
    duration: Span
    scenario: Text
    """Read aloud at the start."""
    objectives: Annotated[tuple[Objective, ...], SOME]
    participants: Annotated[tuple[RoleRef, ...], SOME]
    rules: Texts
    injects: Annotated[tuple[Inject, ...], SOME]
    checks: Annotated[tuple[Check, ...], SOME]
    debrief: Texts
    """Questions for the half hour after."""
    findings: tuple[Finding, ...] = ()
