"""MkDocs, page by page: a tree of Markdown pages, none of them on a disk, and each page as readers get it."""

from __future__ import annotations

import json
import os
import re
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple

from markupsafe import escape
from mkdocs.commands.build import get_context
from mkdocs.config import load_config
from mkdocs.structure.files import InclusionLevel
from mkdocs.structure.nav import get_navigation
from mkdocs.structure.pages import Page

from generator.encoding.brought_words import of_theme
from generator.encoding.library_warnings import silence_expected
from generator.encoding.mkdocs_files import files_of
from generator.encoding.open_blanks import show_blanks
from generator.encoding.site_index import OF_PLAYBOOKS, language_of
from generator.encoding.table_roles import say_roles
from generator.encoding.theme_styles import pruned
from generator.encoding.whole_dates import keep_dates
from generator.storage.cache import digest
from generator.storage.contents import contents
from generator.storage.scratch import scratch
from generator.text.tongues import tell_apart

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files
    from mkdocs.structure.nav import Navigation

OF_THE_THEME = re.compile(
    r"assets/javascripts/(bundle[.]|lunr/|workers/search[.])|assets/stylesheets/palette|assets/images/favicon\.png|.*\.map$"
)
"""Not published either: the theme's script with its search, which writes into the page, its colours and picture, source
maps."""
_STYLES = "assets/stylesheets/"
_WITHIN = re.compile(rb"url\(\"data:[^\"]*\"\)|url\('data:[^']*'\)|url\(data:[^)]*\)")
"""Pictures within the theme's styles, which a strict policy forbids; none is shown."""
_LEFT_OUT = {InclusionLevel.EXCLUDED, InclusionLevel.DRAFT}
NO_PAGES = ("mkdocs.json", "search.json", OF_PLAYBOOKS)
"""What the paths of texts begin with that are made into something else."""


class Listing(NamedTuple):
    """Which files the site of a language has."""

    pages: dict[str, str]
    """By the path of each page of Markdown that of its text."""
    others: list[str]
    """The paths of all else that the project has for it, which are the same on the site."""
    brought: dict[str, str]
    """What the theme brings, by path, each byte as a character."""


class Tree:
    """The site of a language as MkDocs knows it: its settings, its menu, which files there are."""

    def __init__(self, settings: MkDocsConfig, contents: Mapping[str, str | bytes]) -> None:
        """`contents` are the files by path within its folder of sources."""
        self._settings, self._files = settings, files_of(contents, settings)
        self._menu, self._documents = get_navigation(self._files, settings), self._files.documentation_pages()
        self._frame = settings.theme.get_env().get_template("main.html").render

    @property
    def listing(self) -> Listing:
        """Which files it has."""
        there = [file for file in self._files if not file.is_documentation_page() and file.inclusion not in _LEFT_OUT]
        brought = static(file for file in there if file.src_dir is not None)
        return Listing(
            {file.dest_uri: file.src_uri for file in self._documents},
            [file.dest_uri for file in there if file.src_dir is None],
            {path: content.decode("latin-1") for path, content in brought.items()},
        )

    def made(self, texts: Mapping[str, str]) -> dict[str, bytes]:
        """The pages of these texts, by the path of the text.

        Nobody looks for places on other pages to which they link: not all are made in one go (see `finished.verify`).
        """
        new = [self._rendered(self._files.src_uris[path], text) for path, text in texts.items()]
        return {
            page.file.src_uri: framed(page, self._frame, self._menu, self._documents, self._settings) for page in new
        }

    def _rendered(self, file: File, text: str) -> Page:
        file.content_string = text
        page = file.page or Page(None, file, self._settings)
        page.read_source(self._settings)
        page.render(self._settings, self._files)
        return page


@contextmanager
def opened(own: str, contents: Mapping[str, str | bytes], files: Mapping[str, bytes]) -> Iterator[Tree]:
    """The tree with the settings `own` and these contents; `files` are the project's, by path from its root.

    Raises LibraryWarning when MkDocs has anything to say.
    """
    quiet()
    with scratch() as root, silence_expected("mkdocs"):
        for path, content in files.items():
            if decides(path):
                _put(root / path, content)
        (root / "tree" / "docs").mkdir(parents=True)
        told = json.loads(own)
        menu = told.pop("nav")  # it is long, and MkDocs reads files slowly
        settings = load_config(
            str(_settings(told, root / "tree", inherit="../mkdocs.yml", theme="../templates/theme")), nav=menu
        )
        name_as_typed(settings)
        yield Tree(settings, contents)


def frame(texts: Mapping[str, str], files: Mapping[str, bytes]) -> str:
    """Fingerprint of what decides about a page beside its own text: settings, theme, and which pages there are.

    And which files, because a page may link to one. What stands in others does not: MkDocs is given a title for each
    page that a menu names.
    """
    there = [*files, *(path for path in texts if path.endswith(".md"))]
    return digest(texts["mkdocs.json"], *sorted(there), {path: files[path] for path in files if decides(path)})


def decides(path: str) -> bool:
    """Whether a file of the project decides about all pages: the settings, the theme."""
    return path.startswith("templates/") or path == "mkdocs.yml"


def sources(language: str, texts: Mapping[str, str], files: Mapping[str, bytes]) -> dict[str, str | bytes]:
    """Pages, hand-written pages and static files by their path within the folder of sources of a language's site."""
    own = f"docs/{language}/"
    by_hand = {path.removeprefix(own): content for path, content in files.items() if path.startswith(own)}
    plain = {path.removeprefix("docs/"): files[path] for path in files if path.startswith("docs/assets/")}
    return {**by_hand, **plain, **{path: text for path, text in texts.items() if not path.startswith(NO_PAGES)}}


def write_tree(texts: Mapping[str, str], files: Mapping[str, bytes], tree: Path, *, inherit: str, theme: str) -> Path:
    """Write pages, hand-written pages and static files under `tree`, and a plain `mkdocs.yml`; returns its path.

    `inherit` and `theme` lead from `tree` to the shared settings and the theme's overrides. JSON is YAML, so any
    engine that reads MkDocs' settings can build the tree.
    """
    for path, content in sources(language_of(texts), texts, files).items():
        _put(tree / "docs" / path, content if isinstance(content, bytes) else content.encode())
    return _settings(json.loads(texts["mkdocs.json"]), tree, inherit=inherit, theme=theme)


def _settings(own: Mapping[str, Any], tree: Path, *, inherit: str, theme: str) -> Path:
    settings = {"INHERIT": inherit, "docs_dir": "docs", "site_dir": "site", "hooks": [], "strict": False, **own}
    settings["theme"] = {"custom_dir": theme, **own["theme"], "language": of_theme(own["extra"]["tag"])}
    _put(tree / "mkdocs.yml", json.dumps(settings, ensure_ascii=False, indent=1).encode())
    return tree / "mkdocs.yml"


def framed(
    page: Page, frame: Callable[..., str], menu: Navigation, files: Sequence[File] | Files, settings: MkDocsConfig
) -> bytes:
    """A rendered page in what renders its `frame`, as readers get it; the frame sees it as the one that is open."""
    page.active = True
    try:
        whole = frame(get_context(menu, files, settings, page))
    finally:
        page.active = False
    return finished(page.file.dest_uri, whole.encode())


def finished(path: str, content: bytes) -> bytes:
    """A file as readers get it."""
    if path.endswith(".html"):
        return say_roles(tell_apart(show_blanks(keep_dates(content.decode())))).encode()
    return pruned(_WITHIN.sub(b"none", content).decode()).encode() if path.startswith(_STYLES) else content


def quiet() -> None:
    """Have MkDocs and its theme say and date nothing of their own."""
    os.environ["NO_MKDOCS_2_WARNING"] = "1"  # the theme advertises on stderr
    os.environ["SOURCE_DATE_EPOCH"] = "0"  # MkDocs dates what it writes; we are a function of our input


def static(files: Iterable[File]) -> dict[str, bytes]:
    """What is published as it is, by path, of the project's files and the theme's."""
    there = (file for file in files if not file.is_documentation_page() and file.inclusion not in _LEFT_OUT)
    kept = {file.dest_uri: file.content_bytes for file in there if not OF_THE_THEME.match(file.dest_uri)}
    return {path: finished(path, content) for path, content in kept.items()}


def name_as_typed(settings: MkDocsConfig) -> None:
    """Have the site's name and description shown as text: the theme takes them for HTML, save where it escapes them."""
    settings.site_name = escape(settings.site_name)
    settings.site_description = escape(settings.site_description or "")


def _put(file: Path, content: bytes) -> None:
    """Write what differs only: who watches the tree sees what has changed."""
    if contents(file) != content:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
