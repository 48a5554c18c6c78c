"""Files by path: the sum of each is known, and what is kept on a disk is read when somebody asks for it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

NONE: Mapping[str, Kept] = MappingProxyType({})


class Kept(NamedTuple):
    """A file that is not in the memory."""

    sum: str
    """The SHA-256 of what it holds, in hex digits."""
    read: Callable[[], bytes]


class Files(Mapping[str, bytes]):
    """Contents by path."""

    def __init__(self, held: Mapping[str, bytes], kept: Mapping[str, Kept] = NONE) -> None:
        """Some are held in the memory, some are kept elsewhere; none is both."""
        self._held, self._kept = held, kept
        self._sums: dict[str, str] = {}

    @classmethod
    def of(cls, files: Mapping[str, bytes]) -> Files:
        """The same files, each with its sum."""
        return files if isinstance(files, Files) else cls(files)

    def __getitem__(self, path: str) -> bytes:
        return kept.read() if (kept := self._kept.get(path)) else self._held[path]

    def __iter__(self) -> Iterator[str]:
        yield from self._held
        yield from self._kept

    def __len__(self) -> int:
        return len(self._held) + len(self._kept)

    def __contains__(self, path: object) -> bool:
        return path in self._held or path in self._kept

    def __or__(self, more: Mapping[str, bytes]) -> Files:
        """These files and more; of two at one path the latter."""
        other = Files.of(more)
        held = {path: content for path, content in self._held.items() if path not in other}
        kept = {path: one for path, one in self._kept.items() if path not in other}
        return Files({**held, **other._held}, {**kept, **other._kept})

    def below(self, folder: str) -> Files:
        """The same files in a folder."""
        return self.called(lambda path: f"{folder}/{path}")

    def called(self, name: Callable[[str], str]) -> Files:
        """The same files, each at the path that is told for its own."""
        held = {name(path): content for path, content in self._held.items()}
        return Files(held, {name(path): one for path, one in self._kept.items()})

    def sum(self, path: str) -> str:
        """The SHA-256 of what the file holds, in hex digits; what is kept is not read for it."""
        if kept := self._kept.get(path):
            return kept.sum
        if path not in self._sums:
            self._sums[path] = hashlib.sha256(self._held[path]).hexdigest()
        return self._sums[path]
