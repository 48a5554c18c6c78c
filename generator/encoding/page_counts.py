"""How many pages a finished document has. Only here is PDFium."""

from __future__ import annotations

from posixpath import relpath
from typing import TYPE_CHECKING

from pypdfium2 import PdfDocument

from generator.resolving.anew import anew

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.resolving import views

SHOW_PAGES = frozenset({"print-list"})
"""Formats that say how many pages others have: they are rendered when those are finished."""


def count_pages(views: Mapping[str, views.Handbook], files: Mapping[str, bytes]) -> dict[str, views.Handbook]:
    """The views with the `pages` of the finished documents by their path from each, from the files of a release.

    Of a part of a release only some are finished: the others are not known.
    """
    counts = {path: _pages(files[path]) for path in files if path.endswith(".pdf")}
    return anew(views, pages={one: {relpath(path, one): count for path, count in counts.items()} for one in views})


def _pages(content: bytes) -> int:
    with PdfDocument(content) as document:
        return len(document)
