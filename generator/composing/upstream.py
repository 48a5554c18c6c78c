"""What a pack says now of all that was taken of it, as it becomes this organisation's."""

from __future__ import annotations

from os import devnull
from pathlib import Path as FilePath
from typing import TYPE_CHECKING, Any, NamedTuple

from generator.composing.adapting import LIFE
from generator.composing.beginning import begun
from generator.composing.leaving import REGISTRIES, Link, links
from generator.composing.record import IN_FILES, items_of
from generator.composing.removal import sound
from generator.layout import Layout
from generator.loading.extent import composed, yaml_data
from generator.loading.load import load, tree

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.composing.answers import Answers
    from generator.composing.record import Record
    from generator.loading.load import Sources
    from generator.loading.source import Data
    from generator.model.base import Path

_NOWHERE = Layout(FilePath(devnull))
"""Where files are read that are in no folder."""


class Upstream(NamedTuple):
    """The other side."""

    items: dict[Path, Data]
    texts: dict[Path, str]
    """Its files as they would be written here, by their place in the handbook."""
    gone: list[Path]
    """The playbooks, chapters, cases and drills that were taken and that the pack no longer has."""


def upstream(pack: Layout, theirs: Sources, record: Record, here: Mapping[Path, Data]) -> Upstream:
    """What a pack says of what `record` has of it; with what that needs by now and has not got `here`."""
    gone = [path for path in record.items if path[0] in IN_FILES and path[1] not in theirs.tree[str(path[0])]]
    found = begun(pack, theirs, _chosen(theirs, record, here))
    names = {source.file: path for path, source in theirs.files.items()}
    texts = {names[name]: text for name, text in found.items()}
    items = items_of(tree({path: yaml_data(composed(text)) for path, text in texts.items()}))
    new = _new(found, record, here)
    kept = {path: data for path, data in items.items() if path in record.items or path in new}
    lived = {path: _lived(path, data, record, here) for path, data in kept.items()}
    return Upstream(lived | {path: record.items[path].data for path in gone}, texts, gone)


def _chosen(theirs: Sources, record: Record, here: Mapping[Path, Data]) -> Answers:
    """The answers, with all that the pack has of what is here by now: what is taken speaks of the rest."""
    known: Any = theirs.tree
    ids = {
        kind: tuple(name for name in known[kind] if (kind, name) in record.items or (kind, name) in here)
        for kind in IN_FILES
    }
    some = ids["playbooks"] or tuple(known["playbooks"])[:1]  # no handbook is without
    chosen = {"playbooks": some, "chapters": ids["guide"], "cases": ids["cases"], "drills": ids["drills"]}
    return record.answers.model_copy(update=chosen)


def _new(found: Mapping[str, str], record: Record, here: Mapping[Path, Data]) -> set[Path]:
    """What the pack has now and nobody has here: of a handbook that was begun with it all, else what is needed."""
    sources = load(_NOWHERE, {name: text.encode() for name, text in found.items()})
    missing = {path for path in items_of(sources.tree) if path not in record.items and path not in here}
    if ("handbook",) in record.items:
        return {path for path in missing if path[0] not in IN_FILES and path != ("ui",)}
    named = [(_item(link.at, sources), _item(link.to, sources)) for link in _links(sources)]
    needed: set[Path] = set()
    while more := {to for at, to in named if at in record.items.keys() | needed and to in missing - needed}:
        needed |= {path for path in more if path[0] in REGISTRIES}
        missing -= more
    return needed


def _links(sources: Sources) -> list[Link]:
    return links(sound(sources), sources.tree)


def _item(path: Path, sources: Sources) -> Path:
    """The item in which a path stands, by its id."""
    here: Any = sources.tree[str(path[0])]
    if isinstance(here, list) and len(path) > 1 and isinstance(path[1], int):
        return (path[0], str(here[path[1]].get("id")))
    return path[:2] if path[0] in IN_FILES else path[:1]


def _lived(path: Path, data: Data, record: Record, here: Mapping[Path, Data]) -> Data:
    """A playbook with the life that it has here; its day of change is the later one."""
    if path[0] != "playbooks" or path not in record.items:
        return data
    book: Any = data
    was: Any = record.items[path].data
    now: Any = here.get(path, was)
    kept = {key: value for key, value in was["playbook"].items() if key in LIFE}
    later = max(book["playbook"]["modified"], now["playbook"]["modified"])
    first = {key: value for key, value in book["playbook"].items() if key not in LIFE}
    return {**book, "playbook": {**first, **kept, "modified": later}}


def same_days(record: Record, here: Mapping[Path, Data], there: Mapping[Path, Data]) -> dict[Path, Data]:
    """The items as they were taken, playbooks with the day of change of here: on that no two sides are to disagree."""
    books = {path for path in record.items.keys() & here.keys() & there.keys() if path[0] == "playbooks"}
    return {
        path: _on_day(taken.data, here[path]) if path in books else taken.data for path, taken in record.items.items()
    }


def _on_day(was: Data, now: Data) -> Data:
    book: Any = was
    here: Any = now
    return {**book, "playbook": {**book["playbook"], "modified": here["playbook"]["modified"]}}
