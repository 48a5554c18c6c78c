"""What a playbook holds of each thing that pages collect from all playbooks: how much, and where on its own pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.resolving.added_fields import Held, Holdings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.resolving import views

WRITTEN_OUT = 12
"""Of so many playbooks such a page says everything; of more it names each, and the reader chooses first.

The communication matrix is the longest: 2 kB packed a playbook, so that a thirteenth would not fit in the 30 kB that a
page may weigh.
"""


def holdings(book: views.Playbook) -> Holdings:
    """All of it."""

    def held(place: str, *things: Sequence[object]) -> Held:
        return Held(playbook=book, place=place, count=sum(len(some) for some in things))

    scope = book.meta.scope
    return Holdings(
        symptoms=held("#when-to-start", scope.heard, scope.seen),
        first_hour=held("#first-hour", book.first_hour),
        indicators=held("warning/#indicators", book.watched),
        duties=held("response/#regulatory", book.response.regulatory),
        matrix=held("communication/#matrix", book.communication.matrix),
        messages=held("communication/#messages", book.communication.messages),
        goals=held("recovery/#goals", book.recovery.goals),
        lessons=held("lessons/#lessons", book.lessons.lessons),
        printouts=held("#printouts"),
    )
