"""The printed documents: which there are, and what each of their pages shows."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from generator.formats.base import Document, Format, Page
from generator.formats.paper import PAPER
from generator.view import View

if TYPE_CHECKING:
    from collections.abc import Iterable

OF_A_PLAYBOOK = ("runbook", "first-hour", "pocket")
"""One document a playbook; its template is `print/<name>.html`, its file `pdf/<playbook>-<name>.pdf`."""


def of_a_playbook(name: str, handbook: View) -> Iterable[Document]:
    """The document `name` of each playbook."""
    for book in handbook.playbooks:
        shown = shared(handbook) | {"playbook": book, "sheet": sheet_of(book, name, handbook)}
        yield Document(f"{name} {book.id}", (Page(f"pdf/{book.id}-{name}.pdf", f"print/{name}.html", shown),), book.id)


def shared(handbook: View) -> dict[str, object]:
    """What every template is given."""
    return {"handbook": handbook, "ui": handbook.ui, "language": handbook.language}


def sheet_of(book: View, name: str, handbook: View) -> View:
    """Who a document of a playbook is, as each of its pages says."""
    return View(
        id=book.id,
        title=book.title,
        kind=handbook.ui["document"][name],
        summary=book.meta.summary,
        version=book.meta.version,
        hash=book.revision,
        valid_until=book.review_by,
        marking=book.meta.marking,
        address=f"{handbook.handbook.address}/{handbook.language.id}/copies/{book.revision}/",
    )


PACK: tuple[Format, ...] = (*(Format(name, partial(of_a_playbook, name), PAPER) for name in OF_A_PLAYBOOK),)
"""In the order in which they are built."""
