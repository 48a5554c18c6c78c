"""Hears of every file that is saved, renamed or deleted. Only here is watchdog."""

from __future__ import annotations

from contextlib import contextmanager
from threading import Event
from typing import TYPE_CHECKING

from watchdog.events import (
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

QUIET = 0.02
"""Seconds without a change after which a save is over: editors write beside, and rename."""
_CHANGES: list[type[FileSystemEvent]] = [
    *(FileCreatedEvent, FileModifiedEvent, FileMovedEvent, FileDeletedEvent, FileClosedEvent),
    *(DirCreatedEvent, DirMovedEvent, DirDeletedEvent),
]
"""What changes a file. Who hears of those that are only read, too, hears of a thousand after each save."""


class Changes:
    """Whether something has changed."""

    def __init__(self) -> None:
        """Nothing has."""
        self._happened, self._over = Event(), False

    def end(self) -> None:
        """Nobody watches any more."""
        self._over = True
        self._happened.set()

    def tell(self) -> None:
        """Something has."""
        self._happened.set()

    def wait(self) -> bool:
        """Return True once something has changed and all is quiet, and False at the end."""
        self._happened.wait()
        while self._happened.is_set() and not self._over:
            self._happened.clear()
            self._happened.wait(QUIET)
        return not self._over

    def within(self, seconds: float) -> bool:
        """Whether something has changed, or does within this time."""
        return self._happened.wait(seconds)

    def __bool__(self) -> bool:
        return self._happened.is_set()


@contextmanager
def watching(paths: Iterable[Path], changes: Changes) -> Iterator[None]:
    """Tell `changes` of what happens to files and below folders."""
    observer, hears = Observer(), _Hears(changes)
    for path in paths:
        if path.is_dir():
            observer.schedule(hears, str(path), recursive=True, event_filter=_CHANGES)
        else:  # its folder, because what an editor puts in a file's place is another file
            observer.schedule(_Hears(changes, str(path)), str(path.parent), event_filter=_CHANGES)
    observer.start()
    try:
        yield
    finally:
        observer.stop()
        observer.join()


class _Hears(FileSystemEventHandler):
    def __init__(self, changes: Changes, only: str | None = None) -> None:
        self._changes, self._only = changes, only

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Tell of a change."""
        if self._only is None or self._only in {event.src_path, event.dest_path}:
            self._changes.tell()
