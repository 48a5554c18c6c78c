"""Tells every printout's mark from its text, before anything that shows marks is made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.formats.pack import PACK
from generator.revision import mark

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from generator import views
    from generator.formats.base import Format
    from generator.render import Rendering

SHOW_ALL = frozenset({"site", "print-list"})
"""Formats that show the marks of all others."""


def identify(views: Iterable[views.Handbook], renderer: Rendering, formats: Collection[str]) -> None:
    """Give each view its `marks`: that of every printout by its path, as far as `formats` show them.

    A view has with it the same one without contacts, `unnamed`; or itself, when it has none.
    The print list says the marks of all others and is the last of the pack, so it is rendered when they are known.
    """
    wanted = [one for one in PACK if one.name in formats or SHOW_ALL & set(formats)]
    for view in views:
        for one in wanted:
            said = _said(one, view, renderer)
            unnamed = said if view.unnamed is view else _said(one, view.unnamed, renderer)
            view.marks = {**view.marks, **{path: mark(text, unnamed[path]) for path, text in said.items()}}
            view.unnamed.marks = {path: known._replace(contacts="") for path, known in view.marks.items()}


def _said(wanted: Format, view: views.Handbook, renderer: Rendering) -> dict[str, str]:
    """The HTML of each printout of a format by its path."""
    pages = [page for document in wanted.documents(view) for page in document.pages if page.path.endswith(".pdf")]
    return {page.path: renderer.render(page.template, page.view) for page in pages}
