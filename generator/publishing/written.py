"""Keeps a folder as it should be: what differs is written, and what nobody has touched since is not read."""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress
from typing import TYPE_CHECKING

from generator.publishing.integrity import stamp, stamps, told_by
from generator.storage.cache import digest
from generator.storage.contents import contents
from generator.storage.files import Files

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from generator.storage.cache import Cache

_NOTE = "written"


def write(files: Mapping[str, bytes], folder: Path, cache: Cache | None = None) -> bytes:
    """Have exactly these files in the folder, and tell as `touched` does when they were written.

    In the cache stands when each was written, and its sum.
    """
    wanted, there = Files.of(files), stamps(folder)
    for path in there.keys() - {*wanted}:
        _remove(folder / path, folder)
    known = {path: total for path, (when, total) in _noted(folder, cache).items() if there.get(path) == when}
    now: dict[str, tuple[str, str]] = {}
    for path in wanted:
        total, when = wanted.sum(path), there.get(path, "")
        if known.get(path) != total and not _holds(folder / path, total):
            when = _written(folder / path, wanted[path])
        now[path] = when, total
    if cache:
        cache.put(_key(folder), {_NOTE: json.dumps(now).encode()})
    return told_by({path: when for path, (when, _) in now.items()})


def _key(folder: Path) -> str:
    return digest(_NOTE, folder.name)


def _noted(folder: Path, cache: Cache | None) -> dict[str, tuple[str, str]]:
    """By path when each file was written, and its sum."""
    kept = cache.get(_key(folder)) if cache else None
    return {path: (when, total) for path, (when, total) in json.loads(kept[_NOTE]).items()} if kept else {}


def _holds(file: Path, total: str) -> bool:
    content = None if file.is_symlink() else contents(file)
    return content is not None and hashlib.sha256(content).hexdigest() == total


def _written(file: Path, content: bytes) -> str:
    """When the file was written, which is now."""
    file.parent.mkdir(parents=True, exist_ok=True)
    if file.is_symlink():
        file.unlink()
    file.write_bytes(content)
    return stamp(file.stat(follow_symlinks=False))


def _remove(file: Path, folder: Path) -> None:
    """Remove a file, and the folders in which nothing lies then."""
    file.unlink()
    with suppress(OSError):  # there is something in it
        for parent in file.relative_to(folder).parents:
            (folder / parent).rmdir()
