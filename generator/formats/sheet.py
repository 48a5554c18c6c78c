"""Who a printed document is, as each of its pages says, and what every print template is given."""

from __future__ import annotations

from generator.view import View


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
