"""What views hold beside the model's fields; told once, to who reads, to mypy, and to the check of the templates.

A class that is called like a part of the model tells what the view of that part gets, or what stands in place of a
field; `views.pyi` is made of both. All other classes are views of their own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.resolving.view import View

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from generator.model.paper import Size
    from generator.resolving import views
    from generator.resolving.revision import Mark
    from generator.resolving.view import Moment, Parts, Word

    Ui = dict[str, dict[str, str]]
    Orphan = (
        views.Role
        | views.Strategy
        | views.Stakeholder
        | views.Channel
        | views.Message
        | views.Indicator
        | views.Risk
        | views.Regulation
        | views.Metric
    )


class Handbook:
    """The whole handbook as the readers of one language and audience see it."""

    playbooks: list[views.Playbook]
    """In reading order."""
    tabs: list[EdgeTab]
    """The first of each colour that a playbook has: all sheets have all colours, whatever their playbook."""
    cases: list[views.Case]
    guide: list[views.Chapter]
    drills: list[views.Drill]
    ui: Ui
    language: Spoken
    audience: Word
    dangers: list[Danger]
    """The numbers to ring before anything else is read, each with what somebody types who should."""
    harmless: list[str]
    """What only sounds like a danger, in whatever language."""
    is_sample: bool
    """Whether values of the sample still stand in it."""
    revision: str
    build: str
    """What made it."""
    others: list[views.Handbook]
    """The same in all other languages that are built."""
    unnamed: views.Handbook | None
    """The same without contacts; none, when it has none itself."""
    readiness: ReadinessPage
    as_of: str
    """The newest day on which a playbook was changed: the handbook asks no clock. Empty without a playbook."""
    parts: Parts
    """What a page read is looked up here."""
    addresses: Callable[[], list[str]]
    """All that lead readers to something that they may see."""
    risk_limits: RiskLimits
    rules_of_others: list[views.Regulation]
    """Rules that never hold for the organisation: no clock, playbook or printout shows them."""
    unwatched: list[tuple[views.Indicator, dict[str, str]]]
    """The indicators that no playbook of these readers watches, with their own thresholds."""
    measures: list[tuple[Word, list[tuple[views.Level, str]]]]
    """What severity is measured by, each with what makes it of which level."""
    triage_table: Mapping[str, object]
    """All that an evaluation of the first questions needs, as JSON can say it."""
    triage_clocks: list[str]
    """Ids of the rules whose clocks an answer to them can start."""
    marks: Marks
    """Those of printouts by path, as far as they are known."""
    pages: Mapping[str, int]
    """How many pages each printout has by path, as far as they are finished."""
    written_out: bool
    """Whether pages that collect from all playbooks say what each holds: else it stands at the playbook alone."""


class Danger(View):
    """A public number, and what somebody types who had better ring it first, in whatever language."""

    number: views.EmergencyNumber
    said: list[str]


class Playbook:
    """A playbook."""

    id: str
    meta: views.Meta
    """Its document control."""
    title: str
    number: int
    """Its place in the whole handbook's reading order, from 1: the same for all readers."""
    numbered: str
    """Its title behind its number, as printouts are called by."""
    tab: EdgeTab
    review_by: str
    valid_until: str
    """The last day on which a copy of it is valid."""
    content: str
    """The mark of what all its files say: what an approval is of."""
    status_now: Word
    """Its status; that it is not approved, or has changed since, if readers might take it for in force."""
    buckets: list[tuple[Word, list[views.Step]]]
    """Its steps by time."""
    watched: list[tuple[views.Indicator, dict[str, str]]]
    """The indicators it watches, with the thresholds that hold here."""
    letters: list[views.Message]
    """The messages it sends, shared ones too."""
    signatories: list[views.Role]
    first_hour: list[QuickStep]
    """Its steps of the first hour, in their order."""
    first_callers: list[views.Role]
    told_first: list[views.Row]
    """Of the rows of the matrix that hold in every case the first to each group of people, the earliest first."""
    """Who answers for them."""
    duties: Mapping[views.Role, RoleDuty]
    """What each role has to do in it, whether anything or not."""
    team: list[Member]
    """The roles that have a duty in it."""
    everybody: list[Member]
    """These, and those that have no part in the team."""
    held_symptoms: Held
    """How much it holds of what pages collect from all playbooks, and where; so all that follow."""
    held_first_hour: Held
    held_indicators: Held
    held_duties: Held
    held_matrix: Held
    held_messages: Held
    held_goals: Held
    held_lessons: Held
    held_printouts: Held
    cards: list[Card]
    loose_texts: list[views.Row]
    """By time, the messages of the first hour whose text no card has room for."""
    schedule: Schedule
    drills: list[views.Drill]
    source: Callable[[], str]
    """Tells its data as YAML."""


class Approval:
    """An approval."""

    state: Word
    """What it is worth now."""


class Conditional:
    """What holds in some cases only."""

    only_if: str
    """In which, in words that stand before what is said of it; nothing where it always holds."""


class Duty(Conditional):
    """A legal duty."""


class FirstMove(Conditional):
    """A line of the first-hour card; its condition is that of its step, too."""


class Decision(Conditional):
    """A decision."""


class Row(Conditional):
    """A row of the communication matrix."""

    whom: str
    """Who gets the message."""


class Message(Conditional):
    """A message."""


class WatchedIndicator(Conditional):
    """An indicator that the playbook watches."""


class Clock(Conditional):
    """A time limit."""


class Step(Conditional):
    """A step."""

    number: int
    """Its place among those that these readers see, from 1."""
    beside: list[views.Step]
    """What runs at the same time."""


class Meeting:
    """A meeting."""

    key: str
    """What its tick is kept under."""


class Watch:
    """Something watched; during a crisis it is ticked at each look."""

    key: str
    """What its tick is kept under, where it is part of a playbook's communication."""


class QuickStep(View):
    """A step that is due within the first hour, as it is called where there is no time to read."""

    step: views.Step
    action: str
    """The words of the move that names it; its title, where none does."""
    owner: views.Role
    """Who answers for it."""
    by: Moment
    rings: list[views.EmergencyNumber]
    """The public numbers that these words say to ring."""


class Regulation:
    """A rule."""

    because: list[str]
    """What of the organisation is so that it can bind it."""
    lacking: list[str]
    """What of the organisation would have to be so, if it binds only others."""


class Indicator:
    """An indicator."""

    address: str
    """Where it stands within the language: where all are written out, else at the first playbook that watches it."""


class Risk:
    """A risk."""

    number: int


class Topic:
    """A topic."""

    sections: list[tuple[views.Chapter, views.Section]]
    """What answers it."""


class Zone:
    """A zone of time."""

    names: list[str]
    """What times in it are called in any language, the longest first."""


class WorkCalendar:
    """A calendar of working days."""

    announced_until: int | None
    """The last year of which all days are known, where they are announced year by year."""
    free: list[tuple[int, list[tuple[str, str]]]]
    """By year: the weekdays that are off, and what they are called. Of a calendar of which no year is told by us."""


class Term:
    """A term."""

    other: str
    """The term in the other languages."""


class Drill:
    """An exercise."""

    revision: str


class Role:
    """A role."""

    people: list[views.Person]
    indicators: list[views.Indicator]
    """Those that it owns, as the risks."""
    risks: list[views.Risk]


class Lead(View):
    """What somebody says or looks for, and where it leads."""

    text: str
    playbooks: list[views.Playbook]


class Spoken(View):
    """The language of a view."""

    id: str
    name: str
    tag: str


class RiskLimits(View):
    """Likelihood × impact from which a risk is of a level."""

    high: int
    medium: int


class Held(View):
    """What a playbook holds of something."""

    playbook: views.Playbook
    place: str
    """Leads there from the playbook's page on the site."""
    count: int
    """How much of it; 0 where nobody counts."""


class RoleDuty(Held):
    """What a role has to do in a playbook."""

    steps: list[views.Step]
    """Those it answers for."""
    helps: list[views.Step]
    """Those of others in which it works."""
    decisions: list[views.Decision]
    drafts: list[views.Row]
    approves: list[views.Row]
    speaks: list[views.Row]
    filings: list[views.Duty]
    goals: list[views.Goal]
    measures: list[views.Measure]
    further: list[FurtherDuty]
    """Everything else, which makes nobody a member of the team."""


class FurtherDuty(View):
    """Something else that a role does in a playbook."""

    kind: str
    """A key of `ui.further`."""
    text: str
    link: str
    """Leads there from the playbook's page on the site."""
    at: Moment | None = None
    """When it is due, if that is said."""


class Member(View):
    """A role that has a duty in a playbook."""

    role: views.Role
    duty: RoleDuty


class Card(View):
    """All that a role does in a playbook, in the order of time."""

    role: views.Role
    buckets: list[tuple[Word, list[CardItem]]]
    """What it does by time."""
    kinds: list[str]
    """Those of what it does."""
    explains_all: bool
    """Whether each of them is explained."""
    helps: list[views.Step]
    """Steps of others in which it works."""
    filings: list[views.Duty]
    """Those that no clock times."""
    says_forms: bool
    """Whether it tells on which form; else there is no room for it on two sides, and the runbook does."""
    bodies: list[views.ExternalBody]
    texts: list[views.Message]
    """What it drafts in the first hour, as far as there is room for the words; the others are `loose_texts`."""


class CardItem(View):
    """Something that a role does by a time; what it is stands in the field of its kind."""

    kind: str
    """Name of that field; a key of `ui.cards`, save for steps."""
    at: Moment
    """When it is due, as its part says."""
    says_done: bool = True
    """Whether the card says when a step is done. It is the same in each language, and so is what follows."""
    explains: bool = True
    """Whether the card says how it is done and when an option is right."""
    step: views.Step | None = None
    decision: views.Decision | None = None
    message: CardMessage | None = None
    filing: CardFiling | None = None
    meeting: views.Meeting | None = None
    """One that it chairs."""
    watch: views.Watch | None = None
    brief: views.InternalBrief | None = None


class CardFiling(View):
    """A legal clock that a role has to keep."""

    clock: RunningClock
    is_first: bool
    """Whether it is the first of its duty on the card."""


class CardMessage(View):
    """A message that a role has to do with."""

    row: views.Row
    chain: list[ChainLink]
    tasks: list[str]
    """What the role does for it; keys of `ui.cards`, as in the chain."""


class ChainLink(View):
    """One task on a message's way."""

    task: str
    mine: bool
    others: list[views.Role]


class Entry(View):
    """What is due from somebody at some time after T0."""

    kind: str
    at: Moment
    """When it is due."""
    text: str
    owner: views.Role
    link: str
    """Leads there from the playbook's page on the site."""
    start: Moment | None = None
    """When it begins, if that is said."""
    every: Moment | None = None
    """Time between repetitions."""


class RunningClock(View):
    """A legal clock of a playbook."""

    duty: views.Duty
    within: Moment
    start: Word
    """From when it is counted: not from T0, but as its rule sets it."""
    calendar: views.WorkCalendar | None
    zone: views.Zone | None
    who: str
    recipient: str
    answers: list[tuple[int, Word]]
    """Numbers of the triage questions, and how they are answered if it runs."""
    levels: list[str]
    """Numerals of those at which it runs; none if at all."""
    because: list[str]
    """What of the organisation is so that it can run."""
    helpers: list[views.Role]
    """The owners of further duties under the same rule in the same case: the owner of `duty` files."""
    letter: str = ""
    """That of its start."""
    key: str = ""
    """What its tick is kept under."""


class Schedule(View):
    """Everything in a playbook that has its time, in the order of time."""

    entries: list[Entry]
    buckets: list[tuple[Word, list[Entry]]]
    """The same by time."""
    clocks: list[RunningClock]
    starts: dict[Word, str]
    """The letter of each start."""
    open: list[views.WorkCalendar]
    """The calendars that it counts by whose days are announced year by year."""


class ReadinessPage(View):
    """How ready the handbook is, of the items that its readers may see."""

    rows: list[ReadinessRow]
    orphans: list[tuple[str, Orphan]]
    """What nothing refers to, with the name of its registry."""
    unverified: list[views.Regulation]
    overdue: list[views.Regulation]
    """Rules to read again."""
    lessons: list[tuple[views.Playbook, views.Lesson]]
    """The open ones."""
    types: list[views.CrisisType]
    """Those without a playbook."""


class ReadinessRow(View):
    """How ready a playbook is."""

    playbook: views.Playbook
    drills: list[views.Drill]
    gaps: list[str]
    """Keys of `ui.readiness`."""


class EdgeTab(View):
    """The tab on the outer edge of a playbook's pages."""

    number: int
    ground: str
    """Its colour, as style sheets write it."""
    ink: str
    """That of the number on it."""
    place: int
    """How far down the edge it stands, from 0; `edge_tabs.PLACES` share the edge."""


class Marks(View):
    """The marks of printouts, each as an attribute that is called like its path: most pages show a few of many."""

    @classmethod
    def of(cls, known: Mapping[str, Mark], handbook: str) -> Marks:
        """Those that are known of a handbook, which stands at a place."""
        marks = cls(**known)
        marks.stands_at = f"{handbook}/marks"
        return marks


class Sheet(View):
    """Who a printed document is, as each of its pages says."""

    id: str
    tab: EdgeTab | None
    """That of its playbook."""
    sides: str
    """How it is printed; a key of `ui.printouts`."""
    paper: Size
    title: str
    kind: str
    summary: str
    version: str
    hash: str
    modified: str
    valid_until: str
    marking: Word
    contacts: str
    """The mark of the names and numbers on it; empty without any."""
    address: str
    """The page that says whether it is current."""


class Copy(Sheet):
    """A printed copy that is current."""

    playbook: str | None
    """An id."""
    name: str
    """What readers know it by."""
    files: list[CopyFile]


class CopyFile(View):
    """Where a copy stands in one language."""

    language: Spoken
    path: str
    sheet: Sheet


class BookPart(View):
    """A part of the book, or a section of one."""

    id: str
    title: str
    template: str
    about: Any
    """A chapter, a playbook, a case; None where it is about the whole handbook."""
    sections: Sequence[BookPart]
    tab: EdgeTab | None
    """That of the playbook it is; from a part without one on, there is none on the edge."""


class Side(View):
    """One language of a bilingual document."""

    handbook: views.Handbook
    ui: Ui
    language: Spoken
    playbook: views.Playbook


class Box(View):
    """A box of a drawing; lengths are points of paper."""

    kind: str
    x: float
    y: float
    width: float
    height: float
    shape: str
    """Its corners."""
    of: View | None
    """The part of the playbook that it stands for."""


class Words(View):
    """A line of words in a drawing."""

    x: str
    y: str
    words: str
    size: str
    width: str
    """As measured: a device that has a wider or narrower face sets them to it."""
    bold: bool
    anchor: str


class Line(View):
    """A line of a drawing, or the head of an arrow."""

    kind: str
    points: tuple[tuple[float, float], ...]
    path: str


class Drawing(View):
    """What stands on a drawing, or on a part of one, painted in this order."""

    grounds: list[Box]
    boxes: list[Box]
    lines: list[Line]
    texts: list[Words]
    width: float = 0.0
    height: float = 0.0
    frame: str = ""
    """Its view box."""
    about: Any = None
    """The question or decision that is drawn."""


class Poster(View):
    """The war-room poster."""

    commander: views.Role | None
    buckets: list[PosterBucket]
    limits: list[PosterLimit]
    roles: list[views.Role]
    """Who does anything that stands on it, the commander first."""


class PosterBucket(View):
    """A time bucket on the poster."""

    title: Word
    has_lane: bool
    """Whether the commander has anything to do in it."""
    rows: list[PosterRow]
    meetings: list[views.Meeting]


class PosterRow(View):
    """What the commander does, or nothing, and what others do beside it."""

    own: PosterEntry | None
    others: list[PosterEntry]


class PosterEntry(View):
    """A step or a decision on the poster: one of the two."""

    by: views.Role
    step: views.Step | None
    decision: views.Decision | None


class PosterLimit(View):
    """A time limit of a rule, with all who file."""

    rule: views.Regulation
    within: str
    start: Word
    owners: list[views.Role]


class Moved(View):
    """A page where something stood under another id."""

    path: str
    address: str
    """Where it stands now, within the language."""
    to: str
    """The way there from this page."""
    title: str
    depth: str
    """The way up to the top of the language's site."""
