"""Tells every printout's mark from its text, before anything that shows marks is made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.planning.pack import PACK
from generator.resolving.anew import anew
from generator.resolving.revision import mark

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from generator.planning.base import Format
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
    said = _said(view, formats, renderer)
    unnamed = _said(view.unnamed, formats, renderer) if view.unnamed else said
    return {path: mark(text, unnamed[path]) for path, text in said.items()}


def _said(view: views.Handbook, formats: Iterable[Format], renderer: Rendering) -> dict[str, str]:
    """The HTML of each printout of the formats by its path."""
    documents = (document for one in formats for document in one.documents(view))
    pages = [page for document in documents for page in document.pages if page.path.endswith(".pdf")]
    return {page.path: renderer.render(page.template, page.view) for page in pages}
