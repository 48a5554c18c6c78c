"""Files that were read without a problem before: what they say is known, where it stands is found when asked for."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from generator.loading.reader import read
from generator.loading.source import Source

if TYPE_CHECKING:
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
            self.shelf.put(_key(file, raw), json.dumps(source.data, ensure_ascii=False).encode())
        self._last[file] = raw, source
        return source

    def _known(self, file: str, raw: bytes) -> Source | None:
        last = self._last.get(file)
        if last and last[0] == raw:
            return last[1]
        if not self.shelf or not (kept := self.shelf.get(_key(file, raw))):
            return None
        source = Source(file, json.loads(kept), lambda: read(file, raw).marks)
        self._last[file] = raw, source
        return source


def _key(file: str, raw: bytes) -> str:
    return f"{file}\n{hashlib.sha256(raw).hexdigest()}"
