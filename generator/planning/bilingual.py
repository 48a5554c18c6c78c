"""The bilingual runbook: what a playbook says to those who act, in every language, row by row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

from generator.planning.base import Document, Page
from generator.planning.sheet import shared, sheet_of
from generator.resolving.added_fields import Sheet, Side

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.resolving import views

T = TypeVar("T")


@dataclass(frozen=True)
class Abreast(Generic[T]):
    """The same thing in each language, from left to right.

    Its attributes and entries are abreast too, and so are its items, place by place.
    """

    sides: tuple[T, ...]

    @property
    def left(self) -> T:
        """It in the first language."""
        return self.sides[0]

    def __getattr__(self, name: str) -> Abreast[Any]:
        """The attribute of each."""
        return Abreast(tuple(getattr(side, name) for side in self.sides))

    def __getitem__(self, key: str) -> Abreast[Any]:
        """The entry of each."""
        return Abreast(tuple(cast("Any", side)[key] for side in self.sides))

    def __iter__(self) -> Iterator[Abreast[Any]]:
        """The items of each; ValueError when one has more than another."""
        return (Abreast(items) for items in zip(*(cast("Any", side) for side in self.sides), strict=True))

    def __bool__(self) -> bool:
        """Whether there is anything: what is left out is left out in every language."""
        return bool(self.left)


def documents(book: views.Playbook, handbook: views.Handbook) -> Iterable[Document]:
    """One a playbook, for all languages together: the handbook's first one makes it. None without another language."""
    if not handbook.others or handbook.language.id != handbook.handbook.languages[0].id:
        return
    place = handbook.playbooks.index(book)
    both = Abreast(tuple(_side(one, one.playbooks[place]) for one in (handbook, *handbook.others)))
    path = f"pdf/{book.id}-bilingual.pdf"
    page = Page(path, "print/bilingual.html", shared(handbook) | {"both": both, "sheet": _sheet(both, path)})
    yield Document(f"bilingual {book.id}", (page,), book.id, for_all=True)


def _side(handbook: views.Handbook, book: views.Playbook) -> Side:
    return Side(handbook=handbook, ui=handbook.ui, language=handbook.language, playbook=book)


def _sheet(both: Abreast[Side], path: str) -> Sheet:
    own = vars(sheet_of(both.left.playbook, "bilingual", path, both.left.handbook))
    titles = " / ".join(side.playbook.title for side in both.sides)
    kind = " / ".join(side.ui["document"]["bilingual"] for side in both.sides)
    return Sheet(**own | {"title": f"{both.left.playbook.number} {titles}", "kind": kind})
