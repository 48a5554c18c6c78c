"""Results by what they were made from: nothing unchanged is made again."""

from __future__ import annotations

import hashlib
import io
import zipfile
from functools import cache
from typing import TYPE_CHECKING, Protocol

from generator.storage.environment import environment
from generator.storage.large import LARGE, sum_of
from generator.storage.scratch import clear, scratch

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from pathlib import Path

_BUILDS = 2
"""Whose results are kept: whoever goes back to what was before makes nothing again."""
_SUM = 64
"""Bytes of the sum in front of an archive."""


@cache
def code_digest() -> str:
    """Fingerprint of this program and of every library it may call: other code makes other bytes."""
    return digest({name: version.encode() for name, version in environment().items()})


def digest(*parts: str | Mapping[str, bytes]) -> str:
    """Fingerprint of words and of files by path."""
    found = hashlib.sha256()
    for part in parts:
        items = [("", part.encode())] if isinstance(part, str) else sorted(part.items())
        for name, content in items:
            found.update(f"{len(name)}:{name}{len(content)}:".encode())
            found.update(content if len(content) < LARGE else sum_of(content))
    return found.hexdigest()


class Beyond(Protocol):
    """Where machines keep archives for each other. It raises nothing: what it cannot do takes time only."""

    def get(self, keys: Collection[str]) -> Mapping[str, bytes]:
        """What lies there under these keys, whatever it is."""

    def put(self, key: str, archive: bytes) -> None:
        """Keep an archive."""


class Cache:
    """A folder with one archive a result, and what lies beyond this machine."""

    def __init__(self, folder: Path, beyond: Beyond | None = None) -> None:
        """`folder` is made when there is something to keep."""
        self._folder, self._beyond = folder, beyond

    def get(self, key: str) -> dict[str, bytes] | None:
        """The files kept here under `key`; None when there are none or the archive is damaged."""
        archive = self._folder / key
        try:
            files = _files(key, archive.read_bytes())
            if files is not None:
                archive.touch()
        except OSError:
            return None
        return files

    def all(self, keys: Iterable[str]) -> dict[str, dict[str, bytes]]:
        """The files under each of the keys that has some; what came from beyond is kept here."""
        wanted = dict.fromkeys(keys)
        found = {key: files for key in wanted if (files := self.get(key)) is not None}
        missing = [key for key in wanted if key not in found]
        if self._beyond and missing:
            for key, archive in self._beyond.get(missing).items():
                if (files := _files(key, archive)) is not None:
                    self._keep(key, archive)
                    found[key] = files
        return found

    def put(self, key: str, files: Mapping[str, bytes]) -> None:
        """Keep `files` under `key`; readers see all of it or nothing."""
        archive = _archive(key, files)
        self._keep(key, archive)
        if self._beyond:
            self._beyond.put(key, archive)

    def trim(self, results: int) -> None:
        """Drop what has not been used for longest, and what killed builds left; `results` is what a build has."""
        if self._folder.is_dir():
            clear(self._folder)
            kept = [file for file in self._folder.iterdir() if file.is_file()]
            kept.sort(key=lambda file: file.stat().st_mtime, reverse=True)
            for file in kept[_BUILDS * results :]:
                file.unlink(missing_ok=True)

    def _keep(self, key: str, archive: bytes) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        with scratch(self._folder) as beside:  # of its own: another build may make the same at the same time
            (beside / key).write_bytes(archive)
            (beside / key).replace(self._folder / key)


def _archive(key: str, files: Mapping[str, bytes]) -> bytes:
    """The files in one, behind what tells that they were put under this key and are whole."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in sorted(files.items()):
            archive.writestr(zipfile.ZipInfo(name), content)
    return _sum(key, packed.getvalue()) + packed.getvalue()


def _files(key: str, archive: bytes) -> dict[str, bytes] | None:
    """The files of an archive; None when it was put under another key, is damaged, or is none."""
    told, packed = archive[:_SUM], archive[_SUM:]
    if told != _sum(key, packed):
        return None
    with zipfile.ZipFile(io.BytesIO(packed)) as whole:
        return {name: whole.read(name) for name in whole.namelist()}


def _sum(key: str, packed: bytes) -> bytes:
    return hashlib.sha256(f"{key}\n".encode() + packed).hexdigest().encode()
