"""What stands on the war-room poster, row by row; the engine breaks it into as many sheets as it takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.added import Poster, PosterBucket, PosterLimit, PosterRow
from generator.model.reference import Standing
from generator.model.response import Bucket
from generator.schedule import limit
from generator.view import Word

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator import views

WIDE = 4
"""Entries side by side."""


def poster(book: views.Playbook, handbook: views.Handbook) -> Poster:
    """The poster of a playbook: `buckets` of time with their `lanes`, legal `limits`, and the `roles` who do it all.

    The commander, the first whose card is dealt, has the upper lane of each bucket, with all decisions; below it stand
    the steps of all others. Every step and decision stands on it once.
    """
    commander = book.cards[0].role if book.cards else None
    words, names = handbook.ui["bucket"], handbook.ui["poster"]
    steps = {bucket.key: inside for bucket, inside in book.buckets}
    buckets = []
    for bucket in Bucket:
        inside = steps.get(bucket, [])
        decisions = [one for one in book.response.decisions if Bucket.at(one.deadline.minutes) == bucket]
        own = [step for step in inside if step.accountable is commander]
        others = [step for step in inside if step.accountable is not commander]
        rows = [*_rows(names["lane"], own, decisions), *_rows(names["others"], others, [])]
        if rows:
            buckets.append(PosterBucket(title=Word(words[bucket], bucket), rows=rows))
    return Poster(buckets=buckets, limits=_limits(book, handbook), roles=_roles(book, commander))


def _rows(lane: str, steps: Sequence[views.Step], decisions: Sequence[views.Decision]) -> Iterator[PosterRow]:
    """The rows of a lane; each has its name, because a sheet may begin with any. Steps first, as they lead to it."""
    for first in range(0, len(steps) + len(decisions), WIDE):
        shown = steps[first : first + WIDE]
        begin = max(0, first - len(steps))
        yield PosterRow(lane=lane, steps=shown, decisions=decisions[begin : begin + WIDE - len(shown)])


def _limits(book: views.Playbook, handbook: views.Handbook) -> list[PosterLimit]:
    """Each limit of each rule of law once, the shortest first, with all who file."""
    found: dict[tuple[str, str, str], PosterLimit] = {}
    for clock in book.schedule.clocks:
        rule, within = clock.duty.regulation, limit(clock, handbook.ui)
        if rule.standing.key == Standing.BENCHMARK:
            continue
        key = rule.id, str(clock.start), within
        before = found[key].owners if key in found else []
        owners = list(dict.fromkeys([*before, clock.duty.owner]))
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
