"""A file that keeps results by their keys. Only here is SQLite.

It saves time and nothing else: what is damaged, or was made by something else, is as if it were not there.
"""

from __future__ import annotations

import hashlib
import sqlite3
import zlib
from contextlib import closing
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

KEPT = 200_000
"""Results kept; the ones unused for longest go first."""
LARGEST = 1 << 29
"""Bytes kept, likewise: some results are as large as a document."""
PATIENCE = 5
"""Seconds to wait for another build that writes."""
_FOR_EVER = 1 << 60
"""More often than that nothing is saved."""
_TABLE = "CREATE TABLE IF NOT EXISTS kept (key TEXT PRIMARY KEY, sum TEXT, used INTEGER, content BLOB) WITHOUT ROWID"
_DROP = """
DELETE FROM kept WHERE key IN (
    SELECT key FROM (
        SELECT key, row_number() OVER newest AS number, sum(length(content)) OVER newest AS size
        FROM kept WINDOW newest AS (ORDER BY used DESC, key)
    ) WHERE number > ? OR size > ?
)
"""


_DAMAGED = (sqlite3.DatabaseError, UnicodeDecodeError)
"""What is raised of a damaged file; SQLite's message may quote what is no text any more."""


class Shelf:
    """Results by their keys; what is put is kept from `save` on."""

    def __init__(self, file: Path | None, made_by: str) -> None:
        """`file` is made when there is something to keep; `made_by` decides about the results beside their keys.

        Without a file they are kept in memory only.
        """
        self._file, self._made_by = file, made_by
        self._new: dict[str, bytes] = {}
        self._used: set[str] = set()
        self._before = _open(file) if file and file.is_file() else None

    def get(self, key: str) -> bytes | None:
        """What is kept under `key`; None when there is nothing whole."""
        name = self._name(key)
        content = self._new.get(name) or self._found(name)
        if content is None:
            return None
        self._used.add(name)
        return zlib.decompress(content)

    def put(self, key: str, content: bytes) -> None:
        """Keep a result."""
        self._new[self._name(key)] = zlib.compress(content, 1)

    def save(self) -> None:
        """Write what is new, and drop what has not been used for longest: all of it or nothing.

        What is asked for afterwards is read from there.
        """
        if not self._file or not (self._new or self._used):
            return
        if self._before:
            self._before.close()
        self._file.parent.mkdir(parents=True, exist_ok=True)
        try:
            self._write(self._file)
        except sqlite3.OperationalError:  # another build is writing: nothing is lost but time
            pass
        except _DAMAGED:  # begin anew
            self._file.unlink()
            self._write(self._file)
        else:
            self._new, self._used = {}, set()
        self._before = _open(self._file)

    def _write(self, at: Path) -> None:
        with closing(_open(at)) as file, file:
            file.execute(_TABLE)
            [[last]] = file.execute("SELECT coalesce(max(used), 0) FROM kept")
            if not isinstance(last, int) or not 0 <= last < _FOR_EVER:
                raise sqlite3.DatabaseError
            rows = [(name, _sum(name, content), last + 1, content) for name, content in self._new.items()]
            file.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?, ?, ?)", rows)
            file.executemany("UPDATE kept SET used = ? WHERE key = ?", [(last + 1, name) for name in self._used])
            file.execute(_DROP, [KEPT, LARGEST])

    def _name(self, key: str) -> str:
        return hashlib.sha256(f"{self._made_by}\n{key}".encode()).hexdigest()

    def _found(self, name: str) -> bytes | None:
        if self._before is None:
            return None
        try:
            row = self._before.execute("SELECT sum, content FROM kept WHERE key = ?", [name]).fetchone()
        except _DAMAGED:
            return None
        told, content = row or (b"", None)
        return content if isinstance(content, bytes) and told == _sum(name, content).encode() else None


def _open(file: Path) -> sqlite3.Connection:
    opened = sqlite3.connect(file, timeout=PATIENCE)
    opened.text_factory = bytes  # a sum that is damaged need not be text
    return opened


def _sum(name: str, content: bytes) -> str:
    """What tells that the content was put under this name, and is whole."""
    return hashlib.sha256(name.encode() + content).hexdigest()
