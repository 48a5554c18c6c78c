"""A tree of Markdown pages -> a site, by MkDocs, page by page."""

from __future__ import annotations

import hashlib
import json
import os
import re
from functools import partial
from typing import TYPE_CHECKING, Any

from markupsafe import escape
from mkdocs.commands.build import get_context
from mkdocs.config import load_config
from mkdocs.structure.files import InclusionLevel
from mkdocs.structure.nav import get_navigation
from mkdocs.structure.pages import Page

from generator.encoding.asset_names import named_by_content
from generator.encoding.brought_words import of_theme, with_help
from generator.encoding.library_warnings import silence_expected
from generator.encoding.mkdocs_files import files_of
from generator.encoding.open_blanks import show_blanks
from generator.encoding.site_index import OF_PLAYBOOKS, language_of, with_index
from generator.encoding.table_roles import say_roles
from generator.encoding.theme_styles import pruned
from generator.encoding.whole_dates import keep_dates
from generator.storage.cache import digest
from generator.storage.contents import contents
from generator.storage.scratch import scratch
from generator.text.tongues import tell_apart

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files
    from mkdocs.structure.nav import Navigation

    from generator.storage.shelf import Shelf

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


def build_site(texts: Mapping[str, str], files: Mapping[str, bytes], shelf: Shelf | None = None) -> dict[str, bytes]:
    """Files of the site by path. `texts` are its pages and `mkdocs.json`; `files` the project's, by path from its root.

    Pages that are the same come from the `shelf`. Raises LibraryWarning when MkDocs has anything to say.
    """
    files = with_help(files, language_of(texts))
    contents = sources(with_index(texts, files, shelf), files)
    with scratch() as root:
        for path, content in files.items():
            if decides(path):
                _put(root / path, content)
        (root / "tree" / "docs").mkdir(parents=True)
        own = json.loads(texts["mkdocs.json"])
        menu = own.pop("nav")  # it is long, and MkDocs reads files slowly
        config = _settings(own, root / "tree", inherit="../mkdocs.yml", theme="../templates/theme")
        made = _run(partial(load_config, str(config), nav=menu), contents, frame(texts, files), shelf)
    loaded = (path.removeprefix("docs/") for path in files if path.startswith("docs/assets/"))
    return named_by_content(made, (*loaded, *texts))


def frame(texts: Mapping[str, str], files: Mapping[str, bytes]) -> str:
    """Fingerprint of what decides about a page beside its own text: settings, theme, and which pages there are.

    What stands in other pages does not: MkDocs is given a title for each page that a menu names.
    """
    pages = [path for path in (*texts, *files) if path.endswith(".md")]
    return digest(texts["mkdocs.json"], *sorted(pages), {path: files[path] for path in files if decides(path)})


def decides(path: str) -> bool:
    """Whether a file of the project decides about all pages: the settings, the theme."""
    return path.startswith("templates/") or path == "mkdocs.yml"


def sources(texts: Mapping[str, str], files: Mapping[str, bytes]) -> dict[str, str | bytes]:
    """Pages, hand-written pages and static files by their path within the site's folder of sources."""
    own = f"docs/{language_of(texts)}/"
    by_hand = {path.removeprefix(own): content for path, content in files.items() if path.startswith(own)}
    plain = {path.removeprefix("docs/"): files[path] for path in files if path.startswith("docs/assets/")}
    return {**by_hand, **plain, **{path: text for path, text in texts.items() if not path.startswith(NO_PAGES)}}


def write_tree(texts: Mapping[str, str], files: Mapping[str, bytes], tree: Path, *, inherit: str, theme: str) -> Path:
    """Write pages, hand-written pages and static files under `tree`, and a plain `mkdocs.yml`; returns its path.

    `inherit` and `theme` lead from `tree` to the shared settings and the theme's overrides. JSON is YAML, so any
    engine that reads MkDocs' settings can build the tree.
    """
    for path, content in sources(texts, files).items():
        _put(tree / "docs" / path, content if isinstance(content, bytes) else content.encode())
    return _settings(json.loads(texts["mkdocs.json"]), tree, inherit=inherit, theme=theme)


def _settings(own: Mapping[str, Any], tree: Path, *, inherit: str, theme: str) -> Path:
    settings = {"INHERIT": inherit, "docs_dir": "docs", "site_dir": "site", "hooks": [], "strict": False, **own}
    settings["theme"] = {"custom_dir": theme, **own["theme"], "language": of_theme(own["extra"]["tag"])}
    _put(tree / "mkdocs.yml", json.dumps(settings, ensure_ascii=False, indent=1).encode())
    return tree / "mkdocs.yml"


def _run(
    load: Callable[[], MkDocsConfig], contents: Mapping[str, str | bytes], frame: str, shelf: Shelf | None
) -> dict[str, bytes]:
    """What `mkdocs build` writes, page by page, save for maps of the site and pages of the theme's own."""
    quiet()
    with silence_expected("mkdocs"):
        settings = load()
        name_as_typed(settings)
        all_files, frame_of = files_of(contents, settings), settings.theme.get_env().get_template("main.html").render
        menu, files = get_navigation(all_files, settings), all_files.documentation_pages()
        keys = {file.dest_uri: f"{frame} {file.src_uri} {file.content_string}" for file in files}
        found = {path: html for path, key in keys.items() if shelf and (html := shelf.get(key))}
        new = [file.page or Page(None, file, settings) for file in files if file.dest_uri not in found]
        for page in new:
            page.read_source(settings)
            page.render(settings, all_files)
        for page in new:
            path = page.file.dest_uri
            found[path] = framed(page, frame_of, menu, files, settings)
            page.validate_anchor_links(files=all_files, log_level=settings.validation.links.anchors)
            if shelf:
                shelf.put(keys[path], found[path])
    return dict(sorted((found | static(all_files, shelf)).items()))


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


def static(files: Iterable[File], shelf: Shelf | None = None) -> dict[str, bytes]:
    """What is published as it is, by path, of the project's files and the theme's; pages come from the `shelf`."""
    there = (file for file in files if not file.is_documentation_page() and file.inclusion not in _LEFT_OUT)
    kept = {file.dest_uri: file.content_bytes for file in there if not OF_THE_THEME.match(file.dest_uri)}
    return {path: _finished_before(path, content, shelf) for path, content in kept.items()}


def _finished_before(path: str, content: bytes, shelf: Shelf | None) -> bytes:
    """The same as `finished`, from the shelf when it is a page, or a style, that was finished before."""
    if shelf is None or not (path.endswith(".html") or path.startswith(_STYLES)):
        return finished(path, content)
    key = f"finished {hashlib.sha256(content).hexdigest()}"
    if (kept := shelf.get(key)) is None:
        kept = finished(path, content)
        shelf.put(key, kept)
    return kept


def name_as_typed(settings: MkDocsConfig) -> None:
    """Have the site's name and description shown as text: the theme takes them for HTML, save where it escapes them."""
    settings.site_name = escape(settings.site_name)
    settings.site_description = escape(settings.site_description or "")


def _put(file: Path, content: bytes) -> None:
    """Write what differs only: who watches the tree sees what has changed."""
    if contents(file) != content:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
