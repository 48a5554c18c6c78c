"""A site whose pages are made one by one is the site that MkDocs makes, byte for byte."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from mini_copy import copy_mini
from mkdocs.commands.build import build, get_context
from mkdocs.config import load_config

from generator.build import Order, site_texts
from generator.encoding import mkdocs_site
from generator.encoding.asset_names import Names, without_content
from generator.encoding.site import assets, encode
from generator.encoding.site_index import with_index
from generator.layout import Layout
from generator.storage.shelf import Shelf

if TYPE_CHECKING:
    from pathlib import Path

    from generator.planning.base import Texts

    Patch = pytest.MonkeyPatch

OF_MKDOCS = ("404.html", "sitemap.xml", "sitemap.xml.gz")
"""What it writes besides."""


@pytest.fixture(scope="module")
def layout(tmp_path_factory: pytest.TempPathFactory) -> Layout:
    """Mini."""
    return Layout(copy_mini(tmp_path_factory.mktemp("alone")))


@pytest.fixture(scope="module")
def texts(layout: Layout) -> Texts:
    """The texts of its pages."""
    return site_texts(layout, "en", Order())


def test_it_is_what_mkdocs_builds(
    layout: Layout, texts: Texts, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")
    monkeypatch.setattr(Names, "in_page", lambda _, page: page)
    files = assets(layout)
    for path, content in files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(content)
    tree = tmp_path / "tree"
    indexed = with_index(texts, files)
    config = mkdocs_site.write_tree(indexed, files, tree, inherit="../mkdocs.yml", theme="../templates/theme")
    settings = load_config(str(config))
    mkdocs_site.name_as_typed(settings)
    build(settings)
    whole = {file.relative_to(tree / "site").as_posix(): file for file in (tree / "site").rglob("*") if file.is_file()}
    alone = encode(texts, files)
    left_out = {path for path in whole if mkdocs_site.OF_THE_THEME.match(path)} | set(OF_MKDOCS)
    assert {without_content(path) for path in alone} == set(whole) - left_out
    pages = [path for path in alone if path.endswith(".html")]
    assert len(pages) > 100
    plain = {path: mkdocs_site.finished(path, whole[path].read_bytes()) for path in pages}
    assert [path for path in pages if alone[path] != plain[path]] == []


def test_what_lies_on_the_shelf_changes_no_byte(layout: Layout, texts: Texts, tmp_path: Path) -> None:
    files, made = assets(layout), []
    changed = {**texts, "index.md": texts["index.md"] + "\nmore\n"}
    for version in (texts, changed, texts):
        shelf = Shelf(tmp_path / "kept", "")
        made.append(encode(version, files, shelf))
        shelf.save()
    assert made == [encode(version, files) for version in (texts, changed, texts)]
    assert made[0] != made[1]


def test_only_what_is_new_is_made(
    layout: Layout, texts: Texts, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files, shelf, made = assets(layout), Shelf(tmp_path / "kept", ""), []

    def counted(nav: object, pages: object, config: object, page: object) -> object:
        made.append(page)
        return get_context(nav, pages, config, page)  # type: ignore[arg-type] # as they come

    monkeypatch.setattr(mkdocs_site, "get_context", counted)
    encode(texts, files, shelf)
    first = len(made)
    encode({**texts, "index.md": texts["index.md"] + "\nmore\n"}, files, shelf)
    assert first > 40
    assert len(made) - first == 1
