"""A YAML file with more items in its lists, everything else as it was typed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import yaml

from generator.loading.cut import yaml_data

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.model.base import Path


def appended(file: str, text: str, items: str) -> str:
    """The text of a file that is a list, with the items of another behind its own; blank lines between as it has them.

    Raises ValueError when the result would say anything else.
    """
    root, more = _composed(text), _composed(items)
    said = _data(root) + _data(more)
    body = items[_offset(items, more.start_mark) :] if more else ""
    if not root or root.flow_style:  # an empty one, `[]`
        start = _offset(text, root.start_mark) if root else len(text)
        whole = f"{text[:start]}{body}"
    else:
        between = "\n" if re.search(r"\n\n(#.*\n)*- ", text) else ""
        whole = f"{text.rstrip()}\n{between}{body}"
    return _sure(file, whole, said)


def listed(file: str, text: str, path: Path, words: Sequence[str]) -> str:
    """The text of a file with more words, such as ids, at the end of the list at `path`; ValueError as above."""
    node = _composed(text)
    said: Any = _data(node)
    here = said
    for step in path:
        node = node.value[step] if isinstance(step, int) else {key.value: value for key, value in node.value}[step]
        here = here[step]
    here += words
    if node.flow_style:
        at = _offset(text, node.end_mark) - 1
        whole = f"{text[:at].rstrip()}{', ' if node.value else ''}{', '.join(words)}{text[at:]}"
    else:
        last = node.value[-1]
        at = text.find("\n", _offset(text, last.end_mark))
        margin = " " * (last.start_mark.column - 2)
        lines = "".join(f"\n{margin}- {word}" for word in words)
        whole = f"{text[:at]}{lines}{text[at:]}" if at >= 0 else f"{text}{lines}\n"
    return _sure(file, whole, said)


def _composed(text: str) -> yaml.Node:
    return yaml.compose(text, Loader=yaml.CBaseLoader)


def _data(node: yaml.Node | None) -> list[str]:
    found: list[str] = yaml_data(node) if node else []  # type: ignore[assignment] # a list, or what holds one
    return found


def _offset(text: str, mark: yaml.Mark) -> int:
    return sum(map(len, text.splitlines(keepends=True)[: mark.line])) + mark.column


def _sure(file: str, text: str, said: object) -> str:
    if _data(_composed(text)) != said:
        message = f"nothing can be added to {file}"
        raise ValueError(message)
    return text
