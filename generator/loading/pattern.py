"""How another text has a value written, with the comments above it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import yaml

from generator.loading.alignment import name_of
from generator.loading.extent import Child, Extent, composed, in_brackets, parts_of, yaml_data

if TYPE_CHECKING:
    from generator.loading.source import Data
    from generator.model.base import Path


class Pattern(NamedTuple):
    """A key with its value, or an item, as it is written somewhere."""

    extent: Extent
    child: Child
    above: Child | None

    @property
    def words(self) -> str | None:
        """A text that stands on one line, with its quotes; None of anything else."""
        node = self.child.node
        return (
            self.extent.text[self.extent.at(node.start_mark) : self.extent.at(node.end_mark)]
            if on_one_line(node)
            else None
        )

    @property
    def comments(self) -> str:
        """The lines above that say something about it."""
        lines = self.extent.lines[self.extent.top(self.child, self.above) : self.child.start.line]
        return "".join(line.lstrip(" ") for line in lines)

    @property
    def lines(self) -> str:
        """Its own lines, moved into the first column."""
        column, first = column_of(self.extent, self.child), self.child.start.line
        rest = self.extent.lines[first + 1 : self.extent.last(self.child) + 1]
        body = "".join([self.extent.lines[first][column:], *(_moved_left(line, column) for line in rest)])
        return body if body.endswith("\n") else f"{body}\n"


def pattern_of(text: str, meant: Data, path: Path) -> Pattern | None:
    """How a text has what stands at a path of the data `meant`; None where it does not say so on lines of its own."""
    node, here, found = composed(text), meant, None
    extent = Extent(text)
    for step in path:
        inner: Any = here
        here = inner[step]
        if in_brackets(node):
            return None
        items = list(parts_of(node))
        number = next((n for n, item in enumerate(items) if _is_meant(item, step, here)), None)
        if number is None:
            return None
        found = Pattern(extent, items[number], items[number - 1] if number else None)
        node = items[number].node
    return found if found and yaml_data(found.child.node) == here else None


def on_one_line(node: yaml.Node) -> bool:
    """Whether a node is a text that begins and ends on one line."""
    return isinstance(node, yaml.ScalarNode) and node.start_mark.line == node.end_mark.line


def column_of(extent: Extent, child: Child) -> int:
    """In which column a part begins: an item with its dash."""
    before = extent.lines[child.start.line][: child.start.column]
    return before.rindex("-") if isinstance(child.name, int) and "-" in before else child.start.column


def _is_meant(item: Child, step: str | int, value: Data) -> bool:
    """Whether it is the key that is meant, or the item: by its id, else by what it says."""
    if isinstance(step, str):
        return item.name == step
    said = yaml_data(item.node)
    return said == value or (name_of(value) is not None and name_of(said) == name_of(value))


def _moved_left(line: str, column: int) -> str:
    return line[column:] if not line[:column].strip() and line.strip() else line.lstrip(" ")
