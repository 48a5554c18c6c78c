"""How a file writes each of its keys elsewhere: the witness where a line may stand wrong in more than one way."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING, NamedTuple, get_origin

from pydantic import BaseModel

from generator.model.handbook import Handbook
from generator.model.walk import types_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

LINE = re.compile(
    r"""^(?P<indent> *)(?P<dashes>(?:- +)*)(?:(?P<key>\w[\w/-]*|"[^"]*"|'[^']*'):(?= |$))? *(?P<value>.*)$"""
)
"""A line's blanks, the dashes of list items, its key and its value."""


@cache
def names() -> frozenset[str]:
    """The names of all fields of the model."""
    parts = [part for part in types_in(Handbook) if issubclass(part, BaseModel)]
    return frozenset(name for part in parts for name in part.model_fields)


@cache
def are_beside(one: str, other: str) -> bool:
    """Whether some part of the model has fields of both names."""
    parts = [part for part in types_in(Handbook) if issubclass(part, BaseModel)]
    return any({one, other} <= part.model_fields.keys() for part in parts)


@cache
def holds_a_list(name: str) -> bool:
    """Whether a list stands under this name in each part of the model that has it."""
    parts = [part for part in types_in(Handbook) if issubclass(part, BaseModel)]
    fields = [part.model_fields[name] for part in parts if name in part.model_fields]
    return bool(fields) and all(get_origin(field.annotation) is tuple for field in fields)


class _Use(NamedTuple):
    """One line with a key: its number, the column of the key, and what the key holds."""

    number: int
    column: int
    holds: str


class Habits:
    """The uses of each key in the `lines`, with their numbers."""

    def __init__(self, lines: Sequence[tuple[int, str]]) -> None:
        self._uses: dict[str, list[_Use]] = defaultdict(list)
        for (number, line), below in zip(lines, [*(line for _, line in lines[1:]), ""], strict=True):
            if (parts := LINE.match(line)) and parts["key"]:
                use = _Use(number, parts.start("key"), _holds(parts, below))
                self._uses[parts["key"]].append(use)

    def knows(self, key: str, number: int) -> bool:
        """Whether the key stands on another line than `number` too."""
        return bool(self._others(key, number))

    def at_home(self, key: str, number: int, column: int) -> bool:
        """Whether the key begins at this column on another line too."""
        return any(use.column == column for use in self._others(key, number))

    def holds(self, key: str, number: int, kind: str) -> bool:
        """Whether the key holds nothing but this kind on other lines: `text`, `list` or `keys`."""
        others = self._others(key, number)
        return bool(others) and all(use.holds == kind for use in others)

    def _others(self, key: str, number: int) -> list[_Use]:
        return [use for use in self._uses.get(key, ()) if use.number != number]


def _holds(parts: re.Match[str], below: str) -> str:
    if parts["value"] and not parts["value"].startswith("#"):
        return {"[": "list", "{": "keys"}.get(parts["value"][0], "text")
    return "list" if below.lstrip().startswith("- ") else "keys"


def saying(lines: Iterable[tuple[int, str]]) -> list[tuple[int, str]]:
    """The lines that are neither blank nor comments."""
    return [(number, line) for number, line in lines if line.strip() and not line.lstrip().startswith("#")]
