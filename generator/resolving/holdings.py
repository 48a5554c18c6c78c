"""What a playbook holds of each thing that pages collect from all playbooks: how much, and where on its own pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.resolving.added_fields import Held

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from generator.resolving import views

WRITTEN_OUT = 12
"""Of so many playbooks such a page says everything; of more it names each, and the reader chooses first.

The communication matrix is the longest: 2 kB packed a playbook, so that a thirteenth would not fit in the 30 kB that a
page may weigh.
"""


def _held(place: str, *things: Callable[[views.Playbook], Sequence[object]]) -> Callable[[views.Playbook], Held]:
    """What tells how much a playbook holds of some things, and the place where they stand."""
    return lambda book: Held(playbook=book, place=place, count=sum(len(one(book)) for one in things))


HELD: dict[str, Callable[[views.Playbook], Held]] = {
    "symptoms": _held("#when-to-start", lambda book: book.meta.scope.heard, lambda book: book.meta.scope.seen),
    "first_hour": _held("#first-hour", lambda book: book.first_hour),
    "indicators": _held("warning/#indicators", lambda book: book.watched),
    "duties": _held("response/#regulatory", lambda book: book.response.regulatory),
    "matrix": _held("communication/#matrix", lambda book: book.communication.matrix),
    "messages": _held("communication/#messages", lambda book: book.communication.messages),
    "goals": _held("recovery/#goals", lambda book: book.recovery.goals),
    "lessons": _held("lessons/#lessons", lambda book: book.lessons.lessons),
    "printouts": _held("#printouts"),
}
"""By the name of what is collected. Each is told by itself, because a page collects one of them from all playbooks."""
