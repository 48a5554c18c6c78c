"""Tells every printout's mark from its text, before anything that shows marks is made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.planning.pack import PACK
from generator.resolving.anew import anew
from generator.resolving.revision import mark

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from generator.planning.base import Format, Page
    from generator.rendering.render import Rendering
    from generator.resolving import views
    from generator.resolving.revision import Mark

SHOW_ALL = frozenset({"site", "print-list"})
"""Formats that show the marks of all others."""


def identify(
    views: Mapping[str, views.Handbook], renderer: Rendering, formats: Collection[str]
) -> dict[str, views.Handbook]:
    """The views with their `marks`: that of every printout by its path, as far as `formats` show them.

    The print list says the marks of all others, so that it is rendered when they are known.
    """
    wanted = [one for one in PACK if one.name in formats or SHOW_ALL & set(formats)]
    others = _marked(views, [one for one in wanted if one.name not in SHOW_ALL], renderer)
    return _marked(others, [one for one in wanted if one.name in SHOW_ALL], renderer)


def _marked(
    views: Mapping[str, views.Handbook], formats: Iterable[Format], renderer: Rendering
) -> dict[str, views.Handbook]:
    """The views with the marks of the printouts of some formats, too."""
    formats, renderer = list(formats), renderer.of(views)
    marks = {one: {**view.marks, **_marks(view, formats, renderer)} for one, view in views.items()}
    unnamed = {one: view.unnamed for one, view in views.items() if view.unnamed}
    bare = {one: {path: known._replace(contacts="") for path, known in found.items()} for one, found in marks.items()}
    return anew(views, marks=marks, unnamed=dict.fromkeys(views) | anew(unnamed, marks=bare))


def _marks(view: views.Handbook, formats: Iterable[Format], renderer: Rendering) -> dict[str, Mark]:
    """The mark of each printout of the formats by its path; no text of theirs is held longer than its mark takes."""
    unnamed = _pages(view.unnamed, formats) if view.unnamed else None
    marks: dict[str, Mark] = {}
    for path, page in _pages(view, formats).items():
        text = _said(page, renderer)
        marks[path] = mark(text, _said(unnamed[path], renderer) if unnamed else text)
    return marks


def _pages(view: views.Handbook, formats: Iterable[Format]) -> dict[str, Page]:
    """Each printout of the formats by its path."""
    documents = (document for one in formats for document in one.documents(view))
    return {page.path: page for document in documents for page in document.pages if page.path.endswith(".pdf")}


def _said(page: Page, renderer: Rendering) -> str:
    """The HTML of a printout."""
    return renderer.render(page.template, page.view)
