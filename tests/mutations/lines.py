"""A YAML file as editors see it: lines with an indent, dashes, a key and a value. Only for files that are in order."""

from __future__ import annotations

import re
from typing import NamedTuple

LINE = re.compile(r"^(?P<indent> *)(?P<dashes>(?:- )*)(?:(?P<key>[A-Za-z_][\w-]*):(?: (?P<value>.*))?|(?P<item>.*))$")


class Line(NamedTuple):
    """One line outside of blocks of text. `column` is where its value begins, from 0; -1 without one."""

    number: int
    text: str
    indent: int
    dashes: int
    key: str
    value: str
    column: int

    @property
    def start(self) -> int:
        """Where its key or its item begins, from 0."""
        return self.indent + self.dashes

    @property
    def is_text(self) -> bool:
        """Whether the value is plain words, without quotes or brackets."""
        return bool(self.value) and self.value[0] not in "\"'[{|>"


def understood(lines: list[str]) -> list[Line]:
    """The lines outside of blocks, without comments and blank lines."""
    found: list[Line] = []
    block = -1
    for number, text in enumerate(lines):
        indent = len(text) - len(text.lstrip(" "))
        if not text.strip() or text.lstrip().startswith("#") or (block >= 0 and indent > block):
            continue
        block = -1
        parts = LINE.match(text)
        if not parts:
            continue
        key, value = parts["key"] or "", (parts["value"] or "") if parts["key"] else parts["item"]
        column = parts.start("value") if parts["key"] else parts.start("item")
        dashes = len(parts["dashes"])
        if value[:1] in {"|", ">"}:
            block = indent + (dashes if key else max(dashes - 2, 0))
        found.append(Line(number, text, indent, dashes, key, value, column if value else -1))
    return found
