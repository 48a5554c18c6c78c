"""How many pages a finished document has. Only here is PDFium."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pypdfium2 import PdfDocument

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator import views

SHOW_PAGES = frozenset({"print-list"})
"""Formats that say how many pages others have: they are rendered when those are finished."""


def count_pages(views: Iterable[views.Handbook], files: Mapping[str, bytes]) -> None:
    """Give each view the `pages` of its finished documents by path, from the files of a release.

    Of a part of a release only some are finished: the others are not known.
    """
    for view in views:
        start = f"{view.language.id}/"
        finished = (path for path in files if path.startswith(start) and path.endswith(".pdf"))
        view.pages = {path.removeprefix(start): _pages(files[path]) for path in finished}


def _pages(content: bytes) -> int:
    with PdfDocument(content) as document:
        return len(document)
