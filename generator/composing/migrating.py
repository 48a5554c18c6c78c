"""A handbook of an older format, as what has to be written into its files."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from generator.composing.edits import as_typed, texts
from generator.composing.migrations import MIGRATIONS, OLD_FILES, Migration, migrated
from generator.composing.record import Record, Taken, items_of, records, tree_of
from generator.loading.amend import amended
from generator.loading.decode import decode
from generator.loading.extent import composed, yaml_data
from generator.loading.load import tree
from generator.loading.source import part
from generator.loading.writer import write
from generator.model.handbook import FORMAT
from generator.problems import Problems
from generator.validating.format import written_in

if TYPE_CHECKING:
    from pathlib import Path as FilePath

    from generator.layout import Layout
    from generator.loading.load import Sources
    from generator.model.base import Path


class Migrated(NamedTuple):
    """What becomes of a handbook."""

    steps: dict[Migration, list[str]]
    """The steps with the names of the files that each changes."""
    files: dict[str, str | bytes | None]
    """The new content of each file that changes, by name."""


def migration(layout: Layout, sources: Sources) -> Migrated:
    """What has to be done so that data are written as now; raises Problems where a file cannot be read."""
    start = written_in(sources) or FORMAT
    old: dict[Path, FilePath] = {(kind,): layout.shared / f"{kind}.yml" for kind in OLD_FILES if start < FORMAT}
    there: dict[Path, str] = {path: layout.name(file) for path, file in old.items() if file.exists()}
    known = {("unknown-file", name) for name in there.values()}
    told_of = [one for one in sources.problems if one.rule != "missing-file"]
    if broken := [one for one in told_of if (one.rule, one.place.file) not in known]:
        raise Problems.of(broken)
    own = texts(layout, sources) | {path: decode(name, old[path].read_bytes()) for path, name in there.items()}
    names = {path: sources.files[path].file for path in own if path not in there} | there
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
    for kind in sorted(now.keys() - tree(told).keys()):
        files[layout.name(layout.shared / f"{kind.replace('_', '-')}.yml")] = write(now[kind])
    files |= {name: None for path, name in there.items() if part(now, path) is None}
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
