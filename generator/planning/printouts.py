"""Everything there is to print: which files, of which set, what paper each wants, how many copies and sheets."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING, cast

from generator.model.choice import Choice
from generator.model.paper import poster, sheet
from generator.resolving.view import View

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from generator.model.paper import Size
    from generator.planning.base import Document, Format
    from generator.resolving import views
    from generator.resolving.added_fields import Sheet, Spoken


class PrintSet(Choice):
    """What printouts are taken in hand for, in the order in which they are needed. The bag has a folder for each."""

    ACT = "act"
    DO = "do"
    REFER = "refer"
    ON_DEMAND = "on-demand"


@dataclass(frozen=True)
class Advice:
    """How a document is printed; why, for whom and where to keep it stands in `ui.purpose` and `ui.keep`."""

    set: PrintSet | None
    """None for what tells of them all."""
    paper: str
    """Sheets, a poster, or a screen on which it is filled in."""
    sides: str
    """Key of `ui.printouts`."""
    copies: int
    """In one go-bag; none for what is filled in on a screen."""

    def sheets(self, pages: int) -> int:
        """How many sheets of paper one copy of so many pages takes."""
        return -(-pages // 2) if self.sides == DOUBLE else pages


class Printout(View):
    """A PDF of one language."""

    name: str
    path: str
    language: Spoken
    playbook: str | None
    """An id."""
    for_all: bool
    """Whether it is for the readers of all languages."""
    sheet: Sheet
    advice: Advice
    paper: str
    """Key of `ui.printouts`."""


class Numbered(Printout):
    """A kind of printout, with the number that heads its column of the print list."""

    number: int
    documents: int
    """How many there are."""
    sheets: int | None
    """Of paper, for one copy of each."""


_SHEET, _POSTER, _SCREEN = "sheet", "poster", "screen"
_SINGLE, DOUBLE = "single", "double"
_ACT, _DO, _REFER, _ON_DEMAND = PrintSet
ADVICE = {
    "signs": Advice(_ACT, _SHEET, _SINGLE, 2),
    "first-hour": Advice(_ACT, _SHEET, DOUBLE, 2),
    "clock": Advice(_ACT, _SHEET, DOUBLE, 2),
    "poster": Advice(_ACT, _POSTER, _SINGLE, 1),
    "role-cards": Advice(_DO, _SHEET, _SINGLE, 1),
    "forms": Advice(_DO, _SHEET, _SINGLE, 5),
    "runbook": Advice(_REFER, _SHEET, DOUBLE, 2),
    "annex": Advice(_REFER, _SHEET, DOUBLE, 1),
    "bilingual": Advice(_ON_DEMAND, _SHEET, DOUBLE, 1),
    "pocket": Advice(_ON_DEMAND, _SHEET, DOUBLE, 3),
    "drill": Advice(_ON_DEMAND, _SHEET, _SINGLE, 1),
    "book": Advice(_ON_DEMAND, _SHEET, DOUBLE, 1),
    "runbook-fill": Advice(_ON_DEMAND, _SCREEN, "none", 0),
    "forms-fill": Advice(_ON_DEMAND, _SCREEN, "none", 0),
    "print-list": Advice(None, _SHEET, _SINGLE, 1),
}
"""By the document's name, in the order in which sets and lists show them."""


def printouts(formats: Iterable[Format], handbook: views.Handbook) -> list[Printout]:
    """Every PDF that is made in a language: its `name`, `path`, `playbook` (an id, or None), `sheet` and `advice`."""
    return _printouts(formats, (handbook,), lambda made, view: made.documents(view))


def in_all_languages(formats: Iterable[Format], handbook: views.Handbook) -> list[Printout]:
    """Every PDF, format by format, those of this language before the others'."""
    return _printouts(formats, (handbook, *handbook.others), lambda made, view: made.documents(view))


def of_handbook(formats: Iterable[Format], handbook: views.Handbook) -> list[Printout]:
    """Those of no playbook, in the same order."""
    return _printouts(formats, (handbook, *handbook.others), lambda made, view: made.of_handbook(view))


def of_playbook(formats: Iterable[Format], book: views.Playbook, handbook: views.Handbook) -> list[Printout]:
    """Those of a playbook of the handbook, in the same order; nothing is read of other ones."""
    at = handbook.playbooks.index(book)
    in_each = (handbook, *handbook.others)
    return _printouts(formats, in_each, lambda made, view: made.of_playbook(view.playbooks[at], view))


def offered(printed: Iterable[Printout], handbook: views.Handbook) -> list[Printout]:
    """Those of all languages that are for the readers of this one; the path of another's begins with the way there."""
    return [
        one
        if one.language is handbook.language
        else Printout(**vars(one) | {"path": f"../{one.language.id}/{one.path}"})
        for one in printed
        if one.for_all or one.language is handbook.language
    ]


def paper_of(name: str, handbook: views.Handbook) -> Size:
    """What a document of this name is on: a sheet, unless it is a poster."""
    size = poster if name in ADVICE and ADVICE[name].paper == _POSTER else sheet
    return size(handbook.handbook.paper.key)


def _printouts(
    formats: Iterable[Format],
    languages: Iterable[views.Handbook],
    documents: Callable[[Format, views.Handbook], Iterable[Document]],
) -> list[Printout]:
    """Those of the documents that each format makes in each language."""
    return [
        one
        for made, view in product(formats, languages)
        for document in documents(made, view)
        for one in _printed(made.name, document, view)
    ]


def _printed(name: str, document: Document, handbook: views.Handbook) -> list[Printout]:
    return [
        Printout(
            name=name,
            path=page.path,
            language=handbook.language,
            playbook=document.playbook,
            for_all=document.for_all,
            sheet=cast("Sheet", page.view["sheet"]),
            advice=ADVICE[name],
            paper=_SCREEN if ADVICE[name].paper == _SCREEN else paper_of(name, handbook).key,
        )
        for page in document.pages
        if page.path.endswith(".pdf")
    ]


def kinds(printed: Iterable[Printout]) -> list[Printout]:
    """The first printout of each name, in the order of the sets."""
    found: dict[str, Printout] = {}
    for one in printed:
        found.setdefault(one.name, one)
    return [found[name] for name in ADVICE if name in found]


def by_playbook(printed: Iterable[Printout]) -> dict[str, list[Printout]]:
    """The printouts of each playbook, by its id, in the same order."""
    found: dict[str, list[Printout]] = {}
    for one in printed:
        if one.playbook:
            found.setdefault(one.playbook, []).append(one)
    return found


def sheets(printed: Iterable[Printout], handbook: views.Handbook) -> int | None:
    """How many sheets of paper one copy of each takes; None as long as one of them is not finished."""
    counts = [(one.advice, handbook.pages.get(one.path)) for one in printed]
    known = [advice.sheets(pages) for advice, pages in counts if pages is not None]
    return sum(known) if len(known) == len(counts) else None
