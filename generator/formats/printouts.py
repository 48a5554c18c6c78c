"""Everything there is to print: which files, what paper each wants, and how many copies."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from generator.view import View

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator import views
    from generator.added import Sheet
    from generator.formats.base import Document, Format


@dataclass(frozen=True)
class Advice:
    """How a document is printed; why, for whom and where to keep it stands in `ui.printouts`."""

    paper: str
    """Key of `ui.printouts`."""
    sides: str
    """Key of `ui.printouts`."""
    copies: int
    """In one go-bag; none for what is filled in on a screen."""


class Printout(View):
    """A PDF of one language."""

    name: str
    path: str
    playbook: str | None
    """An id."""
    sheet: Sheet
    advice: Advice


class Numbered(Printout):
    """A kind of printout, with the number that heads its column of the print list."""

    number: int


_SINGLE, _DOUBLE = "single", "double"
ADVICE = {
    "runbook": Advice("a4", _DOUBLE, 2),
    "annex": Advice("a4", _DOUBLE, 1),
    "bilingual": Advice("a4", _DOUBLE, 1),
    "role-cards": Advice("a4", _DOUBLE, 1),
    "first-hour": Advice("a4", _DOUBLE, 2),
    "pocket": Advice("a4", _DOUBLE, 3),
    "poster": Advice("a3", _SINGLE, 1),
    "clock": Advice("a4", _SINGLE, 2),
    "drill": Advice("a4", _SINGLE, 1),
    "runbook-fill": Advice("screen", "none", 0),
    "forms": Advice("a4", _SINGLE, 5),
    "forms-fill": Advice("screen", "none", 0),
    "book": Advice("a4", _DOUBLE, 1),
    "print-list": Advice("a4", _SINGLE, 1),
}
"""By the document's name. A document without advice is not printed for the bag: there is none."""


def printouts(formats: Iterable[Format], handbook: views.Handbook) -> list[Printout]:
    """Every PDF that is made in a language: its `name`, `path`, `playbook` (an id, or None), `sheet` and `advice`."""
    return [
        one for made in formats for document in made.documents(handbook) for one in _printed(made.name, document, "")
    ]


def offered(formats: Iterable[Format], handbook: views.Handbook) -> list[Printout]:
    """Every PDF for the readers of a language; one that is made for all in another has the way there in its path."""
    return [
        one
        for made in formats
        for view in (handbook, *handbook.others)
        for document in made.documents(view)
        if view is handbook or document.for_all
        for one in _printed(made.name, document, "" if view is handbook else f"../{view.language.id}/")
    ]


def _printed(name: str, document: Document, way: str) -> list[Printout]:
    return [
        Printout(
            name=name,
            path=f"{way}{page.path}",
            playbook=document.playbook,
            sheet=cast("Sheet", page.view["sheet"]),
            advice=ADVICE[name],
        )
        for page in document.pages
        if page.path.endswith(".pdf")
    ]


def kinds(printed: Iterable[Printout]) -> list[Printout]:
    """The first printout of each name."""
    found: dict[str, Printout] = {}
    for one in printed:
        found.setdefault(one.name, one)
    return list(found.values())
