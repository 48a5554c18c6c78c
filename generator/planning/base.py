"""What a format is: the pages it wants, and how their text becomes bytes."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import redirect_stdout
from dataclasses import dataclass
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, Protocol, cast

from generator.storage.large import content, mark

if TYPE_CHECKING:
    from generator.layout import Layout
    from generator.resolving import views
    from generator.storage.shelf import Shelf

Bytes = Mapping[str, bytes]
"""Contents by path."""


@dataclass(frozen=True)
class Page:
    """One text to render: `template` with `view`, to `path` within its language."""

    path: str
    template: str
    view: Mapping[str, object]


@dataclass(frozen=True)
class Bundle:
    """Pages that are planned when they are wanted: while nothing has changed that any of them shows, none is.

    Whatever a page is given is asked for in its plan, or when the page asks for it (see `trace.Told`).
    """

    name: str
    plan: Callable[[], Iterable[Page]]


@dataclass(frozen=True)
class Document:
    """What is encoded in one go: its pages, and the playbook it is about, if it is about one."""

    name: str
    pages: tuple[Page, ...] = ()
    playbook: str | None = None
    for_all: bool = False
    """Whether it is in every language: it is made in one, and offered in all."""
    bundles: tuple[Bundle, ...] = ()
    """Its further pages."""

    @property
    def all_pages(self) -> Iterable[Page]:
        """Those of its bundles too, which are planned for it."""
        yield from self.pages
        for bundle in self.bundles:
            yield from bundle.plan()


class Texts(Mapping[str, str]):
    """Rendered text by path, within one language; each has a fingerprint."""

    def __init__(self, texts: Mapping[str, str], marks: Mapping[str, str] = MappingProxyType({})) -> None:
        """Texts may be read when they are asked for; then their `marks` tell what they say."""
        self._texts, self._marks = texts, marks

    def __getitem__(self, path: str) -> str:
        return self._texts[path]

    def __iter__(self) -> Iterator[str]:
        return iter(self._texts)

    def __len__(self) -> int:
        return len(self._texts)

    def mark(self, path: str) -> str:
        """Fingerprint of the text at a path, which need not be read for it."""
        return self._marks.get(path) or mark_of(self[path])


def mark_of(text: str) -> str:
    """Fingerprint of a text: the SHA-256 of a file that holds it, in hex digits."""
    return hashlib.sha256(text.encode()).hexdigest()


class Encoding(Protocol):
    """What turns text into bytes. Functions of their arguments alone, so that equal input gives equal bytes."""

    def versions(self) -> Mapping[str, str]:
        """Those of what the engine calls on this machine beside libraries of Python, by name."""

    def assets(self, layout: Layout) -> Bytes:
        """The files that encoding needs, by path from the project's root; encoding sees no other file."""

    def prepare(self, files: Bytes, texts: Iterable[Mapping[str, str]]) -> Bytes:
        """The assets, readied once for all texts of a build."""

    def encode(self, texts: Mapping[str, str], files: Bytes, shelf: Shelf | None = None) -> Bytes:
        """Files of the release, by path within the language; they do not depend on what else was prepared for.

        Parts that are made by themselves may lie on a `shelf` from before, which decides about no byte.
        """


class NotInstalled(Exception):  # noqa: N818 - said as users would say it
    """A library that an engine calls is not on this machine."""


@dataclass(frozen=True)
class Engine:
    """An Encoding, by the `module` that holds its functions.

    The module is imported when the engine is wanted: what encodes nothing works without the libraries of encoding.
    """

    name: str
    module: str

    def start(self) -> Encoding:
        """The module, ready for work; raises NotInstalled."""
        try:
            with redirect_stdout(io.StringIO()):  # WeasyPrint prints advice of its own where our results go
                return cast("Encoding", import_module(self.module))
        except (ImportError, OSError) as missing:
            raise NotInstalled(str(missing)) from missing


def _nothing(*_: object) -> Iterable[Document]:
    """No document."""
    return ()


@dataclass(frozen=True)
class Format:
    """An output: what there is to make in one language, and the `engine` that makes it."""

    name: str
    engine: Engine
    of_handbook: Callable[[views.Handbook], Iterable[Document]] = _nothing
    """What is about no single playbook."""
    of_playbook: Callable[[views.Playbook, views.Handbook], Iterable[Document]] = _nothing
    """What is about one of a handbook's."""

    @property
    def is_of_playbooks(self) -> bool:
        """Whether anything of it is about one playbook."""
        return self.of_playbook is not _nothing

    def documents(self, handbook: views.Handbook) -> Iterable[Document]:
        """All there is."""
        yield from self.of_handbook(handbook)
        for book in handbook.playbooks:
            yield from self.of_playbook(book, handbook)


def read_assets(layout: Layout, *names: str) -> dict[str, bytes]:
    """Contents of files, and of all files below folders, by name from the root of `layout`, in both its layers."""
    return {name: content(file) for name, file in layout.files(*names).items()}


def asset_marks(layout: Layout, *names: str) -> dict[str, bytes]:
    """What decides about a fingerprint of the same files, by name: no typeface is held to hear whether it changed."""
    return {name: mark(file) for name, file in layout.files(*names).items()}
