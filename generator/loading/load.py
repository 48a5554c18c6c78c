"""Reads the files into one tree shaped like the model."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby
from types import MappingProxyType
from typing import TYPE_CHECKING, Any
from unicodedata import normalize

from generator.layout import PHASES
from generator.loading.folders import Folders
from generator.loading.lookalikes import straighten
from generator.loading.overlay import also_in, in_language, laid_over
from generator.loading.read_before import ReadBefore
from generator.loading.reader import read
from generator.loading.source import Faults
from generator.loading.typing_slips import without_unseen
from generator.problems import Place, Problem, Problems, Words, folded
from generator.text.languages import as_written

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.layout import Layout
    from generator.loading.source import Data, Rest, Source
    from generator.model.base import Path

UI: Path = ("ui",)
"""The path of the words of the interface."""
_IN_MEMORY = ReadBefore()
"""Of whom nothing is kept."""


@dataclass(frozen=True)
class Sources:
    """Every file as read."""

    files: dict[Path, Source] = field(repr=False)
    """By the path of the file's content in the tree."""
    unread: frozenset[Path] = frozenset()
    """Paths of the files that could not be read."""
    problems: tuple[Problem, ...] = ()
    """Why not, and which files are out of place."""
    rests: Mapping[Path, Rest] = field(default_factory=dict, repr=False)
    """What the files say that could not be read, as far as something is left of them."""
    known: ReadBefore = field(default=_IN_MEMORY, repr=False)
    """Who read them."""

    @cached_property
    def tree(self) -> dict[str, Data]:
        """What they say in one tree, shaped like the model's Handbook. Who only builds a good one never asks for it."""
        empty: dict[str, Data] = {str(path[0]): {} if path == UI else [] for path in self.unread if len(path) == 1}
        return empty | tree({path: source.data for path, source in self.files.items()})

    @property
    def playbooks(self) -> tuple[str, ...]:
        """Their names, as far as anything of them could be read."""
        return tuple(dict.fromkeys(str(path[1]) for path in self.files if path[0] == "playbooks"))

    def place(self, path: Path, *, key: bool = False, span: tuple[int, int] | None = None) -> Place:
        """Where the value at `path` stands, or its key; the nearest part around it when it is not written.

        A `span` is the stretch of a text that is meant, by its characters.
        """
        for cut in range(len(path), -1, -1):
            if source := self.files.get(path[:cut]):
                return self.known.place(source, path[cut:], key=key, span=span)
        return Place("playbooks")


def load(
    layout: Layout, instead: Mapping[str, bytes] = MappingProxyType({}), known: ReadBefore = _IN_MEMORY
) -> Sources:
    """Read all of `playbooks/`. What cannot be read or is out of place stands in the result's problems.

    `instead` holds what is read in place of a file on disk, or as if there were one, by the file's name from the root.
    What files said before is `known`.
    """
    found = Folders(layout, instead)
    problems: list[Problem] = list(found.strays())
    files: dict[Path, Source] = {}
    unread: set[Path] = set()
    rests: dict[Path, Rest] = {}
    missing: list[str] = []
    for path, file in found.expected():
        try:
            raw = found.content(file)
            if raw is None:
                missing.append(file)
            else:
                raw, told = (raw, ()) if known.has(file, raw) else _straight(file, raw)
                if path == ("contacts",):  # nobody can be asked to change a name
                    raw, told = _as_seen(raw), ()
                problems += told
                files[path] = read(file, raw) if told else known.read(file, raw)  # else nobody would tell it again
                continue
        except Problems as wrong:
            problems.extend(wrong.problems)
            if isinstance(wrong, Faults) and wrong.rest:
                rests[path] = wrong.rest
        unread.add(path)
    misnamed = {folded(one.place.file) for one in problems}
    problems += _missing([file for file in missing if folded(file.rpartition("/")[0]) not in misnamed])
    if UI not in unread and (words := _words(found, files, known)):
        files[UI] = words
    return Sources(
        files,
        frozenset(unread),
        tuple(problems),
        rests,
        known,
    )


def _words(found: Folders, files: Mapping[Path, Source], known: ReadBefore) -> Source | None:
    """The words of the interface: the handbook's own over the program's, in further languages that it speaks too."""
    own, ours, spoken = files.get(UI), found.words(), _spoken(files)
    words = known.read(*ours) if ours else own
    for code in dict.fromkeys(map(as_written, spoken)):
        if words and (more := found.words_in(code)):
            words = laid_over(words, in_language(known.read(*more), code))
    words = also_in(words, spoken) if words else None
    return laid_over(own, words) if own and ours and words else words


def _straight(file: str, raw: bytes) -> tuple[bytes, tuple[Problem, ...]]:
    """The file's content without characters that only look like others, and what is told of these."""
    try:
        text, told = straighten(file, raw.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n"))
    except UnicodeDecodeError:  # told where it is read
        return raw, ()
    return (text.encode() if told else raw), tuple(told)


def _as_seen(raw: bytes) -> bytes:
    """The file's content with each letter and its marks in one, and without what nobody sees."""
    try:
        return without_unseen(normalize("NFC", raw.decode())).encode()
    except UnicodeDecodeError:
        return raw


def _spoken(files: Mapping[Path, Source]) -> tuple[str, ...]:
    """The codes of the handbook's languages, as far as they can be read."""
    settings = files[("handbook",)].data if ("handbook",) in files else {}
    listed = settings.get("languages") if isinstance(settings, dict) else None
    items = listed if isinstance(listed, list) else []
    return tuple(str(one["id"]) for one in items if isinstance(one, dict) and "id" in one)


def _missing(files: list[str]) -> Iterator[Problem]:
    """What is told of missing files: of those of one playbook once, in the order in which they are written."""
    for folder, some in groupby(files, key=lambda file: file.rpartition("/")[0]):
        names = [file.rpartition("/")[2] for file in some]
        if len(names) > 1 and names[0].removesuffix(".yml") in PHASES:
            listed = ", ".join(names)
            message = Words(f"这个预案还缺 {len(names)} 个文件。", f"Files missing from this playbook: {len(names)}.")
            cure = Words(
                f"照另一个预案的同名文件依次写：{listed}；整份取自别的手册用 handbook add。",
                f"Write them in this order, after those of another playbook: {listed}. "
                "To take a whole playbook from another handbook, use handbook add.",
            )
            yield Problem(Place(folder), "missing-file", message, cure)
            continue
        for name in names:
            message = Words("缺少这个文件。", "This file is missing.")
            cure = Words(
                "照别的预案的同名文件写一份。", "Write it after the file of the same name in another playbook."
            )
            yield Problem(Place(f"{folder}/{name}"), "missing-file", message, cure)


def tree(files: Mapping[Path, Any]) -> dict[str, Any]:
    """What files hold, by its path in the tree, as the tree."""
    whole: dict[str, Any] = {"guide": {}, "cases": {}, "drills": {}, "playbooks": {}}
    for path, content in files.items():
        inner = whole
        for part in path[:-1]:
            inner = inner.setdefault(str(part), {})
        inner[str(path[-1])] = content
    return whole
