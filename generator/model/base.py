"""The types every part of the model is made of: Part, Text, Ref, Choice, Offset, Span, and walk()."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from enum import StrEnum
from typing import Annotated, ClassVar, get_args

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, GetCoreSchemaHandler, RootModel
from pydantic_core import PydanticCustomError, core_schema

Path = tuple[str | int, ...]
"""Where a value stands in the handbook: field names, list positions and mapping keys from the root."""


class Part(BaseModel):
    """A piece of the handbook. Closed (an unknown key is an error) and frozen (nobody changes it)."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Text(RootModel[dict[str, str]]):
    """Words in every language of the handbook, side by side: `{zh: 停电, en: Power outage}`."""

    model_config = ConfigDict(frozen=True)


Texts = tuple[Text, ...]


class Choice(StrEnum):
    """One of a few fixed words. Its wording for readers stands in `ui.yml`."""

    @classmethod
    def ui_group(cls) -> str:
        """Group of `ui.yml` with the wording: the class's name, `risk-level` for `RiskLevel`."""
        return "".join(f"-{c.lower()}" if c.isupper() else c for c in cls.__name__).removeprefix("-")


class Audience(Choice):
    """Who may read an item; each level may also read the levels before it."""

    PUBLIC = "public"
    INTERNAL = "internal"
    CONFIDENTIAL = "confidential"


ID = r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
"""Form of an id: lower-case words joined by hyphens."""


NOT_A_DAY = "date_form"
"""pydantic's name for the error of a day that is not written as one."""


def _written_as_day(text: object) -> object:
    """Keep numbers out, which pydantic would take for seconds since 1970."""
    if isinstance(text, str) and not re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        raise PydanticCustomError(NOT_A_DAY, "not a day")
    return text


Day = Annotated[date, BeforeValidator(_written_as_day), Field(ge=date(2000, 1, 1), le=date(2199, 12, 31))]
"""A day, written `2026-03-01`."""


class Named(Part):
    """A part with an id of its own: stable, never reused, the same in every language."""

    id: Annotated[str, Field(pattern=ID)]
    """Lower-case words joined by hyphens; becomes part of addresses."""


class Item(Named):
    """A named part that may be for fewer readers than the part around it."""

    audience: Audience | None = None
    """Who may read it. Left out: the same people who may read the part around it."""


class Ref(str):
    """The id of something that stands elsewhere. Each subclass says what kind of thing."""

    __slots__ = ()
    kind: ClassVar[str] = ""
    """Name of what is meant: a registry's field in `Handbook`, or a list inside the same playbook."""

    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        """An id is read as a plain string and keeps its kind as its type."""
        return core_schema.no_info_after_validator_function(cls, core_schema.str_schema(min_length=1))


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


class DecisionRef(Ref):
    """A decision of the playbook around it; from elsewhere `playbook/decision`."""

    kind = "decisions"


class Unit(Choice):
    """Units of time. A workday follows the Chinese calendar of holidays and make-up days."""

    MINUTE = "min"
    HOUR = "h"
    DAY = "d"
    WORKDAY = "wd"


TIME_WORDS = (*(f"{unit.value}{one}" for unit in Unit for one in ("", "-one")), "t0", "at-once", "after", "before")
"""Keys of `ui.time`: an amount of each unit, one of it, and what stands around."""

_MINUTES = {Unit.MINUTE: 1, Unit.HOUR: 60, Unit.DAY: 24 * 60, Unit.WORKDAY: 24 * 60}
_AMOUNT = r"(\d{1,5}) ?(min|h|d|wd)"


NOT_A_TIME = "time"
"""pydantic's name for the error of a time that cannot be read."""


class _Time(Part):
    """An amount of time with its unit, read from one short word."""

    amount: int
    unit: Unit

    pattern: ClassVar[re.Pattern[str]]
    example: ClassVar[str]

    @property
    def minutes(self) -> int:
        """Length in elapsed minutes; a workday counts as the shortest it can be, 24 h. For ordering."""
        return self.amount * _MINUTES[self.unit]

    @classmethod
    def parse(cls, text: object) -> _Time:
        """Read `text`; raises pydantic's custom error `time` when it is not of the form."""
        if isinstance(text, cls):
            return text
        found = cls.pattern.fullmatch(text) if isinstance(text, str) else None
        if not found:
            raise PydanticCustomError(NOT_A_TIME, "{example}", {"example": cls.example})
        sign, amount, unit = found.groups()
        return cls.model_construct(amount=int(amount) * (-1 if sign == "-" else 1), unit=Unit(unit))

    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        """In files a time is one word such as `T+30min`."""
        return core_schema.no_info_plain_validator_function(cls.parse)


class Offset(_Time):
    """A moment counted from T0, the moment of activation: `T+0min`, `T+4h`, `T+2wd`, `T-1d`."""

    pattern = re.compile(rf"T([+-]){_AMOUNT}")
    example = "T+0min, T+30min, T+4h, T+7d, T+2wd"


class Span(_Time):
    """A length of time: `15min`, `4h`, `30d`, `2wd`; `0min` is at once."""

    pattern = re.compile(rf"(){_AMOUNT}")
    example = "15min, 4h, 30d, 2wd, 0min"

    def is_over(self, since: date, on: date) -> bool:
        """Whether on a day this much time has passed since another."""
        return since + timedelta(minutes=self.minutes) <= on


class Source(Part):
    """Where a statement comes from."""

    title: Text
    """What the source calls itself."""
    publisher: Text | None = None
    """Who published it."""
    url: Annotated[str, Field(pattern=r"^https://\S+$")] | None = None
    """Address; printed in full on paper."""
    accessed: Day | None = None
    """Day it was last read."""


def types_in(annotation: object, seen: set[object] | None = None) -> Iterator[type]:
    """Every type that `annotation` is made of, itself and the fields of its parts included, each once."""
    seen = set() if seen is None else seen
    if annotation in seen:
        return
    seen.add(annotation)
    if isinstance(annotation, type):
        yield annotation
        if issubclass(annotation, BaseModel):
            for field in annotation.model_fields.values():
                yield from types_in(field.annotation, seen)
    for inner in get_args(annotation):
        yield from types_in(inner, seen)


def walk(value: object, path: Path = ()) -> Iterator[tuple[Path, object]]:
    """Every value inside `value`, parts before their fields, with its path. Texts, refs and times are leaves."""
    waiting = [(path, value)]
    while waiting:
        found = waiting.pop()
        yield found
        waiting.extend(reversed(_inside(*found)))


def _inside(path: Path, value: object) -> list[tuple[Path, object]]:
    if isinstance(value, Text | _Time):
        return []
    if isinstance(value, BaseModel):
        return [((*path, name), getattr(value, name)) for name in type(value).model_fields]
    if isinstance(value, Mapping):
        return [((*path, key), inner) for key, inner in value.items()]
    if isinstance(value, tuple):
        return [((*path, position), inner) for position, inner in enumerate(value)]
    return []
