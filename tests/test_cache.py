"""The cache gives back what was put in under the same key, or nothing."""

from __future__ import annotations

import os
import tempfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from any_view import View
from hypothesis import given
from hypothesis import strategies as st
from mini_copy import copy_mini

from generator import build as pipe
from generator.build import Made, Order
from generator.encoding import encode as encoding
from generator.encoding.resources import Resources
from generator.layout import Layout
from generator.model.choice import Audience
from generator.planning.base import Texts
from generator.planning.formats import FORMATS
from generator.planning.plan import Wish, plan
from generator.publishing import unchanged
from generator.stages import Unwatched
from generator.storage import cache as stored
from generator.storage import environment as machine
from generator.storage.cache import Cache, digest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    import pytest

names = st.from_regex(r"[a-z\u4e00-\u4e10]{1,8}(/[a-z]{1,8}){0,2}", fullmatch=True)
files = st.dictionaries(names, st.binary(max_size=200), max_size=5)


@given(files)
def test_what_is_put_comes_back(content: dict[str, bytes]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        cache = Cache(Path(folder))
        cache.put("key", content)
        assert cache.get("key") == content
        assert cache.get("other") is None


@given(files, st.data())
def test_a_damaged_archive_is_a_miss_and_never_other_bytes(content: dict[str, bytes], data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as folder:
        cache = Cache(Path(folder))
        cache.put("key", content)
        archive = Path(folder) / "key"
        whole = archive.read_bytes()
        archive.write_bytes(whole[: data.draw(st.integers(0, len(whole) - 1))])
        assert cache.get("key") in (None, content)


def test_an_archive_under_another_name_is_a_miss(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.put("key", {"f": b"1"})
    (tmp_path / "key").rename(tmp_path / "other")
    assert cache.get("other") is None


@given(files, files)
def test_equal_digests_mean_equal_files(first: dict[str, bytes], second: dict[str, bytes]) -> None:
    assert (digest("x", first) == digest("x", second)) is (first == second)
    assert digest("x", first) == digest("x", dict(reversed(first.items())))


@given(st.text(), st.text())
def test_words_do_not_run_together(first: str, second: str) -> None:
    assert (digest(first + second, "") == digest(first, second)) is (second == "")


def test_what_was_unused_for_longest_goes_first(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    for age, key in enumerate(["new", "middle", "old"]):
        cache.put(key, {"f": key.encode()})
        os.utime(tmp_path / key, (1_000_000 - age, 1_000_000 - age))
    cache.trim(1)  # a build has one: what two of them have is kept
    assert sorted(path.name for path in tmp_path.iterdir()) == ["middle", "new"]


class Library:
    """What is known of an installed library."""

    def __init__(self, name: str, version: str) -> None:
        self._name, self._version = name, version

    def read_text(self, file: str) -> str | None:
        """What it says of itself."""
        return f"Name: {self._name}\nVersion: {self._version}\n\nName: of another\n" if file == "METADATA" else None


def installed(*libraries: tuple[str, str]) -> Callable[[], list[Library]]:
    return lambda: [Library(*library) for library in libraries]


def test_the_code_is_told_by_its_libraries_and_not_by_what_installed_them(monkeypatch: pytest.MonkeyPatch) -> None:
    told, known = [], []
    for libraries in (
        [("weasyprint", "70.0"), ("pip", "23.0"), ("setuptools", "66.1")],
        [("pip", "25.1"), ("weasyprint", "70.0"), ("wheel", "0.45")],
        [("weasyprint", "70.1"), ("pip", "25.1")],
    ):
        monkeypatch.setattr(machine, "distributions", installed(*libraries))
        told.append(machine.environment.__wrapped__())
        monkeypatch.setattr(stored, "environment", partial(dict, told[-1]))
        known.append(stored.code_digest.__wrapped__())
    assert told[0] == told[1] != told[2]
    assert known[0] == known[1] != known[2]


def test_the_code_is_told_by_what_stands_in_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "storage").mkdir()
    module = tmp_path / "storage" / "environment.py"
    monkeypatch.setattr(machine, "__file__", f"{module}")
    monkeypatch.setattr(machine, "distributions", installed())
    known = set()
    for code in ("a = 1", "a = 2"):
        module.write_text(code, encoding="utf-8")
        monkeypatch.setattr(stored, "environment", partial(dict, machine.environment.__wrapped__()))
        known.add(stored.code_digest.__wrapped__())
    assert len(known) == 2


class Idle:
    """Makes empty files, and counts the jobs of each call."""

    def __init__(self) -> None:
        self.asked: list[int] = []

    def run(self, _: object, jobs: Iterable[tuple[Any, str]]) -> Iterator[tuple[Any, Any]]:
        """Each job with its result."""
        waiting = list(jobs)
        self.asked.append(len(waiting))
        return ((job, dict.fromkeys(job[2], b"")) for job, _ in waiting)


def test_other_code_makes_everything_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was made by other code is never taken for what this code would make."""
    layout = Layout(copy_mini(tmp_path))
    jobs = plan(pipe.see(layout, Order(), Unwatched()), Wish(("clock",)))
    workers = Idle()
    texts = [Texts({page.path: "text" for page in job.document.pages}) for job in jobs]
    for code, expected in (("one", len(jobs)), ("one", 0), ("two", len(jobs))):
        monkeypatch.setattr(encoding, "code_digest", partial(str, code))
        encoding.encode(layout, jobs, texts, Unwatched(), Resources(workers))
        assert workers.asked.pop() == expected


class Engine:
    """What sets type, as far as keys go by it."""

    def __init__(self, version: str, style: bytes) -> None:
        self._version, self._style = version, style

    def versions(self) -> dict[str, str]:
        """Its library's."""
        return {"Pango": self._version}

    def assets(self, _: Layout) -> dict[str, bytes]:
        """One style."""
        return {"a.css": self._style}

    def prepare(self, files: dict[str, bytes], _: object) -> dict[str, bytes]:
        """The same."""
        return files


def test_another_library_of_the_machine_or_another_style_makes_everything_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    layout = Layout(copy_mini(tmp_path))
    jobs = plan(pipe.see(layout, Order(), Unwatched()), Wish(("clock",)))
    workers, name = Idle(), FORMATS["clock"].engine.name
    texts = [Texts({page.path: "text" for page in job.document.pages}) for job in jobs]
    for version, style, expected in (
        ("1", b"a", len(jobs)),
        ("1", b"a", 0),
        ("2", b"a", len(jobs)),
        ("2", b"b", len(jobs)),
    ):
        monkeypatch.setattr(encoding, "start", partial(lambda engine, _: {name: engine}, Engine(version, style)))
        encoding.encode(layout, jobs, texts, Unwatched(), Resources(workers))
        assert workers.asked.pop() == expected


def test_a_release_of_other_code_does_not_stand(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    layout = Layout(copy_mini(tmp_path))
    made: list[Order] = []

    def make(_: Layout, order: Order, *__: object) -> Made:
        made.append(order)
        return Made({"index.html": b"<p>"}, {"zh": View()}, frozenset())

    monkeypatch.setattr(pipe, "make", make)
    for code, expected in (("one", 1), ("one", 1), ("two", 2)):
        monkeypatch.setattr(unchanged, "code_digest", partial(str, code))
        pipe.build(layout, Audience.INTERNAL, Unwatched())
        assert len(made) == expected
