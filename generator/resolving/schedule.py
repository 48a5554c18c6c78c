"""Everything in a playbook that has its time, in the order of time."""

from __future__ import annotations

from itertools import groupby
from string import ascii_uppercase
from typing import TYPE_CHECKING

from generator.model.response import Bucket
from generator.model.times import Unit
from generator.resolving.added_fields import Entry, RunningClock, Schedule
from generator.resolving.conditions import reasons
from generator.resolving.tick_keys import distinct
from generator.resolving.view import Moment, Word, fields_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.resolving import views


def schedule(book: views.Playbook, handbook: views.Handbook) -> Schedule:
    """The schedule of a playbook: its `entries`, the same in `buckets` of time, and its legal `clocks`.

    A clock of a rule says `within` what time a `duty` is due, counted not from T0 but from the `start` that it sets;
    `starts` gives each of these the `letter` of its clocks. It holds if the triage questions with the numbers in
    `answers` are answered so, at the `levels` if there are any, and `because` of what the
    organisation is. A rule that several duties name for the same case runs once: who is named first files, the others
    help.
    """
    clocks = sorted(_clocks(book, handbook), key=lambda clock: clock.within.minutes)
    starts = dict(zip(dict.fromkeys(clock.start for clock in clocks), ascii_uppercase, strict=False))
    keys = distinct(f"{clock.duty.id}-{clock.start.key}-{clock.within.offset}" for clock in clocks)
    for clock, key in zip(clocks, keys, strict=True):
        clock.letter, clock.key = starts[clock.start], key
    entries = sorted(_entries(book, handbook), key=lambda entry: entry.at.minutes)
    words = handbook.ui["bucket"]
    return Schedule(
        entries=entries,
        buckets=[
            (Word(words[bucket], bucket), list(inside))
            for bucket, inside in groupby(entries, lambda entry: Bucket.at(entry.at.minutes))
        ],
        clocks=clocks,
        starts=starts,
        open=_open(entries, clocks, handbook),
    )


def limit(clock: RunningClock | views.Clock, ui: Mapping[str, Mapping[str, str]]) -> str:
    """The time limit of a legal clock in words, with whose working days they are."""
    counted = ui["clock"]["counted"].replace("{calendar}", clock.calendar.title) if clock.calendar else ""
    return f"{clock.within}{counted}"


def _open(entries: list[Entry], clocks: list[RunningClock], handbook: views.Handbook) -> list[views.WorkCalendar]:
    own = [handbook.handbook.calendar] if any(entry.at.unit == Unit.WORKDAY for entry in entries) else []
    used = dict.fromkeys([*own, *(clock.calendar for clock in clocks if clock.calendar)])
    return [one for one in used if one.announced_until]


def _entries(book: views.Playbook, handbook: views.Handbook) -> Iterator[Entry]:
    response, communication = book.response, book.communication
    for step in response.steps:
        yield Entry(
            kind="step",
            at=step.deadline,
            start=step.start,
            text=f"{step.number}. {step.title}",
            owner=step.accountable,
            link=f"response/#step-{step.id}",
        )
    for decision in response.decisions:
        yield Entry(
            kind="decision",
            at=decision.deadline,
            text=decision.question,
            owner=decision.decider,
            link=f"response/#decision-{decision.id}",
        )
    for meeting in response.coordination.meetings:
        yield Entry(
            kind="meeting",
            at=meeting.first,
            every=meeting.every,
            text=meeting.title,
            owner=meeting.chair,
            link="response/#coordination",
        )
    brief = communication.internal_brief
    yield Entry(
        kind="brief", at=brief.by, text=brief.channel.title, owner=brief.owner, link="communication/#inside-first"
    )
    for row in communication.matrix:
        yield Entry(
            kind="message",
            at=row.first_by,
            every=row.cadence,
            text=f"{row.only_if}{row.whom} · {row.message.title}",
            owner=row.drafter,
            link="communication/#matrix",
        )
    for watch in communication.monitoring:
        yield Entry(
            kind="watch",
            at=_after(watch.every, handbook),
            every=watch.every,
            text=watch.what,
            owner=watch.owner,
            link="communication/#monitoring",
        )


def _after(span: Moment, handbook: views.Handbook) -> Moment:
    """The first look is due when the time between looks is up once."""
    return Moment(handbook.ui["time"]["after"].replace("{time}", span), span.minutes, span.amount, span.unit)


def _clocks(book: views.Playbook, handbook: views.Handbook) -> Iterator[RunningClock]:
    questions = book.response.triage.questions
    cases: dict[tuple[views.Regulation, tuple[tuple[int, Word], ...], tuple[str, ...]], list[views.Duty]] = {}
    for duty in book.response.regulatory:
        when = duty.applies_if
        answers = tuple((questions.index(one.question) + 1, one.answer) for one in when.answers)
        levels = tuple(level.numeral for level in when.levels)
        cases.setdefault((duty.regulation, answers, levels), []).append(duty)
    for (rule, answers, levels), (duty, *further) in cases.items():
        helpers = list(dict.fromkeys(one.owner for one in further if one.owner is not duty.owner))
        for clock in rule.clocks:
            told = {name: value for name, value in fields_of(clock).items() if name != "applies_if"}
            yield RunningClock(
                **told,
                duty=duty,
                answers=list(answers),
                levels=list(levels),
                helpers=helpers,
                because=reasons([rule, duty, clock], handbook),
            )
