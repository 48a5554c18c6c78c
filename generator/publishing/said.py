"""What a finished page says: its lines in the order of reading, each with the heading and the label above it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from lxml import html

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_LINES = {*_HEADINGS, "p", "li", "dt", "dd", "tr", "summary", "figcaption", "caption", "blockquote", "pre"}
"""Elements that begin a line; a row of a table is one."""
_SILENT = {"script", "style", "svg", "form", "nav", "button", "template"}
"""What is worked with rather than read; a drawing shows what the text beside it says."""
_CELLS = {"td", "th"}


class Line(NamedTuple):
    """A line of a page."""

    heading: str
    label: str
    """Of a value: the term before it; else nothing."""
    text: str


class Page(NamedTuple):
    """A page as it reads."""

    title: str
    lines: tuple[Line, ...]


def page(content: bytes) -> Page:
    """What the page says between its frame, which is the same on all pages."""
    tree: Any = html.document_fromstring(content.decode())
    main = next(iter([*tree.iter("main"), *tree.iter("body")]), tree)
    lines = tuple(_lines(main))
    return Page(next((one.text for one in lines), "") or str(tree.findtext(".//title") or ""), lines)


def _lines(main: Any) -> Iterator[Line]:  # noqa: ANN401 - lxml's stubs know no HTML elements
    heading = label = ""
    for kind, text in _blocks(main, ""):
        if kind in _HEADINGS:
            heading, label = text, ""
        elif kind == "dt":
            label = text
            continue
        elif kind != "dd":
            label = ""
        yield Line(heading, label, text)


def _blocks(element: Any, kind: str) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - the same
    """The running text of each line with the element that began it."""
    words: list[str] = [element.text or ""]
    for child in element:
        tag = child.tag if isinstance(child.tag, str) else "comment"
        if tag in _LINES and kind != "tr":
            if text := _joined(words):
                yield kind, text
            words = []
            yield from _blocks(child, tag)
        elif tag not in _SILENT and tag != "comment":
            inner = list(_blocks(child, kind))
            if len(inner) > 1:
                if text := _joined(words):
                    yield kind, text
                yield from inner
                words = []
            else:
                words += [text for _, text in inner] and [_spaced(child, inner[0][1])]
                words += [" | "] if tag in _CELLS else []
        words.append(child.tail or "")
    if text := _joined(words):
        yield kind, text


def _spaced(child: Any, text: str) -> str:  # noqa: ANN401 - the same
    """Inner text with the space that it had at its ends."""
    whole = "".join(child.itertext())
    return f"{' ' * whole[:1].isspace()}{text}{' ' * whole[-1:].isspace()}"


def _joined(words: list[str]) -> str:
    return " ".join("".join(words).split()).removesuffix(" |")
