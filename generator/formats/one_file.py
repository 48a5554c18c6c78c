"""Each playbook in one file of HTML that loads nothing: to be sent by chat, and opened without a network."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.formats.base import Document, Format, Page, read_assets
from generator.formats.engines import ONE_FILE_ENGINE
from generator.formats.sheet import shared
from generator.tongues import tell_apart

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator import views
    from generator.formats.base import Bytes, Texts
    from generator.layout import Layout
    from generator.shelf import Shelf

FOLDER = "one"
"""Where they stand, within their language."""
_STYLE = re.compile(r'<link rel="stylesheet" href="([^"]+)">')
_SCRIPT = re.compile(r'<script src="([^"]+)"></script>')


def path_of(playbook: str) -> str:
    """Where the file of a playbook stands, within its language."""
    return f"{FOLDER}/{playbook}.html"


def documents(handbook: views.Handbook) -> Iterable[Document]:
    """One a playbook."""
    site = f"{handbook.handbook.address}/{handbook.language.id}/"
    for book in handbook.playbooks:
        shown = shared(handbook) | {"playbook": book, "site": site}
        yield Document(f"one-file {book.id}", (Page(path_of(book.id), "one/playbook.html", shown),), book.id)


def assets(layout: Layout) -> Bytes:
    """The styles and scripts that are written into the file."""
    return read_assets(layout, "templates/one", "docs/assets/shell.css", "docs/assets/handbook.css")


def prepare(files: Bytes, texts: Iterable[Texts]) -> Bytes:
    """The assets as they are."""
    del texts
    return files


def encode(texts: Texts, files: Bytes, shelf: Shelf | None = None) -> Bytes:
    """The files, with each style and script in the place where it is named by its path in the project."""
    del shelf

    def inside(text: str) -> bytes:
        text = _STYLE.sub(lambda named: f"<style>\n{files[named[1]].decode()}</style>", text)
        return _SCRIPT.sub(lambda named: f"<script>\n{files[named[1]].decode()}</script>", text).encode()

    return {path: inside(tell_apart(text)) for path, text in texts.items()}


ONE_FILE = Format("one-file", documents, ONE_FILE_ENGINE)
