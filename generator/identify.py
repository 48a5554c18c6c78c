"""Tells every printout's mark from its text, before anything that shows marks is made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.formats.pack import PACK
from generator.revision import mark

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from generator import views
    from generator.render import Renderer

SHOW_ALL = frozenset({"site", "print-list"})
"""Formats that show the marks of all others."""


def identify(views: Iterable[views.Handbook], renderer: Renderer, formats: Collection[str]) -> None:
    """Give each view its `marks`: that of every printout by its path, as far as `formats` show them.

    The print list says the marks of all others and is the last of the pack, so it is rendered when they are known.
    """
    wanted = [one for one in PACK if one.name in formats or SHOW_ALL & set(formats)]
    for view in views:
        for one in wanted:
            pages = [page for document in one.documents(view) for page in document.pages]
            printed = {page.path: page for page in pages if page.path.endswith(".pdf")}
            texts = {path: renderer.render(page.template, page.view) for path, page in printed.items()}
            view.marks = {**view.marks, **{path: mark(text) for path, text in texts.items()}}
