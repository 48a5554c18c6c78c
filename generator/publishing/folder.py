"""A folder of this machine, or one that is mounted here: plain files, each replaced in one step."""

from __future__ import annotations

import os
import shutil
import stat
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from generator.storage.contents import contents

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

_BESIDE = ".sending"
"""What is not whole yet. One name for all: what a killed publication left becomes the first file of the next."""
_READABLE = 0o644


class Folder:
    """A folder; it is made when the first file comes."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def read(self, path: str) -> bytes | None:
        """A file of the folder; none if another publication takes it away in this moment."""
        return contents(self._root / path)

    def sizes(self) -> Mapping[str, int]:
        """Every file; links and what is hidden are not ours."""
        found: dict[str, int] = {}
        for folder, _, names in os.walk(self._root):  # what goes away meanwhile is passed over
            for file in (Path(folder, name) for name in names):
                with suppress(FileNotFoundError):
                    seen = file.lstat()
                    if stat.S_ISREG(seen.st_mode):
                        found[file.relative_to(self._root).as_posix()] = seen.st_size
        return found

    def write(self, path: str, content: bytes) -> None:
        """Write beside, then rename."""
        self._root.mkdir(parents=True, exist_ok=True)
        (self._root / _BESIDE).write_bytes(content)
        self._into_place(path)

    def put(self, folder: Path, paths: Collection[str]) -> None:
        """Copy beside, then rename."""
        self._root.mkdir(parents=True, exist_ok=True)
        for path in paths:
            shutil.copyfile(folder / path, self._root / _BESIDE)
            self._into_place(path)

    def remove(self, paths: Collection[str]) -> None:
        """Remove files, and the folders that are empty then."""
        for path in paths:
            file = self._root / path
            file.unlink(missing_ok=True)
            for parent in file.parents[: len(Path(path).parents) - 1]:
                with suppress(OSError):  # not empty
                    parent.rmdir()

    def _into_place(self, path: str) -> None:
        beside, file = self._root / _BESIDE, self._root / path
        beside.chmod(_READABLE)
        file.parent.mkdir(parents=True, exist_ok=True)
        beside.replace(file)


def opened(address: str) -> Folder:
    """The folder at a path."""
    return Folder(Path(address).absolute())
