"""Rows and passages that a style sheet holds together more firmly than a page can: found once they are laid out."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_FREE = "break-inside: auto; break-before: auto; break-after: auto"


def let_go(document: Any) -> bool:  # noqa: ANN401 - the engine ships no types
    """Allow breaks in and between the rows that need them, in the page's elements; tells whether there were any.

    A row that is not to be parted is higher than a page; or rows that are to stay together are: then the engine leaves
    the heading above them alone on a page, or goes on without the table's head.
    """
    contents = [page._page_box.children[0] for page in document.pages]  # noqa: SLF001 - no other way to what was laid out
    held = dict.fromkeys(_over_pages(contents), "break-inside: auto")
    held |= {row: _FREE for table in _without_head(contents) for row in table.iter("tr")}
    held |= {row: _FREE for table in _below_lone_headings(contents) for row in table.iter("tr")}
    for row, style in held.items():
        row.set("style", style)
    return bool(held)


def _over_pages(contents: list[Any]) -> list[Any]:
    """The elements that are parted though none is to be: rows, answers. A head is on many pages by nature."""
    found: dict[Any, int] = {}
    for content in contents:
        for element in dict.fromkeys(_to_be_whole(content)):
            found[element] = found.get(element, 0) + 1
    return [element for element, pages in found.items() if pages > 1]


def _to_be_whole(box: Any) -> Iterator[Any]:  # noqa: ANN401
    """The elements in a box that are not to be parted, heads of tables left out."""
    for child in getattr(box, "children", ()):
        if getattr(child, "is_header", False):
            continue
        if type(child).__name__ in ("TableRowBox", "BlockBox") and child.style["break_inside"] == "avoid":
            yield child.element
        yield from _to_be_whole(child)


def _without_head(contents: list[Any]) -> list[Any]:
    """The elements of tables that have their head on some of their pages and not on others."""
    found: dict[Any, set[bool]] = {}
    for content in contents:
        for table in _boxes(content, "TableBox"):
            found.setdefault(table.element, set()).add(any(one.is_header for one in table.children))
    return [table for table, headed in found.items() if len(headed) > 1]


def _below_lone_headings(contents: list[Any]) -> list[Any]:
    """The elements of tables with which a page begins that comes after one with headings only."""
    found = []
    for before, content in pairwise(contents):
        above = {line.element.tag for line in _boxes(before, "LineBox")}
        if above and above <= _HEADINGS and (tables := list(_boxes(content, "TableBox"))):
            found.append(tables[0].element)
    return found


def _boxes(box: Any, kind: str) -> Iterator[Any]:  # noqa: ANN401
    """The boxes of a kind in another, heads of tables left out."""
    for child in getattr(box, "children", ()):
        if getattr(child, "is_header", False):
            continue
        if type(child).__name__ == kind:
            yield child
        else:
            yield from _boxes(child, kind)
