"""Who a printed document is: what each of its pages says about it, and what its template is given."""

from __future__ import annotations

import hashlib

from generator.model.playbook import Marking
from generator.view import View, Word

_MARKINGS = [one.value for one in Marking]
"""From the freest to the strictest."""


def shared(handbook: View) -> dict[str, object]:
    """What every template is given. `place` stands before ids where one page shows several playbooks."""
    return {"handbook": handbook, "ui": handbook.ui, "language": handbook.language, "place": ""}


def sheet_of(book: View, name: str, handbook: View) -> View:
    """Who a document of a playbook is, as each of its pages says."""
    return View(
        id=book.id,
        title=book.title,
        kind=handbook.ui["document"][name],
        summary=book.meta.summary,
        version=book.meta.version,
        hash=book.revision,
        modified=book.meta.modified,
        valid_until=book.review_by,
        marking=book.meta.marking,
        address=_address(handbook, book.revision),
    )


def sheet_of_handbook(handbook: View, name: str) -> View:
    """Who a document of the whole handbook is: current as long as every playbook and registry in it is."""
    said = hashlib.sha256(f"{name}\0{handbook.revision}".encode()).hexdigest()[:8]
    return View(
        id=name,
        title=handbook.handbook.title,
        kind=handbook.ui["document"][name],
        summary=handbook.handbook.subtitle,
        version=handbook.readiness.as_of,
        hash=said,
        modified=handbook.readiness.as_of,
        valid_until=min((book.review_by for book in handbook.playbooks), default=handbook.readiness.as_of),
        marking=_strictest(handbook),
        address=_address(handbook, said),
    )


def _strictest(handbook: View) -> Word:
    """The marking of a document that holds all playbooks."""
    key = max((book.meta.marking.key for book in handbook.playbooks), key=_MARKINGS.index, default=_MARKINGS[0])
    return Word(handbook.ui["marking"][key], key)


def _address(handbook: View, said: str) -> str:
    return f"{handbook.handbook.address}/{handbook.language.id}/copies/{said}/"
