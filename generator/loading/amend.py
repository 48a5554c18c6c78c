"""A YAML file that says other data: what it says already stays as typed, what is new is written as a pattern has it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from generator.loading.alignment import aligned, woven
from generator.loading.cut import cut
from generator.loading.extent import composed, yaml_data
from generator.loading.pattern import pattern_of
from generator.loading.placing import Placing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.loading.source import Data
    from generator.model.base import Path


class _Step(NamedTuple):
    """One thing to write: a value at a path, in place of another or behind the sibling that stands before it."""

    path: Path
    meant: Path
    """Where it stands in the new data: what will stand before it may not be there yet."""
    value: Data
    behind: str | int | None = None
    is_new: bool = False


def amended(file: str, text: str, data: Data, pattern: str = "") -> str:
    """The text of a file as it has to be to say `data`.

    Comments, quotes, blank lines and order of what stays are as they were. What is new is taken from `pattern`, a text
    that says it at the same place, with its comments; else it is written as the program writes.
    """
    text = text if text.endswith("\n") or not text else f"{text}\n"
    kept = _in_old_order(yaml_data(composed(text)), data)
    text = cut(file, text, _gone(yaml_data(composed(text)), kept))
    while step := next(_steps(yaml_data(composed(text)), kept, (), ()), None):
        placing = Placing(text, pattern_of(pattern, kept, step.meant))
        text = placing.new(step.path, step.value, step.behind) if step.is_new else placing.other(step.path, step.value)
    while (here := yaml_data(composed(text))) != data:
        text = Placing(text, None).moved(*next(_moves(here, data, ())))
    return text


def _in_old_order(old: Data, new: Data) -> Data:
    """The new data, with each list's items of before in the order of before."""
    if isinstance(old, dict) and isinstance(new, dict):
        return {key: _in_old_order(old[key], value) if key in old else value for key, value in new.items()}
    if not (isinstance(old, list) and isinstance(new, list)):
        return new
    rows = aligned(old, new)
    known = sorted((row, number) for number, row in enumerate(rows) if row is not None)
    order = woven([number for _, number in known], list(range(len(new))))
    return [new[n] if (row := rows[n]) is None else _in_old_order(old[row], new[n]) for n in order]


def _gone(old: Data, new: Data, at: Path = ()) -> Iterator[Path]:
    """The paths of what the new data no longer have."""
    if isinstance(old, dict) and isinstance(new, dict):
        for key, value in old.items():
            if key in new:
                yield from _gone(value, new[key], (*at, key))
            else:
                yield (*at, key)
    elif isinstance(old, list) and isinstance(new, list):
        rows = {row: number for number, row in enumerate(aligned(old, new))}
        for row, value in enumerate(old):
            if row in rows:
                yield from _gone(value, new[rows[row]], (*at, row))
            else:
                yield (*at, row)


def _steps(old: Data, new: Data, at: Path, meant: Path) -> Iterator[_Step]:
    """What is still to be written, the last first: what is written does not move what stands before it."""
    if old == new:
        return
    if not old or type(old) is not type(new) or isinstance(new, str):
        yield _Step(at, meant, new)
        return
    here: Any = old
    there: Any = new
    rows: list[Any] = aligned(here, there) if isinstance(old, list) else [key if key in here else None for key in there]
    keys: list[Any] = list(range(len(new))) if isinstance(new, list) else list(new)
    if len(set(rows) - {None}) < len(old):  # what stands there now is something else altogether
        yield _Step(at, meant, new)
        return
    for number in reversed(range(len(keys))):
        key, row = keys[number], rows[number]
        if row is not None:
            yield from _steps(here[row], there[key], (*at, row), (*meant, key))
        else:
            behind = next((one for one in reversed(rows[:number]) if one is not None), None)
            yield _Step((*at, key), (*meant, key), there[key], behind, is_new=True)


def _moves(here: Data, there: Data, at: Path) -> Iterator[tuple[Path, list[int]]]:
    """The lists that say the same in another order: where each stands, and which item comes when."""
    if isinstance(here, dict) and isinstance(there, dict):
        for key in here:
            yield from _moves(here[key], there[key], (*at, key))
    elif isinstance(here, list) and isinstance(there, list):
        rows = [number for number in aligned(here, there) if number is not None]
        for number, row in enumerate(rows):
            yield from _moves(here[row], there[number], (*at, row))
        if rows != sorted(rows):
            yield at, rows
