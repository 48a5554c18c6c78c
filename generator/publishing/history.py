"""The releases that are kept: which there are, and which go."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from itertools import dropwhile
from typing import TYPE_CHECKING

from generator.publishing import manifest
from generator.publishing.pointing import RELEASES, current
from generator.storage.scratch import scratch

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from generator.publishing.manifest import Manifest


@dataclass(frozen=True)
class Kept:
    """A release in `build/releases/`."""

    id: str
    folder: Path
    manifest: Manifest | None
    """None when it is damaged so that nobody can tell what was in it."""
    made: int
    """When the disk says that it was written, in nanoseconds since 1970."""
    current: bool
    """Whether readers see it."""


def history(build: Path) -> list[Kept]:
    """All releases that are kept, the newest first."""
    now = current(build)
    folders = [one for one in (build / RELEASES).glob("*") if one.is_dir() and not one.name.startswith(".")]
    found = [Kept(one.name, one, manifest.read(one), _written(one), one.name == now) for one in folders]
    return sorted(found, key=lambda one: (-one.made, one.id))


def before(kept: Sequence[Kept]) -> Kept | None:
    """Of releases, newest first, the newest that is older than the current one."""
    behind = dropwhile(lambda one: not one.current, kept)
    return next((one for one in behind if not one.current), None)


def prune(build: Path, keep: int) -> tuple[str, ...]:
    """Remove all releases but the current one and the `keep` newest beside it; gives the ids of those that went."""
    others = [one for one in history(build) if not one.current]
    for one in others[keep:]:
        with scratch(build / RELEASES) as beside:  # out of the way first, so that none is ever there in part
            one.folder.rename(beside / one.id)
            shutil.rmtree(beside, ignore_errors=True)
    return tuple(one.id for one in others[keep:])


def _written(folder: Path) -> int:
    """The manifest is written last; files that somebody lays beside it later do not count."""
    file = folder / manifest.FILE
    return (file if file.is_file() else folder).stat().st_mtime_ns
