"""The handbook: the part that holds all others, shaped like the folder it is read from."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import Field

from generator.model.base import SOME, Named, Part, Phrase, Text, Whole
from generator.model.brand import Brand
from generator.model.calendars import WorkCalendar
from generator.model.checklist import Checklist
from generator.model.communication import Channel, Message, Stakeholder
from generator.model.crises import CrisisType, Principle, Strategy
from generator.model.drills import Drill
from generator.model.guide import Chapter, Topic
from generator.model.lessons import Case
from generator.model.organisation import EMERGENCY_SLOTS, HOTLINE, Organisation
from generator.model.paper import Paper
from generator.model.people import Contacts, Role
from generator.model.playbook import Playbook, Version
from generator.model.recovery import Metric
from generator.model.reference import Regulation, Term, UnreadRule
from generator.model.refs import CalendarRef, PlaybookRef, ZoneRef
from generator.model.search import Alike, Asked, Sought
from generator.model.severity import Level
from generator.model.triage import MOST, FirstQuestion
from generator.model.waivers import Waiver
from generator.model.warning import Indicator, Risk
from generator.model.zones import Zone
from generator.text.languages import TAG

FORMAT = 2
"""How data are written now. What changes it needs a step in `composing/migrations`, by which older data become so."""


class Language(Named):
    """A language of the handbook; its id is its code in every text, and everybody may read it."""

    id: Annotated[str, Field(pattern=TAG, examples=["en-GB"])]
    """Its code in every text, such as `en`, `zh` or `zh-Hant`; part of addresses."""
    name: str
    """The language's name for itself."""
    short: str
    """The same in a letter or two, for narrow screens."""
    tag: str
    """BCP 47 tag for `lang` attributes and PDF files, such as `zh-CN`."""
    stand_in: str | None = None
    """The id of the language that is read where a text is not yet in this one; left out, each text has to be."""

    @property
    def read_from(self) -> tuple[str, ...]:
        """The codes by which its readers find what a text says, the best one first."""
        return (self.id, self.stand_in) if self.stand_in else (self.id,)


class Gone(Part):
    """An address that readers may have kept and that is meant to lead nowhere."""

    address: Annotated[
        str,
        Field(pattern=r"^[a-z][a-z0-9/-]*/(#[a-z0-9-]+)?$", examples=["reference/#role-night-guard"]),
    ]
    """What stands behind the language: `playbooks/service/response/#step-ring-back`. A page takes its places along."""
    why: Text


class Pack(Named):
    """A handbook from which others take items, as they remember it."""

    version: Version
    """Another one for each set of changes that they shall have."""


class Settings(Part):
    """`_shared/handbook.yml`: what the handbook is called and in which order it is read."""

    format: Annotated[Whole, Field(ge=1, le=FORMAT)] = 1
    """How its data are written; see `FORMAT`."""
    title: Text
    subtitle: Text
    emergency: Text
    """The line under which the crisis team is reached at any hour; printed on the first page."""
    address: Annotated[
        str, Field(pattern=r"^https?://[^\s/?#]+(/[^\s/?#]+)*$", examples=["https://handbook.mycompany.cn"])
    ]
    """Where the site stands, without a slash at the end; the codes on printed pages lead there."""
    zones: Annotated[tuple[ZoneRef, ...], Field(min_length=1, max_length=2)]
    """Whose time the clocks tell: the first one's, and beside it that of the second."""
    calendar: CalendarRef
    """Whose working days our own times count."""
    brand: Brand = Brand()
    """The organisation's colours."""
    paper: Paper = Paper.A4
    """What it is printed on."""
    languages: Annotated[tuple[Language, ...], Field(min_length=1)]
    reading_order: Annotated[tuple[PlaybookRef, ...], SOME]
    leading_order: tuple[PlaybookRef, ...] = ()
    """Of two playbooks that run at once, the one that stands earlier here leads."""
    never_spaced: tuple[Annotated[str, Field(min_length=2)], ...] = ()
    """Names of Chinese and Latin, such as `58同城` or `T恤`, inside which no space is put."""
    gone: tuple[Gone, ...] = ()
    """What was published once and is meant to be there no more."""
    pack: Pack | None = None
    """What it is called by handbooks that take items of it; left out, they do not remember where those are from."""


class Handbook(Part):
    """Everything. Each field of the shared registries is named like its file, with `_` for `-`."""

    handbook: Settings
    organisation: Organisation
    roles: tuple[Role, ...]
    severity: tuple[Level, ...]
    crisis_types: tuple[CrisisType, ...]
    strategies: tuple[Strategy, ...]
    principles: tuple[Principle, ...]
    stakeholders: tuple[Stakeholder, ...]
    channels: tuple[Channel, ...]
    messages: tuple[Message, ...]
    indicators: tuple[Indicator, ...]
    risks: tuple[Risk, ...]
    regulations: tuple[Regulation, ...]
    metrics: tuple[Metric, ...]
    glossary: tuple[Term, ...]
    zones: tuple[Zone, ...]
    calendars: tuple[WorkCalendar, ...]
    ui: dict[str, dict[str, Phrase]]
    """Every word a template says: group, key, words."""
    checklist: Checklist = Checklist()
    topics: tuple[Topic, ...] = ()
    search: tuple[Sought, ...] = ()
    unread_rules: tuple[UnreadRule, ...] = ()
    asked: tuple[Asked, ...] = ()
    alike: tuple[Alike, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    triage: Annotated[tuple[FirstQuestion, ...], Field(max_length=MOST)] = ()
    guide: dict[str, Chapter] = Field(default={})
    cases: dict[str, Case]
    drills: dict[str, Drill] = Field(default={})
    playbooks: dict[str, Playbook]
    contacts: Contacts = Contacts()

    def slots(self, code: str) -> dict[str, str]:
        """What stands for each slot of a text in a language: the organisation's value, else a word in its place."""
        codes = next((one.read_from for one in self.handbook.languages if one.id == code), (code,))
        words = {slot: self.ui.get("slot", {}).get(slot) for slot in (*EMERGENCY_SLOTS, HOTLINE)}
        stand_ins = {slot: text.first_of(codes) for slot, text in words.items() if text}
        return stand_ins | self.organisation.slots(codes)

    @property
    def without_contacts(self) -> Handbook:
        """The same handbook, nobody named in it and no number."""
        return self.model_copy(update={"contacts": Contacts()})

    @property
    def as_of(self) -> date | None:
        """The newest day on which a playbook was changed: today, for a handbook that asks no clock."""
        return max((book.playbook.modified for book in self.playbooks.values()), default=None)
