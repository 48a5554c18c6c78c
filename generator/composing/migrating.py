"""A handbook of an older format, as what has to be written into its files."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from generator.composing.edits import as_typed, texts
from generator.composing.migrations import MIGRATIONS, Migration, migrated
from generator.composing.record import Record, Taken, items_of, records, tree_of
from generator.loading.amend import amended
from generator.loading.extent import composed, yaml_data
from generator.loading.load import tree
from generator.loading.source import part
from generator.loading.writer import write
from generator.model.handbook import FORMAT
from generator.problems import Problems
from generator.validating.format import written_in

if TYPE_CHECKING:
    from generator.layout import Layout
    from generator.loading.load import Sources


class Migrated(NamedTuple):
    """What becomes of a handbook."""

    steps: dict[Migration, list[str]]
    """The steps with the names of the files that each changes."""
    files: dict[str, str | bytes | None]
    """The new content of each file that changes, by name."""


def migration(layout: Layout, sources: Sources) -> Migrated:
    """What has to be done so that data are written as now; raises Problems where a file cannot be read."""
    if broken := [one for one in sources.problems if one.rule != "missing-file"]:
        raise Problems.of(broken)
    start = written_in(sources) or FORMAT
    own = texts(layout, sources)
    names = {path: sources.files[path].file for path in own}
    told = {path: yaml_data(composed(text)) for path, text in own.items()}
    now: Any = tree(told)
    steps: dict[Migration, list[str]] = {}
    for step in (one for one in MIGRATIONS if one.to > start):
        before, now = now, step.change(now)
        steps[step] = [name for path, name in names.items() if part(now, path) != part(before, path)]
    if start < FORMAT:
        now = {**now, "handbook": {**now["handbook"], "format": str(FORMAT)}}
    meant = {path: said for path in own if (said := part(now, path)) is not None and said != told[path]}
    files: dict[str, str | bytes | None] = {
        **as_typed(layout, {names[path]: amended(names[path], own[path], said) for path, said in meant.items()})
    }
    for kind in now.keys() - tree(told).keys():
        files[layout.name(layout.shared / f"{kind.replace('_', '-')}.yml")] = write(now[kind])
    for record in records(layout).values() if files else ():
        files |= _as_now(record, start).written(layout)
    return Migrated(steps, files)


def _as_now(record: Record, start: int) -> Record:
    """What was taken, as it would be written now: else an upgrade would take it for changed."""
    now = items_of(migrated(tree_of({path: taken.data for path, taken in record.items.items()}), start))
    version = max(taken.version for taken in record.items.values())
    return replace(
        record,
        items={path: Taken(record.items[path].version if path in record.items else version, now[path]) for path in now},
    )
