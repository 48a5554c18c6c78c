"""How a page becomes one file of HTML: each style and script is written into it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.encoding.open_blanks import show_blanks
from generator.planning.base import read_assets
from generator.text.tongues import tell_apart

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.layout import Layout
    from generator.planning.base import Bytes
    from generator.storage.shelf import Shelf

_STYLE = re.compile(r'<link rel="stylesheet" href="([^"]+)">')
_SCRIPT = re.compile(r'<script src="([^"]+)"></script>')


def versions() -> Mapping[str, str]:
    """It calls nothing else."""
    return {}


def assets(layout: Layout) -> Bytes:
    """The styles and scripts that are written into the file."""
    return read_assets(layout, "templates/one", "docs/assets/shell.css", "docs/assets/handbook.css")


def prepare(files: Bytes, texts: Iterable[Mapping[str, str]]) -> Bytes:
    """The assets as they are."""
    del texts
    return files


def encode(texts: Mapping[str, str], files: Bytes, shelf: Shelf | None = None) -> Bytes:
    """The files, with each style and script in the place where it is named by its path in the project."""
    del shelf

    def inside(text: str) -> bytes:
        text = _STYLE.sub(lambda named: f"<style>\n{files[named[1]].decode()}</style>", text)
        return _SCRIPT.sub(lambda named: f"<script>\n{files[named[1]].decode()}</script>", text).encode()

    return {path: inside(tell_apart(show_blanks(text))) for path, text in texts.items()}
