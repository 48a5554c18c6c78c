"""Role cards as the engine sets them, for the tests that look at their sheets."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING, Any, NamedTuple

from generator.encoding.paper import HANDBOOK, assets, laid_out, prepare
from generator.layout import Layout
from generator.planning.plan import Wish, plan
from generator.rendering.render import Renderer
from generator.rendering.texts import render

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from any_view import View

EDGE = 12 * 96 / 25.4


class Printed(NamedTuple):
    """Role cards as the engine sets them."""

    pages: list[Any]
    texts: list[str]
    """Of each page, without spaces."""

    def sides(self, role: str) -> range:
        """Page numbers of a card, from 0."""
        first, last = (
            next(number for number, page in enumerate(self.pages) if f"{place}-{role}" in page.anchors)
            for place in ("card", "end")
        )
        return range(first, last + 1)


def printed(root: Path, handbook: View, book: View) -> Printed:
    """The role cards of one playbook."""
    layout = Layout(root)
    renderer = Renderer(layout.templates)
    [job] = plan({handbook.language.id: handbook}, Wish(("role-cards",), (book.id,)))
    text = render(job, renderer)
    [page] = [html for path, html in text.items() if path.endswith(".pdf")]
    with laid_out(page, prepare(assets(layout), [text]), HANDBOOK) as document:
        command = ["pdftotext", "-raw", "-", "-"]
        said = subprocess.run(command, input=document.write_pdf(), check=True, capture_output=True).stdout.decode()
        return Printed(document.pages, ["".join(page.split()) for page in said.split("\f")[:-1]])


def too_wide(printed: Printed) -> list[str]:
    """Lines of a card that leave its margins; those around the page are cut short there."""
    return [
        box.text
        for page in printed.pages
        for box in texts(page._page_box.children[0])  # noqa: SLF001 - there is no other way to what was laid out
        if box.position_x < EDGE or box.position_x + box.width > page.width - EDGE
    ]


def parted(pages: list[Any]) -> list[int]:
    """Numbers of the pages, from 0, on which a step or a decision and what is told below it do not both stand."""
    found = []
    for number, page in enumerate(pages):
        rows = [row.element.get("class") for row in _rows(page._page_box)]  # noqa: SLF001 - as above
        if rows.count("head") != rows.count("told"):
            found.append(number)
    return found


def _rows(box: Any) -> Iterator[Any]:  # noqa: ANN401 - the engine ships no types
    for child in getattr(box, "children", ()):
        if type(child).__name__ == "TableRowBox":
            yield child
        yield from _rows(child)


def texts(box: Any) -> Iterator[Any]:  # noqa: ANN401 - the engine ships no types
    for child in getattr(box, "children", ()):
        if hasattr(child, "text"):
            yield child
        yield from texts(child)
