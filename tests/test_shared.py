"""Machines share what they have made; whatever lies there, or fails there, no byte is another."""

from __future__ import annotations

import tempfile
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Any

import fsspec
import pytest
from fsspec.implementations.local import LocalFileSystem
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.publishing.destination import NotInstalled, installed
from generator.storage import shared as sharing
from generator.storage.cache import Cache, digest
from generator.storage.shared import Shared, opened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fsspec.implementations.memory import MemoryFileSystem

    from generator.problems import Words

KEYS = [digest(f"{number}") for number in range(4)]
contents = st.dictionaries(st.sampled_from(["a.pdf", "zh/乙.html", "c"]), st.binary(max_size=100), max_size=3)


@pytest.fixture
def memory() -> Iterator[MemoryFileSystem]:
    """A store that is empty."""
    system = fsspec.filesystem("memory")
    system.store.clear()
    yield system
    system.store.clear()


def machine(folder: Path, place: str, said: list[Words] | None = None) -> Cache:
    """The cache of one machine, which shares a place with others."""
    return Cache(folder, opened(place, (said if said is not None else []).append))


def test_what_one_machine_has_made_another_finds_and_keeps(tmp_path: Path, memory: MemoryFileSystem) -> None:
    one, other = (machine(tmp_path / name, "memory://shared/of/all") for name in ("one", "other"))
    one.put(KEYS[0], {"zh/乙.html": b"1"})
    assert other.get(KEYS[0]) is None
    assert other.all(KEYS) == {KEYS[0]: {"zh/乙.html": b"1"}}
    memory.store.clear()
    assert other.get(KEYS[0]) == {"zh/乙.html": b"1"}


@pytest.mark.parametrize("place", ["{}/shared", "file://{}/shared"])
def test_a_folder_is_a_place_too(tmp_path: Path, place: str) -> None:
    said: list[Words] = []
    one, other = (machine(tmp_path / name, place.format(tmp_path), said) for name in ("one", "other"))
    one.put(KEYS[0], {"a": b"1"})
    assert [file.name for file in (tmp_path / "shared").iterdir()] == [KEYS[0]]
    assert other.all(KEYS) == {KEYS[0]: {"a": b"1"}}
    assert said == []


@settings(max_examples=50)
@given(contents, contents, st.data())
def test_damaged_and_foreign_entries_never_change_a_byte(
    content: dict[str, bytes], other: dict[str, bytes], data: st.DataObject
) -> None:
    """Here as there: cut, with other bits, under another key, or something else altogether."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        made = machine(root / "made", f"{root}/shared")
        made.put(KEYS[0], content)
        made.put(KEYS[1], other)
        whole, strange = ((root / "shared" / key).read_bytes() for key in KEYS[:2])
        at, bit = data.draw(st.integers(0, len(whole) - 1)), data.draw(st.integers(0, 7))
        flipped = whole[:at] + bytes([whole[at] ^ 1 << bit]) + whole[at + 1 :]
        spoiled = data.draw(st.sampled_from([whole[:at], flipped, strange, whole + b"x", b""]) | st.binary())
        for place in ("shared", "here"):
            (root / place).mkdir(exist_ok=True)
            (root / place / KEYS[0]).write_bytes(spoiled)
        reader = machine(root / "here", f"{root}/shared")
        found = reader.all([KEYS[0]])
        assert found in ({}, {KEYS[0]: content})
        assert (found == {}) == (spoiled != whole)
        reader.put(KEYS[0], content)
        assert machine(root / "third", f"{root}/shared").all([KEYS[0]]) == {KEYS[0]: content}


class Broken(LocalFileSystem):  # type: ignore[misc] # fsspec ships no types
    """A store to which the way is lost: from the beginning, in the middle, or for who writes."""

    def __init__(self, what: str) -> None:
        super().__init__(skip_instance_cache=True)
        self.what, self.asked = what, 0

    def cat_file(self, path: str, *more: object, **named: object) -> bytes:
        """A file, as long as it can be reached."""
        self.asked += 1
        if self.what == "read" or (self.what == "later" and self.asked > 1):
            raise PermissionError(13, "not for you")
        return bytes(super().cat_file(path, *more, **named))

    def pipe_file(self, path: str, value: bytes, *more: object, **named: object) -> None:
        """Write a file, if one may."""
        if self.what == "write":
            raise OSError(28, "No space left on device")
        super().pipe_file(path, value, *more, **named)


@pytest.mark.parametrize("what", ["read", "later", "write"])
def test_a_store_that_fails_is_told_once_and_left_alone(tmp_path: Path, what: str) -> None:
    said: list[str] = []
    system = Broken(what)
    cache = Cache(tmp_path / "here", Shared(system, str(tmp_path / "shared"), said.append))
    (tmp_path / "shared").mkdir()
    for key in KEYS:
        assert cache.all([key]) == {}
        cache.put(key, {"a": b"1"})
        assert cache.all([key]) == {key: {"a": b"1"}}
    assert len(said) == 1
    assert system.asked <= 2


class Silent(LocalFileSystem):  # type: ignore[misc] # fsspec ships no types
    """A store that never answers."""

    def cat_file(self, *_: object, **__: object) -> bytes:
        """Wait until the test is over."""
        Silent.over.wait()
        return b""

    over: Any = None


def test_a_store_that_does_not_answer_is_not_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sharing, "_PATIENCE", 0.05)
    monkeypatch.setattr(Silent, "over", Event())
    said: list[str] = []
    cache = Cache(tmp_path / "here", Shared(Silent(skip_instance_cache=True), str(tmp_path), said.append))
    assert cache.all(KEYS) == {}
    Silent.over.set()
    assert said == ["no answer within 0.05 s"]


def test_what_is_said_names_the_place_without_its_password(tmp_path: Path) -> None:
    said: list[Words] = []
    shared = opened(f"file://me:secret@{tmp_path}", said.append)
    shared._give_up(OSError("gone"))  # noqa: SLF001 - a server with a password would be needed
    assert "secret" not in f"{said}"
    assert [said[0].zh[:5], said[0].en[:16]] == ["共用缓存 ", "The shared cache"]


def test_an_address_that_nobody_knows_and_a_library_that_lacks() -> None:
    with pytest.raises(ValueError, match="Protocol not known: foo"):
        opened("foo://x", print)
    with pytest.raises(NotInstalled) as lacking, installed("oss://bucket/x"):
        opened("oss://bucket/x", print)
    assert lacking.value.words.en.endswith("pip install fsspec ossfs")
    assert lacking.value.words.zh.endswith("pip install fsspec ossfs")
