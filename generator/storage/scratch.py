"""Folders to work in that are gone afterwards, even when the program was killed: the next one clears them."""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import portalocker

if TYPE_CHECKING:
    from collections.abc import Iterator

_PREFIX, _LOCK = ".handbook-", "lock"
_FULL = (errno.ENOSPC, errno.EDQUOT)
_LITTLE = 2**20
"""Bytes: who has less room than this has none."""
_AT_ONCE = portalocker.LockFlags.EXCLUSIVE | portalocker.LockFlags.NON_BLOCKING


@contextmanager
def scratch(beside: Path | None = None) -> Iterator[Path]:
    """An empty folder inside `beside`, or in the system's folder for temporary files; gone at the end.

    While it is in use a lock is held on a file next to it, which the system lets go of when the process ends, however
    it ends. What nobody holds any more can be cleared.
    """
    home = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=beside))
    try:
        with (home / _LOCK).open("w", encoding="utf-8") as held:
            portalocker.lock(held, portalocker.LockFlags.EXCLUSIVE)
            held.write("in use\n")  # empty until the lock is held, so that nobody clears it in between
            held.flush()
            inner = home / "work"
            inner.mkdir()
            yield inner
    except OSError as error:  # whoever tells it sees the folder no more
        if not beside and error.errno in _FULL and not error.filename and shutil.disk_usage(home).free < _LITTLE:
            raise OSError(error.errno, error.strerror, str(home)) from error
        raise
    finally:
        shutil.rmtree(home, ignore_errors=True)


def is_temporary(file: str) -> bool:
    """Whether a file is one that somebody works in for a time, in the system's folder for those."""
    parent, path = Path(tempfile.gettempdir()), Path(file)
    below = path.relative_to(parent).parts if path.is_relative_to(parent) else ()
    return bool(below) and below[0].startswith((_PREFIX, tempfile.gettempprefix()))


def work_in(folder: Path | None) -> None:
    """Make `folder` this process's place for temporary files, its libraries' ones too; None: the system's again."""
    tempfile.tempdir = str(folder) if folder else None


def clear(beside: Path | None = None) -> None:
    """Remove the folders that `scratch` left in the same place when its process was killed; never another user's."""
    parent = Path(tempfile.gettempdir()) if beside is None else beside
    with tempfile.TemporaryDirectory(
        prefix=_PREFIX, dir=beside
    ) as own:  # nothing is written in it: the disk may be full
        me = Path(own).stat().st_uid
        for home in sorted(parent.glob(f"{_PREFIX}*")):
            if not home.is_symlink() and _is_left(home / _LOCK, me):
                shutil.rmtree(home, ignore_errors=True)


def _is_left(lock: Path, user: int) -> bool:
    """Whether a process of `user` held the lock and has ended; a folder that its own process removes meanwhile is not.

    Everything is asked of the opened file, since the folder of a living process can go at any moment.
    """
    try:
        with lock.open("r+", encoding="utf-8") as held:
            portalocker.lock(held, _AT_ONCE)
            return os.fstat(held.fileno()).st_uid == user and bool(held.read())
    except (OSError, portalocker.LockException):
        return False
