"""Ids: which things have one, and what a reference means at the place where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from unicodedata import normalize

from pydantic import BaseModel

from generator.model.handbook import Handbook

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
    """Where each id stands: by kind, by playbook (None: in the registries), by id."""

    paths: dict[tuple[str, str | None], dict[str, Path]]
    unread: frozenset[Path] = frozenset()
    """Paths of files that could not be read: any id may stand there."""

    @classmethod
    def of(cls, tree: Data, unread: frozenset[Path] = frozenset()) -> Index:
        """Index the plain data, so that a mistake in one item does not hide its id from the others."""
        paths: dict[tuple[str, str | None], dict[str, Path]] = {}
        for kind in Handbook.model_fields:
            paths[kind, None] = dict(_ids(tree, (kind,)))
        for playbook in paths["playbooks", None]:
            for kind, inner in LOCAL.items():
                paths[kind, playbook] = dict(_ids(tree, ("playbooks", playbook, *inner)))
        return cls(paths, unread)

    def exists(self, kind: str, word: str, at: Path) -> bool:
        """Whether `word` means something here, or may do so in a file that could not be read."""
        scope, _ = self._scope(word, at)
        inside = ("playbooks", scope, LOCAL.get(kind, ("",))[0])
        unread = {(kind,), inside, (kind, word), ("playbooks", word)} & self.unread if self.unread else ()
        return bool(unread) or self.find(kind, word, at) is not None

    def find(self, kind: str, word: str, at: Path) -> Path | None:
        """Path of what `word` means where it stands, or None. The nearest wins: the playbook, then the registry."""
        scope, inner = self._scope(word, at)
        here = self.paths.get((kind, scope), {}).get(inner)
        return here or self.paths.get((kind, None), {}).get(word)

    def known(self, kind: str, at: Path) -> Iterator[str]:
        """Every id of `kind` that could be written at this place."""
        scope, _ = self._scope("", at)
        yield from self.paths.get((kind, scope), {})
        if scope is not None or kind not in LOCAL:
            yield from self.paths.get((kind, None), {})
        else:
            yield from (f"{book}/{i}" for (k, book), ids in self.paths.items() if k == kind and book for i in ids)

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


def _ids(tree: Data, path: Path) -> Iterator[tuple[str, Path]]:
    """Ids of the list at `path`, or the keys of the mapping there.

    What stands first in an item without an id was most likely meant as one: its key is told, not all that name it.
    """
    for part in path:
        if not isinstance(tree, dict) or not isinstance(part, str) or part not in tree:
            return
        tree = tree[part]
    if isinstance(tree, dict):
        yield from ((key, (*path, key)) for key in tree)
    elif isinstance(tree, list):
        for position, item in reversed(list(enumerate(tree))):
            if isinstance(item, dict) and isinstance(word := item.get("id", next(iter(item.values()), None)), str):
                yield normalize("NFKC", word), (*path, position)  # one that is full-width is told by itself
