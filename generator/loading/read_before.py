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
    """What files say, from the shelf when a file of this name was read with these bytes.

    Most files of a handbook are without a problem and nobody asks for a place in them: looking for places is most of
    the work.
    """

    def __init__(self, shelf: Shelf) -> None:
        """What `shelf` has is known, and gets more."""
        self._shelf = shelf
        self._last: dict[str, tuple[bytes, Source]] = {}

    def read(self, file: str, raw: bytes) -> Source:
        """What `reader.read` gives; raises Problems as it does. Who reads twice gets the same object twice."""
        if (last := self._last.get(file)) is None or last[0] != raw:
            last = self._last[file] = raw, self._read(file, raw)
        return last[1]

    def _read(self, file: str, raw: bytes) -> Source:
        key = f"{file}\n{hashlib.sha256(raw).hexdigest()}"
        if kept := self._shelf.get(key):
            return Source(file, json.loads(kept), lambda: read(file, raw).marks)
        source = read(file, raw)
        self._shelf.put(key, json.dumps(source.data, ensure_ascii=False).encode())
        return source
