"""Finds the files and reads them into one tree: names and folders, not meanings."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

from generator.layout import OPTIONAL, PHASES, SHARED, Layout
from generator.problems import Place, Problem, Problems, Words, did_you_mean
from generator.source import Data, Source, read

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path as FilePath

    from generator.model.base import Path


@dataclass(frozen=True)
class Sources:
    """Every file as read, in one tree shaped like the model's Handbook."""

    tree: dict[str, Data]
    files: dict[Path, Source] = field(repr=False)
    """By the path of the file's content in the tree."""
    unread: frozenset[Path] = frozenset()
    """Paths of the files that could not be read."""
    problems: tuple[Problem, ...] = ()
    """Why not, and which files are out of place."""

    def place(self, path: Path, *, key: bool = False, span: tuple[int, int] | None = None) -> Place:
        """Where the value at `path` stands, or its key; the nearest part around it when it is not written.

        A `span` is the stretch of a text that is meant, by its characters.
        """
        for cut in range(len(path), -1, -1):
            source = self.files.get(path[:cut])
            if source is None:
                continue
            if span and (found := source.within(path[cut:], span)):
                return found
            for end in range(len(path), cut - 1, -1):
                inner = path[cut:end]
                found = source.keys.get(inner) if key or end < len(path) else None
                if found := found or source.values.get(inner):
                    return found
            return Place(source.file)
        return Place("playbooks")


def load(layout: Layout, instead: Mapping[str, bytes] = MappingProxyType({})) -> Sources:
    """Read all of `playbooks/`. What cannot be read or is out of place stands in the result's problems.

    `instead` holds what is read in place of a file on disk, or as if there were one, by the file's name from the root.
    """
    problems: list[Problem] = []
    files: dict[Path, Source] = {}
    unread: set[Path] = set()
    unasked = set(instead)
    for path, file in _expected(layout, problems):
        name = layout.name(file)
        unasked.discard(name)
        try:
            files[path] = read(name, instead[name] if name in instead else file.read_bytes())
            continue
        except FileNotFoundError:
            problems.append(_missing(layout.name(file)))
        except Problems as found:
            problems.extend(found.problems)
        unread.add(path)
    problems += [_unread(name) for name in sorted(unasked)]
    empty: dict[str, Data] = {str(path[0]): {} if path == ("ui",) else [] for path in unread if len(path) == 1}
    return Sources(empty | _tree(files), files, frozenset(unread), tuple(problems))


def _expected(layout: Layout, problems: list[Problem]) -> Iterator[tuple[Path, FilePath]]:
    """Path in the tree and file, for every file that has to be or may be there; strangers become problems."""
    for name in SHARED:
        yield (name.replace("-", "_"),), layout.shared / f"{name}.yml"
    for name in OPTIONAL:
        if (layout.shared / f"{name}.yml").is_file():
            yield (name,), layout.shared / f"{name}.yml"
    problems += _strangers(layout, _yaml(layout, layout.shared, problems), SHARED + OPTIONAL)
    for kind, folder in (("guide", layout.guide), ("cases", layout.cases), ("drills", layout.drills)):
        for file in _yaml(layout, folder, problems):
            yield (kind, file.stem), file
    problems += _strays(layout)
    if layout.contacts.is_file():
        yield ("contacts",), layout.contacts
    for name in playbook_ids(layout):
        folder = layout.playbooks / name
        for phase in PHASES:
            yield ("playbooks", name, phase), folder / f"{phase}.yml"
        problems += _strangers(layout, _yaml(layout, folder, problems), PHASES)


def _strays(layout: Layout) -> Iterator[Problem]:
    """What stands beside the playbooks and is never read: a mistyped name is else overlooked for ever."""
    files = {layout.contacts.name, "contacts.example.yml"}
    folders = {folder.name for folder in (layout.shared, layout.guide, layout.cases, layout.drills)}
    for entry in sorted(layout.playbooks.iterdir()):
        known = folders if entry.is_dir() else files
        of_interest = entry.name.startswith("_") if entry.is_dir() else not entry.name.startswith(".")
        if of_interest and entry.name not in known:
            message = Words("不认识这个名字，里面的内容读不到。", "No such name is known here; nothing in it is read.")
            yield Problem(Place(layout.name(entry)), "unknown-file", message, did_you_mean(entry.name, known))


def _yaml(layout: Layout, folder: FilePath, problems: list[Problem]) -> Iterator[FilePath]:
    """The `.yml` files of a folder by name; a `.yaml` would be overlooked for ever, so it is a problem."""
    if not folder.is_dir():
        return
    for file in sorted(folder.iterdir()):
        if file.suffix == ".yml" and file.is_file() and not file.name.startswith("."):
            yield file
        elif file.suffix in {".yaml", ".YML", ".YAML"}:
            message = Words("文件扩展名应为 .yml，否则读不到。", "The file has to end in .yml, or it is never read.")
            problems.append(
                Problem(
                    Place(layout.name(file)),
                    "file-name",
                    message,
                    Words(f"改名为 {file.stem}.yml。", f"Rename it to {file.stem}.yml."),
                )
            )


def _unread(name: str) -> Problem:
    message = Words("手册不读这个文件。", "The handbook reads no such file.")
    cure = Words("查对文件名和文件夹。", "Check the name of the file and its folder.")
    return Problem(Place(name), "unknown-file", message, cure)


def _missing(name: str) -> Problem:
    message = Words("缺少这个文件。", "This file is missing.")
    return Problem(
        Place(name),
        "missing-file",
        message,
        Words("照别的预案的同名文件写一份。", "Write it after the file of the same name in another playbook."),
    )


def _strangers(layout: Layout, files: Iterable[FilePath], known: tuple[str, ...]) -> Iterator[Problem]:
    """Files that nothing reads."""
    for file in files:
        if file.stem not in known:
            message = Words("不认识这个文件。", "No file of this name is known here.")
            yield Problem(Place(layout.name(file)), "unknown-file", message, did_you_mean(file.stem, known))


def _tree(files: dict[Path, Source]) -> dict[str, Data]:
    tree: dict[str, Data] = {"guide": {}, "cases": {}, "drills": {}, "playbooks": {}}
    for path, source in files.items():
        inner: dict[str, Data] = tree
        for part in path[:-1]:
            inner = inner.setdefault(str(part), {})  # type: ignore[assignment] # only mappings are put here
        inner[str(path[-1])] = source.data
    return tree


def playbook_ids(layout: Layout) -> list[str]:
    """Names of the playbooks' folders."""
    folders = sorted(layout.playbooks.iterdir())
    return [folder.name for folder in folders if folder.is_dir() and not folder.name.startswith(("_", "."))]
