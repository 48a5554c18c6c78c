"""How an author's words enter a page."""

from __future__ import annotations

import re
from itertools import count
from typing import TYPE_CHECKING

import segno
from markdown_it import MarkdownIt
from markupsafe import Markup, escape

from generator.slots import pieces

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.slots import Piece
    from generator.view import View

_PROSE = MarkdownIt("zero").enable(["list", "emphasis", "newline"])
"""Paragraphs, lists, emphasis; nothing else an author types is markup."""
_PLACE = re.compile(r"\{([\w-]+)\}")
_NOT_WORD = re.compile(r"[^\w\s]|_", re.ASCII)


def prose(text: str) -> Markup:
    """Paragraphs and lists of an author's text, as HTML."""
    return Markup(_PROSE.render(text))  # noqa: S704 - markdown-it escapes all but its own tags


def heading(text: str) -> Markup:
    """An author's words in a Markdown heading: every character that could be markup as a numeric reference."""
    return Markup(_NOT_WORD.sub(lambda c: c[0] if not c[0].isascii() else f"&#{ord(c[0])};", " ".join(text.split())))  # noqa: S704 - nothing left to escape


def letter(message: View, blank: Callable[[str, str], object]) -> Markup:
    """A message's body: paragraphs; `blank` makes each place to write, from a name of its own and the label."""
    labels = {slot.id: slot.label for slot in message.slots}
    numbers = count(1)

    def place(piece: Piece) -> Markup:
        if not piece.blank:
            return escape(piece.words)
        return Markup(blank(f"message-{message.id}-{next(numbers)}-{piece.words}", labels[piece.words]))  # noqa: S704 - a template's

    paragraphs = re.split(r"\n\s*\n", message.body.strip())
    written = ([Markup("").join(map(place, pieces(line))) for line in one.split("\n")] for one in paragraphs)
    return Markup("").join(Markup("<p>{}</p>").format(Markup("<br>").join(lines)) for lines in written)


def fill(text: str, **parts: Markup) -> Markup:
    """A text with `{name}` where `parts` belong."""
    return Markup(_PLACE.sub(lambda found: str(parts[found[1]]), str(escape(text))))  # noqa: S704 - escaped before


def qr(address: str, title: str) -> Markup:
    """A code for a telephone's camera that leads to `address`, as a picture; `title` says so to who cannot see it.

    Of dots, not of lines: a picture is kept once in a file, where lines are drawn again on each page.
    """
    code = segno.make(address, error="m", micro=False)
    return Markup('<img class="qr" src="{}" alt="{}">').format(code.png_data_uri(scale=8, border=2), title)


FILTERS = {"prose": prose, "heading": heading, "letter": letter, "fill": fill, "qr": qr}
