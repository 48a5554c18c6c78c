"""A release held to its manifest, byte by byte: what was changed, what is missing, what does not belong there."""

from __future__ import annotations

import hashlib
import json
import os
from contextlib import suppress
from typing import TYPE_CHECKING

from generator.model.choice import Audience
from generator.problems import Place, Problem, Words
from generator.publishing import manifest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from generator.publishing.history import Kept


_MEND = Words(
    "运行 handbook build 重新构建；在那之前，可用 handbook rollback 换到另一个完好的发布版。",
    "Run handbook build to make it again; until then handbook rollback leads readers to another one that is whole.",
)


def damage(folder: Path, at: str) -> Iterator[Problem]:
    """Everything by which the release in `folder` differs from what was written; messages call the folder `at`."""
    file = f"{at}/{manifest.FILE}"
    known = manifest.read(folder)
    if known is None or known.id != folder.name:
        told = Words(
            "这份发布版的清单读不出，或不是它自己的。", "The manifest of this release cannot be read or is not its own."
        )
        yield Problem(Place(file), "damaged-release", told, _MEND)
        return
    lines = (folder / manifest.FILE).read_text(encoding="utf-8").split("\n")
    places = {line.strip().partition('": "')[0]: number for number, line in enumerate(lines, 1)}
    for path, wanted in known.files.items():
        if how := _differs(folder / path, wanted):
            quoted = json.dumps(path, ensure_ascii=False)
            place = Place(file, places[quoted[:-1]], 3, 3 + len(quoted))
            yield Problem(place, "damaged-release", how._replace(zh=f"{path}：{how.zh}", en=f"{path} {how.en}"), _MEND)
    for path in sorted(_there(folder) - {*known.files, manifest.FILE}):
        told = Words(f"{path}：不属于这份发布版。", f"{path} does not belong to this release.")
        remove = Words(f"删去 {at}/{path}。", f"Delete {at}/{path}.")
        yield Problem(Place(file), "damaged-release", told, remove)


def is_whole(folder: Path) -> bool:
    """Whether every byte of the release is as it was written."""
    return next(damage(folder, ""), None) is None


def holds(folder: Path, files: Mapping[str, str]) -> bool:
    """Whether exactly these files lie in the folder, by their paths, each with its SHA-256 in hex digits."""
    return _there(folder) == set(files) and not any(_differs(folder / path, wanted) for path, wanted in files.items())


def touched(folder: Path) -> bytes:
    """What the disk says of when each file of the folder was written: as long as it is the same, so are the files.

    It takes no reading. A disk that loses bytes by itself is found by `damage`.
    """
    return told_by(stamps(folder))


def told_by(stamps: Mapping[str, str]) -> bytes:
    """What the disk says of when all these files were written."""
    told = "".join(f"{path} {when}\n" for path, when in sorted(stamps.items()))
    return hashlib.sha256(told.encode()).digest()


def stamps(folder: Path) -> dict[str, str]:
    """By the path of each file what the disk says of when it was written; of one that goes in this moment nothing."""
    told, waiting = {}, [f"{folder}"]
    start = len(f"{folder}") + 1
    while waiting:
        inside = waiting.pop()
        for entry in _entries(inside):
            if entry.is_dir(follow_symlinks=False):
                waiting.append(entry.path)
            else:
                with suppress(OSError):
                    told[entry.path[start:].replace(os.sep, "/")] = stamp(entry.stat(follow_symlinks=False))
    return told


def stamp(of: os.stat_result) -> str:
    """What changes with each writing of a file."""
    return f"{of.st_mode} {of.st_ino} {of.st_size} {of.st_mtime_ns} {of.st_ctime_ns}"


def _entries(folder: str) -> list[os.DirEntry[str]]:
    """What lies in a folder; nothing of one that goes in this moment."""
    try:
        with os.scandir(folder) as found:
            return list(found)
    except OSError:
        return []


def for_others(kept: Kept, at: str, readers: Audience) -> Iterator[Problem]:
    """Whether the release shows more than `readers` may see."""
    audience = kept.manifest.about.get("audience", "") if kept.manifest else ""
    if audience in [one for one in Audience if one.rank <= readers.rank]:
        return
    lines = (kept.folder / manifest.FILE).read_text(encoding="utf-8").split("\n")
    number = next((n for n, line in enumerate(lines, 1) if line.startswith(' "audience": ')), 1)
    told = Words(
        f"这份发布版是给 {audience or '?'} 读者的，那里能读的是 {readers.value} 读者。",
        f"This release is for {audience or '?'} readers, and {readers.value} ones read there.",
    )
    cure = Words(
        f"运行 handbook build --audience {readers.value} 再发布；"
        f"若那里只有 {audience} 读者进得去，加 --audience {audience}。",
        f"Run handbook build --audience {readers.value} and publish that; "
        f"or, where only {audience} readers come in, say --audience {audience}.",
    )
    yield Problem(Place(f"{at}/{manifest.FILE}", number, 2, len(lines[number - 1])), "other-readers", told, cure)


def _differs(file: Path, wanted: str) -> Words | None:
    if file.is_symlink() or not file.is_file():
        return Words("不见了。", "is missing.")
    try:
        with file.open("rb") as opened:
            found = hashlib.file_digest(opened, "sha256").hexdigest()
    except OSError as error:
        return Words(f"读不出（{error.strerror}）。", f"cannot be read ({error.strerror}).")
    return None if found == wanted else Words("内容变了。", "is not as it was written.")


def _there(folder: Path) -> set[str]:
    """The paths of all that lies in the folder and is no folder itself."""
    return {one.relative_to(folder).as_posix() for one in folder.rglob("*") if one.is_symlink() or not one.is_dir()}
