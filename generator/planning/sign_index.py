"""The index of signs: what people say and see, and the number of the playbook that it calls for, on one page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.planning.base import Document, Page
from generator.planning.sheet import shared, sheet_of_all
from generator.resolving.edge_tabs import PLACES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.resolving import views


def documents(handbook: views.Handbook) -> Iterable[Document]:
    """One document."""
    name, path = "signs", "pdf/signs.pdf"
    shown = shared(handbook) | {"sheet": sheet_of_all(handbook, name, path), "edges": edges(handbook.playbooks)}
    yield Document(name, (Page(path, f"print/{name}.html", shown),))


def edges(playbooks: Iterable[views.Playbook]) -> list[list[views.Playbook | None]]:
    """The playbooks by pages, and there by the places of their tabs on the edge; None where no tab is.

    So each row of a page stands as high as the tab on every sheet of its playbook. Pages without any are left out.
    """
    pages: dict[int, list[views.Playbook | None]] = {}
    for book in playbooks:
        turn = (book.number - 1) // PLACES
        page = pages.setdefault(turn, [])
        page += [None] * (book.tab.place - len(page))
        page.append(book)
    return list(pages.values())
