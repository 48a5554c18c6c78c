"""A YAML file with more items in its lists, everything else as it was typed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from generator.loading.extent import composed, in_brackets, says, yaml_data

if TYPE_CHECKING:
    from collections.abc import Sequence

    import yaml

    from generator.loading.source import Data
    from generator.model.base import Path


def appended(file: str, text: str, items: str) -> str:
    """The text of a file that is a list, with the items of another behind its own; blank lines between as it has them.

    Raises ValueError when the result would say anything else.
    """
    root, more = composed(text), composed(items)
    said: Any = [*yaml_data(root), *yaml_data(more)]
    body = items[_offset(items, more.start_mark) :] if yaml_data(more) else ""
    if not yaml_data(root):  # nothing yet, or `[]`
        start = _offset(text, root.start_mark) if in_brackets(root) else len(text)
        whole = f"{text[:start]}{body}"
    else:
        between = "\n" if re.search(r"\n\n(#.*\n)*- ", text) else ""
        whole = f"{text.rstrip()}\n{between}{body}"
    return _sure(file, whole, said)


def listed(file: str, text: str, path: Path, words: Sequence[str]) -> str:
    """The text of a file with more words, such as ids, at the end of the list at `path`; ValueError as above."""
    node = composed(text)
    said: Any = yaml_data(node)
    here = said
    for step in path:
        node = node.value[step] if isinstance(step, int) else {key.value: value for key, value in node.value}[step]
        here = here[step]
    here += words
    if in_brackets(node):
        at = _offset(text, node.end_mark) - 1
        whole = f"{text[:at].rstrip()}{', ' if node.value else ''}{', '.join(words)}{text[at:]}"
    else:
        last = node.value[-1]
        at = text.find("\n", _offset(text, last.end_mark))
        margin = " " * (last.start_mark.column - 2)
        lines = "".join(f"\n{margin}- {word}" for word in words)
        whole = f"{text[:at]}{lines}{text[at:]}" if at >= 0 else f"{text}{lines}\n"
    return _sure(file, whole, said)


def _offset(text: str, mark: yaml.Mark) -> int:
    return sum(map(len, text.splitlines(keepends=True)[: mark.line])) + mark.column


def _sure(file: str, text: str, said: Data) -> str:
    if not says(text, said):
        message = f"{file} is written in a way in which nothing can be added; do it by hand"
        raise ValueError(message)
    return text
