"""Addresses that readers may have kept: where each item stands on the site, under its id and under those of before."""

from __future__ import annotations

import re
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from pydantic import BaseModel

from generator.model.base import Addressed, Path
from generator.model.playbook import Playbook
from generator.model.walk import inside
from generator.validating.ids import at_path

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.handbook import Handbook
    from generator.validating.audience import Sight

PLACES: dict[Path, str] = {
    ("playbooks",): "playbooks/{id}/",
    ("cases",): "cases/{id}/",
    ("drills",): "cases/{id}/",
    ("guide",): "{tab}/{id}-guide/",
    ("guide", "sections"): "{tab}/{around}-guide/#{id}",
    ("playbooks", "response", "steps"): "playbooks/{around}/response/#step-{id}",
    ("playbooks", "response", "triage", "questions"): "playbooks/{around}/response/#question-{id}",
    ("playbooks", "response", "decisions"): "playbooks/{around}/response/#decision-{id}",
    ("playbooks", "communication", "messages"): "playbooks/{around}/communication/#message-{id}",
    ("playbooks", "lessons", "lessons"): "playbooks/{around}/lessons/#lesson-{id}",
    ("roles",): "reference/#role-{id}",
    ("crisis_types",): "reference/crisis-types/#type-{id}",
    ("severity",): "response/#{id}",
    ("strategies",): "response/strategies/#strategy-{id}",
    ("principles",): "response/principles/#principle-{id}",
    ("messages",): "communication/messages/#message-{id}",
    ("indicators",): "warning/#indicator-{id}",
    ("risks",): "warning/risks/#risk-{id}",
    ("regulations",): "reference/regulations/#rule-{id}",
    ("metrics",): "recovery/metrics/#metric-{id}",
    ("glossary",): "reference/glossary/#term-{id}",
    ("topics",): "reference/topics/#topic-{id}",
}
"""By list of the model, playbooks' and chapters' names left out: where its items stand within a language.

`around` is the id of the playbook or chapter, `tab` the tab of the chapter.
"""
FOLDERS = ("playbooks", "guide")
"""Folders whose files hold further places."""
_ON_THE_WAY = {kind[:n] for kind in PLACES for n in range(1, len(kind) + 1)}
"""What leads to a list of such items."""
_LEADING_ON = {kind[:-1] for kind in _ON_THE_WAY}
"""What has fields that do."""
_FORMS = {
    pattern: re.compile(
        pattern.replace("{tab}/{id}", "{id}").format(
            id=r"(?P<id>([a-z]+/)?[a-z0-9-]+)", around=r"(?P<around>[a-z0-9-]+)", tab="[a-z]+"
        )
    )
    for pattern in PLACES.values()
}
"""By pattern, what finds the ids in an address. A chapter's has its tab in front, as in its `was`."""


class Place(NamedTuple):
    """Where an item stands."""

    address: str
    path: Path
    """Of the item in the handbook."""
    old: int | None = None
    """Position in the item's `was` of the id that the address is made of; None under the id that it has."""
    around: int | None = None
    """The same of the playbook or chapter around it."""

    @property
    def current(self) -> bool:
        """Whether no old id is in it."""
        return self.old is self.around is None


class Group(NamedTuple):
    """Items that could have become each other: a list, or the files of a folder."""

    pattern: str
    around: str


def places(handbook: Handbook) -> Iterator[Place]:
    """Every address that leads somewhere, in the order of the files; an item's own before its old ones."""
    for path, value in _around_items(handbook):
        if isinstance(value, Addressed | Playbook):
            yield from _places(handbook, path, value)


def _around_items(value: object, path: Path = (), kind: Path = ()) -> Iterator[tuple[Path, object]]:
    """Every item with an address and all that it stands in: what else is in the handbook need not be looked at.

    `kind` is the path without positions, and without names of playbooks and files.
    """
    yield path, value
    if not isinstance(value, BaseModel):
        for at, inner in inside(path, value):
            yield from _around_items(inner, at, kind)
    elif kind in _LEADING_ON:
        for name in type(value).model_fields:
            if (*kind, name) in _ON_THE_WAY:
                yield from _around_items(getattr(value, name), (*path, name), (*kind, name))


def seen(handbook: Handbook, sight: Sight) -> list[str]:
    """The addresses that lead readers to something that they may see: those of now, then the old ones."""
    hidden: set[Path] = set()
    found: list[Place] = []
    for path, value in _around_items(handbook):
        if path[:-1] in hidden or sight.hidden(path, value):
            hidden.add(path)
        elif isinstance(value, Addressed | Playbook):
            found += _places(handbook, path, value)
    return [place.address for place in sorted(found, key=lambda place: not place.current)]


def lost(handbook: Handbook, published: tuple[str, ...]) -> list[str]:
    """Which of the published addresses lead nowhere, and nobody meant it; of a page and its places the page alone."""
    there = {place.address for place in places(handbook)} if published else set()
    gone = [one.address for one in handbook.handbook.gone]
    found: list[str] = []
    for address in sorted(set(published) - there - set(gone)):
        if not any(page.endswith("/") and address.startswith(page) for page in (*gone, *found)):
            found.append(address)
    return found


def groups(handbook: Handbook, addresses: tuple[str, ...]) -> dict[str, tuple[Group, str]]:
    """What each address belongs to, its folder called as now, and the id that it is made of."""
    renamed = {old: name for name, book in handbook.playbooks.items() for old in book.playbook.was}
    renamed |= {old.rpartition("/")[2]: name for name, chapter in handbook.guide.items() for old in chapter.was}
    known: dict[str, tuple[Group, str]] = {}
    for address in addresses:
        for pattern, form in _FORMS.items():
            if found := form.fullmatch(address):
                around = found.groupdict().get("around", "")
                known[address] = (Group(pattern, renamed.get(around, around)), found["id"])
    return known


def was_at(path: Path) -> Path:
    """Where the old ids of the item at `path` are written."""
    return (*path, "playbook", "was") if path[:-1] == ("playbooks",) else (*path, "was")


def _places(handbook: Handbook, path: Path, item: Addressed | Playbook) -> Iterator[Place]:
    """Under each id of the folder around the item, under each id of its own; those of now first."""
    folder, kind = (path[:2], (path[0], *path[2:-1])) if len(path) > 2 and path[0] in FOLDERS else ((), path[:1])  # noqa: PLR2004
    outer = _ids(at_path(handbook, folder), folder) if folder else [(None, "")]
    for (before, around), (old, own) in product(outer, _ids(item, path)):
        tab, _, page = (around or own).rpartition("/")
        if path[0] == "guide" and not tab:
            tab = handbook.guide[str(path[1])].tab.value
        address = PLACES[kind].format(id=own if around else page, around=page, tab=tab)
        yield Place(address, path, old, before)


def _ids(item: Addressed | Playbook, path: Path) -> list[tuple[int | None, str]]:
    """The id of an item, then those of before with their positions."""
    own, was = (str(path[-1]), item.playbook.was) if isinstance(item, Playbook) else (item.id, item.was)
    return [(None, own), *enumerate(was)]
