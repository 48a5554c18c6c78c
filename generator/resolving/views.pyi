# The views of the model's parts, made by tests/view_stubs.py of the model and of added_fields.py.
# ruff: noqa: A001 - named as in the model

from generator.resolving import added_fields
from generator.resolving.view import Moment, View, Word

class Warning(View):
    indicators: list[WatchedIndicator]
    distrust: list[str]
    monitoring: list[Watch]
    assessment: Assessment
    prevention: list[Prevention]
    readiness: list[Readiness]
    relations: list[Relation]

class Alike(View):
    said: dict[str, list[str]]

class Answer(View):
    id: str
    audience: Word | None
    question: str
    answer: str

class Approval(added_fields.Approval, View):
    role: Role
    date: str | None
    by: str | None
    content: str | None

class Asked(View):
    kind: Word | None
    also_said: dict[str, list[str]]

class AskedIf(View):
    question: FirstQuestion
    answer: Word

class Assessment(View):
    risks: list[Risk]
    quantitative: list[str]
    qualitative: list[str]
    correlation: list[str]

class Authority(View):
    name: str
    phone: str

class Branch(View):
    do: str
    level: Level | None

class Brand(View):
    colour: str
    accent: str

class Cascade(View):
    sign: str
    becomes: CrisisType
    do: str

class Case(View):
    id: str
    audience: Word | None
    was: list[str]
    title: str
    also_said: dict[str, list[str]]
    company: str | None
    summary: str
    period: str
    crisis_type: CrisisType
    cluster: Word
    timeline: list[Event]
    actions: list[CaseAction]
    outcomes: list[Outcome]
    worked: list[str]
    failed: list[str]
    lessons: list[str]
    confidence: Word
    sources: list[Source]
    reviewed: str

class CaseAction(View):
    phase: Word
    action: str

class Change(View):
    version: str
    date: str
    summary: str

class Channel(View):
    id: str
    audience: Word | None
    title: str
    also_said: dict[str, list[str]]
    reach: str
    form: str
    latency: Moment
    characters: int | None
    counts: Word
    limits: str
    practice: list[str]
    complaints: str | None
    out_of_band: bool
    owner: Role
    sources: list[Source]

class Chapter(View):
    id: str
    audience: Word | None
    was: list[str]
    title: str
    tab: Word
    summary: str
    sections: list[Section]

class Check(View):
    step: Step
    look_for: str
    met_if: str

class Checklist(View):
    limits: Limits
    openings: dict[str, list[str]]
    vague: dict[str, list[str]]

class Clock(added_fields.Clock, View):
    applies_if: InWhatCase
    who: str
    start: Word
    within: Moment
    calendar: WorkCalendar | None
    zone: Zone | None
    recipient: str

class Communication(View):
    matrix: list[Row]
    lines_to_take: list[str]
    answers: list[Answer]
    do: list[str]
    dont: list[str]
    monitoring: list[Watch]
    internal_brief: InternalBrief
    care: list[str]
    messages: list[Message]

class Condition(View):
    question: Question
    answer: Word

class Contacts(View):
    duty_number: str | None
    bridge: str | None
    passcode: str | None
    safe_word: str | None
    backup_channel: str | None
    authorities: list[Authority]
    people: list[Person]

class Coordination(View):
    command: list[str]
    meetings: list[Meeting]
    platform: str
    tracking: str
    resources: list[str]
    external: list[ExternalBody]

class CrisisType(View):
    id: str
    audience: Word | None
    was: list[str]
    title: str
    family: Word
    causes: list[str]
    effects: list[str]
    traits: Traits
    cluster: Word
    related: list[CrisisType]
    cascades_to: list[CrisisType]

class Criterion(View):
    dimension: Word
    test: str

class Decision(added_fields.Decision, View):
    applies_if: InWhatCase
    id: str
    audience: Word | None
    was: list[str]
    question: str
    decider: Role
    deadline: Moment
    inputs: list[str]
    options: list[Option]
    default: str
    default_reason: str
    escalate_to: Role

class Drill(added_fields.Drill, View):
    id: str
    audience: Word | None
    was: list[str]
    title: str
    playbook: Playbook
    level: Level
    duration: Moment
    scenario: str
    objectives: list[Objective]
    participants: list[Role]
    rules: list[str]
    injects: list[Inject]
    checks: list[Check]
    debrief: list[str]
    findings: list[Finding]

class Duty(added_fields.Duty, View):
    applies_if: InWhatCase
    id: str
    audience: Word | None
    regulation: Regulation
    owner: Role
    steps: list[Step]
    form: str
    evidence: str

class EmergencyNumber(View):
    title: str
    phone: str
    fills: list[str]

class Evaluation(View):
    metrics: list[Measured]
    reviews: list[Review]
    questions: list[str]
    gaps: list[Gap]

class Event(View):
    at: Moment
    event: str
    source: str | None

class ExternalBody(View):
    applies_if: ForWhom
    body: str
    purpose: str
    owner: Role

class Finding(View):
    finding: str
    fix: str
    owner: Role

class FirstMove(added_fields.FirstMove, View):
    applies_if: InWhatCase
    action: str
    owner: Role
    by: Moment
    step: Step

class FirstQuestion(View):
    id: str
    audience: Word | None
    ask: str
    hint: str | None
    asked_if: list[AskedIf]
    yes: Meaning
    no: Meaning
    worse: Word

class ForWhom(View):
    facts: list[Word]
    one_of: list[Word]
    without: list[Word]
    users_from: int | None

class Gap(View):
    id: str
    audience: Word | None
    gap: str
    cause: str
    fix: str
    owner: Role
    due: Moment

class Goal(View):
    id: str
    audience: Word | None
    title: str
    metric: Metric
    baseline: str
    target: str
    by: Moment
    owner: Role

class Gone(View):
    address: str
    why: str

class Grade(View):
    level: Level
    by: Word
    reason: str

class Handbook(added_fields.Handbook, View):
    handbook: Settings
    organisation: Organisation
    roles: list[Role]
    severity: list[Level]
    crisis_types: list[CrisisType]
    strategies: list[Strategy]
    principles: list[Principle]
    stakeholders: list[Stakeholder]
    channels: list[Channel]
    messages: list[Message]
    indicators: list[Indicator]
    risks: list[Risk]
    regulations: list[Regulation]
    metrics: list[Metric]
    glossary: list[Term]
    zones: list[Zone]
    calendars: list[WorkCalendar]
    checklist: Checklist
    topics: list[Topic]
    search: list[Sought]
    unread_rules: list[UnreadRule]
    asked: list[Asked]
    alike: list[Alike]
    waivers: list[Waiver]
    triage: list[FirstQuestion]
    contacts: Contacts

class Holiday(View):
    title: str
    first: str
    last: str
    workdays: list[str]

class InWhatCase(View):
    facts: list[Word]
    one_of: list[Word]
    without: list[Word]
    users_from: int | None
    levels: list[Level]
    answers: list[Condition]

class Indicator(added_fields.Indicator, View):
    applies_if: ForWhom
    id: str
    audience: Word | None
    was: list[str]
    title: str
    source_system: str
    formula: str
    unit: str
    baseline: str
    direction: Word
    thresholds: dict[str, str]
    window: Moment
    cadence: Moment
    owner: Role
    false_positive: str
    triggers: list[Trigger]

class Inject(View):
    id: str
    audience: Word | None
    at: Moment
    channel: Channel | None
    sender: str
    text: str
    expected: list[Step]
    note: str

class InternalBrief(View):
    owner: Role
    by: Moment
    channel: Channel
    points: list[str]

class Language(View):
    id: str
    name: str
    short: str
    tag: str
    stand_in: str | None

class Lesson(View):
    id: str
    audience: Word | None
    was: list[str]
    case: Case
    lesson: str
    touches: Touches
    state: Word
    version: str | None

class Lessons(View):
    lessons: list[Lesson]

class Level(View):
    id: str
    audience: Word | None
    was: list[str]
    numeral: str
    alias: str
    also_said: dict[str, list[str]]
    title: str
    colour: Word
    criteria: list[Criterion]
    respond_within: Moment
    room: list[Role]
    update_every: Moment
    print: list[Word]
    escalate_if: list[str]
    deescalate_if: list[str]

class LevelTarget(View):
    level: Level
    target: str

class Limits(View):
    title: dict[str, int]
    action: dict[str, int]
    sentence: dict[str, int]

class Loss(View):
    dimension: Word
    method: str
    source: str
    scale: str

class Meaning(View):
    grade: Grade | None
    playbooks: list[Playbook]
    if_alone: list[Playbook]
    call: list[Role]
    clocks: list[Regulation]
    forbid: list[Strategy]

class Measure(View):
    id: str
    audience: Word | None
    group: Word
    title: str
    owner: Role
    due: Moment
    evidence: str

class Measured(View):
    metric: Metric
    before: str
    during: str
    after: str

class Meeting(added_fields.Meeting, View):
    title: str
    first: Moment
    every: Moment | None
    chair: Role
    agenda: list[str]

class Message(added_fields.Message, View):
    applies_if: InWhatCase
    id: str
    audience: Word | None
    was: list[str]
    title: str
    stage: Word
    to: Stakeholder
    channels: list[Channel]
    body: str
    slots: list[Slot]
    variants: list[Variant]
    must_include: list[str]
    must_not: list[str]
    tone: str
    legal_review: bool
    approvers: list[Role]

class Meta(View):
    was: list[str]
    title: str
    summary: str
    audience: Word
    crisis_type: CrisisType
    owner: Role
    deputy: Role
    status: Word
    version: str
    created: str
    modified: str
    valid_from: str
    valid_until: str | None
    last_reviewed: str
    review_every: Moment
    last_drilled: str | None
    drill_every: Moment
    derived_from: list[str]
    related: list[Playbook]
    supersedes: str | None
    marking: Word
    sources: list[Source]
    approvals: list[Approval]
    changes: list[Change]
    scope: Scope
    first_hour: list[FirstMove]
    print: Print

class Metric(View):
    id: str
    audience: Word | None
    was: list[str]
    title: str
    family: Word
    definition: str
    unit: str
    source: str
    targets: list[LevelTarget]
    window: Moment

class Objective(View):
    text: str
    steps: list[Step]

class Option(View):
    id: str
    audience: Word | None
    title: str
    criteria: str
    consequence: str
    next: Step | None

class Organisation(View):
    name: str
    hotline: str | None
    emergency_numbers: list[EmergencyNumber]
    dangers: dict[str, dict[str, list[str]]]
    harmless: dict[str, list[str]]
    words: dict[str, str]
    facts: list[Word] | None
    users: int | None

class OutOfScope(View):
    situation: str
    see: Playbook | None

class Outcome(View):
    metric: Metric
    effect: str

class Override(View):
    when: str
    level: Level

class Pack(View):
    id: str
    version: str

class Person(View):
    role: Role
    name: str
    phone: str
    backup_phone: str | None
    email: str | None
    note: str | None

class Playbook(added_fields.Playbook, View):
    playbook: Meta
    warning: Warning
    response: Response
    communication: Communication
    recovery: Recovery
    lessons: Lessons

class Point(View):
    title: str
    text: str
    steps: list[Step]
    roles: list[Role]
    indicators: list[Indicator]
    risks: list[Risk]
    metrics: list[Metric]
    strategies: list[Strategy]
    principles: list[Principle]
    regulations: list[Regulation]
    cases: list[Case]
    playbooks: list[Playbook]

class Prevention(View):
    id: str
    audience: Word | None
    title: str
    owner: Role
    due: str | None
    every: Moment | None
    evidence: str

class Principle(View):
    id: str
    audience: Word | None
    was: list[str]
    title: str
    family: Word
    meaning: str
    steps: list[Step]

class Print(View):
    role_cards: list[Role]
    poster: bool

class Priority(View):
    crisis_type: CrisisType
    rank: int

class Question(View):
    applies_if: ForWhom
    id: str
    audience: Word | None
    was: list[str]
    ask: str
    why: str
    yes: Branch
    no: Branch
    worse: Word

class Readiness(View):
    id: str
    audience: Word | None
    title: str
    owner: Role

class Reading(View):
    title: str
    publisher: str
    url: str

class Recovery(View):
    losses: list[Loss]
    goals: list[Goal]
    measures: list[Measure]
    risks: list[RecoveryRisk]
    supervision: list[str]
    care: list[str]
    reputation: list[Reputation]
    normal_when: list[str]
    evaluation: Evaluation

class RecoveryRisk(View):
    id: str
    audience: Word | None
    title: str
    kind: Word
    level: Word
    controls: list[str]
    owner: Role

class Regulation(added_fields.Regulation, View):
    applies_if: ForWhom
    id: str
    audience: Word | None
    was: list[str]
    title: str
    also_said: dict[str, list[str]]
    jurisdiction: str
    instrument: str
    article: str
    standing: Word
    in_force_from: str | None
    trigger: str
    clocks: list[Clock]
    content: list[str]
    exemptions: str | None
    source: Source
    verification: Word
    read: list[Reading]
    compared: list[Word]
    verified_on: str
    verify_every: Moment
    supersedes: Regulation | None
    alongside: list[Regulation]

class Relation(View):
    applies_if: ForWhom
    party: str
    purpose: str
    owner: Role
    every: Moment

class Reputation(View):
    element: Word
    action: str
    owner: Role
    by: Moment

class Response(View):
    triage: Triage
    steps: list[Step]
    decisions: list[Decision]
    coordination: Coordination
    regulatory: list[Duty]

class Review(View):
    at: Moment
    chair: Role
    looks_at: list[str]

class Risk(added_fields.Risk, View):
    id: str
    audience: Word | None
    was: list[str]
    title: str
    family: Word
    likelihood: int
    impact: int
    method: Word
    treatment: str
    correlated: list[Risk]
    owner: Role
    playbooks: list[Playbook]
    level: Word

class Role(added_fields.Role, View):
    applies_if: ForWhom
    id: str
    audience: Word | None
    was: list[str]
    title: str
    short: str
    also_said: dict[str, list[str]]
    mission: str
    authority: list[str]
    reports_to: Role | None
    deputies: list[Role]
    department: str
    training: list[str]
    max_hours: int
    do: list[str]
    dont: list[str]
    colour: str
    shape: Word

class Row(added_fields.Row, View):
    applies_if: InWhatCase
    id: str
    audience: Word | None
    stakeholder: Stakeholder
    reader: str | None
    purpose: str
    channels: list[Channel]
    message: Message
    drafter: Role
    approver: Role
    legal_check: Role | None
    first_by: Moment
    cadence: Moment | None
    spokesperson: Role
    sensitive: list[str]
    feedback: str

class Scct(View):
    cluster: Word
    reasons: list[str]
    intensifiers: list[str]
    strategies: list[Strategy]
    avoid: list[Strategy]

class Scope(View):
    heard: list[str]
    seen: list[str]
    also_said: dict[str, list[str]]
    covers: list[str]
    out_of_scope: list[OutOfScope]
    activate_when: list[str]
    deactivate_when: list[str]
    assumptions: list[str]
    if_unsure: str

class Section(View):
    id: str
    audience: Word | None
    was: list[str]
    title: str
    topics: list[Topic]
    intro: str
    points: list[Point]

class Settings(View):
    format: int
    title: str
    subtitle: str
    emergency: str
    address: str
    zones: list[Zone]
    calendar: WorkCalendar
    brand: Brand
    paper: Word
    languages: list[Language]
    reading_order: list[Playbook]
    leading_order: list[Playbook]
    never_spaced: list[str]
    gone: list[Gone]
    pack: Pack | None

class Slot(View):
    id: str
    label: str
    type: Word
    example: str
    filled_by: Role

class Sought(View):
    page: Word
    also_said: dict[str, list[str]]

class Source(View):
    title: str
    publisher: str | None
    url: str | None
    accessed: str | None

class Stakeholder(View):
    id: str
    audience: Word | None
    title: str
    also_said: dict[str, list[str]]
    needs: list[str]
    owner: Role
    priorities: list[Priority]

class Step(added_fields.Step, View):
    applies_if: InWhatCase
    id: str
    audience: Word | None
    was: list[str]
    title: str
    detail: str
    why: str
    bucket: Word
    start: Moment
    deadline: Moment
    accountable: Role
    responsible: list[Role]
    consulted: list[Role]
    informed: list[Role]
    after: list[Step]
    parallel: str | None
    evidence: list[str]
    tools: list[Tool]
    risk: str | None
    done_when: str
    on_failure: str
    decision: Decision | None

class Strategy(View):
    id: str
    audience: Word | None
    was: list[str]
    title: str
    kind: Word
    ours: bool
    summary: str
    allowed_when: list[str]
    forbidden_when: list[str]
    intensified_by: list[str]

class Term(added_fields.Term, View):
    id: str
    audience: Word | None
    was: list[str]
    term: str
    definition: str
    traditional: str
    pinyin: str
    variants: dict[str, list[str]]
    synonyms: dict[str, list[str]]
    forbidden: dict[str, list[str]]
    playbooks: list[Playbook]
    strict: bool

class Tool(View):
    title: str
    url: str | None
    message: Message | None

class Topic(added_fields.Topic, View):
    id: str
    audience: Word | None
    was: list[str]
    title: str
    covers: list[str]
    playbooks: list[Playbook]
    cases: list[Case]

class Touches(View):
    steps: list[Step]
    indicators: list[Indicator]
    messages: list[Message]

class Traits(View):
    sudden: str
    wide: str
    destructive: str
    urgent: str

class Triage(View):
    questions: list[Question]
    overrides: list[Override]
    scct: Scct
    cascades: list[Cascade]
    step: Step | None

class Trigger(View):
    playbook: Playbook
    level: Level

class UnreadRule(View):
    applies_if: ForWhom
    id: str
    audience: Word | None
    title: str
    publisher: str
    open: str
    url: str | None

class Variant(View):
    channels: list[Channel]
    body: str

class Waiver(View):
    at: str
    rule: str
    words: list[str]
    reason: str

class Watch(added_fields.Watch, View):
    what: str
    every: Moment
    owner: Role

class WatchedIndicator(added_fields.WatchedIndicator, View):
    applies_if: InWhatCase
    indicator: Indicator
    thresholds: dict[str, str] | None
    first_move: str

class WorkCalendar(added_fields.WorkCalendar, View):
    id: str
    title: str
    of: list[str]
    years: list[Year]
    off: list[str]
    worked: list[str]

class Year(View):
    year: int
    holidays: list[Holiday]
    source: Source
    note: str | None

class Zone(added_fields.Zone, View):
    id: str
    title: str
    place: str
