"""Indicators, risks, and a playbook's warning phase."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, computed_field

from generator.model.base import SOME, Addressed, Day, Item, Number, Part, Text, Texts, Whole
from generator.model.choice import Choice
from generator.model.communication import Watch
from generator.model.conditions import InSomeCases, OfSome
from generator.model.crises import RiskFamily
from generator.model.refs import IndicatorRef, LevelRef, PlaybookRef, RiskRef, RoleRef
from generator.model.severity import Colour
from generator.model.times import Span


class Direction(Choice):
    """On which side of its threshold an indicator warns."""

    ABOVE = "above"
    BELOW = "below"


Thresholds = dict[Colour, Number]
"""The value from which the colour of each level is on, in the indicator's unit."""


class Trigger(Part):
    """What starts when an indicator turns a colour."""

    playbook: PlaybookRef
    level: LevelRef
    """The level at which the playbook is started when the indicator is red."""


class Indicator(Addressed, OfSome):
    """A number that warns."""

    title: Text
    source_system: Text
    formula: Text
    unit: Text
    baseline: Number
    """Ordinary value, in the unit."""
    direction: Direction
    thresholds: Thresholds
    window: Span
    """Time over which it is counted."""
    cadence: Span
    """Time between readings."""
    owner: RoleRef
    false_positive: Text
    """What also moves it, harmlessly."""
    triggers: Annotated[tuple[Trigger, ...], SOME]


class Method(Choice):
    """How a risk was rated."""

    QUANTITATIVE = "quantitative"
    QUALITATIVE = "qualitative"


class RiskLevel(Choice):
    """Computed: likelihood × impact, 15 and more is high, 6 and more is medium."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


HIGH_FROM, MEDIUM_FROM = 15, 6
"""Likelihood × impact from which a risk is high, or medium."""


class Risk(Addressed):
    """Something that may happen."""

    title: Text
    family: RiskFamily
    likelihood: Annotated[Whole, Field(ge=1, le=5)]
    """1 (less than once in ten years) to 5 (several times a year)."""
    impact: Annotated[Whole, Field(ge=1, le=5)]
    """1 (felt by one team) to 5 (threatens the company)."""
    method: Method
    treatment: Text
    correlated: tuple[RiskRef, ...] = ()
    owner: RoleRef
    playbooks: Annotated[tuple[PlaybookRef, ...], SOME]

    @computed_field  # type: ignore[prop-decorator] # mypy knows no decorated properties
    @property
    def level(self) -> RiskLevel:
        """High risks get a detailed plan, medium ones monitoring, low ones stay under watch."""
        product = self.likelihood * self.impact
        return RiskLevel.HIGH if product >= HIGH_FROM else RiskLevel.MEDIUM if product >= MEDIUM_FROM else RiskLevel.LOW


class WatchedIndicator(InSomeCases):
    """An indicator that this playbook watches."""

    indicator: IndicatorRef
    thresholds: Thresholds | None = None
    """Only where they differ from the registry's."""
    first_move: Text
    """What the owner does when it turns yellow."""


class Assessment(Part):
    """What may happen here, how likely and how bad."""

    risks: tuple[RiskRef, ...]
    quantitative: Texts
    qualitative: Texts
    correlation: Texts


class Prevention(Item):
    """A measure that keeps the crisis from coming."""

    title: Text
    owner: RoleRef
    due: Day | None = None
    every: Span | None = None
    evidence: Text
    """How one sees that it is done."""


class Readiness(Item):
    """Something that has to be at hand before the crisis comes."""

    title: Text
    owner: RoleRef


class Relation(OfSome):
    """Somebody outside whom we know before we need them."""

    party: Text
    purpose: Text
    owner: RoleRef
    every: Span


class Warning(Part):  # noqa: A001 - the phase's name in the field; nobody here needs the exception class
    """`warning.yml` of a playbook."""

    indicators: Annotated[tuple[WatchedIndicator, ...], SOME]
    distrust: Texts
    """Signals that mislead."""
    monitoring: tuple[Watch, ...]
    assessment: Assessment
    prevention: tuple[Prevention, ...]
    readiness: tuple[Readiness, ...]
    relations: tuple[Relation, ...]
