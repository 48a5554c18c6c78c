"""What stands on the war-room poster, row by row; the engine breaks it into as many sheets as it takes."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from generator.model.reference import Standing
from generator.model.response import Bucket
from generator.resolving.added_fields import Poster, PosterBucket, PosterEntry, PosterLimit, PosterRow
from generator.resolving.schedule import limit
from generator.resolving.view import Word

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.resolving import views

WIDE = 4
"""Entries side by side."""


def poster(book: views.Playbook, handbook: views.Handbook) -> Poster:
    """The poster of a playbook: `buckets` of time with their `rows`, legal `limits`, and the `roles` who do it all.

    The `commander`, the first whose card is dealt, has the first column as a lane wherever there is anything to do.
    Every step, decision and meeting stands on it once, in the order of time.
    """
    commander = book.cards[0].role if book.cards else None
    words = handbook.ui["bucket"]
    steps = {bucket.key: inside for bucket, inside in book.buckets}
    buckets = []
    for bucket in Bucket:
        decisions = [one for one in book.response.decisions if Bucket.at(one.deadline.minutes) == bucket]
        timed = [
            *((one.deadline, PosterEntry(by=one.decider, step=None, decision=one)) for one in decisions),
            *(
                (one.deadline, PosterEntry(by=one.accountable, step=one, decision=None))
                for one in steps.get(bucket, [])
            ),
        ]  # a decision stands before the steps of its minute: they wait for it
        entries = [entry for _, entry in sorted(timed, key=lambda one: one[0].minutes)]
        own = [entry for entry in entries if entry.by is commander]
        others = [entry for entry in entries if entry.by is not commander]
        meetings = [one for one in book.response.coordination.meetings if Bucket.at(one.first.minutes) == bucket]
        if entries or meetings:
            title, rows = Word(words[bucket], bucket), list(_rows(own, others))
            buckets.append(PosterBucket(title=title, has_lane=bool(own), rows=rows, meetings=meetings))
    return Poster(commander=commander, buckets=buckets, limits=_limits(book, handbook), roles=_roles(book, commander))


def _rows(own: Sequence[PosterEntry], others: Sequence[PosterEntry]) -> Iterator[PosterRow]:
    room = WIDE - bool(own)
    beside = [others[first : first + room] for first in range(0, len(others), room)]
    for mine, row in zip_longest(own, beside):
        yield PosterRow(own=mine, others=list(row or ()))


def _limits(book: views.Playbook, handbook: views.Handbook) -> list[PosterLimit]:
    """Each limit of each rule of law once, the shortest first, with all who file."""
    found: dict[tuple[str, str, str], PosterLimit] = {}
    for clock in book.schedule.clocks:
        rule, within = clock.duty.regulation, limit(clock, handbook.ui)
        if rule.standing.key == Standing.BENCHMARK:
            continue
        key = rule.id, str(clock.start), within
        before = found[key].owners if key in found else []
        owners = list(dict.fromkeys([*before, clock.duty.owner, *clock.helpers]))
        found[key] = PosterLimit(rule=rule, within=within, start=clock.start, owners=owners)
    return list(found.values())


def _roles(book: views.Playbook, commander: views.Role | None) -> list[views.Role]:
    """Who does anything that stands on the poster, the commander first."""
    response = book.response
    doing = [
        *([commander] if commander else []),
        *(step.accountable for step in response.steps),
        *(decision.decider for decision in response.decisions),
        *(duty.owner for duty in response.regulatory if duty.regulation.clocks),
    ]
    return list({role.id: role for role in doing}.values())
