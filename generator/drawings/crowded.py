"""Cards that take more sides than two because of the people on them, and where that is to be mended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.drawings.first_hour import first_hour_card
from generator.drawings.pocket_card import pocket_card
from generator.problems import Words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from generator.model.base import Path
    from generator.problems import Place
    from generator.resolving import views
    from generator.text.fonts import Typeface

_SIDES = 2
"""Of a card: its front and its back."""


def crowded(typeface: Typeface, handbook: views.Handbook, place: Callable[[Path], Place]) -> Iterator[Words]:
    """What is said of each card that without its people would take fewer sides, with the people's lines.

    `place` tells where the value at a path of the handbook is written.
    """
    if not (unnamed := handbook.unnamed):
        return
    bare = {book.id: book for book in unnamed.playbooks}
    for book in handbook.playbooks:
        kinds = _kinds(typeface, (book, handbook), (bare[book.id], unnamed)) if book.id in bare else []
        crowd = [role for role in book.first_callers if len(role.people) > 1] or book.first_callers
        at = [place(("contacts", "people", n)) for n, one in enumerate(handbook.contacts.people) if one.role in crowd]
        if not kinds or not at:
            continue
        where = f"{at[0].file}:{', '.join(f'{one.line}' for one in at)}"
        roles = [role.title for role in crowd]
        yield Words(
            f"{where}：“{book.title}”的{'、'.join(kinds)}正反两面写不下{'、'.join(roles)}，多占一面。"
            "每岗少写几人，或把姓名、号码写短。",
            f"{where}: the people of {', '.join(roles)} take more than the two sides of the {' and '.join(kinds)} of "
            f'"{book.title}". List fewer people for a role, or shorter names and numbers.',
        )


def _kinds(
    typeface: Typeface, named: tuple[views.Playbook, views.Handbook], bare: tuple[views.Playbook, views.Handbook]
) -> list[str]:
    """Names of the cards of a playbook that its people make longer."""
    pocket, first = (len(pocket_card(typeface, *one).faces) for one in (named, bare))
    sides, least = (len(first_hour_card(typeface, *one).sides) for one in (named, bare))
    names = named[1].ui["document"]
    return [
        names[name]
        for name, count, without in (("pocket", pocket, first), ("first-hour", sides, least))
        if count > max(_SIDES, without)
    ]
