"""What a handbook has taken of a pack, and how it read when it was taken."""

from __future__ import annotations

import hashlib
import io
import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, NamedTuple
from zipfile import ZIP_BZIP2, BadZipFile, ZipFile, ZipInfo

from generator.composing.answers import Answers
from generator.loading.extent import composed, yaml_data
from generator.loading.reader import read
from generator.loading.writer import write
from generator.problems import Place, Problem, Problems, Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.layout import Layout
    from generator.loading.source import Data
    from generator.model.base import Path

IN_FILES = frozenset({"playbooks", "cases", "drills", "guide"})
"""Where each item is a file or a folder."""
LETTERS = 12
"""Of a fingerprint."""
_NO_TIME = (1980, 1, 1, 0, 0, 0)
"""The earliest moment that a ZIP file can say: what is equal has equal bytes."""
_NOTE = "# Written by handbook init, add, remove and upgrade; not by hand.\n"
_CHANGED = Words("这里记下的内容与当时取来的不同。", "What is noted here is not what was taken.")
_CURE = Words(
    "从版本库取回 playbooks/_taken/；没有就删去这两个文件：手册照常，只是不能再升级。",
    "Take playbooks/_taken/ back from version control; or delete the two files: only an upgrade needs them.",
)


class Taken(NamedTuple):
    """An item as it was taken: of which version of the pack, and what it said."""

    version: str
    data: Data

    @property
    def mark(self) -> str:
        """Its fingerprint."""
        told = json.dumps(self.data, ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(told.encode()).hexdigest()[:LETTERS]


@dataclass(frozen=True)
class Record:
    """What was taken of one pack."""

    pack: str
    answers: Answers
    """With what it became this organisation's."""
    items: Mapping[Path, Taken]
    """By registry and id; by file alone where it has no items with an id."""

    def also(self, version: str, items: Mapping[Path, Data]) -> Record:
        """The same, with items of a version of the pack, too."""
        return replace(self, items={**self.items, **{path: Taken(version, data) for path, data in items.items()}})

    def without(self, paths: Iterable[Path]) -> Record:
        """The same without some items."""
        gone = set(paths)
        return replace(self, items={path: taken for path, taken in self.items.items() if path not in gone})

    def written(self, layout: Layout) -> dict[str, str | bytes | None]:
        """The files in which it stands, by name; they are deleted when nothing is left of it."""
        table = layout.name(layout.taken / f"{self.pack}.yml")
        archive = layout.name(layout.taken / f"{self.pack}.zip")
        if not self.items:
            return {table: None, archive: None}
        by_version: dict[str, Any] = {}
        for path, taken in self.items.items():
            kinds = by_version.setdefault(taken.version, {})
            if len(path) == 1:
                kinds[str(path[0])] = taken.mark
            else:
                kinds.setdefault(str(path[0]), {})[str(path[1])] = taken.mark
        answers = self.answers.model_dump(mode="json", exclude={"logo"}, exclude_defaults=True)
        return {
            table: _NOTE + write({"pack": self.pack, "answers": answers, "taken": by_version}),
            archive: _packed({f"{'/'.join(map(str, path))}.yml": write(one.data) for path, one in self.items.items()}),
        }


def records(layout: Layout) -> dict[str, Record]:
    """What was taken of each pack, by its name; raises Problems where a record is damaged."""
    return {file.stem: _record(layout, file.stem) for file in sorted(layout.taken.glob("*.yml"))}


def items_of(tree: Mapping[str, Data]) -> dict[Path, Data]:
    """What the data of a handbook are made of: items with an id by registry or folder and id, other files in whole."""
    found: dict[Path, Data] = {}
    for kind, data in tree.items():
        if kind in IN_FILES and isinstance(data, dict):
            found |= {(kind, name): one for name, one in data.items()}
        elif isinstance(data, list) and all(isinstance(one, dict) and "id" in one for one in data):
            found |= {(kind, str(one["id"])): one for one in data if isinstance(one, dict)}
        else:
            found[kind,] = data
    return found


def tree_of(items: Mapping[Path, Data]) -> dict[str, Data]:
    """The data of a handbook that is made of some items."""
    found: dict[str, Any] = {}
    for path, data in items.items():
        kind = str(path[0])
        if len(path) == 1:
            found[kind] = data
        elif kind in IN_FILES:
            found.setdefault(kind, {})[path[1]] = data
        else:
            found.setdefault(kind, []).append(data)
    return found


def _record(layout: Layout, pack: str) -> Record:
    table = layout.taken / f"{pack}.yml"
    source = read(layout.name(table), table.read_bytes())
    told: Any = source.data
    said = _unpacked(layout, pack)
    items: dict[Path, Taken] = {}
    for version, kinds in told["taken"].items():
        for kind, marks in kinds.items():
            for name, mark in marks.items() if isinstance(marks, dict) else [("", marks)]:
                path: Path = (kind, name) if name else (kind,)
                taken = Taken(version, said.get(path, ""))
                if taken.mark != mark:
                    at = source.marks.values["taken", version, *path]
                    raise Problems.of([Problem(at, "taken-changed", _CHANGED, _CURE)])
                items[path] = taken
    in_order = [path for path in said if path in items]
    return Record(told["pack"], Answers.model_validate(told["answers"]), {path: items[path] for path in in_order})


def _packed(texts: Mapping[str, str]) -> bytes:
    """Texts in one file: bzip2, which has one implementation, so that the same texts are the same bytes anywhere."""
    written = io.BytesIO()
    with ZipFile(written, "w", ZIP_BZIP2) as archive:
        for name, text in texts.items():
            archive.writestr(ZipInfo(name, _NO_TIME), text.encode(), ZIP_BZIP2)
    return written.getvalue()


def _unpacked(layout: Layout, pack: str) -> dict[Path, Data]:
    file = layout.taken / f"{pack}.zip"
    try:
        with ZipFile(file) as archive:
            texts = {name: archive.read(name).decode() for name in archive.namelist()}
    except (BadZipFile, FileNotFoundError, EOFError, ValueError):
        problem = Problem(Place(layout.name(file)), "taken-changed", _CHANGED, _CURE)
        raise Problems.of([problem]) from None
    return {tuple(name.removesuffix(".yml").split("/", 1)): yaml_data(composed(text)) for name, text in texts.items()}
