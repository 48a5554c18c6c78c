"""Where a stretch of a text stands in its file, however YAML has it written: plain, quoted, folded or as a block."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from generator.problems import Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_ESCAPES = {
    "n": "\n",
    "t": "\t",
    "r": "\r",
    "0": "\0",
    "N": "\x85",
    "_": "\xa0",
    "L": "\u2028",
    "P": "\u2029",
    "e": "\x1b",
    "a": "\a",
    "b": "\b",
    "v": "\v",
    "f": "\f",
}
_WIDTHS = {"x": 2, "u": 4, "U": 8}


class Written(NamedTuple):
    """A text as YAML has it: from where to where, by line and column from 0; `style` is its quote, or `|` or `>`."""

    line: int
    column: int
    last_line: int
    last_column: int
    style: str


class _Mark(NamedTuple):
    """A character that a file writes, with its place from 1."""

    character: str
    line: int
    column: int


def find(file: str, lines: Sequence[str], written: Written, text: str, span: tuple[int, int]) -> Place | None:
    """The place of the characters `span` of `text`, as far as they stand on one line; None if they cannot be found."""
    blank = text[slice(*span)].isspace()
    wanted = text[: span[1]] if blank else text[: span[1]].rstrip()
    marks, found = list(_marks(lines, written)), []
    at = 0
    for character in wanted:
        if character.isspace():
            found.append(marks[min(at, len(marks) - 1)])
            at += at < len(marks) and marks[at].character == character
            continue
        while at < len(marks) and marks[at].character != character and marks[at].character.isspace():
            at += 1
        if at == len(marks) or marks[at].character != character:
            return None
        found.append(marks[at])
        at += 1
    inside = [mark for mark in found[span[0] :] if blank or not mark.character.isspace()]
    if not inside:
        return None
    first = inside[0]
    last = max(mark.column for mark in inside if mark.line == first.line)
    return Place(file, first.line, first.column, last + 1)


def _marks(lines: Sequence[str], written: Written) -> Iterator[_Mark]:
    """The characters between the quotes, or below the head of a block."""
    quoted = written.style in ("'", '"')
    line, column = (written.line + 1, 0) if written.style in ("|", ">") else (written.line, written.column + quoted)
    last_column = written.last_column - quoted
    while line < len(lines) and (line, column) < (written.last_line, last_column):
        words = lines[line][:last_column] if line == written.last_line else lines[line]
        while column < len(words):
            character, width = _character(words, column, written.style)
            if character:
                yield _Mark(character, line + 1, column + 1)
            column += width
        yield _Mark("\n", line + 1, column + 1)
        line, column = line + 1, 0


def _character(words: str, column: int, style: str) -> tuple[str, int]:
    """The character that is written at `column`, and how many characters that takes; none for a swallowed line end."""
    one = words[column]
    if style == "'" and words[column : column + 2] == "''":
        return one, 2
    if style != '"' or one != "\\":
        return one, 1
    letter = words[column + 1 : column + 2]
    if width := _WIDTHS.get(letter):
        digits = re.match(r"[0-9A-Fa-f]+", words[column + 2 : column + 2 + width])
        return chr(int(digits[0], 16)) if digits else "", 2 + width
    return _ESCAPES.get(letter, letter), 2
