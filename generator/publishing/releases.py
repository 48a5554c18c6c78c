"""The only module that writes releases: builds beside, then switches. A failure leaves the old release as it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.publishing import manifest
from generator.publishing.history import prune
from generator.publishing.integrity import is_whole
from generator.publishing.manifest import Manifest
from generator.publishing.pointing import CURRENT, RELEASES
from generator.publishing.switch import LOCK, switch
from generator.publishing.turns import turn
from generator.storage.files import Files
from generator.storage.scratch import clear, scratch

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

KEPT = 10
"""Releases kept beside the current one, newest first."""


@dataclass(frozen=True)
class Release:
    """A published handbook."""

    id: str
    folder: Path
    changed: tuple[str, ...]
    """Paths that differ from the release before; empty when nothing has changed."""


def publish(files: Mapping[str, bytes], about: Mapping[str, str], build: Path) -> Release:
    """Write `files` to `build/releases/<id>/` with a manifest and point `build/current` there.

    The id comes from the content, so an equal handbook is the same release, and then no byte is written.
    `about` is told in the manifest: the source revision and the audience.
    """
    told = Manifest.of(files, about)
    folder = build / RELEASES / told.id
    folder.parent.mkdir(parents=True, exist_ok=True)
    with turn(build / LOCK):
        before = read_manifest(build / CURRENT)
        clear(folder.parent)
        if not is_whole(folder):
            _write(folder, Files.of(files) | {manifest.FILE: told.text.encode()})
        switch(build, told.id)
        prune(build, KEPT)
    changed = {path for path in {*told.files, *before} if told.files.get(path) != before.get(path)}
    return Release(told.id, folder, tuple(sorted(changed)))


def read_manifest(release: Path) -> Mapping[str, str]:
    """SHA-256 of each file of a release by path; nothing when there is no release."""
    found = manifest.read(release)
    return found.files if found else {}


def _write(folder: Path, files: Files) -> None:
    """Write a release; what stands in it under several names is stored once, where the disk can."""
    with scratch(folder.parent) as beside:
        stored: dict[str, Path] = {}
        for path in files:
            file = beside / "whole" / path
            file.parent.mkdir(parents=True, exist_ok=True)
            if not _linked(file, stored.setdefault(files.sum(path), file)):
                file.write_bytes(files[path])
        if folder.exists():  # damaged: out of the way first, a folder cannot be replaced in one step
            folder.rename(beside / "damaged")
        (beside / "whole").rename(folder)


def _linked(file: Path, same: Path) -> bool:
    """Whether `file` is now another name of the file `same`."""
    try:
        file.hardlink_to(same)
    except OSError:
        return False
    return True
