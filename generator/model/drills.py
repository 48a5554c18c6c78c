"""Exercises: a scenario, what happens when, and the steps it should set off."""

from __future__ import annotations

from generator.model.base import Addressed, Item, Part, Text, Texts
from generator.model.refs import ChannelRef, LevelRef, PlaybookRef, RoleRef, StepRef
from generator.model.times import Offset, Span


class Objective(Part):
    """What the team shows that it can do."""

    text: Text
    steps: tuple[StepRef, ...]
    """Written `playbook/step`."""


class Inject(Item):
    """Something that reaches the players."""

    at: Offset
    """When it is handed over, counted from the start of the exercise."""
    channel: ChannelRef | None = None
    sender: Text
    text: Text
    """Word for word, as the players read or hear it."""
    expected: tuple[StepRef, ...]
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
    objectives: tuple[Objective, ...]
    participants: tuple[RoleRef, ...]
    rules: Texts
    injects: tuple[Inject, ...]
    checks: tuple[Check, ...]
    debrief: Texts
    """Questions for the half hour after."""
    findings: tuple[Finding, ...] = ()
