"""The printed documents: which there are, and what each of their pages shows."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from generator.formats import drill
from generator.formats.base import Document, Format, Page
from generator.formats.paper import PAPER
from generator.formats.sheet import shared, sheet_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.view import View

OF_A_PLAYBOOK = ("runbook", "first-hour", "pocket")
"""One document a playbook; its template is `print/<name>.html`, its file `pdf/<playbook>-<name>.pdf`."""


def of_a_playbook(name: str, handbook: View) -> Iterable[Document]:
    """The document `name` of each playbook."""
    for book in handbook.playbooks:
        shown = shared(handbook) | {"playbook": book, "sheet": sheet_of(book, name, handbook)}
        yield Document(f"{name} {book.id}", (Page(f"pdf/{book.id}-{name}.pdf", f"print/{name}.html", shown),), book.id)


PACK: tuple[Format, ...] = (
    *(Format(name, partial(of_a_playbook, name), PAPER) for name in OF_A_PLAYBOOK),
    Format("drill", drill.documents, PAPER),
)
"""In the order in which they are built."""
