"""What ticks of things without an id are kept under: their owner and time, whatever stands before them in a list.

A newer release may tell them in another order or in other words: what was ticked stays ticked. The keys are the same in
every language. Of what has the same owner and time, the second gets a number.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.resolving import views


def of_meeting(meeting: views.Meeting, book: views.Playbook) -> str:
    """That of a meeting of a playbook."""
    meetings = book.response.coordination.meetings
    return distinct(f"{one.chair.id}-{one.first.offset}" for one in meetings)[meetings.index(meeting)]


def of_watch(watch: views.Watch, book: views.Playbook) -> str:
    """That of what a playbook watches during a crisis; raises LookupError for what it watches before."""
    watches = book.communication.monitoring
    if watch not in watches:
        missing = "key"
        raise LookupError(missing)
    keys = distinct(f"{one.owner.id}-{one.every.offset}" for one in watches)
    return dict(zip(watches, keys, strict=True))[watch]


def distinct(keys: Iterable[str]) -> list[str]:
    """The same, the second of equal ones with a number, and so on."""
    seen: Counter[str] = Counter()
    found = []
    for key in keys:
        seen[key] += 1
        found.append(key if seen[key] == 1 else f"{key}-{seen[key]}")
    return found
