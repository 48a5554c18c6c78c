"""Who a printed document is, as each of its pages says, and what every print template is given."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from generator.model.playbook import Marking
from generator.planning.printouts import ADVICE, DOUBLE, paper_of
from generator.resolving.added_fields import Sheet
from generator.resolving.revision import UNMARKED
from generator.resolving.view import Word

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.resolving import views

_YEAR = timedelta(days=365)


def shared(handbook: views.Handbook) -> dict[str, object]:
    """What every template is given. `place` stands before ids where one page shows several playbooks."""
    return {"handbook": handbook, "ui": handbook.ui, "language": handbook.language, "place": ""}


def sheet_of(book: views.Playbook, name: str, path: str, handbook: views.Handbook) -> Sheet:
    """Who the document of a playbook at `path` is."""
    return _of_playbook(book, name, ADVICE[name].sides, handbook, _marks(handbook, path))


def sheet_of_a_case(book: views.Playbook, name: str, handbook: views.Handbook) -> Sheet:
    """Who a document is that is made for one crisis and by hand: no page of the site says whether it is current.

    Its mark is that of all that the playbook's files say.
    """
    address = f"{handbook.handbook.address}/{handbook.language.id}/playbooks/{book.id}/"
    marks = {"hash": book.content[:8], "contacts": "", "address": address}
    return _of_playbook(book, name, DOUBLE, handbook, marks)


def _of_playbook(
    book: views.Playbook, name: str, sides: str, handbook: views.Handbook, marks: Mapping[str, str]
) -> Sheet:
    return Sheet(
        id=book.id,
        tab=book.tab,
        sides=sides,
        paper=paper_of(name, handbook),
        title=book.numbered,
        kind=handbook.ui["document"][name],
        summary=book.meta.summary,
        version=book.meta.version,
        modified=book.meta.modified,
        valid_until=book.valid_until,
        marking=book.meta.marking,
        **marks,
    )


def sheet_of_handbook(handbook: views.Handbook, name: str, path: str) -> Sheet:
    """Who the document of the whole handbook at `path` is. Its version is the day of the last change to a playbook."""
    settings, as_of = handbook.handbook, handbook.as_of
    markings = [book.meta.marking for book in handbook.playbooks]
    clear = Word(handbook.ui["marking"][Marking.CLEAR], Marking.CLEAR)
    return Sheet(
        id=name,
        tab=None,
        sides=ADVICE[name].sides,
        paper=paper_of(name, handbook),
        title=handbook.organisation.name,
        kind=handbook.ui["document"][name],
        summary=settings.subtitle,
        version=as_of,
        modified=as_of,
        valid_until=(date.fromisoformat(as_of) + _YEAR).isoformat() if as_of else "",
        marking=max(markings, key=_strictness, default=clear),
        **_marks(handbook, path),
    )


def sheet_of_all(handbook: views.Handbook, name: str, path: str) -> Sheet:
    """Who the document about all playbooks at `path` is: valid as long as each of them."""
    sheet = sheet_of_handbook(handbook, name, path)
    sheet.valid_until = min((book.valid_until for book in handbook.playbooks), default=sheet.valid_until)
    return sheet


def _marks(handbook: views.Handbook, path: str) -> dict[str, str]:
    """The printout's mark: `hash` of its content, `contacts` of the names and numbers on it.

    And the `address` of the page that says whether a copy is current. Behind its `#` stands the mark of the contacts: a
    site that is published without them knows the copy all the same, and nobody's server is told.
    """
    content, contacts = getattr(handbook.marks, path, UNMARKED)
    page = f"{handbook.handbook.address}/{handbook.language.id}/copies/{content}/"
    address = f"{page}#{contacts}" if contacts else page
    return {"hash": content, "contacts": contacts, "address": address}


def _strictness(marking: Word) -> int:
    return list(Marking).index(Marking(marking.key))
