"""The print list: the go-bag's index on paper, with what to print how many times."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.formats.base import Document, Format, Page
from generator.formats.printouts import Numbered, kinds, offered
from generator.formats.sheet import shared, sheet_of_all

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator import views
    from generator.added import Sheet


def documents(formats: Iterable[Format], handbook: views.Handbook) -> Iterable[Document]:
    """One document, about what the other formats make."""
    name, path = "print-list", "pdf/print-list.pdf"
    shown = shared(handbook) | {"sheet": sheet_of_all(handbook, name, path), **listed(formats, handbook)}
    yield Document(name, (Page(path, f"print/{name}.html", shown),))


def listed(formats: Iterable[Format], handbook: views.Handbook) -> dict[str, Any]:
    """What the list says, of all that is printed for a bag.

    `rules` are the kinds of documents, one of each, with the `number` that heads its column; `rows` the playbooks, each
    with the sheets of its documents of every kind; `columns` the kinds that playbooks have, `singles` the others.
    """
    printed = [one for one in offered(formats, handbook) if one.advice.copies]
    rules = [Numbered(number=number, **vars(one)) for number, one in enumerate(kinds(printed), start=1)]
    columns = [one for one in rules if one.playbook]
    there: dict[tuple[str | None, str], list[Sheet]] = {}
    for one in printed:
        there.setdefault((one.playbook, one.name), []).append(one.sheet)
    rows = [(book, [there.get((book.id, column.name), []) for column in columns]) for book in handbook.playbooks]
    return {"rules": rules, "columns": columns, "rows": rows, "singles": [one for one in rules if not one.playbook]}
