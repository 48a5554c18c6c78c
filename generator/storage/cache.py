"""Results by what they were made from: nothing unchanged is made again."""

from __future__ import annotations

import hashlib
import zipfile
from functools import cache
from importlib.metadata import distributions
from pathlib import Path
from typing import TYPE_CHECKING

from generator.storage.scratch import clear, scratch

if TYPE_CHECKING:
    from collections.abc import Mapping

_INSTALLERS = {"pip", "setuptools", "wheel"}
"""They come with a machine's Python, and no byte of ours comes from them."""
KEPT = 400
"""Results kept; the ones unused for longest go first."""


@cache
def code_digest() -> str:
    """Fingerprint of this program and of every library it may call: other code makes other bytes."""
    digest = hashlib.sha256()
    here = Path(__file__).parents[1]
    for file in sorted(here.rglob("*.py")):
        digest.update(f"{file.relative_to(here).as_posix()}\0".encode() + file.read_bytes())
    libraries = {found.metadata["Name"]: found.version for found in distributions()}
    for name in sorted(set(libraries) - _INSTALLERS):
        digest.update(f"{name}=={libraries[name]}\n".encode())
    return digest.hexdigest()


def digest(*parts: str | Mapping[str, bytes]) -> str:
    """Fingerprint of words and of files by path."""
    found = hashlib.sha256()
    for part in parts:
        items = [("", part.encode())] if isinstance(part, str) else sorted(part.items())
        for name, content in items:
            found.update(f"{len(name)}:{name}{len(content)}:".encode())
            found.update(content)
    return found.hexdigest()


class Cache:
    """A folder with one archive a result."""

    def __init__(self, folder: Path) -> None:
        """`folder` is made when there is something to keep."""
        self._folder = folder

    def get(self, key: str) -> dict[str, bytes] | None:
        """The files kept under `key`; None when there are none or the archive is damaged."""
        archive = self._folder / key
        try:
            with zipfile.ZipFile(archive) as packed:
                if packed.comment != key.encode():  # it was put under another one
                    return None
                files = {name: packed.read(name) for name in packed.namelist()}
            archive.touch()
        except (OSError, zipfile.BadZipFile):
            return None
        return files

    def put(self, key: str, files: Mapping[str, bytes]) -> None:
        """Keep `files` under `key`; readers see all of it or nothing."""
        self._folder.mkdir(parents=True, exist_ok=True)
        with scratch(self._folder) as beside:  # of its own: another build may make the same at the same time
            with zipfile.ZipFile(beside / key, "w") as packed:
                for name, content in sorted(files.items()):
                    packed.writestr(zipfile.ZipInfo(name), content)
                packed.comment = key.encode()
            (beside / key).replace(self._folder / key)

    def trim(self) -> None:
        """Drop what has not been used for longest, and what killed builds left."""
        if self._folder.is_dir():
            clear(self._folder)
            kept = [file for file in self._folder.iterdir() if file.is_file()]
            kept.sort(key=lambda file: file.stat().st_mtime, reverse=True)
            for file in kept[KEPT:]:
                file.unlink(missing_ok=True)
