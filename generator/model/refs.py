"""References: one type for each kind of thing that has an id."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, ClassVar, Self

from pydantic_core import core_schema

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler


class Ref(str):
    """The id of something that stands elsewhere. Each subclass says what kind of thing."""

    __slots__ = ()
    kind: ClassVar[str] = ""
    """Name of what is meant: a registry's field in `Handbook`, or a list inside the same playbook."""

    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        """An id is read as a plain string and keeps its kind as its type."""
        return core_schema.no_info_after_validator_function(cls._of, core_schema.str_schema(min_length=1))

    @classmethod
    @cache
    def _of(cls, name: str) -> Self:
        """That of an id, made once: there are few, and all of a handbook refers to them."""
        return cls(name)


class RoleRef(Ref):
    """A role of `_shared/roles.yml`."""

    kind = "roles"


class LevelRef(Ref):
    """A severity level of `_shared/severity.yml`."""

    kind = "severity"


class CrisisTypeRef(Ref):
    """A crisis type of `_shared/crisis-types.yml`."""

    kind = "crisis_types"


class StrategyRef(Ref):
    """A strategy of `_shared/strategies.yml`."""

    kind = "strategies"


class StakeholderRef(Ref):
    """A group of people of `_shared/stakeholders.yml`."""

    kind = "stakeholders"


class ChannelRef(Ref):
    """A channel of `_shared/channels.yml`."""

    kind = "channels"


class IndicatorRef(Ref):
    """An indicator of `_shared/indicators.yml`."""

    kind = "indicators"


class RiskRef(Ref):
    """A risk of `_shared/risks.yml`."""

    kind = "risks"


class RegulationRef(Ref):
    """A rule or benchmark of `_shared/regulations.yml`."""

    kind = "regulations"


class ZoneRef(Ref):
    """A zone of time of `_shared/zones.yml`."""

    kind = "zones"


class CalendarRef(Ref):
    """A calendar of working days of `_shared/calendars.yml`."""

    kind = "calendars"


class MetricRef(Ref):
    """A metric of `_shared/metrics.yml`."""

    kind = "metrics"


class PrincipleRef(Ref):
    """A principle of `_shared/principles.yml`."""

    kind = "principles"


class TopicRef(Ref):
    """A topic of `_shared/topics.yml`."""

    kind = "topics"


class CaseRef(Ref):
    """A case of `_cases/`."""

    kind = "cases"


class PlaybookRef(Ref):
    """A playbook: the name of its folder."""

    kind = "playbooks"


class MessageRef(Ref):
    """A message template: of the playbook around it first, else of `_shared/messages.yml`."""

    kind = "messages"


class StepRef(Ref):
    """A step of the playbook around it; from elsewhere `playbook/step`."""

    kind = "steps"


class QuestionRef(Ref):
    """A triage question of the playbook around it; from elsewhere `playbook/question`."""

    kind = "questions"


class FirstQuestionRef(Ref):
    """A question of `_shared/triage.yml`."""

    kind = "triage"


class DecisionRef(Ref):
    """A decision of the playbook around it; from elsewhere `playbook/decision`."""

    kind = "decisions"
