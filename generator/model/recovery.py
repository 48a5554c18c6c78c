"""Metrics, and a playbook's recovery phase with its evaluation."""

from __future__ import annotations

from typing import Annotated

from generator.model.base import SOME, Addressed, Item, Number, Part, SomeTexts, Text, Texts
from generator.model.choice import Choice
from generator.model.refs import LevelRef, MetricRef, RoleRef
from generator.model.times import Offset, Span
from generator.model.warning import RiskLevel


class MetricFamily(Choice):
    """What a metric is about."""

    MARKET = "market"
    TRUST = "trust"
    BRAND = "brand"
    RESPONSE = "response"


class LevelTarget(Part):
    """Target of a metric in a crisis of one level."""

    level: LevelRef
    target: Text


class Metric(Addressed):
    """A number that shows how we did."""

    title: Text
    family: MetricFamily
    definition: Text
    unit: Text
    source: Text
    """System or survey it is read from."""
    targets: Annotated[tuple[LevelTarget, ...], SOME]
    window: Span


class LossDimension(Choice):
    """What may be lost."""

    FINANCE = "finance"
    BRAND = "brand"
    MARKET_SHARE = "market-share"
    CUSTOMERS = "customers"
    OPERATIONS = "operations"
    PEOPLE = "people"


class Loss(Part):
    """How one kind of loss is measured."""

    dimension: LossDimension
    method: Text
    source: Text
    scale: Text
    """What counts as small, medium and large."""


class Goal(Item):
    """Where we want to be again, and when."""

    title: Text
    metric: MetricRef
    baseline: Number
    """Value before the crisis, in the metric's unit."""
    target: Number
    """Value to reach, in the metric's unit."""
    by: Offset
    owner: RoleRef


class MeasureGroup(Choice):
    """The four groups of recovery measures."""

    FINANCE = "finance"
    BUSINESS = "business"
    MARKET = "market"
    MANAGEMENT = "management"


class Measure(Item):
    """Something done to recover."""

    group: MeasureGroup
    title: Text
    owner: RoleRef
    due: Offset
    evidence: Text
    """How one sees that it is done."""


class RecoveryRiskKind(Choice):
    """Kinds of risk during recovery."""

    OPERATIONAL = "operational"
    FINANCIAL = "financial"
    LEGAL = "legal"
    REPUTATIONAL = "reputational"


class RecoveryRisk(Item):
    """Something that may go wrong while we recover."""

    title: Text
    kind: RecoveryRiskKind
    level: RiskLevel
    controls: SomeTexts
    owner: RoleRef


class ReputationElement(Choice):
    """The seven elements of rebuilding image and credibility."""

    CANDOUR = "candour"
    IMAGE_PLAN = "image-plan"
    CUSTOMER_SERVICE = "customer-service"
    ENDORSEMENT = "endorsement"
    RESPONSIBILITY = "responsibility"
    CULTURE = "culture"
    MONITORING = "monitoring"


class Reputation(Part):
    """One element of the reputation plan."""

    element: ReputationElement
    action: Text
    owner: RoleRef
    by: Offset


class Measured(Part):
    """A metric, compared before, during and after."""

    metric: MetricRef
    before: Text
    during: Text
    after: Text


class Review(Part):
    """A look at the effect, some time after."""

    at: Offset
    chair: RoleRef
    looks_at: SomeTexts


class Gap(Item):
    """Something that was found missing."""

    gap: Text
    cause: Text
    fix: Text
    owner: RoleRef
    due: Offset


class Evaluation(Part):
    """Whether it worked, and what is changed."""

    metrics: tuple[Measured, ...]
    reviews: tuple[Review, ...]
    questions: Texts
    """For the after-action review."""
    gaps: tuple[Gap, ...]


class Recovery(Part):
    """`recovery.yml` of a playbook."""

    losses: tuple[Loss, ...]
    goals: Annotated[tuple[Goal, ...], SOME]
    measures: Annotated[tuple[Measure, ...], SOME]
    risks: tuple[RecoveryRisk, ...]
    supervision: Texts
    care: Texts
    """People care and incentives."""
    reputation: tuple[Reputation, ...]
    normal_when: SomeTexts
    evaluation: Evaluation
