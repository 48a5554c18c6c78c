"""Changes of data by ids, written into files as a person would: everything else stays as it was typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.loading.alignment import name_of
from generator.loading.amend import amended
from generator.loading.extent import composed, yaml_data

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

Step = str | int


def change(handbook: Path, changes: Iterable[Sequence[Any]]) -> None:
    """Make each change: a file of `playbooks/` without its ending, a path, and what it says then, if anything."""
    for name, path, *value in changes:
        file = handbook / "playbooks" / f"{name}.yml"
        text = file.read_text(encoding="utf-8")
        new = put(yaml_data(composed(text)), [int(one) if str(one).isdigit() else one for one in path], *value)
        file.write_text(amended(name, text, new), encoding="utf-8")


def find(data: Any, path: Sequence[Step]) -> Any:  # noqa: ANN401 - whatever YAML says
    """What stands at a path; None where nothing does."""
    for step in path:
        at = number(data, step) if isinstance(data, list) else step
        known = at in data if isinstance(data, dict) else at is not None and int(at) < len(data)
        if not known:
            return None
        data = data[at]
    return data


def put(data: Any, path: Sequence[Step], *value: Any) -> Any:  # noqa: ANN401 - the same
    """The data with a value at a path, or nothing. An item of a number that is there already comes before that one."""
    if not path:
        ids = {name_of(item): item for item in data}
        return [ids[name] for name in value[0]]  # in another order
    step, rest = path[0], path[1:]
    if isinstance(data, dict):
        inner = {key: one for key, one in data.items() if rest or value or key != step}
        return {**inner, str(step): put(data[step], rest, *value) if rest else value[0]} if rest or value else inner
    at = number(data, step)
    if rest and at is not None:
        return [put(item, rest, *value) if n == at else item for n, item in enumerate(data)]
    if not value:
        return [item for n, item in enumerate(data) if n != at]
    where = len(data) if at is None else at
    return [*data[:where], value[0], *data[where:]]


def number(items: Sequence[Any], step: Step) -> int | None:
    """Which item is meant; None where it is not there."""
    if isinstance(step, int):
        return step
    return next((n for n, item in enumerate(items) if name_of(item) == step), None)
