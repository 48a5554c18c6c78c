"""A release is published as a whole or not at all."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from generator.publishing.releases import KEPT, publish, read_manifest
from generator.publishing.written import write

ROOT = Path(__file__).parents[1]

ABOUT = {"revision": "abc", "audience": "internal"}
FILES = {"index.html": b"one", "zh/index.html": b"zh", "en/index.html": b"en"}


def content(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_current_leads_to_the_files_and_the_manifest(tmp_path: Path) -> None:
    release = publish(FILES, ABOUT, tmp_path)
    current = content(tmp_path / "current")
    assert current.pop("manifest.json")
    assert current == FILES
    assert release.changed == tuple(sorted(FILES))
    assert json.loads((tmp_path / "current" / "manifest.json").read_text())["revision"] == "abc"


def test_the_same_handbook_is_the_same_release_and_no_byte_is_written(tmp_path: Path) -> None:
    first = publish(FILES, ABOUT, tmp_path)
    before = {path: path.stat().st_mtime_ns for path in first.folder.rglob("*")}
    second = publish(dict(reversed(FILES.items())), ABOUT, tmp_path)
    assert second.id == first.id
    assert second.changed == ()
    assert {path: path.stat().st_mtime_ns for path in second.folder.rglob("*")} == before


def test_only_what_differs_is_told_as_changed(tmp_path: Path) -> None:
    publish(FILES, ABOUT, tmp_path)
    release = publish(FILES | {"zh/index.html": b"other"}, ABOUT, tmp_path)
    assert release.changed == ("zh/index.html",)


def test_a_failure_while_writing_leaves_the_old_release(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old = publish(FILES, ABOUT, tmp_path)
    before = content(tmp_path / "current")

    def full_disk(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.write_bytes", full_disk)
    with pytest.raises(OSError, match="No space left"):
        publish(FILES | {"index.html": b"new"}, ABOUT, tmp_path)
    monkeypatch.undo()
    assert content(tmp_path / "current") == before
    assert [path.name for path in (tmp_path / "releases").iterdir()] == [old.id]


def test_a_damaged_release_is_written_anew(tmp_path: Path) -> None:
    release = publish(FILES, ABOUT, tmp_path)
    (release.folder / "zh" / "index.html").write_bytes(b"damaged")
    assert publish(FILES, ABOUT, tmp_path).id == release.id
    assert (tmp_path / "current" / "zh" / "index.html").read_bytes() == b"zh"


def test_old_releases_are_forgotten_but_not_the_current_one(tmp_path: Path) -> None:
    for number in range(KEPT + 5):
        last = publish(FILES | {"n": str(number).encode()}, ABOUT, tmp_path)
    kept = {path.name for path in (tmp_path / "releases").iterdir()}
    assert len(kept) == KEPT + 1
    assert last.id in kept


def test_a_preview_holds_exactly_its_files(tmp_path: Path) -> None:
    write(FILES, tmp_path / "preview")
    write({"a/b": b"1"}, tmp_path / "preview")
    assert content(tmp_path / "preview") == {"a/b": b"1"}


def test_a_manifest_that_cannot_be_read_is_no_manifest(tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_text("{")
    assert read_manifest(tmp_path) == {}
    assert read_manifest(tmp_path / "nowhere") == {}


def test_the_documented_copy_has_the_files(tmp_path: Path) -> None:
    publish({"zh/index.html": b"<p>"}, {}, tmp_path / "build")
    (tmp_path / "public").mkdir()
    pages = [f"docs/{language}/reference/how-to-{do}.md" for language in ("en", "zh") for do in ("edit", "publish")]
    for guide in ("README.md", *pages):
        assert "cp -r build/current/. /srv/public" in (ROOT / guide).read_text(encoding="utf-8")
    subprocess.run(["cp", "-r", "build/current/.", "public"], cwd=tmp_path, check=True)  # noqa: S607 - the system's own
    assert (tmp_path / "public" / "zh" / "index.html").read_bytes() == b"<p>"


@pytest.mark.parametrize("linked", [True, False])
def test_what_stands_under_several_names_is_stored_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, linked: bool
) -> None:
    """Where the disk can; else it is written under each."""

    def refused(*_: object) -> None:
        raise OSError(38, "Function not implemented")

    if not linked:
        monkeypatch.setattr("pathlib.Path.hardlink_to", refused)
    folder = publish(FILES | {"zh/old.html": FILES["zh/index.html"]}, ABOUT, tmp_path).folder
    assert (folder / "zh/old.html").read_bytes() == FILES["zh/index.html"]
    assert (folder / "zh/old.html").samefile(folder / "zh/index.html") is linked
    assert not (folder / "zh/old.html").samefile(folder / "en/index.html")
