"""A text with blanks in pieces: words as they are sent, and the blanks between them. `{{` and `}}` are braces."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_PIECE = re.compile(r"(?P<escape>\{\{|\}\})|\{(?P<blank>[^{}\n]*)\}|(?P<lone>[{}])")
SHOWN = '<span class="blank in-text">{}</span>'
"""How pages show a blank in the midst of a text, its brackets included."""
NO_BLANK = re.compile(r"(?<!\{)\{\{ *(?P<typed>[\w-]+) *\}\}(?!\})|｛ *(?P<wide>[\w-]+) *｝")
"""What looks like a blank and is none: with braces doubled, or full-width."""
OTHER_SIGNS = re.compile(
    r"[\[【［〔<〈《＜(（] *(?P<bracketed>[\w-]+) *[\]】］〕>〉》＞)）]|[$%](?P<behind>[\w-]+)%?", re.ASCII
)
"""What may be meant for a blank, where it says the id of one: `[floor]`, `$floor`."""


class Piece(NamedTuple):
    """A stretch of a text, from `start` to before `end` as typed."""

    words: str
    """What is sent; of a blank its id, of a lone brace the brace."""
    start: int
    end: int
    blank: bool = False
    """`{id}`: a place to fill."""
    lone: bool = False
    """A single brace that is half of nothing."""


def pieces(text: str) -> Iterator[Piece]:
    """The pieces of a text, in order; together they are the whole of it."""
    at = 0
    for found in _PIECE.finditer(text):
        if at < found.start():
            yield Piece(text[at : found.start()], at, found.start())
        at = found.end()
        if found["blank"] is not None:
            yield Piece(found["blank"], *found.span(), blank=True)
        else:
            yield Piece(found[0][0], *found.span(), lone=bool(found["lone"]))
    if at < len(text):
        yield Piece(text[at:], at, len(text))


def blanks(text: str) -> list[Piece]:
    """The blanks of a text."""
    return [piece for piece in pieces(text) if piece.blank] if "{" in text else []


def filled(text: str, values: Mapping[str, str]) -> str:
    """The text as it is read: what `values` have for a blank in its place, other blanks as typed."""
    return "".join(_said(piece, text, values) for piece in pieces(text)) if _is_in_braces(text) else text


def with_blanks(text: str, values: Mapping[str, str]) -> str:
    """The text with what `values` have for some blanks in their place; the other blanks are left to fill."""
    if not _is_in_braces(text):
        return text
    kept = {name: value.replace("{", "{{").replace("}", "}}") for name, value in values.items()}
    return "".join(
        kept[piece.words] if piece.blank and piece.words in kept else text[piece.start : piece.end]
        for piece in pieces(text)
    )


def _said(piece: Piece, text: str, values: Mapping[str, str]) -> str:
    return values.get(piece.words, text[piece.start : piece.end]) if piece.blank else piece.words


def _is_in_braces(text: str) -> bool:
    return "{" in text or "}" in text
