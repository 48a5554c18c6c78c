"""Crisis types, strategies and principles."""

from __future__ import annotations

from typing import Annotated

from generator.model.base import SOME, Addressed, Part, SomeTexts, Text, Texts
from generator.model.choice import Choice
from generator.model.refs import CrisisTypeRef, StepRef


class RiskFamily(Choice):
    """The four families of risk."""

    COMPETITION = "competition"
    TECHNOLOGY = "technology"
    LEGAL = "legal"
    OPERATIONS = "operations"


class Cluster(Choice):
    """How much responsibility people see in the company (SCCT)."""

    VICTIM = "victim"
    ACCIDENTAL = "accidental"
    PREVENTABLE = "preventable"


class Traits(Part):
    """The four traits of a crisis, as this type shows them."""

    sudden: Text
    wide: Text
    destructive: Text
    urgent: Text


class CrisisType(Addressed):
    """A kind of crisis."""

    title: Text
    family: RiskFamily
    causes: SomeTexts
    effects: SomeTexts
    traits: Traits
    cluster: Cluster
    """Cluster to assume until the facts say otherwise."""
    related: tuple[CrisisTypeRef, ...] = ()
    cascades_to: tuple[CrisisTypeRef, ...] = ()


class StrategyKind(Choice):
    """Family of a strategy: SCCT's, and the four kinds isolation, risk control, public relations and legal."""

    INFORMATION_FIRST = "information-first"
    DENY = "deny"
    DIMINISH = "diminish"
    REBUILD = "rebuild"
    BOLSTER = "bolster"
    ISOLATION = "isolation"
    RISK_CONTROL = "risk-control"
    PUBLIC_RELATIONS = "public-relations"
    LEGAL = "legal"


class Strategy(Addressed):
    """A way to answer."""

    title: Text
    kind: StrategyKind
    ours: bool = False
    """This handbook's own: not one of SCCT's, though it stands beside them."""
    summary: Text
    allowed_when: SomeTexts
    forbidden_when: Texts
    intensified_by: Texts
    """What makes a stronger answer necessary, such as crisis history."""


class PrincipleFamily(Choice):
    """Where a principle comes from."""

    SIX = "six-principles"
    FIVE_S = "five-s"
    CERC = "cerc"


class Principle(Addressed):
    """A rule of conduct, with the steps that carry it out."""

    title: Text
    family: PrincipleFamily
    meaning: Text
    steps: Annotated[tuple[StepRef, ...], SOME]
    """Written `playbook/step`."""
