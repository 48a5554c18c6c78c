"""Regulations, glossary and calendar."""

from __future__ import annotations

from pydantic import Field

from generator.model.base import Choice, Day, Item, Part, Source, Text, Texts
from generator.model.refs import RegulationRef
from generator.model.times import Span


class Standing(Choice):
    """Legal status of a rule; a benchmark is custom, not law."""

    DRAFT = "draft"
    IN_FORCE = "in-force"
    REPEALED = "repealed"
    BENCHMARK = "benchmark"


class ClockStart(Choice):
    """When a legal clock starts to run."""

    OCCURRENCE = "occurrence"
    AWARENESS = "awareness"
    CLASSIFICATION = "classification"
    END_OF_HANDLING = "end-of-handling"


class Clock(Part):
    """A time limit of a rule."""

    who: Text
    """Whom it binds, where the rule makes a difference."""
    start: ClockStart
    within: Span
    """`0min` is at once."""
    recipient: Text


class Verification(Choice):
    """Whether somebody read the official text."""

    VERIFIED = "verified"
    UNVERIFIED = "unverified"


class Regulation(Item):
    """A law, a rule or a benchmark with a clock."""

    title: Text
    jurisdiction: Text
    instrument: Text
    article: Text
    standing: Standing
    in_force_from: Day | None = None
    trigger: Text
    clocks: tuple[Clock, ...]
    content: Texts
    """What to report."""
    exemptions: Text | None = None
    source: Source
    verification: Verification
    verified_on: Day
    """Day it was last looked at; it stays unverified when only copies could be read."""
    verify_every: Span
    supersedes: RegulationRef | None = None


class Term(Item):
    """A term of the field in every language."""

    term: Text
    definition: Text
    traditional: str
    """In Traditional Chinese."""
    pinyin: str
    variants: dict[str, tuple[str, ...]] = Field(default={})
    """By language: other accepted forms."""
    synonyms: dict[str, tuple[str, ...]] = Field(default={})
    """By language: what people type who mean it, symptoms too."""
    forbidden: dict[str, tuple[str, ...]] = Field(default={})
    """By language: wrong or misleading translations."""
    strict: bool = False
    """A term of art: where the Chinese says it, the translation says its term too."""


class Holiday(Part):
    """A public holiday: days off, and the weekend days worked in exchange."""

    title: Text
    first: Day
    last: Day
    workdays: tuple[Day, ...] = ()


class Year(Part):
    """A year of the Chinese calendar of working days."""

    year: int
    holidays: tuple[Holiday, ...]
    source: Source
    note: Text | None = None


class Calendar(Part):
    """Chinese public holidays and make-up working days."""

    years: tuple[Year, ...]
