"""What was made last is not made again while nothing has changed: neither what it was made from, nor a file of it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator.layout import Layout
from generator.publishing import unchanged, written
from generator.publishing.releases import publish
from generator.publishing.unchanged import Previewed, Released
from generator.publishing.written import write
from generator.storage.cache import Cache

if TYPE_CHECKING:
    from collections.abc import Callable

pytest_plugins = ["mini_project"]

ROOT = Path(__file__).parents[1]
FILES = {"index.html": b"one", "zh/index.html": b"zh", "en/index.html": b"en"}
ABOUT = {"revision": "abc", "audience": "internal"}


@pytest.fixture
def released(mini: Path) -> Released:
    """Mini, of which three files are published."""
    now = Released(Layout(mini), ABOUT)
    now.keep(publish(FILES, ABOUT, now.layout.build))
    return now


def again(now: Released) -> Released:
    """The same, asked by a new process."""
    return Released(now.layout, now.about)


def test_a_release_stands(released: Released) -> None:
    release = again(released).standing
    assert release
    assert release.changed == ()
    assert release.folder.name == release.id


def as_if_written(file: Path, content: bytes) -> None:
    """Other content of the same length, under the time of before."""
    before = file.stat()
    file.write_bytes(content)
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))


def as_a_link(file: Path) -> None:
    """The same content, where it may change."""
    file.rename(file.with_suffix(".kept"))
    file.symlink_to(file.with_suffix(".kept"))


DAMAGE: dict[str, Callable[[Path], object]] = {
    "changed": lambda folder: (folder / "zh" / "index.html").write_bytes(b"damaged"),
    "changed under the time of before": lambda folder: as_if_written(folder / "zh" / "index.html", b"hz"),
    "gone": lambda folder: (folder / "zh" / "index.html").unlink(),
    "added": lambda folder: (folder / "zh" / "left.html").touch(),
    "a link": lambda folder: as_a_link(folder / "en" / "index.html"),
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_a_damaged_release_does_not_stand(released: Released, damage: Callable[[Path], object]) -> None:
    damage(released.layout.build / "current")
    assert again(released).standing is None


def test_a_release_that_is_only_touched_stands_and_is_read_once(
    released: Released, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.utime(released.layout.build / "current" / "index.html")
    read: list[Path] = []

    def is_whole(folder: Path) -> bool:
        read.append(folder)
        return True

    monkeypatch.setattr(unchanged, "is_whole", is_whole)
    assert again(released).standing
    assert again(released).standing
    assert len(read) == 1


def test_a_release_that_was_moved_stands(released: Released, tmp_path: Path) -> None:
    shutil.move(released.layout.build, tmp_path / "elsewhere")
    assert Released(Layout(released.layout.root, tmp_path / "elsewhere"), ABOUT).standing


def test_an_older_release_stands_only_while_it_is_current(released: Released) -> None:
    publish(FILES | {"index.html": b"new"}, ABOUT, released.layout.build)
    assert again(released).standing is None


def test_a_preview_stands_for_what_it_was_made_of(mini: Path) -> None:
    def now(*formats: str) -> Previewed:
        return Previewed(Layout(mini), {"formats": " ".join(formats)})

    assert not now("site").stands
    now("site").keep(FILES, write(FILES, now("site").folder))
    assert now("site").stands
    assert not now("site", "poster").stands
    (now("site").folder / "index.html").write_bytes(b"new")
    assert not now("site").stands


def test_hearing_that_nothing_has_changed_takes_no_library_of_the_pipe() -> None:
    asked = "import sys, generator.command.build_command; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", asked], cwd=ROOT, capture_output=True, text=True, check=True)
    heavy = {"pydantic", "yaml", "jinja2", "mkdocs", "weasyprint", "babel", "cn2an", "pypinyin", "holidays", "opencc"}
    assert not heavy & set(loaded.stdout.split())


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_a_preview_is_as_it_should_be_whatever_happened_to_it(tmp_path: Path, damage: Callable[[Path], object]) -> None:
    cache, folder = Cache(tmp_path / "cache"), tmp_path / "preview"
    write(FILES, folder, cache)
    damage(folder)
    write(FILES, folder, cache)
    there = {file.relative_to(folder).as_posix(): file for file in folder.rglob("*") if not file.is_dir()}
    assert {path: file.read_bytes() for path, file in there.items()} == FILES
    assert not any(file.is_symlink() for file in there.values())


def test_what_nobody_has_touched_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache, folder = Cache(tmp_path / "cache"), tmp_path / "preview"
    write(FILES, folder, cache)
    read: list[Path] = []
    monkeypatch.setattr(written, "contents", read.append)
    write(FILES | {"index.html": b"new"}, folder, cache)
    assert read == [folder / "index.html"]
    assert (folder / "index.html").read_bytes() == b"new"
