"""Ids: which things have one, and what a reference means at the place where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, get_origin

from pydantic import BaseModel

from generator.model.handbook import Handbook
from generator.validating.expected import field_at, type_at
from generator.validating.nearly_right import an_id, narrow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.loading.source import Data
    from generator.model.base import Path

LOCAL: dict[str, Path] = {
    "steps": ("response", "steps"),
    "questions": ("response", "triage", "questions"),
    "decisions": ("response", "decisions"),
    "messages": ("communication", "messages"),
}
"""Kinds that stand inside a playbook, and where. Elsewhere they are meant as `playbook/id`."""


@dataclass(frozen=True)
class Index:
    """Where each id stands in a handbook; or in plain data, where a mistake in one item does not hide it from others.

    Only what is asked for is looked up.
    """

    tree: Data | Handbook
    unread: frozenset[Path] = frozenset()
    """Paths of files that could not be read: any id may stand there."""

    @cached_property
    def lists(self) -> dict[tuple[str, str | None], Path]:
        """Where ids stand: by kind and by playbook (None: in the registries)."""
        lists: dict[tuple[str, str | None], Path] = {(kind, None): (kind,) for kind in Handbook.model_fields}
        for playbook, at in _ids(self.tree, ("playbooks",)):
            for name in (an_id(playbook) or playbook, playbook):
                lists |= {(kind, name): (*at, *inner) for kind, inner in LOCAL.items()}
        return lists

    @cached_property
    def lost(self) -> frozenset[tuple[str, str | None]]:
        """Kinds, by playbook, of which two items have one id, or one has no id in any form: any may be what it lost.

        So are those whose list is not there, or is none, though there has to be one: that is told by itself.
        """
        known = self.words.items()
        lost = (key for key, said in known if len(said) > len(set(map(narrow, said))) or None in map(an_id, said))
        gone = (key for key, at in self.lists.items() if _is_gone(self.tree, at))
        return frozenset(lost) | frozenset(gone)

    @cached_property
    def meant(self) -> frozenset[tuple[str, str | None, str]]:
        """Ids that are written in another form, which is told by itself, in the form that is meant."""
        words = {**self.words, ("playbooks", None): list(self._of("playbooks", None))}
        return frozenset((*key, form) for key, said in words.items() for form in map(an_id, said) if form)

    @cached_property
    def words(self) -> dict[tuple[str, str | None], list[str]]:
        """The ids as they are written."""
        return {key: [word for word, _ in _listed(self.tree, at)] for key, at in self.lists.items()}

    @cached_property
    def _found(self) -> dict[tuple[str, str | None], dict[str, Path]]:
        """The path of each id, by where it stands, as far as anybody has asked."""
        return {}

    def _of(self, kind: str, scope: str | None) -> dict[str, Path]:
        """The path of each id of a kind in a playbook, or in the registry."""
        key = (kind, scope)
        if key not in self._found:
            self._found[key] = dict(_ids(self.tree, self.lists[key])) if key in self.lists else {}
        return self._found[key]

    def exists(self, kind: str, word: str, at: Path) -> bool:
        """Whether `word` means something here, or may do so in a file that could not be read."""
        if self.find(kind, word, at) is not None:
            return True
        scope, inner = self._scope(word, at)
        inside = ("playbooks", scope, LOCAL.get(kind, ("",))[0])
        unread = {(kind,), inside, (kind, word), ("playbooks", word)} & self.unread if self.unread else ()
        lost = {(kind, scope), (kind, None)} & self.lost
        meant = {(kind, scope, inner), (kind, None, word)} & self.meant
        return bool(unread or lost or meant)

    def find(self, kind: str, word: str, at: Path) -> Path | None:
        """Path of what `word` means where it stands, or None. The nearest wins: the playbook, then the registry."""
        scope, inner = self._scope(word, at)
        return self._of(kind, scope).get(inner) or self._of(kind, None).get(word)

    def known(self, kind: str, at: Path) -> Iterator[str]:
        """Every id of `kind` that could be written at this place."""
        scope, _ = self._scope("", at)
        yield from self._of(kind, scope)
        if scope is not None or kind not in LOCAL:
            yield from self._of(kind, None)
        else:
            yield from (f"{book}/{i}" for k, book in self.lists if k == kind and book for i in self._of(k, book))

    @staticmethod
    def _scope(word: str, at: Path) -> tuple[str | None, str]:
        book, slash, inner = word.partition("/")
        if slash:
            return book, inner
        return (str(at[1]) if at[:1] == ("playbooks",) and len(at) > 1 else None), word


def at_path(handbook: BaseModel, path: Path) -> Any:  # noqa: ANN401 - any part of the model
    """What stands at `path`."""
    here: Any = handbook
    for step in path:
        here = getattr(here, str(step)) if isinstance(here, BaseModel) else here[step]
    return here


def _ids(tree: Data | Handbook, path: Path) -> Iterator[tuple[str, Path]]:
    """Ids of the list at `path`, or the keys of the mapping there; the first of two that are one stands last."""
    if isinstance(here := _at(tree, path), dict):
        yield from ((key, (*path, key)) for key in here)
        return
    yield from ((narrow(word), at) for word, at in reversed(list(_listed(tree, path))))


def _listed(tree: Data | Handbook, path: Path) -> Iterator[tuple[str, Path]]:
    """The ids of the list at `path`, as they are written."""
    here = _at(tree, path)
    for position, item in enumerate(here if isinstance(here, list | tuple) else ()):
        if isinstance(word := _id(item), str):
            yield word, (*path, position)


def _id(item: object) -> object:
    """The id of an item of a list.

    What stands first in one without was most likely meant as one: its key is told, not all that name it.
    """
    return item.get("id", next(iter(item.values()), None)) if isinstance(item, dict) else getattr(item, "id", None)


def _is_gone(tree: Data | Handbook, path: Path) -> bool:
    """Whether no list stands at `path`, where the model has to have one."""
    here, field = _at(tree, path), field_at(path)
    if here is None:
        return field is not None and field.is_required() and get_origin(type_at(path)) is tuple
    return get_origin(type_at(path)) is tuple and not isinstance(here, list | tuple)


def _at(tree: Data | Handbook, path: Path) -> object:
    """What stands at `path`, if anything does."""
    here: object = tree
    for part in path:
        in_model = getattr(here, str(part), None) if isinstance(here, BaseModel) else None
        here = here.get(str(part)) if isinstance(here, dict) else in_model
    return here
