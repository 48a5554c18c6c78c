"""A YAML file as read: plain data, and the place of every key and value."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.loading.passage import Written, find

if TYPE_CHECKING:
    from generator.model.base import Path
    from generator.problems import Place

Data = str | list["Data"] | dict[str, "Data"]
"""What a file says: text, lists and mappings. Every scalar stays the text that was typed."""


@dataclass(frozen=True, eq=False)
class Source:
    """A file as read. `keys` and `values` give the place of each mapping key and each value by its path.

    One that is read again with the same content is the same object.
    """

    file: str
    data: Data
    keys: dict[Path, Place] = field(repr=False)
    values: dict[Path, Place] = field(repr=False)
    lines: list[str] = field(repr=False, default_factory=list)
    texts: dict[Path, tuple[str, Written]] = field(repr=False, default_factory=dict)
    """Each text with how it is written, by its path."""

    def within(self, path: Path, span: tuple[int, int]) -> Place | None:
        """The place of the characters `span` of the text at `path`; None if no text stands there."""
        return (
            find(self.file, self.lines, self.texts[path][1], self.texts[path][0], span) if path in self.texts else None
        )
