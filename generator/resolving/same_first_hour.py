"""The first hour is the same in every language: a build in which one of them drops a line of it fails."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping

    from generator.resolving import views


def uneven(handbooks: Mapping[str, views.Handbook], among: Container[str] | None = None) -> Iterator[str]:
    """The faults, in words: a playbook, `among` some, whose first hour is not the same in all languages, and how."""
    said = {
        language: dict(_shown(book for book in view.playbooks if among is None or book.id in among))
        for language, view in handbooks.items()
    }
    for (first, here), (second, there) in combinations(sorted(said.items()), 2):
        for name in sorted(here.keys() | there.keys()):
            if here.get(name) != there.get(name):
                yield f"{name[0]}: {name[1]} of the first hour differ in {first} and {second}"


def _shown(books: Iterable[views.Playbook]) -> Iterator[tuple[tuple[str, str], tuple[object, ...]]]:
    """What a playbook's first hour shows, by playbook and kind; texts, which differ by nature, by their number."""
    for book in books:
        yield (book.id, "steps"), tuple((one.step.id, one.step.number, bool(one.action)) for one in book.first_hour)
        yield (
            (book.id, "callers"),
            tuple((role.id, tuple(one.id for one in role.deputies)) for role in book.first_callers),
        )
        yield (book.id, "nevers"), tuple(bool(text) for text in book.communication.dont)
        yield (book.id, "lines to take"), tuple(bool(text) for text in book.communication.lines_to_take)
