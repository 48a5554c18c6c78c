"""A handbook without some of its items, as what has to be written into its files."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from generator.loading.cut import cut
from generator.loading.decode import decode

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.layout import Layout
    from generator.loading.load import Sources
    from generator.model.base import Path


NOT_SHARED: tuple[Path, ...] = (("ui",), ("contacts",))
"""The program's words and people's numbers, which never go from one handbook to another."""


def without(
    layout: Layout, sources: Sources, gone: Iterable[Path], instead: Mapping[Path, str]
) -> dict[str, str | None]:
    """The new text of each file that changes when what stands at the paths `gone` leaves, by name; None: it is deleted.

    `instead` holds ids that are written in place of others.
    """
    files = {path: source.file for path, source in sources.files.items()}
    inside: dict[Path, list[Path]] = {}
    deleted: dict[str, None] = {}
    for path in gone:
        at = _file_around(path, files)
        if at is None or at == path:
            deleted |= dict.fromkeys(file for stands, file in files.items() if stands[: len(path)] == path)
        else:
            inside.setdefault(at, []).append(path[len(at) :])
    others: dict[Path, dict[Path, str]] = {}
    for path, word in instead.items():
        if at := _file_around(path, files):
            others.setdefault(at, {})[path[len(at) :]] = word
    both: set[Path] = inside.keys() | others.keys()
    changed = {files[at]: cut_out(layout, files[at], inside.get(at, []), others.get(at, {})) for at in both}
    return dict(sorted((deleted | changed).items()))


def texts(layout: Layout, sources: Sources) -> dict[Path, str]:
    """What stands in each file, by its place in the handbook; not in those that never leave it."""
    files = {path: source.file for path, source in sources.files.items() if path not in NOT_SHARED}
    return {path: decode(file, (layout.root / file).read_bytes()) for path, file in files.items()}


def as_typed(layout: Layout, files: Mapping[str, str]) -> dict[str, str]:
    """New texts of files, with the line ends that these have."""
    raw = {name: layout.root / name for name in files}
    windows = {name for name, file in raw.items() if file.exists() and b"\r\n" in file.read_bytes()}
    return {name: text.replace("\n", "\r\n") if name in windows else text for name, text in files.items()}


def write(layout: Layout, files: Mapping[str, str | bytes | None]) -> None:
    """Write and delete files; a folder that is empty then goes, too."""
    for name, content in files.items():
        file = layout.root / name
        if content is not None:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content if isinstance(content, bytes) else content.encode())
            continue
        file.unlink()
        if not any(file.parent.iterdir()):
            file.parent.rmdir()


def _file_around(path: Path, files: Mapping[Path, str]) -> Path | None:
    """The path of the file in which a path stands, or which it is."""
    return next((path[:cut] for cut in range(len(path), 0, -1) if path[:cut] in files), None)


def cut_out(
    layout: Layout, file: str, paths: Iterable[Path], instead: Mapping[Path, str] = MappingProxyType({})
) -> str:
    """The file's text without some values and with other ids, with the line ends that it has."""
    text = (layout.root / file).read_bytes().decode()
    if "\r\n" in text:
        return cut(file, text.replace("\r\n", "\n"), paths, instead).replace("\n", "\r\n")
    return cut(file, text, paths, instead)
