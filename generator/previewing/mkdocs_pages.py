"""One page of a site at a time, from memory, for the preview: the same page that `mkdocs_site` makes among all."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from mkdocs.config import load_config
from mkdocs.structure.nav import get_navigation
from mkdocs.structure.pages import Page

from generator.encoding.brought_words import of_theme
from generator.encoding.library_warnings import silence_expected
from generator.encoding.mkdocs_files import files_of
from generator.encoding.mkdocs_site import NO_PAGES, framed, name_as_typed, quiet, static
from generator.storage.scratch import scratch

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs.config.defaults import MkDocsConfig

    from generator.layout import Layout


class Pages:
    """The pages of one language's site below one menu. One thread at a time asks for them."""

    def __init__(self, own: str, paths: Iterable[str], layout: Layout) -> None:
        """`own` is the text `mkdocs.json`, `paths` are those of all pages and files.

        Raises LibraryWarning when MkDocs has anything to say about the settings or the menu.
        """
        quiet()
        with silence_expected("mkdocs"):
            self._settings = _settings(own, layout)
            name_as_typed(self._settings)
            self._files = files_of({path: "" for path in paths if not path.startswith(NO_PAGES)}, self._settings)
            self._menu = get_navigation(self._files, self._settings)
            self._frame = self._settings.theme.get_env().get_template("main.html").render
        self.of_theme = static(file for file in self._files if file.src_dir is not None)
        """The theme's own files by path."""
        self.sources = {file.dest_uri: file.src_uri for file in self._files.documentation_pages()}
        """The path of each page's text by that of the page."""
        self._made: dict[str, tuple[str, bytes]] = {}

    def page(self, source: str, text: str) -> bytes:
        """The page of a `text`; raises LibraryWarning when MkDocs has anything to say about it."""
        before = self._made.get(source)
        if before and before[0] == text:
            return before[1]
        file = self._files.src_uris[source]
        file.content_string = text
        page = file.page or Page(None, file, self._settings)
        with silence_expected("mkdocs"):
            page.read_source(self._settings)
            page.render(self._settings, self._files)
            html = framed(page, self._frame, self._menu, self._files, self._settings)
        self._made[source] = text, html
        return html


def _settings(own: str, layout: Layout) -> MkDocsConfig:
    """MkDocs' settings for a tree that lies in memory."""
    *theirs, ours = layout.templates.below("theme").folders
    with scratch() as folder:
        (folder / "docs").mkdir()
        given = json.loads(own)
        shared = {"INHERIT": str(layout.settings), "docs_dir": "docs", "hooks": [], "strict": False}
        theme = {"custom_dir": str(ours), **given["theme"], "language": of_theme(given["extra"]["tag"])}
        (folder / "mkdocs.yml").write_text(json.dumps({**shared, **given, "theme": theme}), encoding="utf-8")
        settings = load_config(str(folder / "mkdocs.yml"))
    settings.theme.dirs[:0] = map(str, theirs)
    return settings
