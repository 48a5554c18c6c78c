"""What ticks of things without an id are kept under: their owner and time, whatever stands before them in a list."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.resolving import views
    from generator.resolving.added_fields import RunningClock


def give_keys(book: views.Playbook) -> None:
    """Give each meeting, watch and running clock of a playbook its `key`, the same in every language.

    A newer release may tell them in another order or in other words: what was ticked stays ticked. Of what has the
    same owner and time, the second gets a number.
    """
    meetings, watches, clocks = book.response.coordination.meetings, book.communication.monitoring, book.schedule.clocks
    for meeting, key in zip(meetings, _distinct(f"{m.chair.id}-{m.first.offset}" for m in meetings), strict=True):
        meeting.key = key
    for watch, key in zip(watches, _distinct(f"{w.owner.id}-{w.every.offset}" for w in watches), strict=True):
        watch.key = key
    for clock, key in zip(clocks, _distinct(_of(clock) for clock in clocks), strict=True):
        clock.key = key


def _of(clock: RunningClock) -> str:
    return f"{clock.duty.id}-{clock.start.key}-{clock.within.offset}"


def _distinct(keys: Iterable[str]) -> list[str]:
    seen: Counter[str] = Counter()
    found = []
    for key in keys:
        seen[key] += 1
        found.append(key if seen[key] == 1 else f"{key}-{seen[key]}")
    return found
