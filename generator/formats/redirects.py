"""Pages where something stood under another id: they lead to where it stands now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.view import View

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def moves(item: View, was: Iterable[str], pattern: str, below: Iterable[str] = ("",)) -> Iterator[View]:
    """Each old page of an item and of what stands `below` it: its `path`, the `address` now and the way `to` it.

    `pattern` makes the item's address, within the language, of an `id`.
    """
    now = pattern.format(id=item.id)
    for old in was:
        for inner in below:
            here = pattern.format(id=old) + inner
            up = "../" * here.count("/")
            yield View(path=f"{here}index.html", address=now + inner, to=f"{up}{now}{inner}index.html", title=item.title)


def redirects(handbook: View, phases: Iterable[str]) -> Iterator[View]:
    """Every old page of what readers see; `phases` are the pages of a playbook below its overview."""
    below = ("", *(f"{phase}/" for phase in phases))
    for book in handbook.playbooks:
        yield from moves(book, book.meta.was, "playbooks/{id}/", below)
    for item in (*handbook.cases, *handbook.drills):
        yield from moves(item, item.was, "cases/{id}/")
    for chapter in handbook.guide:
        yield from moves(chapter, chapter.was, f"{chapter.tab.key}/{{id}}-guide/")
