"""The print list: the go-bag's index on paper, with what to print how many times and how much paper it takes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from generator.planning.base import Document, Format, Page
from generator.planning.printouts import Numbered, PrintSet, by_playbook, in_all_languages, kinds, offered, sheets
from generator.planning.sheet import shared, sheet_of_all
from generator.resolving.trace import Told
from generator.resolving.view import View

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.planning.printouts import Printout
    from generator.resolving import views

LEAST = ("signs", "first-hour")
"""Kinds of which one copy is printed when there is time or paper for no more."""


class PrintList(View):
    """What the list says of all that is printed on paper."""

    least: list[Numbered]
    """The kinds to print at least."""
    least_sheets: int | None
    sets: list[tuple[PrintSet, list[Numbered], int | None, int | None]]
    """Each with its kinds and the sheets that one copy of each document takes, and the copies in the bag."""
    bag_sheets: tuple[int | None, int | None]
    columns: list[Numbered]
    """The kinds that playbooks have in the bag."""
    rows: list[tuple[views.Playbook, list[list[Printout]], int | None]]
    """Each playbook's documents of every column, and their sheets."""
    wanted: list[Numbered]
    wanted_rows: list[tuple[views.Playbook, list[list[Printout]], int | None]]
    """The same of what is printed on demand."""
    singles: list[Numbered]
    """The kinds that are about all playbooks."""


def documents(formats: Iterable[Format], handbook: views.Handbook) -> Iterable[Document]:
    """One document, about what the other formats make."""
    name, path = "print-list", "pdf/print-list.pdf"
    told = {"sheet": sheet_of_all(handbook, name, path), "listed": Told(partial(listed, formats, handbook))}
    yield Document(name, (Page(path, f"print/{name}.html", shared(handbook) | told),))


def listed(formats: Iterable[Format], handbook: views.Handbook) -> PrintList:
    """What there is to print, by sets and by playbooks."""
    printed = [one for one in offered(in_all_languages(formats, handbook), handbook) if one.advice.copies]
    rules = _numbered(printed, handbook)
    sets = {one: [rule for rule in rules if rule.advice.set is one] for one in PrintSet}
    bag = [rule for rule in rules if rule.advice.set is not PrintSet.ON_DEMAND]
    columns, wanted = ([rule for rule in some if rule.playbook] for some in (bag, sets[PrintSet.ON_DEMAND]))
    return PrintList(
        least=[rule for rule in rules if rule.name in LEAST],
        least_sheets=sheets((one for one in printed if one.name in LEAST), handbook),
        sets=[(one, inside, _paper(inside), _paper(inside, in_bag=True)) for one, inside in sets.items() if inside],
        bag_sheets=(_paper(bag), _paper(bag, in_bag=True)),
        columns=columns,
        rows=_rows(columns, printed, handbook),
        wanted=wanted,
        wanted_rows=_rows(wanted, printed, handbook),
        singles=[rule for rule in rules if not rule.playbook],
    )


def _numbered(printed: Sequence[Printout], handbook: views.Handbook) -> list[Numbered]:
    """The kinds, one of each."""
    same = {kind.name: [one for one in printed if one.name == kind.name] for kind in kinds(printed)}
    return [
        Numbered(number=number, documents=len(all_), sheets=sheets(all_, handbook), **vars(all_[0]))
        for number, all_ in enumerate(same.values(), start=1)
    ]


def _rows(
    columns: Sequence[Numbered], printed: Sequence[Printout], handbook: views.Handbook
) -> list[tuple[views.Playbook, list[list[Printout]], int | None]]:
    """The playbooks, each with its documents of every column, and the sheets that one copy of them takes."""
    own = by_playbook(printed)
    found = []
    for book in handbook.playbooks:
        cells = [[one for one in own.get(book.id, ()) if one.name == column.name] for column in columns]
        found.append((book, cells, sheets((one for cell in cells for one in cell), handbook)))
    return found


def _paper(rules: Iterable[Numbered], *, in_bag: bool = False) -> int | None:
    """The sheets of kinds, in one copy of each document or in all that lie in the bag."""
    known = [(rule.sheets, rule.advice.copies if in_bag else 1) for rule in rules]
    return None if any(one is None for one, _ in known) else sum((one or 0) * copies for one, copies in known)
