"""Opening a pack: a folder with a handbook, or an archive of one."""

from __future__ import annotations

import tarfile
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING
from zipfile import ZipFile, is_zipfile

from generator.layout import Layout, find_root
from generator.loading.decode import MAX_BYTES
from generator.storage.scratch import scratch

if TYPE_CHECKING:
    from collections.abc import Iterator

_DATA = "playbooks"
"""The folder of a handbook that is read of a pack; nothing else of an archive is unpacked."""


class NoPack(Exception):  # noqa: N818 - said as users would say it
    """There is no handbook in it."""


@contextmanager
def opened(pack: Path) -> Iterator[Layout]:
    """The handbook in a folder, or around it, or in a zip or tar archive; raises NoPack."""
    if pack.is_dir():
        yield _layout(find_root(pack.absolute()))
        return
    with scratch() as folder:
        for name, content in _members(pack):
            file = folder / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
        tops = sorted({file.parents[1] for file in folder.rglob(f"{_DATA}/_shared")})
        yield _layout(tops[0] if len(tops) == 1 else None)


def _layout(root: Path | None) -> Layout:
    if root is None:
        raise NoPack
    return Layout(root)


def _members(archive: Path) -> Iterator[tuple[str, bytes]]:
    """The data files of an archive by name; none whose name leads out of it, or that is too large to be read."""
    if is_zipfile(archive):
        with ZipFile(archive) as whole:
            for one in whole.infolist():
                if _is_data(one.filename) and one.file_size <= MAX_BYTES:
                    yield one.filename, whole.read(one)
    elif tarfile.is_tarfile(archive):
        with tarfile.open(archive) as whole_tar:
            for member in whole_tar:
                content = whole_tar.extractfile(member) if member.isfile() else None
                if content and _is_data(member.name) and member.size <= MAX_BYTES:
                    yield member.name, content.read()
    else:
        raise NoPack


def _is_data(name: str) -> bool:
    parts = PurePosixPath(name).parts
    safe = not {"..", "/"} & set(parts) and "\\" not in name and ":" not in name
    return safe and _DATA in parts and name.endswith(".yml")
