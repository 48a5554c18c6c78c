"""A YAML file as read: plain data, and the place of every key and value."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from generator.loading.passage import find
from generator.problems import Place, Problem, Problems

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from generator.loading.passage import Written
    from generator.model.base import Path

Data = str | list["Data"] | dict[str, "Data"]
"""What a file says: text, lists and mappings. Every scalar stays the text that was typed."""


def part(data: Data | None, path: Path) -> Data | None:
    """What data say at a path; None where they say nothing."""
    for step in path:
        if isinstance(data, dict) and step in data:
            data = data[str(step)]
        elif isinstance(data, list) and isinstance(step, int) and step < len(data):
            data = data[step]
        else:
            return None
    return data


class Marks(NamedTuple):
    """Where everything stands in a file: the place of each mapping key and each value by its path."""

    keys: dict[Path, Place]
    values: dict[Path, Place]
    lines: list[str]
    texts: dict[Path, tuple[str, Written]]
    """Each text with how it is written, by its path."""


def as_json(data: Data) -> bytes:
    """What a file says, as it is kept."""
    return json.dumps(data, ensure_ascii=False).encode()


@dataclass(frozen=True, eq=False)
class Source:
    """A file as read. One that is read again with the same content is the same object."""

    file: str
    said: bytes = field(repr=False)
    """What it says, as JSON: of most files nobody asks for more."""
    mark: Callable[[], Marks] = field(repr=False)
    """Tells the marks; of a file that was known they are looked for only now."""

    @cached_property
    def data(self) -> Data:
        """What it says."""
        data: Data = json.loads(self.said)
        return data

    @cached_property
    def sum(self) -> bytes:
        """Fingerprint of what it says."""
        return hashlib.blake2b(self.said, digest_size=16).digest()

    @cached_property
    def marks(self) -> Marks:
        """Where everything stands in it."""
        return self.mark()

    def place(self, path: Path, *, key: bool = False, span: tuple[int, int] | None = None) -> Place:
        """Where the value at `path` stands, as `Sources.place` tells it."""
        if span and (found := self.within(path, span)):
            return found
        for end in range(len(path), -1, -1):
            inner = path[:end]
            found = self.marks.keys.get(inner) if key or end < len(path) else None
            if found := found or self.marks.values.get(inner):
                return found
        return Place(self.file)

    def within(self, path: Path, span: tuple[int, int]) -> Place | None:
        """The place of the characters `span` of the text at `path`; None if no text stands there."""
        if path not in self.marks.texts:
            return None
        text, written = self.marks.texts[path]
        return find(self.file, self.marks.lines, written, text, span)


class Rest(NamedTuple):
    """What a file with faults says besides them, and the lines, from 1, that they touch."""

    source: Source
    touched: frozenset[int]

    def of(self, lines: Sequence[str], problems: Iterable[Problem]) -> Rest:
        """What it is of the `lines`, of which more are touched: where a problem is told, or another line was read."""
        other = {n for n, (one, read) in enumerate(zip(lines, self.source.marks.lines, strict=True), 1) if one != read}
        return Rest(self.source, self.touched | other | {one.place.line for one in problems})


class Faults(Problems):
    """The problems of a file, with what is left of it if that can be read."""

    def __init__(self, problems: tuple[Problem, ...], rest: Rest | None = None) -> None:
        super().__init__(problems)
        self.rest = rest
