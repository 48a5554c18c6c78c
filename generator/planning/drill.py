"""The exercise packs: all that is needed to play an exercise at a table, in parts for those who may see them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.planning.base import Document, Page
from generator.planning.sheet import shared, sheet_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.resolving import views


def documents(book: views.Playbook, handbook: views.Handbook) -> Iterable[Document]:
    """A pack for each exercise of a playbook. The second one is numbered, and so on."""
    for number, drill in enumerate(book.drills, start=1):
        path = f"pdf/{book.id}-drill{'' if number == 1 else f'-{number}'}.pdf"
        shown = shared(handbook) | {"drill": drill, "sheet": sheet_of(book, "drill", path, handbook)}
        yield Document(f"drill {drill.id}", (Page(path, "print/drill.html", shown),), book.id)
