"""A YAML file without some of its values, or with other ids; comments, quotes, order and blank lines stay as typed."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from generator.loading.source import Data
    from generator.model.base import Path


class _Child(NamedTuple):
    """An item of a list, or a key with its value: from where to where, and the node of the value."""

    name: str | int
    start: yaml.Mark
    end: yaml.Mark
    node: yaml.Node


def cut(file: str, text: str, paths: Iterable[Path], instead: Mapping[Path, str] = MappingProxyType({})) -> str:
    """The text of a file without what stands at `paths`; a list of which nothing is left is written `[]`.

    `instead` holds words, such as ids, that are written in place of others.

    Lines above an item that say something about it go with it. Raises ValueError when the result would say anything
    else than the file without these values.
    """
    gone = set(paths)
    root = composed(text)
    lines = text.splitlines(keepends=True)
    ranges = sorted(_Cutter(lines, gone, instead).of(root, ()))
    for start, end, words in reversed(_joined(ranges)):
        text = _closed_up(text[:start], words, text[end:])
    if text and not says(text, without(yaml_data(root), gone, instead)):
        message = (
            f"{file} is written in a way in which nothing can be taken out; do it by hand: {sorted(map(str, gone))}"
        )
        raise ValueError(message)
    return text


def without(data: Data, gone: set[Path], instead: Mapping[Path, str], at: Path = ()) -> Data:
    """The data without what stands at the paths `gone`, and with other words where `instead` says so."""
    if isinstance(data, dict):
        return {k: without(inner, gone, instead, (*at, k)) for k, inner in data.items() if (*at, k) not in gone}
    if isinstance(data, list):
        return [without(inner, gone, instead, (*at, n)) for n, inner in enumerate(data) if (*at, n) not in gone]
    return instead.get(at, data)


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


class _Cutter:
    """Finds what is cut out of a text, as stretches of characters with what takes their place."""

    def __init__(self, lines: Sequence[str], gone: set[Path], instead: Mapping[Path, str]) -> None:
        self._lines, self._gone, self._instead = lines, gone, instead
        self._offsets = [0]
        for line in lines:
            self._offsets.append(self._offsets[-1] + len(line))

    def of(self, node: yaml.Node, path: Path, key: yaml.Node | None = None) -> Iterator[tuple[int, int, str]]:
        """The stretches inside a node that stands at `path`, below `key`."""
        if path in self._instead:
            yield self._at(node.start_mark), self._at(node.end_mark), self._instead[path]
        children = list(_children(node))
        out = [(*path, child.name) in self._gone for child in children]
        if out and all(out):
            yield self._emptied(node, key)
            return
        for number, child in enumerate(children):
            if not out[number]:
                inner_key = _key_of(node, number)
                yield from self.of(child.node, (*path, child.name), inner_key)
        if any(out):
            yield from self._in_flow(children, out) if in_brackets(node) else self._in_block(children, out)

    def _in_flow(self, children: list[_Child], out: list[bool]) -> Iterator[tuple[int, int, str]]:
        """Of what stands in brackets: an item with the comma before it, or behind it where it is the first."""
        first = out.index(False)
        for number, child in enumerate(children):
            if not out[number]:
                continue
            start, end = child.start, child.end
            if number < first:
                end = children[number + 1].start
            else:
                start = children[number - 1].end
            yield self._at(start), self._at(end), ""

    def _in_block(self, children: list[_Child], out: list[bool]) -> Iterator[tuple[int, int, str]]:
        """Of what stands on lines of its own: these lines, and the comments above them."""
        head = out.index(False) if self._begins_inside(children[0].start) and isinstance(children[0].name, str) else 0
        if head:
            yield self._at(children[0].start), self._at(children[head].start), ""
        for number, child in enumerate(children[head:], head):
            if out[number]:
                above = children[number - 1] if number else None
                yield self._offsets[self._top(child, above)], self._offsets[self._last(child) + 1], ""

    def _emptied(self, node: yaml.Node, key: yaml.Node | None) -> tuple[int, int, str]:
        """All that stands in a list or mapping, which is then empty."""
        nothing = "[]" if isinstance(node, yaml.SequenceNode) else "{}"
        children = list(_children(node))
        if in_brackets(node):
            return self._at(node.start_mark), self._at(node.end_mark), nothing
        end = self._offsets[self._last(children[-1]) + 1]
        if key is None:
            inside = self._begins_inside(node.start_mark)
            start = self._at(node.start_mark) if inside else self._offsets[self._top(children[0], None)]
            return start, end, f"{nothing}\n"
        colon = self._at(key.end_mark) + 1
        return colon, end, f" {nothing}\n"

    def _begins_inside(self, mark: yaml.Mark) -> bool:
        """Whether something stands before it on its line: the dash of the item that it begins."""
        return bool(self._lines[mark.line][: mark.column].strip())

    def _top(self, child: _Child, above: _Child | None) -> int:
        """The first line that belongs to a child: comments directly above, unless they stand over the whole list."""
        line = child.start.line
        lowest = self._last(above) if above else line - 1
        while line - 1 > lowest and self._lines[line - 1].strip().startswith("#"):
            line -= 1
        return line

    def _last(self, child: _Child) -> int:
        """The last line on which a child says something."""
        end = _end(child.node)
        line = min(end.line if end.column else end.line - 1, len(self._lines) - 1)
        while line > child.start.line and not self._lines[line].strip():
            line -= 1
        return line

    def _at(self, mark: yaml.Mark) -> int:
        return self._offsets[mark.line] + mark.column


def _children(node: yaml.Node) -> Iterator[_Child]:
    if isinstance(node, yaml.SequenceNode):
        for number, inner in enumerate(node.value):
            yield _Child(number, inner.start_mark, inner.end_mark, inner)
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield _Child(str(key.value), key.start_mark, value.end_mark, value)


def _end(node: yaml.Node) -> yaml.Mark:
    """Where the last word inside a node ends: libyaml has what stands on lines of its own end where the next begins."""
    children = [] if in_brackets(node) else list(_children(node))
    return _end(children[-1].node) if children else node.end_mark


def _key_of(node: yaml.Node, number: int) -> yaml.Node | None:
    return node.value[number][0] if isinstance(node, yaml.MappingNode) else None


def _joined(ranges: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """The stretches, those that touch as one."""
    found: list[tuple[int, int, str]] = []
    for start, end, instead in ranges:
        if found and start <= found[-1][1] and not instead and not found[-1][2]:
            found[-1] = found[-1][0], max(end, found[-1][1]), ""
        else:
            found.append((start, end, instead))
    return found


def _closed_up(before: str, instead: str, behind: str) -> str:
    """The two sides of a cut, without a second blank line between them, or one at the file's end."""
    if instead or (before and not before.endswith("\n")):
        return before + instead + behind
    if not behind.strip("\n"):
        return before.rstrip("\n") + "\n" if before else ""
    return before + (behind.lstrip("\n") if not before or before.endswith("\n\n") else behind)
