"""Tells every printout's mark from its text, before anything that shows marks is made."""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING

from generator.planning.pack import PACK
from generator.resolving.added_fields import Marks
from generator.resolving.anew import anew
from generator.resolving.revision import Mark, mark

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from generator.planning.base import Document, Format, Page
    from generator.rendering.render import Rendering
    from generator.resolving import views

    Planned = Callable[[views.Handbook], Iterable[Document]]
    """The documents of some readers."""

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
    views: Mapping[str, views.Handbook], formats: Sequence[Format], renderer: Rendering
) -> dict[str, views.Handbook]:
    """The views with the marks of the printouts of some formats, too."""
    renderer = renderer.of(views)
    marks = {one: vars(view.marks) | _marks(view, formats, renderer) for one, view in views.items()}
    bare = {one: {path: known._replace(contacts="") for path, known in found.items()} for one, found in marks.items()}
    unnamed = {one: view.unnamed for one, view in views.items() if view.unnamed}
    told = dict.fromkeys(views) | anew(unnamed, marks=_shown(unnamed, bare))
    return anew(views, marks=_shown(views, marks), unnamed=told)


def _shown(views: Mapping[str, views.Handbook], marks: Mapping[str, Mapping[str, Mark]]) -> dict[str, Marks]:
    """The marks of each view as pages read them."""
    return {one: Marks.of(marks[one], view.stands_at) for one, view in views.items()}


def _marks(view: views.Handbook, formats: Sequence[Format], renderer: Rendering) -> dict[str, Mark]:
    """The mark of each printout of the formats by its path."""
    marks: dict[str, Mark] = {}
    for name, documents in _planned(view, formats):
        of = f"marks of {view.language.id} {name} {' '.join(one.name for one in formats)}"
        told = renderer.told(of, partial(_told, documents, view, renderer), name)
        marks |= {path: Mark(*one) for path, one in json.loads(told).items()}
    return marks


def _planned(view: views.Handbook, formats: Sequence[Format]) -> Iterator[tuple[str, Planned]]:
    """What is looked at together: the documents of each playbook, by its name, and those of none."""
    yield "", lambda view: [document for one in formats for document in one.of_handbook(view)]
    if of_playbooks := [one for one in formats if one.is_of_playbooks]:
        for at, book in enumerate(view.playbooks):
            yield book.id, partial(_of_playbook, of_playbooks, at)


def _of_playbook(formats: Iterable[Format], at: int, view: views.Handbook) -> list[Document]:
    return [document for one in formats for document in one.of_playbook(view.playbooks[at], view)]


def _told(documents: Planned, view: views.Handbook, renderer: Rendering) -> str:
    """The marks of documents, as JSON; no text of theirs is held longer than its mark takes."""
    unnamed = _pages(documents(view.unnamed)) if view.unnamed else None
    marks: dict[str, Mark] = {}
    for path, page in _pages(documents(view)).items():
        text = _said(page, renderer)
        marks[path] = mark(text, _said(unnamed[path], renderer) if unnamed else text)
    return json.dumps(marks)


def _pages(documents: Iterable[Document]) -> dict[str, Page]:
    """Each printout by its path."""
    return {page.path: page for document in documents for page in document.pages if page.path.endswith(".pdf")}


def _said(page: Page, renderer: Rendering) -> str:
    """The HTML of a printout."""
    return renderer.render(page.template, page.view)
