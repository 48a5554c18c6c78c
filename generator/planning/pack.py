"""The printed documents: which there are, and what each of their pages shows."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from generator.planning import bilingual, book, drill, print_list, sign_index
from generator.planning.base import Document, Format, Page
from generator.planning.engines import FILLABLE, PAPER
from generator.planning.forms import FORMS, FORMS_TO_FILL
from generator.planning.sheet import shared, sheet_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.resolving import views

OF_A_PLAYBOOK = ("runbook", "annex", "role-cards", "first-hour", "pocket", "clock", "poster")
"""One document a playbook; its template is `print/<name>.html`, its file `pdf/<playbook>-<name>.pdf`."""
FILLED = ("runbook-fill",)
"""The same, to be filled on screen."""

WITH_DATA = {"runbook"}
"""Those to which the playbook's own data are attached."""


def of_a_playbook(name: str, book: views.Playbook, handbook: views.Handbook) -> Iterable[Document]:
    """The document `name` of a playbook; a poster if it wants one."""
    if name == "poster" and not book.meta.print.poster:
        return
    path = f"pdf/{book.id}-{name}.pdf"
    shown = shared(handbook) | {"playbook": book, "sheet": sheet_of(book, name, path, handbook)}
    sheet = Page(path, f"print/{name}.html", shown)
    data = [Page(f"pdf/{book.id}.yml", "print/source.yml", {"playbook": book})] if name in WITH_DATA else []
    yield Document(f"{name} {book.id}", (sheet, *data), book.id)


_LISTED: tuple[Format, ...] = (
    Format("signs", PAPER, sign_index.documents),
    *(Format(name, PAPER, of_playbook=partial(of_a_playbook, name)) for name in OF_A_PLAYBOOK),
    Format("bilingual", PAPER, of_playbook=bilingual.documents),
    Format("drill", PAPER, of_playbook=drill.documents),
    FORMS,
    *(Format(name, FILLABLE, of_playbook=partial(of_a_playbook, name)) for name in FILLED),
    FORMS_TO_FILL,
    Format("book", PAPER, book.documents),
)
PACK = (*_LISTED, Format("print-list", PAPER, partial(print_list.documents, _LISTED)))
"""In the order in which they are built; the print list lists all others."""
