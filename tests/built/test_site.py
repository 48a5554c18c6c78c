"""The site as files: links lead somewhere, languages match."""

from __future__ import annotations

import io
import json
import posixpath
import re
from collections import Counter
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest
from lxml import html

from built.workshop import LANGUAGES, PLAYBOOKS
from generator.build import for_all
from generator.planning.plan import WHOLE, plan
from generator.publishing.finished import verify
from generator.publishing.releases import read_manifest

if TYPE_CHECKING:
    from pathlib import Path

    from whole import Whole

    from generator.model.handbook import Handbook
    from generator.publishing.releases import Release


@pytest.fixture(scope="module")
def files(release: Release) -> dict[str, bytes]:
    """Every file of the release by path."""
    return {path: (release.folder / path).read_bytes() for path in read_manifest(release.folder)}


def test_the_release_stands_up_to_verification(files: dict[str, bytes], whole: Whole, printed: tuple[str, ...]) -> None:
    others = "|".join(name for name in PLAYBOOKS if name not in printed)
    not_printed = re.compile(rf"\b(pdf/(({others})-[a-z-]+|book)\.pdf|one/({others})\.html) leads nowhere$")
    views = whole.views
    assert len(files) > 100
    found = verify(files, views, for_all(plan(views, WHOLE), views))
    assert [wrong for wrong in found if not not_printed.search(wrong)] == []


PAGE = b'<!doctype html><html><body><h1 id="top">x</h1>%s</body></html>'


@pytest.mark.parametrize(
    ("planted", "said"),
    [
        (b'<a href="nowhere/">x</a>', "leads nowhere"),
        (b'<a href="#nowhere">x</a>', "no such place"),
        (b'<a href="../en/index.html#nowhere">x</a>', "no such place"),
        (b'<a href="/zh/">x</a>', "absolute"),
        (b'<script src="https://cdn.example/x.js"></script>', "from the network"),
        (b'<link rel="stylesheet" href="https://cdn.example/x.css">', "from the network"),
        (b'<img src="//cdn.example/x.png">', "from the network"),
        (b'<h2 id="only-here">x</h2>', "other ids"),
    ],
)
def test_a_planted_fault_is_found(planted: bytes, said: str) -> None:
    files = {"zh/index.html": PAGE % planted, "en/index.html": PAGE % b""}
    found = list(verify(files, ["zh", "en"]))
    assert len(found) == 1
    assert said in found[0]


def test_a_file_in_one_language_only_is_found() -> None:
    files = {"zh/index.html": PAGE % b"", "en/index.html": PAGE % b"", "zh/a.pdf": b""}
    assert list(verify(files, ["zh", "en"])) == ["a.pdf: is there in one of zh and en only"]
    assert list(verify(files, ["zh", "en"], {"a.pdf"})) == []


def test_links_between_pages_languages_and_files_are_followed() -> None:
    links = b'<a href="../en/">e</a> <a href="a.pdf">p</a> <a href="#top">t</a> <a href="https://example.com/">out</a>'
    files = {"zh/index.html": PAGE % links, "en/index.html": PAGE % b"", "zh/a.pdf": b"", "en/a.pdf": b""}
    assert list(verify(files, ["zh", "en"])) == []


def test_every_page_that_was_asked_for_is_there(
    files: dict[str, bytes], handbook: Handbook, printed: tuple[str, ...]
) -> None:
    pages = {"index.html", "playbooks/index.html", "copies/index.html", "reference/printouts/index.html"}
    pages |= {"pdf/forms.pdf", "pdf/forms-fill.pdf", "pdf/print-list.pdf", "pdf/signs.pdf", "pdf/go-bag.zip"}
    pages |= {f"{tab}/index.html" for tab in ("warning", "response", "communication", "recovery", "cases", "reference")}
    for name in handbook.playbooks:
        pages.add(f"playbooks/{name}/index.html")
        phases = ("warning", "response", "communication", "recovery", "lessons")
        pages |= {f"playbooks/{name}/{phase}/index.html" for phase in phases}
    kinds = ("runbook", "annex", "role-cards", "first-hour", "pocket", "clock", "poster", "drill", "runbook-fill")
    pages |= {f"pdf/{name}-{kind}.pdf" for name in printed for kind in kinds}
    for language in ("zh", "en"):
        assert {f"{language}/{page}" for page in pages} <= set(files)
    assert {path for path in files if "-bilingual" in path} == {f"zh/pdf/{name}-bilingual.pdf" for name in printed}


def test_every_topic_opens_from_the_index_in_both_languages(files: dict[str, bytes], handbook: Handbook) -> None:
    for language in ("zh", "en"):
        page = files[f"{language}/reference/topics/index.html"].decode()
        parts = re.split(r'<h2 id="topic-', page)[1:]
        assert [part.partition('"')[0] for part in parts] == [topic.id for topic in handbook.topics]
        assert [part[:40] for part in parts if "<a href=" not in part.partition("</ul>")[2]] == []


def test_the_first_page_works_without_a_script(files: dict[str, bytes]) -> None:
    page = files["index.html"].decode()
    assert 'href="zh/index.html"' in page
    assert 'href="en/index.html"' in page
    assert page.index("<script") > page.index('href="en/index.html"')


def test_no_cell_of_a_page_is_left_empty(files: dict[str, bytes]) -> None:
    """On a phone a cell stands behind its column's name: with nothing in it, it reads as if something were missing."""
    empty = re.compile(rb"<(td|dd)\b[^>]*>\s*</\1>")
    pages = {path: one for path, one in files.items() if path.endswith(".html")}
    found = {path: empty.search(one) for path, one in pages.items()}
    assert {path: one.group() for path, one in found.items() if one} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_has_a_title_of_its_own(files: dict[str, bytes], language: str) -> None:
    """Tabs, bookmarks and the history of a browser tell pages apart by nothing else."""
    copies = re.compile(rf"{language}/(?!copies/.+/|one/).*index\.html")
    titles = {path: html.fromstring(files[path]).findtext(".//title") for path in files if copies.fullmatch(path)}
    assert f"{language}/reference/how-to-use/index.html" in titles
    times = Counter(titles.values())
    assert {path: title for path, title in titles.items() if times[title] > 1} == {}


def test_every_bag_holds_the_pdfs_that_are_published(files: dict[str, bytes]) -> None:
    for language in ("zh", "en"):
        with ZipFile(io.BytesIO(files[f"{language}/pdf/go-bag.zip"])) as bag:
            packed = {bag.read(name) for name in bag.namelist() if name.endswith(".pdf")}
        mine = {files[path] for path in files if path.startswith(f"{language}/") and path.endswith(".pdf")}
        assert mine <= packed, "one for all languages stands with another of them"
        assert packed <= {content for path, content in files.items() if path.endswith(".pdf")}


def test_what_a_page_loads_has_a_name_that_changes_with_its_content(files: dict[str, bytes]) -> None:
    loaded = re.compile(rb'<script src="([^"]+)"|<link rel="stylesheet" href="([^"?]+)')
    found = {name for path, page in files.items() if path.endswith(".html") for name in loaded.findall(page)}
    slip = re.compile(rb'"[^"]+":\s*"([^"]+\.js)"')
    by_slip = {
        name for path, said in files.items() if path.endswith("/assets/search-index.js") for name in slip.findall(said)
    }
    names = {posixpath.basename(name.decode()) for name in {one for pair in found for one in pair if one} | by_slip}
    stems = {name.partition(".")[0] for name in names}
    assert stems >= {"handbook", "copies", "search", "field", "minisearch-7"}
    assert [name for name in names if not re.search(r"\.[0-9a-f]{8}\.", name)] == []


def test_nothing_that_readers_do_not_need_is_published(files: dict[str, bytes]) -> None:
    heavy = [path for path in files if path.endswith((".map", "sitemap.xml", "sitemap.xml.gz"))]
    assert heavy == []


def test_the_manifest_tells_every_file(release: Release) -> None:
    told = set(read_manifest(release.folder)) | {"manifest.json"}
    there = {path.relative_to(release.folder).as_posix() for path in _files(release.folder)}
    assert there == told
    about = json.loads((release.folder / "manifest.json").read_text(encoding="utf-8"))
    assert about["release"] == release.folder.name
    assert about["revision"]
    assert about["audience"] == "internal"


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]
