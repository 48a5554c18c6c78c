"""Writing one value into a YAML text, in the layout that the text has there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

from generator.loading.extent import Child, Extent, composed, in_brackets, parts_of, says, yaml_data
from generator.loading.pattern import column_of, on_one_line
from generator.loading.source import part
from generator.loading.writer import in_line, write

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.loading.pattern import Pattern
    from generator.loading.source import Data
    from generator.model.base import Path


class Placing(Extent):
    """A text into which one value is written; each method gives the new text.

    A way to write a value is taken when the result says what it should. Where none does, the part around it is written
    anew, in the end the whole: nothing that is said is ever lost, at worst a comment in that part.
    """

    def __init__(self, text: str, pattern: Pattern | None) -> None:
        super().__init__(text)
        self._root = composed(text)
        self._data = yaml_data(self._root)
        self._pattern = pattern

    def other(self, path: Path, value: Data) -> str:
        """With `value` in place of what stands at a path."""
        return self._first(path, self._replaced(path, value), _put(self._data, path, value))

    def new(self, path: Path, value: Data, behind: str | int | None) -> str:
        """With `value` as one more item, behind the item or key `behind`; None: before all others."""
        more: Any = part(self._data, path[:-1])
        if isinstance(path[-1], str):
            around: Data = {**more, path[-1]: value}
        else:
            number = 0 if behind is None else int(behind) + 1
            around = [*more[:number], value, *more[number:]]
        return self._first(path, self._added(path, value, behind), _put(self._data, path[:-1], around))

    def moved(self, path: Path, order: Sequence[int]) -> str:
        """With the items of the list at a path in another order, each with the comments above it."""
        node = _node_at(self._root, path)
        items = list(parts_of(node))
        if in_brackets(node):
            spans = [(self.at(item.start), self.at(item.end)) for item in items]
        else:
            tops = [self.top(item, items[number - 1] if number else None) for number, item in enumerate(items)]
            ends = [self.offsets[self.last(item) + 1] for item in items]
            spans = [(self.offsets[top], end) for top, end in zip(tops, ends, strict=True)]
        text = self.text
        for (start, end), row in reversed(list(zip(spans, order, strict=True))):
            text = text[:start] + self.text[slice(*spans[row])] + text[end:]
        before: Any = part(self._data, path)
        after: Data = [before[row] for row in order]
        return self._first((*path, 0), iter([text]), _put(self._data, path, after))

    def _first(self, path: Path, ways: Iterator[str], said: Data) -> str:
        """The first of the texts that says what is meant; where none does, the part around the path is written anew."""
        if (found := next((text for text in ways if says(text, said)), None)) is not None:
            return found
        around = part(said, path[:-1])
        return write(said) if len(path) <= 1 or around is None else self.other(path[:-1], around)

    def _replaced(self, path: Path, value: Data) -> Iterator[str]:
        """Ways to write a value in place of another: on the same line, then on lines of its own."""
        if not path:
            says_nothing = self._root.start_mark is None
            yield (self.text if says_nothing else self.text[: self.at(self._root.start_mark)]) + write(value)
            return
        parent = _node_at(self._root, path[:-1])
        child = next(one for one in parts_of(parent) if one.name == path[-1])
        start, end = self.at(child.node.start_mark), self.at(child.node.end_mark)
        if in_brackets(parent) or _fits_in(child.node, value):
            for words in self._words(value, child.node):
                yield f"{self.text[:start]}{words}{self.text[end:]}"
        if not in_brackets(parent):
            column = column_of(self, child)
            begin, stop = self.offsets[child.start.line] + column, self.offsets[self.last(child) + 1]
            for _, lines in self._lines(path[-1], value):
                yield self.text[:begin] + _indented(lines, column).lstrip(" ") + self.text[stop:]

    def _added(self, path: Path, value: Data, behind: str | int | None) -> Iterator[str]:
        """Ways to write one more item."""
        parent, is_key = _node_at(self._root, path[:-1]), isinstance(path[-1], str)
        items = list(parts_of(parent))
        above = next((one for one in items if one.name == behind), None)
        if in_brackets(parent):
            words = in_line({str(path[-1]): value})[1:-1] if is_key else in_line(value)
            at = self.at(items[0].start) if above is None else self.at(above.end)
            yield f"{self.text[:at]}{f'{words}, ' if above is None else f', {words}'}{self.text[at:]}"
            return
        if above is None and is_key:
            above = items[0]  # no key has a place of its own, and the first may stand on the line of a dash
        gap = "\n" if not is_key and self._are_apart(items) else ""
        at = self.offsets[self.top(items[0], None) if above is None else self.last(above) + 1]
        for comments, lines in self._lines(path[-1], value):
            body = _indented(f"{comments}{lines}", column_of(self, items[0]))
            yield self.text[:at] + (body + gap if above is None else gap + body) + self.text[at:]

    def _are_apart(self, items: Sequence[Child]) -> bool:
        """Whether a blank line stands between the first two items."""
        return len(items) > 1 and self.top(items[1], items[0]) > self.last(items[0]) + 1

    def _words(self, value: Data, before: yaml.Node) -> Iterator[str]:
        """Ways to write a value on one line: as the pattern has it, plain where the other was, else in quotes."""
        if self._pattern and self._pattern.words is not None:
            yield self._pattern.words
        if isinstance(value, str) and isinstance(before, yaml.ScalarNode) and not before.style:
            yield value
        yield in_line(value)

    def _lines(self, name: str | int, value: Data) -> Iterator[tuple[str, str]]:
        """Ways to write a key or a dash with its value: the comments above, and the lines, in the first column."""
        if self._pattern:
            yield self._pattern.comments, self._pattern.lines
        yield "", write([value] if isinstance(name, int) else {name: value})


def _fits_in(node: yaml.Node, value: Data) -> bool:
    """Whether a value stands well where a node stands now: a word on a line, or words in brackets."""
    words = value if isinstance(value, list) else [value]
    place = in_brackets(node) if isinstance(value, list) else on_one_line(node)
    return place and all(isinstance(word, str) and "\n" not in word for word in words)


def _indented(text: str, column: int) -> str:
    return "".join(f"{' ' * column}{line}" if line.strip() else line for line in text.splitlines(keepends=True))


def _node_at(node: yaml.Node, path: Path) -> yaml.Node:
    for step in path:
        node = next(child.node for child in parts_of(node) if child.name == step)
    return node


def _put(data: Data, path: Path, value: Data) -> Data:
    """The data with another value at a path."""
    if not path:
        return value
    inner: Any = data
    if isinstance(data, dict):
        return {**data, str(path[0]): _put(inner[path[0]], path[1:], value)}
    return [_put(item, path[1:], value) if number == path[0] else item for number, item in enumerate(inner)]
