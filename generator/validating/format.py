"""Whether data are written as this program knows them: else nothing that it says of them helps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.handbook import FORMAT
from generator.problems import Problem, Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.loading.load import Sources

_UPGRADE = Words("换用新版程序。", "Install a newer version of the program.")
_MIGRATE = Words(
    "运行 handbook migrate；加 --dry-run 先看会改什么。",
    "Run handbook migrate; with --dry-run it only says what it would change.",
)


def written_in(sources: Sources) -> int | None:
    """The format that a handbook's settings name, the first where they name none; None where nobody can tell."""
    file = sources.files.get(("handbook",))
    settings = file.data if file else None
    named = settings.get("format", "1") if isinstance(settings, dict) else None
    return int(named) if isinstance(named, str) and named.isascii() and named.isdigit() else None


def other_format(sources: Sources) -> Iterator[Problem]:
    """What is told of data in another format."""
    named = written_in(sources)
    if named is None or named == FORMAT:
        return
    place = sources.place(("handbook", "format"))
    older = named < FORMAT
    message = Words(
        f"数据是第 {named} 版格式，程序用的是第 {FORMAT} 版。",
        f"The data are in format {named}; the program reads format {FORMAT}.",
    )
    yield Problem(place, "other-format", message, _MIGRATE if older else _UPGRADE)
