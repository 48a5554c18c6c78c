"""Files that were read without a problem before: what they say is known, and where it stands, once somebody asked."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from generator.loading.reader import read
from generator.loading.source import Source
from generator.problems import Place

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.model.base import Path
    from generator.storage.shelf import Shelf


class ReadBefore:
    """What files say, from memory or from a shelf when a file of this name was read with these bytes.

    Most files of a handbook are without a problem and nobody asks for a place in them: looking for places is most of
    the work.
    """

    def __init__(self, shelf: Shelf | None = None) -> None:
        """What `shelf` has is known, and gets more."""
        self.shelf = shelf
        self._last: dict[str, tuple[bytes, Source]] = {}

    def has(self, file: str, raw: bytes) -> bool:
        """Whether a file of this name was read with these bytes."""
        return self._known(file, raw) is not None

    def read(self, file: str, raw: bytes) -> Source:
        """What `reader.read` gives; raises Problems as it does. Who reads twice gets the same object twice."""
        if known := self._known(file, raw):
            return known
        source = read(file, raw)
        if self.shelf:
            self.shelf.put(_key(file, raw), source.said)
            source = _without_marks(file, raw, source.said)
        self._last[file] = raw, source
        return source

    def place(self, source: Source, path: Path, *, key: bool, span: tuple[int, int] | None) -> Place:
        """What `Source.place` gives; where something stands of which somebody has asked before, nobody looks again."""
        told = self.told(
            source, f"{path} {key} {span}", lambda: json.dumps(source.place(path, key=key, span=span)).encode()
        )
        return Place(*json.loads(told))

    def told(self, source: Source, asked: str, tell: Callable[[], bytes]) -> bytes:
        """What somebody can `tell` who looks into the source; nobody looks for what was `asked` before."""
        raw, last = self._last.get(source.file, (b"", None))
        if last is not source or not self.shelf:
            return tell()
        name = f"{_key(source.file, raw)}\n{asked}"
        if (kept := self.shelf.get(name)) is None:
            self.shelf.put(name, kept := tell())
        return kept

    def _known(self, file: str, raw: bytes) -> Source | None:
        last = self._last.get(file)
        if last and last[0] == raw:
            return last[1]
        if not self.shelf or not (kept := self.shelf.get(_key(file, raw))):
            return None
        source = _without_marks(file, raw, kept)
        self._last[file] = raw, source
        return source


def _without_marks(file: str, raw: bytes, said: bytes) -> Source:
    """What a file says. Its marks, which are many times as large, are looked for when somebody asks for them."""
    return Source(file, said, lambda: read(file, raw).marks)


def _key(file: str, raw: bytes) -> str:
    return f"{file}\n{hashlib.sha256(raw).hexdigest()}"
