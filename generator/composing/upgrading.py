"""A handbook with what a pack has changed since its items were taken, and with every change that was made here."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from generator.composing.edits import as_typed, texts
from generator.composing.record import Record, Taken, items_of, tree_of
from generator.composing.remembering import pack_of
from generator.composing.removal import sound
from generator.composing.three_way import Difference, Kind, ThreeWay
from generator.composing.upstream import same_days, upstream
from generator.loading.amend import amended
from generator.loading.extent import composed, yaml_data
from generator.loading.load import load, tree
from generator.loading.source import part
from generator.model.refs import Ref
from generator.model.walk import walk
from generator.validating.ids import Index
from generator.validating.structure import fit

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from generator.composing.upstream import Upstream
    from generator.layout import Layout
    from generator.loading.load import Sources
    from generator.loading.source import Data
    from generator.model.base import Path


class Upgrade(NamedTuple):
    """What becomes of a handbook."""

    differences: list[Difference]
    gone: list[Path]
    """The playbooks, chapters, cases and drills that the pack no longer has: they stay."""
    files: dict[str, str | bytes | None]
    """The new content of each file that changes, by name."""
    after: Sources
    """The handbook as it is then."""


@dataclass(frozen=True)
class Upgrading:
    """Works out an upgrade."""

    layout: Layout
    ours: Sources
    pack: Layout
    theirs: Sources
    records: Mapping[str, Record]
    """What was taken, by pack."""
    name: str
    """Which pack it is."""

    def upgrade(self, chosen: Collection[int] = ()) -> Upgrade:
        """What becomes of the handbook; raises Problems where the data of either side do not fit the model.

        Of what both sides changed, counted from 0, `chosen` becomes as the pack has it.
        """
        codes = frozenset(language.id for language in sound(self.ours).handbook.languages)
        needed: frozenset[Path] = frozenset()
        while True:
            merge = ThreeWay(codes, chosen, needed)
            files = self._files(self._joined(merge))
            after = load(self.layout, {name: text.encode() for name, text in files.items()})
            if not (more := _still_needed(after, merge.found) - needed):
                told = [one for one in merge.found if self._concerns(one)]
                return Upgrade(told, self._there.gone, {**as_typed(self.layout, files), **self._noted()}, after)
            needed |= more

    @property
    def _record(self) -> Record:
        return self.records[self.name]

    def _concerns(self, one: Difference) -> bool:
        """Whether it is of this pack: what is new here is, where all began with it, unless it is of another."""
        if one.kind is not Kind.OURS or one.was is not None or len(one.name) > 2:  # noqa: PLR2004 - what is no item
            return True
        of_others = any(one.name in record.items for record in self.records.values())
        return ("handbook",) in self._record.items and not of_others

    @cached_property
    def _own(self) -> dict[Path, str]:
        return texts(self.layout, self.ours)

    @cached_property
    def _data(self) -> dict[Path, Data]:
        return {path: yaml_data(composed(text)) for path, text in self._own.items()}

    @cached_property
    def _there(self) -> Upstream:
        return upstream(self.pack, self.theirs, self._record, items_of(tree(self._data)))

    def _joined(self, merge: ThreeWay) -> dict[str, Data]:
        """The handbook's data with what came; kinds of which nothing was taken are as they are."""
        here, there = tree(self._data), tree_of(self._there.items)
        was = tree_of(same_days(self._record, items_of(here), self._there.items))
        kinds = sorted(was.keys() | there.keys())
        sides = [
            {kind: side.get(kind, _nothing(kind, was, here, there)) for kind in kinds} for side in (was, here, there)
        ]
        found: Any = merge.joined(sides[0], sides[1], sides[2])
        return {**here, **found}

    def _files(self, joined: dict[str, Data]) -> dict[str, str]:
        """The new text of each file that says something else now."""
        found: dict[str, str] = {}
        for path, text in self._own.items():
            file = self.ours.files[path].file
            if (meant := part(joined, path)) is not None and meant != self._data[path]:
                found[file] = amended(file, text, meant, self._there.texts.get(path, ""))
        for path in sorted(self._there.texts.keys() - self._own.keys(), key=str):
            if len(path) == 1 and (meant := joined.get(str(path[0]))):
                found[self.theirs.files[path].file] = amended("", "", meant, self._there.texts[path])
        return found

    def _noted(self) -> dict[str, str | bytes | None]:
        """The files in which it is noted what was taken, as the pack has it now."""
        version = pack_of(self.theirs)
        now = {path: Taken(version.version if version else "", one) for path, one in self._there.items.items()}
        kept = {path: self._record.items[path] for path in self._there.gone}
        return Record(self._record.pack, self._record.answers, now | kept).written(self.layout)


def _nothing(kind: str, *sides: Mapping[str, Data]) -> Data:
    """What a side says of a kind of which it has nothing."""
    return [] if any(isinstance(side.get(kind), list) for side in sides) else {}


def _still_needed(after: Sources, found: list[Difference]) -> frozenset[Path]:
    """The names of what would go although something that stays means it."""
    handbook, _, _ = fit(after)
    index = Index(after.tree)
    refs = walk(handbook) if handbook else ()
    lost = {str(ref) for path, ref in refs if isinstance(ref, Ref) and not index.exists(ref.kind, str(ref), path)}
    going = (one for one in found if one.kind is Kind.TAKEN and one.there is None)
    return frozenset(one.name for one in going if one.was is not None and lost & set(_ids(one.was)))


def _ids(data: Data) -> Iterator[str]:
    """Every id in what is said."""
    inner = data.values() if isinstance(data, dict) else data if isinstance(data, list) else ()
    if isinstance(data, dict) and isinstance(data.get("id"), str):
        yield str(data["id"])
    for value in inner:
        yield from _ids(value)
