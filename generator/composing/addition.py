"""Taking items of another handbook into one: with what they need of it, and without what they only speak of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from generator.composing.adapting import Adapting
from generator.composing.edits import cut_out
from generator.composing.leaving import REGISTRIES, Leaving, inside, links
from generator.composing.removal import KINDS, sound
from generator.loading.paste import appended, listed
from generator.model.base import Path

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from generator.layout import Layout
    from generator.loading.load import Sources
    from generator.loading.source import Data
    from generator.model.handbook import Handbook

_OPEN = frozenset(KINDS.values())
"""Folders with a file or a folder for each item."""
_COME = REGISTRIES | {"topics"}
"""What comes along with what needs it."""
_ADDED_TO = _COME | {"triage"}
"""Whose file here takes up what comes."""
_ORDERS = ("reading_order", "leading_order")
"""Lists of the settings that name the playbooks."""


class Needs(Exception):  # noqa: N818 - said as users would say it
    """What should come means nothing without an item that is not here: its folder or registry, and its id."""


class Addition(NamedTuple):
    """What comes, and what has to be written for that."""

    items: dict[str, list[str]]
    """The ids of the items of each registry or folder that come."""
    cut: int
    """How many references, and parts made of them, were left out: what they mean does not come."""
    files: dict[str, str | None]
    """The new text of each file that changes, by name."""


def added(layout: Layout, ours: Sources, pack: Layout, theirs: Sources, wanted: Collection[Path]) -> Addition:
    """What the items at `wanted` of a pack bring into the handbook of a layout.

    What is here under the same id already stays as it is here. It comes in the languages that are spoken here, and as a
    draft. Raises Problems where the data of either do not fit the model, and Needs.
    """
    here, there = sound(ours), sound(theirs)
    brought = _Brought(Leaving(theirs.tree, links(there, theirs.tree)), ours.tree, frozenset(wanted))
    kept, gone = brought.all()
    adapting = _adapting(here, there)
    left_out = {*gone, *(path for path in adapting.silent(theirs.tree) if path[:2] in kept and not inside(path, gone))}
    files: dict[str, str | None] = {}
    for path, source in theirs.files.items():
        mine = frozenset(part for part in left_out if part[: len(path)] == path)
        if path[:2] in kept and path[0] in _OPEN:
            text = cut_out(pack, source.file, [part[len(path) :] for part in mine])
            files[source.file] = adapting.text(path, text)
        elif path[0] in _ADDED_TO - _OPEN and (new := [one for one in kept if one[0] == path[0]]):
            others = {(path[0], n) for n in range(len(theirs.tree[str(path[0])]))} - set(new)
            items = cut_out(pack, source.file, [part[1:] for part in (*mine, *others)])
            files[source.file] = appended(source.file, _text(layout, source.file), adapting.text(path, items))
    names = [str(path[1]) for path in wanted if path[0] == "playbooks"]
    settings = ours.files[("handbook",)].file
    text = _text(layout, settings)
    for order in _ORDERS if names else ():
        if order in ours.tree["handbook"]:
            text = listed(settings, text, (order,), names)
            files[settings] = text
    for path in _first_questions(brought.pack, frozenset(wanted), ours.tree):
        file = ours.files[("triage",)].file
        text = files.get(file) or _text(layout, file)
        files[file] = listed(file, text, path[1:-1], [str(path[-1])])
    return Addition(_by_registry(kept, theirs.tree), len(gone), files)


def _adapting(here: Handbook, there: Handbook) -> Adapting:
    """What makes the texts of another handbook those of this one."""
    known, spoken = (frozenset(one.id for one in handbook.handbook.languages) for handbook in (there, here))
    name = here.organisation.name.root
    was = there.organisation.name.root
    return Adapting(known, known & spoken, {words: name[code] for code, words in was.items() if code in name})


def _first_questions(pack: Leaving, wanted: frozenset[Path], here: Mapping[str, Data]) -> Iterator[Path]:
    """The answers here that lead to playbooks and, in the pack, to those wanted too: the list's path, then the id."""
    questions = {name: at for at, name in _placed(here.get("triage", []))}
    there = dict(_placed(pack.tree.get("triage", [])))
    for link in pack.links:
        if link.at[0] == "triage" and link.to in wanted and (at := questions.get(there[link.at[1]])) is not None:
            asked: Any = here["triage"]
            if asked[at].get(link.at[2], {}).get(link.at[3]):
                yield ("triage", at, *link.at[2:4], link.to[1])


class _Brought(NamedTuple):
    """Works out what comes along from a pack."""

    pack: Leaving
    here: Mapping[str, Data]
    wanted: frozenset[Path]

    def all(self) -> tuple[frozenset[Path], frozenset[Path]]:
        """The items that come; and the parts of them that do not, as what they mean stays in the pack."""
        known = {kind: _ids(data) for kind, data in self.here.items()}
        placed = {kind: _placed(data) for kind, data in self.pack.tree.items()}
        there: dict[Path, str] = {(kind, at): name for kind, items in placed.items() for at, name in items}
        here = frozenset(path for path, name in there.items() if name in known.get(str(path[0]), ()))
        kept = self.wanted | {
            link.to[:2]
            for link in self.pack.links
            if link.at[:2] in self.wanted and link.to[0] in REGISTRIES and link.to[:2] not in here
        }
        if self.here.get("triage"):  # a playbook comes with the question that leads to it
            led_to = (one for one in self.pack.links if one.at[0] == "triage" and one.at[3] == "playbooks")
            kept |= {one.at[:2] for one in led_to if one.to in self.wanted and one.at[:2] not in here}
        while True:
            absent = frozenset(there) - kept - here
            cut, needed = frozenset[Path](), frozenset[Path]()
            for link in self.pack.links:
                if link.at[:2] in kept and link.to[:2] in absent and not inside(link.at, cut):
                    part = self.pack.smallest(link.at, cut | absent)
                    if len(part) > 2:  # noqa: PLR2004 - a part of an item
                        cut |= {part}
                    elif link.to[0] in _COME:
                        needed |= {link.to[:2]}
                    else:
                        raise Needs(str(link.to[0]), there[link.to[:2]])
            if not needed:
                return kept, cut
            kept |= needed


def _by_registry(paths: Iterable[Path], tree: Mapping[str, Data]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for kind, at in sorted(paths, key=str):
        found.setdefault(str(kind), []).append(dict(_placed(tree[str(kind)]))[at])
    return found


def _placed(data: Data) -> list[tuple[str | int, str]]:
    """Where each item of a registry or folder stands, and its id."""
    if isinstance(data, dict):
        return [(name, name) for name in data]
    items = enumerate(data) if isinstance(data, list) else ()
    return [(at, str(item["id"])) for at, item in items if isinstance(item, dict) and "id" in item]


def _ids(data: Data) -> set[str]:
    return {name for _, name in _placed(data)}


def _text(layout: Layout, file: str) -> str:
    here = layout.root / file
    return here.read_bytes().decode().replace("\r\n", "\n") if here.exists() else ""
