"""The bilingual runbook: what a playbook says to those who act, in two languages, row by row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

from generator.added import Sheet, Side
from generator.formats.base import Document, Page
from generator.formats.sheet import shared, sheet_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator import views

T = TypeVar("T")


@dataclass(frozen=True)
class Pair(Generic[T]):
    """The same thing in two languages. Its attributes and entries are pairs, and so are its items, place by place."""

    left: T
    right: T

    def __getattr__(self, name: str) -> Pair[Any]:
        """The attribute of both."""
        return Pair(getattr(self.left, name), getattr(self.right, name))

    def __getitem__(self, key: str) -> Pair[Any]:
        """The entry of both."""
        return Pair(*(cast("Any", side)[key] for side in (self.left, self.right)))

    def __iter__(self) -> Iterator[Pair[Any]]:
        """The items of both; ValueError when one has more than the other."""
        return (Pair(*items) for items in zip(*(cast("Any", side) for side in (self.left, self.right)), strict=True))

    def __bool__(self) -> bool:
        """Whether there is anything: what is left out is left out in every language."""
        return bool(self.left)


def documents(handbook: views.Handbook) -> Iterable[Document]:
    """One a playbook, the handbook's own language on the left and the next one on the right; none without another."""
    for other in handbook.others[:1]:
        for book in (Pair(*both) for both in zip(handbook.playbooks, other.playbooks, strict=True)):
            both = Pair(_side(handbook, book.left), _side(other, book.right))
            path = f"pdf/{book.left.id}-bilingual.pdf"
            shown = shared(handbook) | {"both": both, "sheet": _sheet(book, path, handbook)}
            page = Page(path, "print/bilingual.html", shown)
            yield Document(f"bilingual {book.left.id}", (page,), book.left.id)


def _side(handbook: views.Handbook, book: views.Playbook) -> Side:
    return Side(handbook=handbook, ui=handbook.ui, language=handbook.language, playbook=book)


def _sheet(book: Pair[views.Playbook], path: str, handbook: views.Handbook) -> Sheet:
    own = vars(sheet_of(book.left, "bilingual", path, handbook))
    return Sheet(**own | {"title": f"{book.left.numbered} / {book.right.title}"})
