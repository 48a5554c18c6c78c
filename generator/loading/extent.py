"""Where the parts of a YAML text begin and end, with the lines that belong to them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.loading.source import Data


class Child(NamedTuple):
    """An item of a list, or a key with its value: from where to where, and the node of the value."""

    name: str | int
    start: yaml.Mark
    end: yaml.Mark
    node: yaml.Node


def composed(text: str) -> yaml.Node:
    """What a file says, with the place of each value; an empty text for a file that says nothing."""
    found: yaml.Node | None = yaml.compose(text, Loader=yaml.CBaseLoader)
    return found or yaml.ScalarNode("", "")


def says(text: str, data: Data) -> bool:
    """Whether a text is YAML that says these data."""
    try:
        return yaml_data(composed(text)) == data
    except yaml.YAMLError:
        return False


def in_brackets(node: yaml.Node) -> bool:
    """Whether a list or mapping is written in brackets or braces."""
    return isinstance(node, yaml.CollectionNode) and bool(node.flow_style)


def yaml_data(node: yaml.Node) -> Data:
    """What a node says: texts, lists and mappings."""
    if isinstance(node, yaml.ScalarNode):
        return str(node.value)
    if isinstance(node, yaml.SequenceNode):
        return [yaml_data(inner) for inner in node.value]
    return {str(key.value): yaml_data(value) for key, value in node.value}


def parts_of(node: yaml.Node) -> Iterator[Child]:
    """What stands directly in a list or mapping; nothing in a text."""
    if isinstance(node, yaml.SequenceNode):
        for number, inner in enumerate(node.value):
            yield Child(number, inner.start_mark, inner.end_mark, inner)
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield Child(str(key.value), key.start_mark, value.end_mark, value)


class Extent:
    """The lines of a text, and which of them a part takes up."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = text.splitlines(keepends=True)
        self.offsets = [0]
        for line in self.lines:
            self.offsets.append(self.offsets[-1] + len(line))

    def at(self, mark: yaml.Mark) -> int:
        """How many characters stand before a mark."""
        return self.offsets[mark.line] + mark.column

    def begins_inside(self, mark: yaml.Mark) -> bool:
        """Whether something stands before it on its line: the dash of the item that it begins."""
        return bool(self.lines[mark.line][: mark.column].strip())

    def top(self, child: Child, above: Child | None) -> int:
        """The first line that belongs to a child: comments directly above, unless they stand over the whole list."""
        line = child.start.line
        lowest = self.last(above) if above else line - 1
        while line - 1 > lowest and self.lines[line - 1].strip().startswith("#"):
            line -= 1
        return line

    def last(self, child: Child) -> int:
        """The last line on which a child says something."""
        end = _end(child.node)
        line = min(end.line if end.column else end.line - 1, len(self.lines) - 1)
        while line > child.start.line and not self.lines[line].strip():
            line -= 1
        return line


def _end(node: yaml.Node) -> yaml.Mark:
    """Where the last word inside a node ends: libyaml has what stands on lines of its own end where the next begins."""
    inside = [] if in_brackets(node) else list(parts_of(node))
    return _end(inside[-1].node) if inside else node.end_mark
