"""Releases that are kept: listed, shown again, held to their manifests, removed; and every address stays known."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator import build as pipe
from generator.build import build
from generator.command.cli import main
from generator.layout import Layout
from generator.model.choice import Audience
from generator.publishing import manifest
from generator.publishing.history import before, history, prune
from generator.publishing.integrity import damage
from generator.publishing.known_addresses import FILE, published
from generator.publishing.manifest import Manifest
from generator.publishing.pointing import current
from generator.publishing.releases import publish
from generator.publishing.switch import switch
from generator.publishing.turns import turn
from generator.stages import BuildFailed, Unwatched

pytest_plugins = ["mini_project"]


def release(build: Path, number: int, audience: str = "public") -> str:
    """A tiny release, made `number` seconds after the first."""
    told = json.dumps([f"playbooks/p{number}/"]).encode()
    files = {"index.html": f"<p>{number}".encode(), "zh/索引.html": b"zh", FILE: told}
    made = publish(files, {"revision": f"r{number}", "audience": audience}, build)
    at = 1_760_000_000 + number
    os.utime(made.folder / "manifest.json", (at, at))
    return made.id


def handbook(project: Path, monkeypatch: pytest.MonkeyPatch, *arguments: str) -> Result:
    monkeypatch.chdir(project)
    return CliRunner().invoke(main, arguments)


@pytest.fixture(params=["developers alone", "nobody", "no more"])
def no_links(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """A system on which a link cannot take another's place, as on Windows; or cannot be made, from the start or now."""

    def refused(*_: object, **__: object) -> None:
        raise OSError(1314, "A required privilege is not held by the client")

    really = Path.replace

    def taken(self: Path, target: Path) -> Path:
        if target.name == "current" and os.path.lexists(target):
            raise PermissionError(5, "Access is denied")
        return really(self, target)

    if request.param == "nobody":
        monkeypatch.setattr(Path, "symlink_to", refused)
    monkeypatch.setattr(Path, "replace", taken)
    return str(request.param)


def test_where_no_link_takes_anothers_place_readers_see_the_same(
    tmp_path: Path, no_links: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = [release(tmp_path, number) for number in range(3)]
    if no_links == "no more":
        monkeypatch.setattr(Path, "symlink_to", lambda *_, **__: (_ for _ in ()).throw(OSError(1, "no links")))
    for name in (ids[0], ids[2], ids[1], ids[1]):
        switch(tmp_path, name)
        assert current(tmp_path) == name
        assert (tmp_path / "current" / "index.html").read_text() == f"<p>{ids.index(name)}"
        assert (tmp_path / "current").is_symlink() == (no_links == "developers alone")
    assert set(published(tmp_path)) == {f"playbooks/p{number}/" for number in range(3)}
    assert sorted(file.name for file in tmp_path.iterdir()) == ["addresses.json", "current", "releases", "switch.lock"]
    assert {one.id for one in history(tmp_path)} == set(ids)
    assert [str(told) for one in history(tmp_path) for told in damage(one.folder, tmp_path.as_posix())] == []


def test_history_lists_what_is_kept_and_rollback_shows_it_again(mini: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "There is no release yet" in handbook(mini, monkeypatch, "history").stdout
    ids = [release(mini / "build", n) for n in range(3)]
    said = handbook(mini, monkeypatch, "history")
    lines = [line.split() for line in said.stdout.splitlines()[1:]]
    assert lines == [
        ["→", ids[2], "2025-10-09", "08:53", "r2", "public", "3"],
        [ids[1], "2025-10-09", "08:53", "r1", "public", "3"],
        [ids[0], "2025-10-09", "08:53", "r0", "public", "3"],
    ]
    for wanted, arguments in ((ids[1], []), (ids[0], []), (ids[2], [ids[2][:6]])):
        assert handbook(mini, monkeypatch, "rollback", *arguments).exit_code == 0
        assert current(mini / "build") == wanted
        assert (mini / "build" / "current" / "index.html").read_text() == f"<p>{ids.index(wanted)}"
    assert handbook(mini, monkeypatch, "rollback", "nothing").exit_code == 2
    switch(mini / "build", ids[0])
    assert handbook(mini, monkeypatch, "rollback").exit_code == 2


def test_a_damaged_release_is_told_byte_by_byte_and_never_shown_again(
    mini: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, new = (release(mini / "build", n) for n in range(2))
    assert handbook(mini, monkeypatch, "verify").stdout.startswith(f"{new} 完好：3 个文件")
    folder = mini / "build" / "releases" / old
    (folder / "index.html").write_bytes(b"<p>1")
    (folder / "zh" / "索引.html").unlink()
    (folder / "zh" / "extra.txt").touch()
    for command in ("verify", "rollback"):
        said = handbook(mini, monkeypatch, command, old)
        assert said.exit_code == 1
        for place, words in (
            (":7:3", "index.html is not as it was written."),
            (":8:3", "zh/索引.html is missing."),
            (":1:1", "zh/extra.txt does not belong to this release."),
        ):
            assert f"build/releases/{old}/manifest.json{place}  damaged-release" in said.stdout
            assert words in said.stdout
    assert current(mini / "build") == new
    assert handbook(mini, monkeypatch, "verify").exit_code == 0


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", '{"files": []}', '{"release": "x", "files": {"../a": "0"}}', '{"release": "x", "files": {}}'],
)
def test_a_manifest_that_is_not_its_own_is_damage(tmp_path: Path, text: str) -> None:
    folder = tmp_path / "releases" / release(tmp_path, 1)
    whole = (folder / "manifest.json").read_text(encoding="utf-8")
    (folder / "manifest.json").write_text(whole.replace('"public"', '"internal"'), encoding="utf-8")
    assert len(list(damage(folder, "at"))) == 1
    (folder / "manifest.json").write_text(text, encoding="utf-8")
    assert [one.place.line for one in damage(folder, "at")] == [1]
    assert history(tmp_path)[0].manifest is None


@pytest.mark.parametrize("path", ["../a", "/a", "b/../../a", "b\\a", ""])
def test_a_manifest_that_leads_out_of_its_folder_is_none(tmp_path: Path, path: str) -> None:
    """Though it is whole: its sum says who wrote it, not what."""
    (tmp_path / "manifest.json").write_text(Manifest({"audience": "public"}, {path: "0" * 64}).text, encoding="utf-8")
    assert manifest.read(tmp_path) is None
    (tmp_path / "manifest.json").write_text(Manifest({"audience": "public"}, {"b/a": "0" * 64}).text, encoding="utf-8")
    assert manifest.read(tmp_path)


def test_a_link_is_no_file_of_a_release(tmp_path: Path) -> None:
    folder = tmp_path / "releases" / release(tmp_path, 1)
    (tmp_path / "other").write_bytes((folder / "index.html").read_bytes())
    (folder / "index.html").unlink()
    (folder / "index.html").symlink_to(tmp_path / "other")
    assert [one.message.en for one in damage(folder, "at")] == ["index.html is missing."]


def test_prune_removes_the_oldest_and_never_the_current_one(mini: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ids = [release(mini / "build", n) for n in range(4)]
    switch(mini / "build", ids[0])
    assert handbook(mini, monkeypatch, "prune", "--keep", "1").exit_code == 0
    assert [one.id for one in history(mini / "build")] == [ids[3], ids[0]]
    assert before(history(mini / "build")) is None
    assert prune(mini / "build", 0) == (ids[3],)
    assert current(mini / "build") == ids[0]
    assert (mini / "build" / "current" / "index.html").is_file()


def test_every_address_that_was_ever_published_stays_known(tmp_path: Path) -> None:
    assert published(tmp_path) == ()
    ids = [release(tmp_path, n) for n in range(3)]
    switch(tmp_path, ids[1])
    prune(tmp_path, 0)
    assert published(tmp_path) == ("playbooks/p1/", "playbooks/p2/", "playbooks/p0/")
    (tmp_path / FILE).write_text('{"no": "list"}')
    assert published(tmp_path) == ("playbooks/p1/",)


def test_everything_generated_goes_where_it_is_told(
    mini: Path, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    ids = [release(elsewhere, n) for n in range(2)]
    sources = {path: path.lstat().st_mtime_ns for path in [mini, *mini.rglob("*")]}
    assert ids[1] in handbook(mini, monkeypatch, "history", "--build", str(elsewhere)).stdout
    monkeypatch.setenv("HANDBOOK_BUILD", str(elsewhere))
    assert handbook(mini, monkeypatch, "rollback").exit_code == 0
    assert current(elsewhere) == ids[0]
    assert "playbooks/p1/ was published and is gone" in handbook(mini, monkeypatch, "check").stdout
    assert {path: path.lstat().st_mtime_ns for path in [mini, *mini.rglob("*")]} == sources


def test_the_second_build_hears_who_builds_and_waits(tmp_path: Path) -> None:
    """The other one is a process of its own, which ends when it is told to."""
    holds = (
        "import sys; from pathlib import Path; from generator.publishing.turns import turn\n"
        "with turn(Path(sys.argv[1])): print('held', flush=True); sys.stdin.read()\n"
    )
    command = [sys.executable, "-c", holds, str(tmp_path / "lock")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout
        assert other.stdin
        other.stdout.readline()
        heard: list[str] = []

        def waiting(words: tuple[str, str]) -> None:
            heard.append(words[1])
            other.kill()  # however it ends, its lock goes

        with turn(tmp_path / "lock", waiting):
            assert heard == [f"Process {other.pid} is at work here; waiting until it is done ..."]
    with turn(tmp_path / "lock", waiting):
        assert len(heard) == 1


def test_a_full_disk_is_told_in_words_and_the_last_release_stays(mini: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    layout = Layout(mini, mini / "build")
    monkeypatch.setattr(pipe, "make", lambda *_: pipe.Made({"index.html": b"<p>"}, {}, frozenset()))
    monkeypatch.setattr(pipe, "verify", lambda *_: ())
    good = build(layout, Audience.PUBLIC, Unwatched())

    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(pipe, "make", lambda *_: pipe.Made({"index.html": b"<p>new"}, {}, frozenset()))
    file = mini / "playbooks" / "alpha" / "lessons.yml"
    file.write_bytes(file.read_bytes() + b"# changed\n")
    with monkeypatch.context() as patch:
        patch.setattr(Path, "write_bytes", full)
        with pytest.raises(BuildFailed) as failed:
            build(layout, Audience.PUBLIC, Unwatched())
    assert failed.value.reasons[1].startswith("The disk is full.")
    assert current(layout.build) == good.id
    assert not list((layout.build / "releases").glob(".*"))
    assert build(layout, Audience.PUBLIC, Unwatched()).changed


FULL = """
import sys
from pathlib import Path
from generator.publishing.history import history
from generator.publishing.integrity import is_whole
from generator.publishing.releases import publish
build = Path(sys.argv[1])
good = publish({"index.html": bytes(2**20)}, {}, build)
try:
    publish({"index.html": b"1" * 2**20, "more.pdf": b"1" * 2**20}, {}, build)
except OSError as error:
    print(error.errno)
print([one.id for one in history(build)] == [good.id] and is_whole((build / "current").resolve()))
print(sorted(one.name for one in (build / "releases").iterdir()) == [good.id])
print(len(publish({"index.html": b"small"}, {}, build).changed))
"""


def test_on_a_disk_of_two_megabytes_the_last_release_stays_and_nothing_is_left(tmp_path: Path) -> None:
    """A real one, where the system lets us make it."""
    in_memory = [
        "unshare",
        "--map-root-user",
        "--mount",
        "sh",
        "-c",
        'mount -t tmpfs -o size=2m none "$0" && exec "$@"',
    ]
    try:
        subprocess.run([*in_memory, str(tmp_path), "true"], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("no file system can be mounted here")
    command = [*in_memory, str(tmp_path), sys.executable, "-c", FULL, str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=os.environ | {"TMPDIR": "/tmp"})  # noqa: S108
    assert (done.stdout.split(), done.stderr) == (["28", "True", "True", "1"], "")


def test_a_build_elsewhere_writes_nothing_among_the_sources(
    mini: Path, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    layout = Layout(mini, tmp_path_factory.mktemp("elsewhere"))
    monkeypatch.setattr(pipe, "make", lambda *_: pipe.Made({"index.html": b"<p>"}, {}, frozenset()))
    monkeypatch.setattr(pipe, "verify", lambda *_: ())
    sources = {path: path.lstat().st_mtime_ns for path in [mini, *mini.rglob("*")]}
    made = build(layout, Audience.PUBLIC, Unwatched())
    assert made.folder.parent == layout.build / "releases"
    assert {path: path.lstat().st_mtime_ns for path in [mini, *mini.rglob("*")]} == sources
