"""What stands on the war-room poster: each time with its steps and the commander's lane, and the legal time limits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.added import Band, Limit, Poster, PosterRule
from generator.model.reference import Standing
from generator.model.response import Bucket
from generator.schedule import limit
from generator.view import Word

if TYPE_CHECKING:
    from generator import views
    from generator.added import Ui


def poster(book: views.Playbook, handbook: views.Handbook) -> Poster:
    """The poster of a playbook: its `bands`, one a bucket of time, and the legal `rules` whose clocks may run.

    A band has the `steps` of its bucket and, as lane of the `commander`, the decisions and meetings that are due in it.
    """
    ui = handbook.ui
    return Poster(
        commander=next((card.role for card in book.cards), None),
        bands=[band for bucket in Bucket if (band := _band(book, bucket, ui)).steps or band.decisions or band.meetings],
        rules=_rules(book, ui),
    )


def _band(book: views.Playbook, bucket: Bucket, ui: Ui) -> Band:
    response = book.response
    decisions = [one for one in response.decisions if Bucket.at(one.deadline.minutes) is bucket]
    meetings = [one for one in response.coordination.meetings if Bucket.at(one.first.minutes) is bucket]
    return Band(
        bucket=Word(ui["bucket"][bucket], bucket),
        steps=[step for inside, steps in book.buckets if inside.key == bucket for step in steps],
        decisions=sorted(decisions, key=lambda one: one.deadline.minutes),
        meetings=sorted(meetings, key=lambda one: one.first.minutes),
    )


def _rules(book: views.Playbook, ui: Ui) -> list[PosterRule]:
    """Each rule of law with a clock once, with who files and, for each start of its clocks, the time limits.

    Whom to tell stands in the runbook and on the clock sheet.
    """
    duties = book.response.regulatory
    rules = (duty.regulation for duty in duties if duty.regulation.clocks)
    return [
        PosterRule(
            rule=rule,
            owners=list(dict.fromkeys(duty.owner for duty in duties if duty.regulation is rule)),
            limits=[Limit(start=start, within=_within(rule, start, ui)) for start in _starts(rule)],
        )
        for rule in dict.fromkeys(rule for rule in rules if rule.standing.key != Standing.BENCHMARK)
    ]


def _starts(rule: views.Regulation) -> list[Word]:
    return list(dict.fromkeys(clock.start for clock in rule.clocks))


def _within(rule: views.Regulation, start: Word, ui: Ui) -> list[str]:
    """The time limits of a rule that run from one start, the shortest first."""
    running = [clock for clock in rule.clocks if clock.start == start]
    return list(dict.fromkeys(limit(clock, ui) for clock in sorted(running, key=lambda clock: clock.within.minutes)))
