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
LARGEST = 1 << 31
"""Bytes kept, likewise: what a thousand playbooks have on their pages, some times over."""
HELD = 1 << 25
"""Bytes that wait in the memory to be kept; when there are more, they are."""
PATIENCE = 5
"""Seconds to wait for another build that writes."""
_FOR_EVER = 1 << 60
"""More often than that nothing is saved."""
_TABLES = (
    "DROP TABLE IF EXISTS kept",  # how results lay before: each was written again whenever it was used
    "CREATE TABLE IF NOT EXISTS results (key TEXT PRIMARY KEY, sum TEXT, content BLOB) WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS uses (key TEXT PRIMARY KEY, used INTEGER, size INTEGER) WITHOUT ROWID",
)
_DROP = """
DELETE FROM uses WHERE key IN (
    SELECT key FROM (
        SELECT key, row_number() OVER newest AS number, sum(size) OVER newest AS size
        FROM uses WINDOW newest AS (ORDER BY used DESC, key)
    ) WHERE number > ? OR size > ?
)
"""
_DROP_RESULTS = "DELETE FROM results WHERE key NOT IN (SELECT key FROM uses)"

_DAMAGED = (sqlite3.DatabaseError, UnicodeDecodeError)
"""What is raised of a damaged file; SQLite's message may quote what is no text any more."""


class Shelf:
    """Results by their keys; what is put is kept from `save` on, or sooner when it is much."""

    def __init__(self, file: Path | None, made_by: str, pressed: int = 1) -> None:
        """`file` is made when there is something to keep; `made_by` decides about the results beside their keys.

        Without a file they are kept in memory only. From 0 to 9 results are `pressed` harder, and take longer to get.
        """
        self._file, self._made_by, self._pressed = file, made_by, pressed
        self._new: dict[str, bytes] = {}
        self._held = 0
        self._used: set[str] = set()
        self._opened: sqlite3.Connection | None = None

    def get(self, key: str) -> bytes | None:
        """What is kept under `key`; None when there is nothing whole."""
        name = self._name(key)
        content = self._new.get(name) or self._found(name)
        if content is None:
            return None
        self._used.add(name)
        return zlib.decompress(content)

    def use(self, key: str) -> None:
        """Keep what lies under `key`, as `get` does; nothing is read."""
        self._used.add(self._name(key))

    def put(self, key: str, content: bytes) -> None:
        """Keep a result."""
        pressed = zlib.compress(content, self._pressed)
        self._new[self._name(key)] = pressed
        self._held += len(pressed)
        if self._held > HELD:
            self.save()

    def save(self) -> None:
        """Write what is new, and drop what has not been used for longest: all of it or nothing."""
        self._held = 0  # whoever cannot write now tries again when there is as much more
        if self._opened:
            self._opened.close()
            self._opened = None
        if not self._file or not (self._new or self._used):
            return
        self._file.parent.mkdir(parents=True, exist_ok=True)
        try:
            self._write(self._file)
        except sqlite3.OperationalError:  # another build is writing: nothing is lost but time
            return
        except _DAMAGED:  # begin anew
            self._file.unlink()
            self._write(self._file)
        self._new, self._used = {}, set()

    def _write(self, at: Path) -> None:
        with closing(_open(at)) as file, file:
            for table in _TABLES:
                file.execute(table)
            [[last, count, size]] = file.execute("SELECT coalesce(max(used), 0), count(*), total(size) FROM uses")
            if not isinstance(last, int) or not 0 <= last < _FOR_EVER:
                raise sqlite3.DatabaseError
            rows = [(name, _sum(name, content), content) for name, content in self._new.items()]
            file.executemany("INSERT OR REPLACE INTO results VALUES (?, ?, ?)", rows)
            uses = [(name, last + 1, len(content)) for name, content in self._new.items()]
            file.executemany("INSERT OR REPLACE INTO uses VALUES (?, ?, ?)", uses)
            file.executemany("UPDATE uses SET used = ? WHERE key = ?", [(last + 1, name) for name in self._used])
            if count + len(rows) > KEPT or size + sum(map(len, self._new.values())) > LARGEST:
                file.execute(_DROP, [KEPT, LARGEST])
                file.execute(_DROP_RESULTS)

    def _name(self, key: str) -> str:
        return hashlib.sha256(f"{self._made_by}\n{key}".encode()).hexdigest()

    def _found(self, name: str) -> bytes | None:
        if self._opened is None and self._file and self._file.is_file():
            self._opened = _open(self._file)
        if self._opened is None:
            return None
        try:
            row = self._opened.execute("SELECT sum, content FROM results WHERE key = ?", [name]).fetchone()
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
