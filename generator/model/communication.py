"""Whom we tell what, through which channel, in whose words."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from generator.model.base import (
    SOME,
    Addressed,
    Item,
    Letter,
    Named,
    Part,
    Said,
    SomeTexts,
    Source,
    Text,
    Texts,
    Verbatim,
    Verbatims,
    Whole,
)
from generator.model.choice import Choice
from generator.model.conditions import InSomeCases
from generator.model.refs import ChannelRef, CrisisTypeRef, MessageRef, RoleRef, StakeholderRef
from generator.model.times import Offset, Span


class Priority(Part):
    """How early a group is told in one type of crisis; 1 is first."""

    crisis_type: CrisisTypeRef
    rank: Annotated[Whole, Field(ge=1, le=3)]


class Stakeholder(Item):
    """A group of people with a stake in the crisis."""

    title: Text
    also_said: Said = Field(default={})
    needs: SomeTexts
    """What they want to hear first."""
    owner: RoleRef
    priorities: tuple[Priority, ...] = ()


class Counting(Choice):
    """How a channel counts the length of a text."""

    CHARACTERS = "characters"
    """What readers see as one is one."""
    UNITS = "units"
    """As text messages that hold Chinese do: one for each unit of UTF-16, so that an emoji is two or more."""
    WIDTHS = "widths"
    """As Weibo does: two Latin letters or digits are one, and an emoji is two or more."""


class Channel(Item):
    """A way to reach people."""

    title: Text
    also_said: Said = Field(default={})
    reach: Text
    form: Text
    """What is sent there: a post with a picture, half a minute of video, a call."""
    latency: Span
    """Time from approval to the reader."""
    characters: Whole | None = None
    """Longest text, in characters, where there is a limit."""
    counts: Counting = Counting.CHARACTERS
    limits: Text
    practice: Texts = ()
    """What holds there in a crisis: what is pinned, who answers comments, what a live room says."""
    complaints: Text | None = None
    """How a false post or an impostor is reported there."""
    out_of_band: bool
    """Works when our own systems are down."""
    owner: RoleRef
    sources: tuple[Source, ...] = ()
    """Where its limits were read. Figures without a source are our own, or not verified."""


class Stage(Choice):
    """What a message is for."""

    HOLDING = "holding"
    UPDATE = "update"
    CORRECTION = "correction"
    APOLOGY = "apology"
    RECALL = "recall"
    COMPENSATION = "compensation"
    RESOLUTION = "resolution"
    INTERNAL = "internal"
    SERVICE_SCRIPT = "service-script"
    REGULATOR = "regulator"


class SlotType(Choice):
    """What goes into a blank."""

    KNOWN = "known"
    UNKNOWN = "unknown"
    ACTION = "action"
    ADVICE = "advice"
    NEXT_UPDATE = "next-update"
    CONTACT = "contact"
    NAME = "name"
    NUMBER = "number"
    DATE = "date"
    TIME = "time"
    LINK = "link"


class Slot(Named):
    """A blank in a message: written `{id}` in its body."""

    label: Text
    type: SlotType
    example: Verbatim
    filled_by: RoleRef
    """Who knows what belongs there."""


class Variant(Part):
    """A message in fewer words, for channels that have no room for all of it."""

    channels: Annotated[tuple[ChannelRef, ...], SOME]
    body: Letter
    """Blanks are those of the message; it need not use them all."""


class Message(Addressed, InSomeCases):
    """A message with blanks, ready to fill."""

    title: Text
    stage: Stage
    to: StakeholderRef
    channels: Annotated[tuple[ChannelRef, ...], SOME]
    body: Letter
    """Paragraphs, a blank line between them; blanks as `{slot-id}`, the same ones in each language."""
    slots: tuple[Slot, ...]
    variants: tuple[Variant, ...] = ()
    must_include: Texts
    must_not: Texts
    tone: Text
    legal_review: bool
    approvers: Annotated[tuple[RoleRef, ...], SOME]


class Row(Item, InSomeCases):
    """One row of the communication matrix."""

    stakeholder: StakeholderRef
    reader: Text | None = None
    """Who exactly, where the message is for one or a few of these people and would harm with the others."""
    purpose: Text
    channels: Annotated[tuple[ChannelRef, ...], SOME]
    """In the order in which it goes out; the first is where these people look."""
    message: MessageRef
    drafter: RoleRef
    approver: RoleRef
    """Never the drafter."""
    legal_check: RoleRef | None = None
    first_by: Offset
    cadence: Span | None = None
    """Time between updates; left out where one message is enough."""
    spokesperson: RoleRef
    sensitive: Texts
    """Points to be careful with."""
    feedback: Text
    """How the answer comes back to us."""


class Answer(Item):
    """A question that will be asked, and our answer."""

    question: Text
    answer: Verbatim


class InternalBrief(Part):
    """Staff hear it from us before the public does."""

    owner: RoleRef
    by: Offset
    channel: ChannelRef
    points: SomeTexts


class Watch(Part):
    """Something that somebody looks at, again and again."""

    what: Text
    every: Span
    owner: RoleRef


class Communication(Part):
    """`communication.yml` of a playbook."""

    matrix: Annotated[tuple[Row, ...], SOME]
    lines_to_take: Verbatims
    answers: tuple[Answer, ...]
    do: Texts
    dont: Texts
    monitoring: tuple[Watch, ...]
    internal_brief: InternalBrief
    care: Texts
    """For employees who take the blows: service, store and field staff."""
    messages: tuple[Message, ...]
