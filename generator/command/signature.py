"""An approval is written into a playbook's file: its own lines change, and no others."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.loading.reader import read
from generator.loading.writer import write
from generator.problems import Problem, Problems, Words

if TYPE_CHECKING:
    from collections.abc import Mapping

_ITEM = re.compile(r"( *)- +")
_PLAIN = re.compile(r"[A-Za-z0-9-]+")
_CURE = Words("让每条批准各占一行，以“- ”开头。", 'Let each approval begin a line of its own, with "- ".')


def signed(file: str, raw: bytes, number: int, approval: Mapping[str, str]) -> bytes:
    """The file `raw`, a `playbook.yml`, with `approval` as its approval `number`, counted from 0.

    Raises Problems when that one does not begin a line, as in a list in brackets.
    """
    marks = read(file, raw).marks
    lines = raw.decode("utf-8-sig").split("\n")
    own = [place for path, place in marks.values.items() if path[:2] == ("approvals", number)]
    first, last = min(place.line for place in own), max(place.line for place in own)
    if not (item := _ITEM.match(lines[first - 1])) or item.end() != own[0].column - 1:
        message = Words(
            "这条批准不在自己的一行里，没法写入。", "This approval has no line of its own to be written in."
        )
        raise Problems.of([Problem(own[0], "no-line-of-its-own", message, _CURE)])
    end = "\r" if lines[first - 1].endswith("\r") else ""
    said = [f"{key}: {_written(value)}{end}" for key, value in approval.items()]
    remarks = [line for line in lines[first - 1 : last] if line.lstrip().startswith("#")]
    new = [f"{item[1]}- {said[0]}", *(f"{item[1]}  {line}" for line in said[1:]), *remarks]
    return "\n".join([*lines[: first - 1], *new, *lines[last:]]).encode()


def _written(value: str) -> str:
    """Plain where nobody could take it for anything else, as editors write ids and days."""
    return value if _PLAIN.fullmatch(value) else write([value]).removeprefix("- ").rstrip("\n")
