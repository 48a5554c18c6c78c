"""Large files, such as typefaces: read or summed once in a process, for as long as they are as they were."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

LARGE = 1 << 20
"""Bytes from which on reading and summing takes far longer than asking whether the file is as it was."""
_KEPT = 16
"""Files: the typefaces of a handbook, and those of the program."""


def content(file: Path) -> bytes:
    """What a file holds now."""
    return _now(file, _read)


def mark(file: Path) -> bytes:
    """What decides about a fingerprint: what a file holds now, or the sum of a large one, which is not held for it."""
    return _now(file, _summed)


def _now(file: Path, of_large: Callable[..., bytes]) -> bytes:
    """What a file holds now, or what is told of a large one, which is known while the file is as it was."""
    told = file.stat()
    if told.st_size < LARGE:
        return file.read_bytes()
    return of_large(file.resolve(), told.st_ino, told.st_size, told.st_mtime_ns)


@lru_cache(maxsize=_KEPT)
def sum_of(content: bytes) -> bytes:
    """Fingerprint of what a large file holds."""
    return hashlib.sha256(content).digest()


@lru_cache(maxsize=_KEPT)
def _read(file: Path, *_: int) -> bytes:
    """What it holds since its number, size and time of change are these."""
    return file.read_bytes()


@lru_cache(maxsize=_KEPT)
def _summed(file: Path, *_: int) -> bytes:
    """Its sum since its number, size and time of change are these."""
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").digest()
