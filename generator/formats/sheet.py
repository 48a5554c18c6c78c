"""Who a printed document is, as each of its pages says, and what every print template is given."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from generator.model.playbook import Marking
from generator.revision import fingerprint
from generator.view import View

if TYPE_CHECKING:
    from generator.view import Word

_YEAR = timedelta(days=365)


def shared(handbook: View) -> dict[str, object]:
    """What every template is given. `place` stands before ids where one page shows several playbooks."""
    return {"handbook": handbook, "ui": handbook.ui, "language": handbook.language, "place": ""}


def sheet_of(book: View, name: str, handbook: View) -> View:
    """Who a document of a playbook is."""
    return View(
        id=book.id,
        title=book.title,
        kind=handbook.ui["document"][name],
        summary=book.meta.summary,
        version=book.meta.version,
        hash=book.revision,
        modified=book.meta.modified,
        valid_until=book.valid_until,
        marking=book.meta.marking,
        address=address_of_copy(handbook, book.revision),
    )


def sheet_of_handbook(handbook: View, name: str, *said: str) -> View:
    """Who a document of the whole handbook is. Its version is the day of the last change to a playbook.

    Its content is told by its own words, `ui.<name>` if there are any, and by all else that is `said` in it.
    """
    settings, as_of = handbook.handbook, handbook.readiness.as_of
    own = handbook.ui.get(name, {}).values()
    content = fingerprint(
        handbook.language.id, handbook.audience.key, settings.title, settings.organisation, *own, *said
    )
    markings = [book.meta.marking for book in handbook.playbooks]
    return View(
        id=name,
        title=settings.organisation,
        kind=handbook.ui["document"][name],
        summary=settings.subtitle,
        version=as_of,
        hash=content,
        modified=as_of,
        valid_until=(date.fromisoformat(as_of) + _YEAR).isoformat() if as_of else "",
        marking=max(markings, key=_strictness, default=handbook.ui["marking"][Marking.CLEAR]),
        address=address_of_copy(handbook, content),
    )


def sheet_of_all(handbook: View, name: str) -> View:
    """Who a document about all playbooks is: current as long as each of them and every registry is."""
    sheet = sheet_of_handbook(handbook, name, handbook.revision)
    sheet.valid_until = min((book.valid_until for book in handbook.playbooks), default=sheet.valid_until)
    return sheet


def address_of_copy(handbook: View, content: str) -> str:
    """The page that says whether a copy with this content is current."""
    return f"{handbook.handbook.address}/{handbook.language.id}/copies/{content}/"


def _strictness(marking: Word) -> int:
    return list(Marking).index(Marking(marking.key))
