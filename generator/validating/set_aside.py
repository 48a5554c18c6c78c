"""Leaves out what does not fit the model, so that the rules can look at the rest and all problems come together."""

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

    def also(self, path: Path, *, only_key: bool) -> Salvage:
        """Leave out the unknown key at `path` too, else the smallest list item, playbook, case or file around it."""
        depth = len(path)
        if not only_key:
            depth = max((n + 1 for n, part in enumerate(path) if isinstance(part, int)), default=0)
            depth = depth or (2 if path[:1] in {("playbooks",), ("cases",), ("guide",), ("drills",)} else 1)
        return Salvage(self.gone | {path[:depth]})

    def prune(self, tree: Data, path: Path = ()) -> Data:
        """The `tree` without what is left out."""
        if not self.gone:
            return tree
        if isinstance(tree, dict):
            return {k: self.prune(v, (*path, k)) for k, v in tree.items() if (*path, k) not in self.gone}
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
            found = (*found, here)
        return found
