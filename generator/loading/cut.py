"""A YAML file without some of its values, or with other ids; comments, quotes, order and blank lines stay as typed."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

import yaml

from generator.loading.extent import Child, Extent, composed, in_brackets, parts_of, says, yaml_data

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.loading.source import Data
    from generator.model.base import Path


def cut(file: str, text: str, paths: Iterable[Path], instead: Mapping[Path, str] = MappingProxyType({})) -> str:
    """The text of a file without what stands at `paths`; a list of which nothing is left is written `[]`.

    `instead` holds words, such as ids, that are written in place of others.

    Lines above an item that say something about it go with it. Raises ValueError when the result would say anything
    else than the file without these values.
    """
    gone = set(paths)
    root = composed(text)
    ranges = sorted(_Cutter(text, gone, instead).of(root, ()))
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


class _Cutter:
    """Finds what is cut out of a text, as stretches of characters with what takes their place."""

    def __init__(self, text: str, gone: set[Path], instead: Mapping[Path, str]) -> None:
        self._extent, self._gone, self._instead = Extent(text), gone, instead

    def of(self, node: yaml.Node, path: Path, key: yaml.Node | None = None) -> Iterator[tuple[int, int, str]]:
        """The stretches inside a node that stands at `path`, below `key`."""
        if path in self._instead:
            yield self._extent.at(node.start_mark), self._extent.at(node.end_mark), self._instead[path]
        children = list(parts_of(node))
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

    def _in_flow(self, children: list[Child], out: list[bool]) -> Iterator[tuple[int, int, str]]:
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
            yield self._extent.at(start), self._extent.at(end), ""

    def _in_block(self, children: list[Child], out: list[bool]) -> Iterator[tuple[int, int, str]]:
        """Of what stands on lines of its own: these lines, and the comments above them."""
        head = (
            out.index(False)
            if self._extent.begins_inside(children[0].start) and isinstance(children[0].name, str)
            else 0
        )
        if head:
            yield self._extent.at(children[0].start), self._extent.at(children[head].start), ""
        for number, child in enumerate(children[head:], head):
            if out[number]:
                above = children[number - 1] if number else None
                yield (
                    self._extent.offsets[self._extent.top(child, above)],
                    self._extent.offsets[self._extent.last(child) + 1],
                    "",
                )

    def _emptied(self, node: yaml.Node, key: yaml.Node | None) -> tuple[int, int, str]:
        """All that stands in a list or mapping, which is then empty."""
        nothing = "[]" if isinstance(node, yaml.SequenceNode) else "{}"
        children = list(parts_of(node))
        if in_brackets(node):
            return self._extent.at(node.start_mark), self._extent.at(node.end_mark), nothing
        end = self._extent.offsets[self._extent.last(children[-1]) + 1]
        if key is None:
            inside = self._extent.begins_inside(node.start_mark)
            start = (
                self._extent.at(node.start_mark)
                if inside
                else self._extent.offsets[self._extent.top(children[0], None)]
            )
            return start, end, f"{nothing}\n"
        colon = self._extent.at(key.end_mark) + 1
        return colon, end, f" {nothing}\n"


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
