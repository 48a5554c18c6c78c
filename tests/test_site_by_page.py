"""A site that is made page by page is the same, whoever makes its pages, and whatever happens to what is kept."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import pytest
from in_turn import InTurn
from mini_copy import copy_mini

from generator.build import Order, site_texts
from generator.encoding import mkdocs_site, site
from generator.encoding.encode import encode
from generator.encoding.library_warnings import LibraryWarning
from generator.encoding.resources import Resources
from generator.encoding.site import assets
from generator.layout import Layout
from generator.planning.base import Document, Texts
from generator.planning.plan import Job
from generator.stages import BuildFailed, Unwatched
from generator.storage.files import Files, Kept

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

JOBS = [Job("site", "en", Document("site", ()))]


@pytest.fixture(scope="module")
def layout(tmp_path_factory: pytest.TempPathFactory) -> Layout:
    """Mini."""
    return Layout(copy_mini(tmp_path_factory.mktemp("by_page") / "mini"))


@pytest.fixture(scope="module")
def texts(layout: Layout) -> Texts:
    """Its texts."""
    return site_texts(layout, "en", Order())


@pytest.fixture(scope="module")
def plain(layout: Layout, texts: Texts) -> dict[str, bytes]:
    """The site, made at once."""
    return {f"en/{path}": content for path, content in site.encode(texts, assets(layout)).items()}


class Counted:
    """Works here, and counts the jobs."""

    def __init__(self) -> None:
        self.done = 0

    def run(self, work: Any, jobs: Iterable[tuple[Any, str]]) -> Iterator[tuple[Any, Any]]:  # noqa: ANN401 - as it comes
        """Each job with its result."""
        waiting = list(jobs)
        self.done += len(waiting)
        return InTurn().run(work, waiting)


def made(layout: Layout, build: Path, texts: Mapping[str, str], workers: Any = None) -> Files:  # noqa: ANN401
    return encode(Layout(layout.root, build), JOBS, [Texts(texts)], Unwatched(), Resources(workers or InTurn()))


def same(files: Files, plain: Mapping[str, bytes]) -> bool:
    """Whether they are the same, and have the sums that they say."""
    return dict(files) == plain and all(files.sum(path) == Files(plain).sum(path) for path in plain)


def test_few_wait_at_once(
    layout: Layout, texts: Texts, plain: Mapping[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(site, "_AT_ONCE", 1)
    workers = Counted()
    assert same(made(layout, tmp_path, texts, workers), plain)
    assert workers.done > 1


def test_many_are_made_by_workers_and_a_few_here(
    layout: Layout, texts: Texts, plain: Mapping[str, bytes], tmp_path: Path
) -> None:
    workers = Counted()
    assert same(made(layout, tmp_path, texts, workers), plain)
    assert workers.done > 1
    before = workers.done
    assert same(made(layout, tmp_path, texts, workers), plain)
    other = made(layout, tmp_path, {**texts, "index.md": texts["index.md"] + "\nmore\n"}, workers)
    assert [path for path in plain if other[path] != plain[path]] == ["en/index.html"]
    assert same(made(layout, tmp_path, texts, workers), plain)
    assert workers.done == before


def test_another_style_sheet_makes_no_page_again(
    layout: Layout, texts: Texts, plain: Mapping[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made(layout, tmp_path, texts)
    files = assets(layout)
    styled = {**files, "docs/assets/shell.css": files["docs/assets/shell.css"] + b"\np { color: red }\n"}
    expected = {f"en/{path}": content for path, content in site.encode(texts, styled).items()}
    monkeypatch.setattr(site, "assets", lambda _: styled)
    monkeypatch.setattr(site, "make", None)
    found = made(layout, tmp_path, texts)
    assert same(found, expected)
    assert found["en/index.html"] != plain["en/index.html"]


_HELP, _TO = "docs/en/reference/how-to-use.md", "docs/en/reference/how-to-edit.md"
LINKED: dict[str, tuple[dict[str, bytes], dict[str, bytes]]] = {
    "a file": ({_HELP: b"[a picture](../assets/my.svg)", "docs/assets/my.svg": b"<svg/>"}, {}),
    "a place": (
        {_HELP: b"[a place](how-to-edit.md#mine)", _TO: b"## Mine {: #mine }"},
        {_TO: b"## Mine {: #other }"},
    ),
}
"""What a page links to: what stands at the end of files with it, and what else stands there without it."""


@pytest.mark.parametrize("linked", LINKED)
def test_what_a_page_links_to_may_go_whoever_makes_it(
    layout: Layout, texts: Texts, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, linked: str
) -> None:
    there, gone = LINKED[linked]
    files, told = assets(layout), list[dict[str, bytes]]()
    with_it = {**files, **{path: files.get(path, b"") + b"\n\n" + more for path, more in there.items()}}
    others = {path: files[path] + b"\n\n" + more for path, more in gone.items()}
    without = {path: one for path, one in with_it.items() if path in files} | others
    for build, project in (("kept", with_it), ("kept", without), ("clean", without)):
        monkeypatch.setattr(site, "assets", lambda _, project=project: project)
        try:
            told.append(dict(made(layout, tmp_path / build, texts)))
        except (BuildFailed, LibraryWarning):
            told.append({})
    assert told[0]
    assert told[1] == told[2]


DAMAGE: dict[str, Callable[[Path], object]] = {
    "gone": lambda file: file.unlink(),
    "cut": lambda file: file.write_bytes(file.read_bytes()[: file.stat().st_size // 2]),
    "foreign": lambda file: file.write_bytes(b"notes of mine " * 500),
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_a_page_that_is_lost_before_it_is_read_is_made_again(
    layout: Layout, texts: Texts, plain: Mapping[str, bytes], tmp_path: Path, damage: Callable[[Path], object]
) -> None:
    made(layout, tmp_path, texts)
    files = made(layout, tmp_path, texts)
    damage(Layout(layout.root, tmp_path).shelves / "pages")
    some = ["en/index.html", *(path for path in plain if path.endswith("/run/index.html"))]
    assert {path: files[path] for path in some} == {path: plain[path] for path in some}
    assert same(made(layout, tmp_path, texts), plain)


def test_nothing_that_is_known_is_asked_of_mkdocs(
    layout: Layout, texts: Texts, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made(layout, tmp_path, texts)
    monkeypatch.setattr(mkdocs_site, "load_config", None)
    files = made(layout, tmp_path, texts)
    assert len({files.sum(path) for path in files}) > 1


def test_files_are_read_when_somebody_asks() -> None:
    read: list[str] = []

    def content(path: str) -> bytes:
        read.append(path)
        return path.encode()

    kept = {path: Kept(f"sum of {path}", partial(content, path)) for path in ("b", "c")}
    files = Files({"a": b"1"}, kept) | {"c": b"2", "d": b"3"}
    assert (sorted(files), len(files), "b" in files, "x" in files) == (["a", "b", "c", "d"], 4, True, False)
    assert (files.sum("b"), files.sum("c")) == ("sum of b", Files({"c": b"2"}).sum("c"))
    assert read == []
    assert dict(files.below("en")) == {"en/a": b"1", "en/b": b"b", "en/c": b"2", "en/d": b"3"}
    assert read == ["b"]
