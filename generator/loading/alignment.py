"""Which item of a list is which of the same list as it was before."""

from __future__ import annotations

import json
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.loading.source import Data

Row = TypeVar("Row")

_ALIKE = 0.6
"""How much two items have in common, from 0 to 1, that are taken for one and the same with other words."""


def aligned(before: Sequence[Data], after: Sequence[Data]) -> list[int | None]:
    """For each item of `after` the number that it has in `before`; None where it is new.

    Items with an id are known by it and words by themselves. Others are the same where they say the same, or much of
    it between the same neighbours.
    """
    names = _names(before), _names(after)
    if names[0] is not None and names[1] is not None:
        known = {name: number for number, name in enumerate(names[0])}
        return [known.get(name) for name in names[1]]
    return _by_content([_written(item) for item in before], [_written(item) for item in after])


def name_of(item: Data) -> str | None:
    """The id of an item, or the word that it is; None where it has no name."""
    return item if isinstance(item, str) else str(item["id"]) if isinstance(item, dict) and "id" in item else None


def woven(rows: Sequence[Row], others: Sequence[Row]) -> list[Row]:
    """The rows, each of the others that is not among them behind the one that stands before it there."""
    found = list(rows)
    before: Row | None = None
    for row in others:
        if row not in found:
            found.insert(0 if before is None else found.index(before) + 1, row)
        before = row
    return found


def _names(items: Sequence[Data]) -> list[str] | None:
    """What the items are known by, unless one has no name or two have the same."""
    found = [name for item in items if (name := name_of(item)) is not None]
    return found if len(set(found)) == len(items) else None


def _by_content(before: list[str], after: list[str]) -> list[int | None]:
    found: list[int | None] = []
    for kind, start, end, other_start, other_end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal" or end - start == other_end - other_start:  # each has the place of one of before
            found += range(start, end)
            continue
        first = start
        for item in after[other_start:other_end]:
            best = max(range(first, end), key=lambda number: _likeness(before[number], item), default=None)
            if best is None or _likeness(before[best], item) < _ALIKE:
                found.append(None)
            else:
                found.append(best)
                first = best + 1
    return found


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _written(item: Data) -> str:
    return json.dumps(item, ensure_ascii=False, sort_keys=True)
