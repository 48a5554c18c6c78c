"""Places of every kind: an S3 server on this machine, rsync, a file system of fsspec in which files are renamed."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

import fsspec
import pytest
from click.testing import CliRunner, Result
from moto.moto_server.threaded_moto_server import ThreadedMotoServer

from generator.command.cli import main
from generator.publishing import ledger, manifest
from generator.publishing.destination import Unsent, destination, is_folder
from generator.publishing.releases import publish
from generator.publishing.rsync import Rsync
from generator.publishing.sending import ship, shipment
from generator.publishing.store import Store
from generator.storage.cache import Cache
from generator.storage.shared import opened as shared

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from pathlib import Path

    from generator.publishing.destination import Destination

pytest_plugins = ["mini_project"]

ONE = {
    "index.html": b"<p>1",
    "zh/index.html": b"<p>zh",
    "zh/页 面.html": b"<p>old",
    "zh/one/alpha.html": b"<p>one",
    "zh/assets/a.0123abcd.css": b"p{}",
    "zh/copies/current.json": b"{}",
    "zh/handbook.webmanifest": b"{}",
    "sw.js": b"1",
}
TWO = {path: content for path, content in ONE.items() if "页" not in path} | {"zh/index.html": b"<p>two", "sw.js": b"2"}


def send(files: Mapping[str, bytes], build: Path, place: Destination) -> list[str]:
    """Publish; gives the paths that were sent."""
    folder = publish(files, {"revision": "r", "audience": "public"}, build).folder
    told = manifest.read(folder)
    assert told
    wanted = shipment(told, folder, place)
    ship(wanted, folder, place, lambda *_: None)
    return [path for wave in wanted.send for path in wave]


@pytest.fixture(scope="module")
def s3() -> Iterator[Any]:
    """A bucket `handbook` of an S3 server on loopback, as the environment tells fsspec of it."""
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    _, port = server.get_host_and_port()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("AWS_ENDPOINT_URL", f"http://127.0.0.1:{port}")
        patch.setenv("AWS_ACCESS_KEY_ID", "key")
        patch.setenv("AWS_SECRET_ACCESS_KEY", "secret")
        patch.setenv("AWS_DEFAULT_REGION", "us-east-1")
        patch.setenv("no_proxy", "127.0.0.1")
        system = fsspec.filesystem("s3")
        system.mkdir("handbook")
        yield system
    server.stop()


def test_an_object_store_gets_what_a_server_would_say(s3: Any, tmp_path: Path) -> None:  # noqa: ANN401 - fsspec ships no types
    place = destination("s3://handbook/a/b/")
    assert len(send(ONE, tmp_path, place)) == len(ONE) + 1
    assert send(ONE, tmp_path, place) == []
    told = {path: s3.call_s3("head_object", Bucket="handbook", Key=f"a/b/{path}") for path in ONE}
    said = {path: (one["ContentType"], one["CacheControl"]) for path, one in told.items()}
    assert said == {
        "index.html": ("text/html", "no-cache"),
        "zh/index.html": ("text/html", "no-cache"),
        "zh/页 面.html": ("text/html", "no-cache"),
        "zh/one/alpha.html": ("text/html", "no-cache"),
        "zh/assets/a.0123abcd.css": ("text/css", "public, max-age=31536000, immutable"),
        "zh/copies/current.json": ("application/json", "no-store"),
        "zh/handbook.webmanifest": ("application/manifest+json", "no-cache"),
        "sw.js": (told["sw.js"]["ContentType"], "no-cache"),
    }
    assert told["zh/one/alpha.html"]["ContentDisposition"] == "attachment"
    assert send(TWO, tmp_path, place) == ["zh/index.html", "sw.js", "manifest.json"]
    assert s3.exists("handbook/a/b/zh/页 面.html")
    assert send(TWO, tmp_path, place) == []
    assert {path.removeprefix("handbook/a/b/") for path in s3.find("handbook")} == {*TWO, manifest.FILE, ledger.FILE}


def test_machines_share_a_cache_in_an_object_store(s3: Any, tmp_path: Path) -> None:  # noqa: ANN401
    said: list[object] = []
    one, other = (Cache(tmp_path / name, shared("s3://handbook/cache", said.append)) for name in ("one", "other"))
    assert other.all(["a" * 64]) == {}
    for key in ("a" * 64, "b" * 64):
        one.put(key, {"zh/页 面.html": key.encode()})
    assert set(s3.find("handbook/cache")) == {f"handbook/cache/{'a' * 64}", f"handbook/cache/{'b' * 64}"}
    found = other.all(["a" * 64, "b" * 64, "c" * 64])
    assert found == {key: {"zh/页 面.html": key.encode()} for key in ("a" * 64, "b" * 64)}
    assert said == []
    Cache(tmp_path / "third", shared("s3://no-such-bucket/cache", said.append)).put("a" * 64, {})
    assert len(said) == 1
    assert not s3.exists("no-such-bucket")


def test_what_a_killed_publication_began_the_next_one_ends(s3: Any, tmp_path: Path) -> None:  # noqa: ANN401
    class Mortal(Store):
        def put(self, folder: Path, paths: Collection[str]) -> None:
            if "zh/index.html" in paths:
                super().put(folder, ["index.html"])
                raise ConnectionResetError
            super().put(folder, paths)

    send(ONE, tmp_path, destination("s3://handbook/killed"))
    with pytest.raises(Unsent):
        send(TWO | {"index.html": b"<p>2"}, tmp_path, Mortal(s3, "handbook/killed"))
    assert s3.cat_file("handbook/killed/zh/index.html") == b"<p>zh"
    send(TWO, tmp_path, destination("s3://handbook/killed"))
    assert {path: s3.cat_file(f"handbook/killed/{path}") for path in TWO} == TWO
    assert s3.exists("handbook/killed/zh/页 面.html")


def handbook(project: Path, monkeypatch: pytest.MonkeyPatch, *arguments: str) -> Result:
    monkeypatch.chdir(project)
    return CliRunner().invoke(main, arguments)


def test_the_command_sends_lists_and_says_what_failed(s3: Any, mini: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: ANN401
    folder = publish(ONE, {"revision": "r", "audience": "public"}, mini / "build").folder
    listed = handbook(mini, monkeypatch, "publish", "s3://handbook/c", "--dry-run").stdout.splitlines()
    assert listed[:-1] == [
        *(f"+ zh/{path}" for path in ("assets/a.0123abcd.css", "handbook.webmanifest", "one/alpha.html", "页 面.html")),
        *("+ index.html", "+ zh/copies/current.json", "+ zh/index.html", "+ sw.js", "+ manifest.json"),
    ]
    assert not s3.exists("handbook/c")
    assert handbook(mini, monkeypatch, "publish", "s3://handbook/c").exit_code == 0
    assert s3.cat_file("handbook/c/index.html") == ONE["index.html"]
    failed = handbook(mini, monkeypatch, "publish", "s3://nobody/c")
    assert failed.exit_code == 3
    assert "Not everything was sent" in failed.stdout
    assert handbook(mini, monkeypatch, "publish", "nothing://x").exit_code == 2
    (folder / "index.html").write_bytes(b"damaged")
    assert handbook(mini, monkeypatch, "publish", "s3://handbook/c").exit_code == 1
    assert s3.cat_file("handbook/c/index.html") == ONE["index.html"]
    publish(TWO, {"revision": "r", "audience": "internal"}, mini / "build")
    refused = handbook(mini, monkeypatch, "publish", str(mini / "public"))
    assert (refused.exit_code, "other-readers" in refused.stdout) == (1, True)
    assert not (mini / "public").exists()
    for inside in ("build/current", "build"):
        assert handbook(mini, monkeypatch, "publish", inside, "--audience", "internal").exit_code == 2
    assert handbook(mini, monkeypatch, "publish", "public", "--audience", "internal").exit_code == 0
    assert (mini / "public" / "zh" / "index.html").read_bytes() == TWO["zh/index.html"]


def test_where_files_can_be_seen_in_part_they_are_sent_beside(tmp_path: Path) -> None:
    seen: list[str] = []

    class Local(fsspec.implementations.local.LocalFileSystem):  # type: ignore[misc] # fsspec ships no types
        def put_file(self, here: str, there: str, **_: object) -> None:
            seen.append(there)
            shutil.copyfile(here, there)

    place = Store(Local(), str(tmp_path / "public"))
    send(ONE, tmp_path / "build", place)
    assert len(send(TWO, tmp_path / "build", place)) == 3
    assert all(path.endswith(".handbook-sent") for path in seen)
    send(TWO, tmp_path / "build", place)
    found = {
        path.relative_to(tmp_path / "public").as_posix() for path in (tmp_path / "public").rglob("*") if path.is_file()
    }
    assert found == {*TWO, manifest.FILE, ledger.FILE}


@pytest.mark.skipif(shutil.which("rsync") is None, reason="rsync is not installed: apt install rsync")
def test_rsync_sends_what_differs_and_removes_what_went(tmp_path: Path) -> None:
    root = tmp_path / "public" / "below"
    place = Rsync(str(root))
    assert len(send(ONE, tmp_path / "build", place)) == len(ONE) + 1
    assert send(ONE, tmp_path / "build", place) == []
    (root / "CNAME").write_text("not ours")
    assert send(TWO, tmp_path / "build", place) == ["zh/index.html", "sw.js", "manifest.json"]
    assert (root / "zh" / "页 面.html").is_file()
    assert send(TWO, tmp_path / "build", place) == []
    found = {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}
    assert found.keys() == {*TWO, manifest.FILE, ledger.FILE, "CNAME"}
    assert TWO.items() <= found.items()
    with pytest.raises(Unsent):
        send(TWO, tmp_path / "build", Rsync("rsync://127.0.0.1:1/module"))


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("user@host:/srv/public", "Rsync"),
        ("host:public", "Rsync"),
        ("rsync://host/module", "Rsync"),
        ("public", "Folder"),
        ("./a:b", "Folder"),
        ("C:\\public", "Folder"),
        ("/srv/公开 site", "Folder"),
        ("memory://site", "Store"),
    ],
)
def test_an_address_means_a_kind_of_place(address: str, kind: str) -> None:
    assert type(destination(address)).__name__ == kind
    assert is_folder(address) == (kind == "Folder")
