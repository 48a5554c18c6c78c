"""Taking items out of a handbook: what leaves with them, and where it is still spoken of."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from generator.composing.edits import without
from generator.composing.leaving import Leaving, links
from generator.model.base import Text
from generator.model.walk import walk
from generator.problems import Place, Problems
from generator.validating.format import other_format
from generator.validating.ids import at_path
from generator.validating.structure import fit

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from generator.layout import Layout
    from generator.loading.load import Sources
    from generator.model.base import Path
    from generator.model.handbook import Handbook

KINDS = {"playbook": "playbooks", "case": "cases", "drill": "drills", "chapter": "guide"}
"""What can be taken out, as a command calls it, and where it stands in the handbook."""


class Removal(NamedTuple):
    """What leaves, and what has to be written for that."""

    items: dict[str, list[str]]
    """The ids of the items of each registry or folder that leave."""
    references: dict[str, int]
    """How many references, and parts that were made of them, leave files that stay."""
    led_elsewhere: dict[Place, str]
    """The answers that lead to another playbook now, and to which."""
    spoken_of: list[tuple[Place, str]]
    """Where texts that stay still say the title of something that leaves, and that title."""
    files: dict[str, str | None]
    """The new text of each file that changes, by name; None: it is deleted."""


def removed(layout: Layout, sources: Sources, kind: str, ids: Collection[str]) -> Removal:
    """What leaves when the items `ids` of a `kind` do; raises Problems where the data do not fit the model."""
    handbook = sound(sources)
    wanted = [(KINDS[kind], name) for name in ids]
    gone, instead = what_leaves(handbook, sources, wanted)
    parts = Counter(sources.place(path).file for path in gone if len(path) > 2)  # noqa: PLR2004 - what is no item
    items: dict[str, list[str]] = {}
    for path in sorted(gone, key=str):
        if len(path) == 2 and path[0] != "waivers":  # noqa: PLR2004 - an item of a registry or a folder
            items.setdefault(str(path[0]), []).append(str(getattr(at_path(handbook, path), "id", path[1])))
    return Removal(
        items,
        dict(sorted(parts.items())),
        {sources.place(path): name for path, name in instead.items()},
        sorted(_spoken_of(handbook, sources, wanted, gone)),
        without(layout, sources, gone, instead),
    )


def what_leaves(
    handbook: Handbook, sources: Sources, wanted: Iterable[Path]
) -> tuple[frozenset[Path], dict[Path, str]]:
    """The paths of all that leaves when the items `wanted` do, and of ids that give way to another, with that."""
    leaving = Leaving(sources.tree, links(handbook, sources.tree))
    gone = leaving.with_all(wanted)
    instead = leaving.last_resort(gone)
    return _kept_open(gone, instead, handbook) | _unused_waivers(handbook, gone), instead


def sound(sources: Sources) -> Handbook:
    """The handbook of data that fit the model; raises Problems for any others."""
    if other := list(other_format(sources)):
        raise Problems.of(other)
    handbook, _, problems = fit(sources)
    if handbook is None or problems or sources.problems:
        raise Problems.of([*problems, *sources.problems])
    return handbook


def _kept_open(gone: frozenset[Path], instead: dict[Path, str], handbook: Handbook) -> frozenset[Path]:
    """The same, but for the lists of which one item stays in another's place."""
    lists = {path[:-1] for path in instead}
    others = {(*path, number) for path in lists for number in range(1, len(at_path(handbook, path)))}
    return (gone - lists) | others


def _unused_waivers(handbook: Handbook, gone: frozenset[Path]) -> frozenset[Path]:
    """What was found right in texts that leave."""
    named = {"/".join(_names(handbook, path)) for path in gone}
    return frozenset(
        ("waivers", number)
        for number, waiver in enumerate(handbook.waivers)
        if any(waiver.at == name or waiver.at.startswith(f"{name}/") for name in named)
    )


def _names(handbook: Handbook, path: Path) -> Iterator[str]:
    """A path as waivers write it: by ids where items have one, else by number from 1."""
    for end, step in enumerate(path, 1):
        yield str(getattr(at_path(handbook, path[:end]), "id", step + 1)) if isinstance(step, int) else str(step)


def _spoken_of(
    handbook: Handbook, sources: Sources, wanted: list[tuple[str, str]], gone: frozenset[Path]
) -> Iterator[tuple[Place, str]]:
    """Where texts that stay say the title of what was asked to leave."""
    inner = {"playbooks": ("playbook",)}
    items = [at_path(handbook, (*path, *inner.get(path[0], ()))) for path in wanted]
    titles = {words for item in items for words in item.title.root.values()}
    for path, value in walk(handbook):
        if isinstance(value, Text) and not any(path[:cut] in gone for cut in range(1, len(path) + 1)):
            for language, words in value.root.items():
                for title in sorted(titles):
                    if (start := words.find(title)) >= 0:
                        yield sources.place((*path, language), span=(start, start + len(title))), title
