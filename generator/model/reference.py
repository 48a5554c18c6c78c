"""Regulations and glossary."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from generator.model.base import Addressed, Day, Item, Part, Said, Source, Text, Texts, WordsByLanguage
from generator.model.choice import Choice
from generator.model.conditions import InSomeCases, OfSome
from generator.model.refs import CalendarRef, PlaybookRef, RegulationRef, ZoneRef
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
    MATERIALITY = "materiality"
    """The finding that an event is material to investors."""
    NOTIFICATION = "notification"
    """We submit the notification that the rule asks for before this report."""
    INTERMEDIATE_REPORT = "intermediate-report"
    """We submit the latest of the intermediate reports."""
    END_OF_HANDLING = "end-of-handling"

    @property
    def is_later(self) -> bool:
        """Whether it comes after the event and its discovery by its nature, so that nothing can be due before."""
        return self in _LATER


_LATER = {ClockStart.NOTIFICATION, ClockStart.INTERMEDIATE_REPORT, ClockStart.END_OF_HANDLING}


class Clock(InSomeCases):
    """A time limit of a rule."""

    who: Text
    """Whom it binds, where the rule makes a difference."""
    start: ClockStart
    within: Span
    """`0min` is at once. Days, working days and months are over at the end of the last day, not at the same hour."""
    calendar: CalendarRef | None = None
    """Whose working days count. Needed where `within` is in working days, and only there."""
    zone: ZoneRef | None = None
    """Whose days count. Needed where `within` is in days, working days or months."""
    recipient: Text


PageAddress = Annotated[str, Field(pattern=r"^https?://\S*[^\s,;.，；。、]$", examples=["https://www.gov.cn/zhengce"])]


class Verification(Choice):
    """How far the text of a rule has been read."""

    UNVERIFIED = "unverified"
    READ_IN_REPOSTS = "read-in-reposts"
    """In copies or quotations of at least two publishers, which agree."""
    OFFICIAL_TEXT_READ = "official-text-read"
    """Where the authority itself publishes it."""


class Compared(Choice):
    """What of a rule was compared with the texts that were read."""

    TRIGGER = "trigger"
    CLOCK = "clock"
    START = "start"
    RECIPIENT = "recipient"
    CONTENT = "content"
    EXEMPTIONS = "exemptions"
    IN_FORCE = "in-force"


class Reading(Part):
    """A text of a rule that somebody read: the official one, a repost of it or a quotation from it."""

    title: Text
    """What it calls itself."""
    publisher: Text
    url: PageAddress
    """Where it was read; old pages of authorities have no `https`."""


class Regulation(Addressed, OfSome):
    """A law, a rule or a benchmark with a clock."""

    title: Text
    also_said: Said = Field(default={})
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
    """Whom to cite: where the official text stands, read or not."""
    verification: Verification
    read: tuple[Reading, ...] = ()
    """The texts that were read, independent of each other."""
    compared: tuple[Compared, ...] = ()
    """What was compared with them, figure by figure; differences were mended here."""
    verified_on: Day
    """Day it was last looked at, and `read` was."""
    verify_every: Span
    supersedes: RegulationRef | None = None
    alongside: tuple[RegulationRef, ...] = ()
    """Rules that start wherever this one does, for whom they bind."""


class UnreadRule(Item, OfSome):
    """A rule that is known to be there and whose text nobody here has read: the readiness page names it."""

    title: Text
    publisher: Text
    open: Text
    """What has to be looked up in it."""
    url: PageAddress | None = None
    """Where it is said to stand."""


class Term(Addressed):
    """A term of the field in every language."""

    term: Text
    definition: Text
    traditional: str
    """In Traditional Chinese."""
    pinyin: str
    variants: WordsByLanguage = Field(default={})
    """By language: other accepted forms."""
    synonyms: WordsByLanguage = Field(default={})
    """By language: what people type who mean it, symptoms too."""
    forbidden: WordsByLanguage = Field(default={})
    """By language: wrong or misleading translations."""
    playbooks: tuple[PlaybookRef, ...] = ()
    """Which to open when somebody says it, the likeliest first: a search for any of its words finds them first."""
    strict: bool = False
    """A term of art: where the Chinese says it, the translation says its term too."""
