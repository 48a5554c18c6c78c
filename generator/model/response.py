"""Triage, steps, decisions, coordination and legal duties: a playbook's response phase."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from generator.model.base import SOME, Addressed, Item, Part, SomeTexts, Text, Texts
from generator.model.choice import Choice
from generator.model.conditions import InSomeCases, OfSome, Reply
from generator.model.crises import Cluster
from generator.model.refs import (
    CrisisTypeRef,
    DecisionRef,
    LevelRef,
    MessageRef,
    RegulationRef,
    RoleRef,
    StepRef,
    StrategyRef,
)
from generator.model.times import Offset, Span


class Branch(Part):
    """What follows from an answer."""

    do: Text
    level: LevelRef | None = None
    """The crisis is at least of this level."""


class Question(Addressed, OfSome):
    """A triage question. Nobody knows: the worse branch is taken."""

    ask: Text
    why: Text
    yes: Branch
    no: Branch
    worse: Reply
    """The branch to take when the answer is unknown."""


class Override(Part):
    """Whatever the table says, then this level."""

    when: Text
    level: LevelRef


class Scct(Part):
    """How people will see our responsibility, and what follows for our answer."""

    cluster: Cluster
    reasons: SomeTexts
    intensifiers: Texts
    strategies: Annotated[tuple[StrategyRef, ...], SOME]
    avoid: tuple[StrategyRef, ...]


class Cascade(Part):
    """A sign that this crisis is becoming another one as well."""

    sign: Text
    becomes: CrisisTypeRef
    do: Text


class Triage(Part):
    """How bad it is, and what it is."""

    questions: Annotated[tuple[Question, ...], SOME]
    overrides: tuple[Override, ...]
    scct: Scct
    cascades: tuple[Cascade, ...]
    step: StepRef | None = None
    """The step in which the questions are answered and the level is set."""


class Bucket(Choice):
    """Time bucket, as on a job action sheet."""

    FIRST_QUARTER = "0-15min"
    FIRST_HOUR = "15-60min"
    FIRST_SHIFT = "1-4h"
    FIRST_DAY = "4-24h"
    FIRST_WEEK = "2-7d"
    AFTER = "after-7d"

    @classmethod
    def at(cls, minutes: int) -> Bucket:
        """The bucket of a moment so many minutes after T0."""
        return next((bucket for bucket, end in _BUCKET_ENDS.items() if minutes <= end), cls.AFTER)


_HOUR, _DAY = 60, 24 * 60
FIRST_HOUR = _HOUR
"""Last minute after T0 of what the first-hour card holds."""
_BUCKET_ENDS = {
    Bucket.FIRST_QUARTER: 15,
    Bucket.FIRST_HOUR: _HOUR,
    Bucket.FIRST_SHIFT: 4 * _HOUR,
    Bucket.FIRST_DAY: _DAY,
    Bucket.FIRST_WEEK: 7 * _DAY,
}
"""Last minute after T0 of each time bucket but the last."""


class Tool(Part):
    """Something a step needs."""

    title: Text
    url: (
        Annotated[str, Field(pattern=r"^https://\S*[^\s,;.，；。、]$", examples=["https://status.mycompany.cn"])] | None
    ) = None
    message: MessageRef | None = None
    """The message whose text it is."""


class Step(Addressed, InSomeCases):
    """One action: one line, verb first."""

    title: Text
    detail: Text
    why: Text
    bucket: Bucket
    start: Offset
    deadline: Offset
    accountable: RoleRef
    """Exactly one role answers for it."""
    responsible: Annotated[tuple[RoleRef, ...], SOME]
    """Who does the work; may be the accountable role itself."""
    consulted: tuple[RoleRef, ...] = ()
    informed: tuple[RoleRef, ...] = ()
    after: tuple[StepRef, ...] = ()
    """Steps that have to be done before."""
    parallel: str | None = None
    """Name of a group of steps that run at the same time. Readers see the steps, not the name."""
    evidence: Texts
    """What to keep."""
    tools: tuple[Tool, ...] = ()
    risk: Text | None = None
    """What acting may break."""
    done_when: Text
    on_failure: Text
    decision: DecisionRef | None = None
    """The decision it leads to."""


class Option(Item):
    """One way to decide."""

    title: Text
    criteria: Text
    consequence: Text
    next: StepRef | None = None


class Decision(Addressed, InSomeCases):
    """A choice that somebody has to make by a time."""

    question: Text
    decider: RoleRef
    deadline: Offset
    inputs: Texts
    options: Annotated[tuple[Option, ...], SOME]
    default: str
    """Id of the option that holds if nobody answers in time."""
    default_reason: Text
    escalate_to: RoleRef


class Meeting(Part):
    """A meeting of the response."""

    title: Text
    first: Offset
    every: Span | None = None
    chair: RoleRef
    agenda: Texts


class ExternalBody(OfSome):
    """Somebody outside with whom we work during the response."""

    body: Text
    purpose: Text
    owner: RoleRef


class Coordination(Part):
    """How the team works together."""

    command: Texts
    meetings: tuple[Meeting, ...]
    platform: Text
    """Where information is shared."""
    tracking: Text
    """How tasks are followed up."""
    resources: Texts
    """Who gets people and money, at which level."""
    external: tuple[ExternalBody, ...]


class Duty(Item, InSomeCases):
    """A legal duty of this crisis."""

    regulation: RegulationRef
    owner: RoleRef
    steps: tuple[StepRef, ...] = ()
    """Those in which it is prepared and carried out."""
    form: Text
    """What is prepared in advance."""
    evidence: Text
    """Proof that it was filed."""


class Response(Part):
    """`response.yml` of a playbook."""

    triage: Triage
    steps: Annotated[tuple[Step, ...], SOME]
    decisions: tuple[Decision, ...]
    coordination: Coordination
    regulatory: tuple[Duty, ...]
