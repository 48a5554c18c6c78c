"""How many pages a finished document has. Only here is PDFium."""

from __future__ import annotations

from posixpath import relpath
from typing import TYPE_CHECKING

from pypdfium2 import PdfDocument

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator import views

SHOW_PAGES = frozenset({"print-list"})
"""Formats that say how many pages others have: they are rendered when those are finished."""


def count_pages(views: Iterable[views.Handbook], files: Mapping[str, bytes]) -> None:
    """Give each view the `pages` of the finished documents by their path from it, from the files of a release.

    Of a part of a release only some are finished: the others are not known.
    """
    counts = {path: _pages(content) for path, content in files.items() if path.endswith(".pdf")}
    for view in views:
        view.pages = {relpath(path, view.language.id): count for path, count in counts.items()}


def _pages(content: bytes) -> int:
    with PdfDocument(content) as document:
        return len(document)
