"""The only module that writes releases: builds beside, then switches. A failure leaves the old release as it is."""

from __future__ import annotations

import hashlib
import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from generator.scratch import clear, scratch

if TYPE_CHECKING:
    from collections.abc import Mapping

KEPT = 10
"""Releases kept beside the current one, newest first."""
MANIFEST = "manifest.json"


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
    sums = {path: hashlib.sha256(files[path]).hexdigest() for path in sorted(files)}
    content = json.dumps({"about": dict(about), "files": sums}, sort_keys=True).encode()
    name = hashlib.sha256(content).hexdigest()[:12]
    manifest = json.dumps({"release": name, **about, "files": sums}, indent=1, ensure_ascii=False) + "\n"
    folder, current = build / "releases" / name, build / "current"
    before = read_manifest(current)
    folder.parent.mkdir(parents=True, exist_ok=True)
    clear(folder.parent)
    if not _intact(folder, manifest, sums):
        _write(folder, {**files, MANIFEST: manifest.encode()})
    if not _points_to(current, name):
        _switch(current, Path("releases") / name)
    _forget(build / "releases", folder)
    changed = {path for path in {*sums, *before} if sums.get(path) != before.get(path)}
    return Release(name, folder, tuple(sorted(changed)))


def standing(build: Path, name: str) -> Release | None:
    """The release `name` if it is the current one and every file of it is as it was written, else None."""
    folder, current = build / "releases" / name, build / "current"
    sums = read_manifest(folder)
    if not sums or not _points_to(current, name) or not _unharmed(folder, sums):
        return None
    return Release(name, folder, ())


def write_preview(files: Mapping[str, bytes], folder: Path) -> None:
    """Write `files` to `folder`, which nobody but the editor reads: only what differs, so that it is quick."""
    for path, content in files.items():
        file = folder / path
        if not file.is_file() or file.read_bytes() != content:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
    for file in sorted(folder.rglob("*")):
        if file.is_file() and file.relative_to(folder).as_posix() not in files:
            file.unlink()


def read_manifest(release: Path) -> dict[str, str]:
    """SHA-256 of each file of a release by path; nothing when there is no release."""
    try:
        files: dict[str, str] = json.loads((release / MANIFEST).read_text(encoding="utf-8"))["files"]
    except (OSError, ValueError, KeyError):
        return {}
    return files


def _intact(folder: Path, manifest: str, sums: Mapping[str, str]) -> bool:
    try:
        return (folder / MANIFEST).read_text(encoding="utf-8") == manifest and _unharmed(folder, sums)
    except OSError:
        return False


def _unharmed(folder: Path, sums: Mapping[str, str]) -> bool:
    """Whether every file of the release is as it was written."""
    try:
        return all(hashlib.sha256((folder / path).read_bytes()).hexdigest() == known for path, known in sums.items())
    except OSError:
        return False


def _points_to(current: Path, name: str) -> bool:
    return current.is_symlink() and current.readlink() == Path("releases") / name


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
    with scratch(folder.parent) as beside:
        for path, content in files.items():
            file = beside / "whole" / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
        if folder.exists():  # damaged: out of the way first, a folder cannot be replaced in one step
            folder.rename(beside / "damaged")
        (beside / "whole").rename(folder)


def _switch(link: Path, target: Path) -> None:
    """Point `link` to `target` in one step: readers see the old release or the new one."""
    with scratch(link.parent / target.parent) as beside:
        (beside / "link").symlink_to(target, target_is_directory=True)
        (beside / "link").replace(link)


def _forget(releases: Path, current: Path) -> None:
    others = [folder for folder in releases.iterdir() if folder != current and not folder.name.startswith(".")]
    others.sort(key=lambda folder: folder.stat().st_mtime, reverse=True)
    for folder in others[KEPT:]:
        shutil.rmtree(folder, ignore_errors=True)
