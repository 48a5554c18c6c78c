"""Which files of `playbooks/` are read, where their contents belong, and what is said of all others."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property
from os import DirEntry, scandir
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from generator.layout import OPTIONAL, PHASES, SHARED, WORDS, Layout
from generator.loading.stray_files import is_copy, is_numbered, left_by_a_program, stray_file, stray_folder
from generator.model.base import ID
from generator.problems import Place, Problem, Problems, Words, folded
from generator.storage.contents import contents

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path as FilePath

    from generator.model.base import Path

_REGISTRIES = frozenset(f"{name}.yml" for name in SHARED + OPTIONAL)
_PHASES = frozenset(f"{name}.yml" for name in PHASES)
_REMEMBERED = frozenset({".yml", ".zip"})
"""What the names of files end in that say what was taken of other handbooks; nothing of it is shown."""
_EXAMPLE = "contacts.example.yml"
"""Shows how the contacts are written; nothing reads it."""


@dataclass(frozen=True)
class Folders:
    """The folders below `playbooks/`, with `instead` laid over: bytes by the name, from the root, of their file.

    Each folder is looked at once.
    """

    layout: Layout
    instead: Mapping[str, bytes]

    def content(self, file: str) -> bytes | None:
        """What stands in a file; None if there is none of exactly this name. Raises Problems if it cannot be read."""
        if file in self.instead:
            return self.instead[file]
        folder, _, name = file.rpartition("/")
        return _content(self.layout.root / file, file) if name in self._files(folder) else None

    def words(self) -> tuple[str, bytes] | None:
        """The program's own words of the interface, behind what messages call their file.

        None in the program's repository: there they are the words of the handbook that it holds.
        """
        ours = self.layout.program / WORDS
        return None if self.layout.root == self.layout.program else (self.layout.name(ours), ours.read_bytes())

    def words_in(self, language: str) -> tuple[str, bytes] | None:
        """The words of the interface in one more language, behind what messages call their file; or None."""
        there = self.layout.words
        file = there.find(f"{language}.yml")
        words = contents(file)
        return None if words is None else (there.said(file.name), words)

    def expected(self) -> Iterator[tuple[Path, str]]:
        """Path in the tree and name of every file that has to be, or is, there."""
        shared = self.layout.name(self.layout.shared)
        there = self._files(shared)
        for name in (*SHARED, *OPTIONAL):
            if f"{name}.yml" not in there and (name in OPTIONAL or (f"{shared}/{name}.yml" == WORDS and self.words())):
                continue
            yield (name.replace("-", "_"),), f"{shared}/{name}.yml"
        for kind, folder in self._open().items():
            for name in self._files(folder):
                if _is_item(name):
                    yield (kind, name.removesuffix(".yml")), f"{folder}/{name}"
        contacts = self.layout.name(self.layout.contacts)
        if self.layout.contacts.name in self._files(self._top):
            yield ("contacts",), contacts
        for name in self.playbooks:
            for phase in PHASES:
                yield ("playbooks", name, phase), f"{self._top}/{name}/{phase}.yml"

    @cached_property
    def playbooks(self) -> list[str]:
        """Names of the playbooks' folders."""
        return [name for name in self._folders(self._top) if name[0] not in "_." and self._is_playbook(name)]

    def strays(self) -> Iterator[Problem]:
        """What people left and nothing reads: it is else overlooked for ever."""
        known = self._known()
        own = {folder.rpartition("/")[2] for folder in known} - {self._top}
        alike = {folded(name) for name in own}
        for name in self._folders(self._top):
            odd = name.startswith(("_", ".")) or folded(name) in alike
            if (name not in own and odd) or self._is_spare(name):
                yield _problem(f"{self._top}/{name}", *stray_folder(name, own))
            elif name not in own and not self._is_playbook(name):
                yield _problem(f"{self._top}/{name}", "unknown-file", *_NO_PLAYBOOK)
        for folder, names in known.items():
            there = self._files(folder)
            for name in there:
                if not (name in names or (not names and _is_item(name))):
                    yield _problem(f"{folder}/{name}", *stray_file(name, names, there))
            for name in self._folders(folder) if folder != self._top else ():
                yield _problem(f"{folder}/{name}", *stray_folder(name, ()))

    @cached_property
    def _top(self) -> str:
        return self.layout.name(self.layout.playbooks)

    def _open(self) -> dict[str, str]:
        """Folders that hold one file an item, by the item's kind."""
        folders = {"guide": self.layout.guide, "cases": self.layout.cases, "drills": self.layout.drills}
        return {kind: self.layout.name(folder) for kind, folder in folders.items()}

    def _known(self) -> dict[str, frozenset[str]]:
        """Every folder that is read, with the names of its files; none where each file is an item."""
        taken = self.layout.name(self.layout.taken)
        return {
            self._top: frozenset({self.layout.contacts.name, _EXAMPLE}),
            taken: frozenset(name for name in self._files(taken) if PurePosixPath(name).suffix in _REMEMBERED),
            self.layout.name(self.layout.shared): _REGISTRIES,
            **dict.fromkeys(self._open().values(), frozenset[str]()),
            **{f"{self._top}/{name}": _PHASES for name in self.playbooks},
        }

    def _is_playbook(self, name: str) -> bool:
        """Whether at least one of a playbook's files stands in the folder, be it under a name not quite right."""
        if not name.isprintable() or self._is_spare(name):
            return False
        return any(re.split(r"[.\s~]", file.lower())[0] in PHASES for file in self._files(f"{self._top}/{name}"))

    def _is_spare(self, name: str) -> bool:
        """Whether the name of a folder is no address, and one that a copy of another has."""
        return not re.fullmatch(ID, name) and (is_copy(name) or is_numbered(name, self._folders(self._top)))

    @cached_property
    def _files(self) -> Callable[[str], list[str]]:
        """Names of the files in a folder, but for what programs left there."""

        @cache
        def names(folder: str) -> list[str]:
            there = {entry.name for entry in self._entries(folder) if not _is_folder(entry)}
            given = {PurePosixPath(file).name for file in self.instead if file.rpartition("/")[0] == folder}
            return sorted(name for name in there | given if not left_by_a_program(name))

        return names

    def _folders(self, folder: str) -> list[str]:
        """Names of the folders in a folder, but for those in which people put nothing."""
        there = {
            entry.name
            for entry in self._entries(folder)
            if _is_folder(entry) and self._is_used(f"{folder}/{entry.name}")
        }
        start = f"{folder}/"
        given = {rest.split("/")[0] for file in self.instead if "/" in (rest := file.removeprefix(start)) != file}
        return sorted(name for name in there | given if self._is_read(name, folder) or not left_by_a_program(name))

    def _is_read(self, name: str, folder: str) -> bool:
        """Whether a folder holds a file of a name that is read here, so that a person made it, hidden as it may be."""
        inside = self._entries(f"{folder}/{name}") if name.startswith(".") else ()
        return any(entry.name in _REGISTRIES | _PHASES for entry in inside)

    def _is_used(self, folder: str) -> bool:
        """Whether people put something into a folder: a program's leavings keep a deleted one alive."""
        return any(not left_by_a_program(entry.name) for entry in self._entries(folder))

    @cached_property
    def _entries(self) -> Callable[[str], list[DirEntry[str]]]:
        """What lies in a folder, each with its kind, for which nobody has to look again; nothing if it is none."""

        @cache
        def entries(folder: str) -> list[DirEntry[str]]:
            here = self.layout.root / folder
            if not here.is_dir():
                return []
            with scandir(here) as found:
                return list(found)

        return entries


def _content(there: FilePath, file: str) -> bytes:
    try:
        if there.is_file():  # who reads a pipe may wait for ever
            return there.read_bytes()
        message = Words("这不是文件，或者链接指向的文件不在。", "This is no file, or a link to one that is not there.")
        cure = Words("把文件本身放到这里。", "Put the file itself here.")
    except OSError:  # no right to it, a disk at fault, taken away in this moment
        message = Words("这个文件读不出来。", "This file cannot be read.")
        cure = Words(
            "看看是否有权限读它，磁盘是否还在。", "See whether you may read it, and whether its disk is there."
        )
    raise Problems.of([Problem(Place(file), "unreadable-file", message, cure)])


_NO_PLAYBOOK = (
    Words(
        "这个文件夹里没有预案的文件，里面的内容不会被读。",
        "No playbook's file stands in this folder; nothing in it is read.",
    ),
    Words(
        "新预案：照另一个预案放齐六个文件；否则删去它，或移到 playbooks/ 以外。",
        "For a new playbook, put the six files of another one here; else delete it or move it out of playbooks/.",
    ),
)


def _is_folder(entry: DirEntry[str]) -> bool:
    """Whether an entry is a folder, or a link to one; a link to itself is none."""
    try:
        return entry.is_dir()
    except OSError:
        return False


def _is_item(name: str) -> bool:
    """Whether a file is a chapter, a case or an exercise, if perhaps badly named."""
    copied = is_copy(name) and not re.fullmatch(ID, name.removesuffix(".yml"))
    return name.endswith(".yml") and not name.startswith(".") and name.isprintable() and not copied


def _problem(file: str, rule: str, message: Words, cure: Words) -> Problem:
    shown = "".join(one if one.isprintable() else ascii(one)[1:-1] for one in file)  # a name need not be of letters
    return Problem(Place(shown), rule, message, cure)


def playbook_ids(layout: Layout) -> list[str]:
    """Names of the playbooks' folders."""
    return Folders(layout, {}).playbooks
