"""Leaves out what does not fit the model, so that the rules can look at the rest and all problems come together.

A misspelt key is taken for the one that was meant: nothing is told of what would follow from leaving it out.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.loading.source import Data
    from generator.model.base import Path


@dataclass(frozen=True)
class Salvage:
    """The paths, in the tree as read, of what is left out."""

    gone: frozenset[Path] = frozenset()
    meant: frozenset[tuple[Path, str]] = frozenset()
    """Paths of misspelt keys, as read, with what each is meant to be."""

    def reading(self, path: Path, key: str) -> Salvage:
        """Take the key at `path` for another one."""
        return Salvage(self.gone, self.meant | {(path, key)})

    def also(self, path: Path, *, only_key: bool) -> Salvage:
        """Leave out the unknown key at `path` too, else the smallest list item, playbook, case or file around it."""
        depth = len(path)
        if not only_key:
            depth = max((n + 1 for n, part in enumerate(path) if isinstance(part, int)), default=0)
            depth = depth or (2 if path[:1] in {("playbooks",), ("cases",), ("guide",), ("drills",)} else 1)
        return Salvage(self.gone | {path[:depth]}, self.meant)

    def prune(self, tree: Data, path: Path = ()) -> Data:
        """The `tree` without what is left out."""
        if not self.gone and not self.meant:
            return tree
        if isinstance(tree, dict):
            meant = dict(self.meant)
            kept = [(k, v) for k, v in tree.items() if (*path, k) not in self.gone]
            return {meant.get((*path, k), k): self.prune(v, (*path, k)) for k, v in kept}
        if isinstance(tree, list):
            return [self.prune(v, (*path, n)) for n, v in enumerate(tree) if (*path, n) not in self.gone]
        return tree

    def original(self, path: Path) -> Path:
        """The path, in the tree as read, of what stands at `path` in the pruned tree."""
        found: Path = ()
        for part in path:
            here = part
            if isinstance(part, int):
                here, left = 0, part
                while left or (*found, here) in self.gone:
                    left -= (*found, here) not in self.gone
                    here += 1
            misspelt = (one[-1] for one, key in self.meant if key == part and one[:-1] == found)
            found = (*found, next(misspelt, here))
        return found
