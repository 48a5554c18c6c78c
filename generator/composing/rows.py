"""Items of a list on three sides as rows: what is the same item has the same number on each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.loading.alignment import aligned

if TYPE_CHECKING:
    from generator.loading.source import Data


def rows_of(was: list[Data], here: list[Data], there: list[Data]) -> tuple[list[int], list[int]]:
    """The row of each item here and there. Rows are the items of before, then what is new on a side or on both."""
    ours, theirs = aligned(was, here), aligned(was, there)
    new = [at for at, row in enumerate(ours) if row is None]
    also = [at for at, row in enumerate(theirs) if row is None]
    same = aligned([here[at] for at in new], [there[at] for at in also])
    first, beyond = len(was), len(was) + len(new)
    of_here = {at: first + number for number, at in enumerate(new)}
    pairs = zip(also, same, strict=True)
    of_there = {at: beyond + at if number is None else first + number for at, number in pairs}
    return (
        [of_here[at] if row is None else row for at, row in enumerate(ours)],
        [of_there[at] if row is None else row for at, row in enumerate(theirs)],
    )
