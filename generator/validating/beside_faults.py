"""What does not fit the model in a file that has faults, as far as these cannot be the cause."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, cast

from pydantic import TypeAdapter, ValidationError

from generator.loading.load import Sources
from generator.validating.expected import type_at
from generator.validating.structure import misfits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic_core import ErrorDetails

    from generator.loading.source import Rest
    from generator.model.base import Path
    from generator.problems import Problem

AT_MOST = 2
"""Misfits of one part of a file; where there are more, a fault has put it where it does not belong."""


def beside_faults(sources: Sources) -> Iterator[Problem]:
    """What is told of the parts of such files that no fault touches: the innermost list items, or keys at the left."""
    for path, rest in sources.rests.items():
        try:
            TypeAdapter[Any](cast("Any", type_at(path))).validate_python(rest.source.data)
        except ValidationError as error:
            alone = Sources({path: rest.source})
            for errors in _by_part(error.errors(include_url=False), rest):
                found = [cast("ErrorDetails", {**one, "loc": (*path, *one["loc"])}) for one in errors]
                told = misfits(alone, found)
                yield from told if len(told) <= AT_MOST else ()


def _by_part(errors: list[ErrorDetails], rest: Rest) -> Iterator[list[ErrorDetails]]:
    """The errors in each part of the file that is whole."""
    parts: dict[Path, list[ErrorDetails]] = defaultdict(list)
    for one in errors:
        parts[_part(one["loc"])].append(one)
    for part, some in parts.items():
        lines = _lines(rest, part)
        if not part or not lines or rest.touched.intersection(range(lines.start - 1, lines.stop + 1)):
            continue
        behind = _lines(rest, (*part[:-1], part[-1] + 1)) if isinstance(part[-1], int) else range(0)
        ends = rest.touched.isdisjoint(behind) and bool(behind)  # what was moved out of it stands behind it
        if ends or max(rest.touched, default=0) < lines.start:
            yield some
        else:
            yield [one for one in some if one["type"] not in {"missing", "too_short"}]


def _lines(rest: Rest, part: Path) -> range:
    """From which line to which a part of the file stands; none where it does not stand there."""
    marks = rest.source.marks
    lines = [
        place.line
        for places in (marks.keys, marks.values)
        for path, place in places.items()
        if path[: len(part)] == part
    ]
    return range(min(lines), max(lines) + 1) if lines else range(0)


def _part(path: Path) -> Path:
    """The innermost list item around what stands at a path in a file, else the key at the left."""
    item = max((n + 1 for n, step in enumerate(path[:-1]) if isinstance(step, int)), default=0)
    return path[:item] or path[:1]
