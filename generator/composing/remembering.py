"""Noting in a handbook what was taken of a pack, and forgetting what was taken out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.composing.answers import Answers
from generator.composing.edits import texts
from generator.composing.record import Record, items_of, records
from generator.loading.extent import composed, yaml_data
from generator.loading.load import tree
from generator.model.handbook import Pack

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from generator.layout import Layout
    from generator.loading.load import Sources
    from generator.loading.source import Data
    from generator.model.base import Path
    from generator.model.handbook import Handbook


def data_of(layout: Layout, sources: Sources) -> dict[str, Data]:
    """What the files of a handbook say, letter by letter, in one tree."""
    return tree({path: yaml_data(composed(text)) for path, text in texts(layout, sources).items()})


def noted(
    layout: Layout, pack: Pack, answers: Answers, data: Mapping[str, Data], taken: Collection[Path] | None = None
) -> dict[str, str | bytes | None]:
    """The files in which it is noted that the items at `taken`, or all of them, are of a pack as they are now."""
    now = items_of(data)
    record = records(layout).get(pack.id) or Record(pack.id, answers, {})
    return record.also(pack.version, now if taken is None else {path: now[path] for path in taken}).written(layout)


def pack_of(sources: Sources) -> Pack | None:
    """What a handbook that others take from is called; None where it has no name."""
    settings = sources.tree["handbook"]
    named = settings.get("pack") if isinstance(settings, dict) else None
    return None if named is None else Pack.model_validate(named)


def forgotten(layout: Layout, gone: Collection[Path]) -> dict[str, str | bytes | None]:
    """The files in which it is no longer noted where some items were from."""
    files: dict[str, str | bytes | None] = {}
    for record in records(layout).values():
        if record.items.keys() & set(gone):
            files |= record.without(gone).written(layout)
    return files


def answers_of(handbook: Handbook) -> Answers:
    """What a handbook would have answered to be begun as it is."""
    settings, whose = handbook.handbook, handbook.organisation
    return Answers(
        organisation=whose.name,
        languages=tuple(one.id for one in settings.languages),
        address=settings.address,
        playbooks=tuple(handbook.playbooks),
        emergency_numbers=whose.emergency_numbers,
        hotline=whose.hotline,
        facts=whose.facts,
        users=whose.users,
    )
