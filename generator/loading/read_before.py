"""Files that were read without a problem before: what they say is known, where it stands is found when asked for."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from generator.loading.reader import read
from generator.loading.source import Source

if TYPE_CHECKING:
    from generator.storage.shelf import Shelf


def read_before(file: str, raw: bytes, shelf: Shelf) -> Source:
    """What `read` gives, from the shelf when a file of this name was read with these bytes; raises Problems as it does.

    Most files of a handbook are without a problem and nobody asks for a place in them: looking for places is most of
    the work.
    """
    key = f"{file}\n{hashlib.sha256(raw).hexdigest()}"
    if kept := shelf.get(key):
        return Source(file, json.loads(kept), lambda: read(file, raw).marks)
    source = read(file, raw)
    shelf.put(key, json.dumps(source.data, ensure_ascii=False).encode())
    return source
