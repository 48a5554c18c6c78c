"""How the pages of a site become a website: a tree of Markdown pages, built by MkDocs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.encoding.mkdocs_site import build_site
from generator.planning.base import read_assets

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.layout import Layout
    from generator.planning.base import Bytes
    from generator.storage.shelf import Shelf


def versions() -> Mapping[str, str]:
    """It calls nothing else."""
    return {}


def assets(layout: Layout) -> Bytes:
    """MkDocs' settings, the theme's overrides, the hand-written pages and static files."""
    return read_assets(layout, "mkdocs.yml", "templates/theme", "docs")


def prepare(files: Bytes, texts: Iterable[Mapping[str, str]]) -> Bytes:
    """The assets as they are."""
    del texts
    return files


def encode(texts: Mapping[str, str], files: Bytes, shelf: Shelf | None = None) -> Bytes:
    """The finished site."""
    return build_site(texts, files, shelf)
