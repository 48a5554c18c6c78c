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


def of_a_playbook(name: str, handbook: views.Handbook) -> Iterable[Document]:
    """The document `name` of each playbook; a poster of those that want one."""
    for one in handbook.playbooks:
        if name == "poster" and not one.meta.print.poster:
            continue
        path = f"pdf/{one.id}-{name}.pdf"
        shown = shared(handbook) | {"playbook": one, "sheet": sheet_of(one, name, path, handbook)}
        sheet = Page(path, f"print/{name}.html", shown)
        data = [Page(f"pdf/{one.id}.yml", "print/source.yml", {"playbook": one})] if name in WITH_DATA else []
        yield Document(f"{name} {one.id}", (sheet, *data), one.id)


_LISTED: tuple[Format, ...] = (
    Format("signs", sign_index.documents, PAPER),
    *(Format(name, partial(of_a_playbook, name), PAPER) for name in OF_A_PLAYBOOK),
    Format("bilingual", bilingual.documents, PAPER),
    Format("drill", drill.documents, PAPER),
    FORMS,
    *(Format(name, partial(of_a_playbook, name), FILLABLE) for name in FILLED),
    FORMS_TO_FILL,
    Format("book", book.documents, PAPER),
)
PACK = (*_LISTED, Format("print-list", partial(print_list.documents, _LISTED), PAPER))
"""In the order in which they are built; the print list lists all others."""
