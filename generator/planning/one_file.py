"""Each playbook in one file of HTML that loads nothing: to be sent by chat, and opened without a network."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.planning.base import Document, Format, Page
from generator.planning.engines import ONE_FILE_ENGINE
from generator.planning.sheet import shared

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.resolving import views

FOLDER = "one"
"""Where they stand, within their language."""


def path_of(playbook: str) -> str:
    """Where the file of a playbook stands, within its language."""
    return f"{FOLDER}/{playbook}.html"


def documents(book: views.Playbook, handbook: views.Handbook) -> Iterable[Document]:
    """One a playbook."""
    site = f"{handbook.handbook.address}/{handbook.language.id}/"
    shown = shared(handbook) | {"playbook": book, "site": site}
    yield Document(f"one-file {book.id}", (Page(path_of(book.id), "one/playbook.html", shown),), book.id)


ONE_FILE = Format("one-file", ONE_FILE_ENGINE, of_playbook=documents)
