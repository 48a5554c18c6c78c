"""What a format is: the pages it wants, and how their text becomes bytes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator import views
    from generator.layout import Layout

Texts = Mapping[str, str]
"""Rendered text by path, within one language."""
Bytes = Mapping[str, bytes]
"""Contents by path."""


@dataclass(frozen=True)
class Page:
    """One text to render: `template` with `view`, to `path` within its language."""

    path: str
    template: str
    view: Mapping[str, object]


@dataclass(frozen=True)
class Document:
    """What is encoded in one go: its pages, and the playbook it is about, if it is about one."""

    name: str
    pages: tuple[Page, ...]
    playbook: str | None = None


@dataclass(frozen=True)
class Engine:
    """What turns text into bytes. Functions of their arguments alone, so that equal input gives equal bytes.

    `assets` reads the files that encoding needs, by path from the project's root; encoding sees no other file.
    `prepare` readies them once for all texts of a build. `encode` turns a document's texts and the assets into files of
    the release, by path within the language; its bytes do not depend on what else was prepared for.
    """

    name: str
    assets: Callable[[Layout], Bytes]
    prepare: Callable[[Bytes, Iterable[Texts]], Bytes]
    encode: Callable[[Texts, Bytes], Bytes]


@dataclass(frozen=True)
class Format:
    """An output: `documents` says what there is to make in one language, `engine` makes it."""

    name: str
    documents: Callable[[views.Handbook], Iterable[Document]]
    engine: Engine


def read_assets(layout: Layout, *names: str) -> dict[str, bytes]:
    """Contents of files, and of all files below folders, by path from the project's root."""
    found: dict[str, bytes] = {}
    for name in names:
        start = layout.root / name
        files = [start] if start.is_file() else sorted(file for file in start.rglob("*") if file.is_file())
        for file in files:
            if not file.name.startswith(".") and "__pycache__" not in file.parts:
                found[layout.name(file)] = file.read_bytes()
    return found
