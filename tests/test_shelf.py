"""The shelf gives back what was put under the same key, or nothing, whatever happened to its file."""

from __future__ import annotations

import hashlib
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.storage import shelf as shelves
from generator.storage.shelf import Shelf

if TYPE_CHECKING:
    import pytest

FILLED = {f"key {number}": f"text {number} ".encode() * 400 for number in range(20)}


def filled(file: Path) -> None:
    """Put all of `FILLED` there."""
    shelf = Shelf(file, "code")
    for key, content in FILLED.items():
        shelf.put(key, content)
    shelf.save()


def test_what_is_put_comes_back_once_it_is_saved(tmp_path: Path) -> None:
    filled(tmp_path / "kept")
    shelf = Shelf(tmp_path / "kept", "code")
    assert {key: shelf.get(key) for key in FILLED} == FILLED
    assert shelf.get("another key") is None
    assert Shelf(tmp_path / "kept", "other code").get("key 1") is None


def test_what_is_much_is_kept_before_anybody_saves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelves, "HELD", 100)
    shelf = Shelf(tmp_path / "kept", "code", pressed=0)
    shelf.put("short", b"1")
    assert not (tmp_path / "kept").exists()
    for key, content in FILLED.items():
        shelf.put(key, content)
    other = Shelf(tmp_path / "kept", "code")
    assert {key: other.get(key) for key in FILLED} == {key: shelf.get(key) for key in FILLED} == FILLED
    assert other.get("short") == b"1"


@settings(max_examples=40)
@example(at=4084, noise=b" \x80", cut=False)  # a sum that is no text
@example(at=4855, noise=b"\0" * 13 + b"\x80\x82", cut=False)  # a number of savings that is none
@example(at=6001, noise=b"\r\r", cut=False)  # a number where the content was
@example(at=5622, noise=b"\5\0\0\f", cut=False)
@given(st.integers(0, 1 << 20), st.binary(min_size=1, max_size=64), st.booleans())
def test_damage_is_a_miss_and_never_other_bytes(at: int, noise: bytes, cut: bool) -> None:  # noqa: FBT001 - drawn
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "kept"
        filled(file)
        whole = file.read_bytes()
        at %= len(whole)
        file.write_bytes(whole[:at] if cut else whole[:at] + noise + whole[at + len(noise) :])
        shelf = Shelf(file, "code")
        for key, content in FILLED.items():
            assert shelf.get(key) in (None, content)
        shelf.put("new", b"new")
        shelf.save()
        assert Shelf(file, "code").get("new") in (None, b"new")


def test_results_that_changed_places_are_not_taken(tmp_path: Path) -> None:
    filled(tmp_path / "kept")
    with closing(sqlite3.connect(tmp_path / "kept")) as file, file:
        [[one], [other]] = file.execute("SELECT key FROM results ORDER BY key LIMIT 2").fetchall()
        file.execute("UPDATE results SET key = 'x' WHERE key = ?", [one])
        file.execute("UPDATE results SET key = ? WHERE key = ?", [one, other])
    shelf = Shelf(tmp_path / "kept", "code")
    found = [shelf.get(key) for key in FILLED]
    assert found.count(None) == 2
    assert all(one in (None, content) for one, content in zip(found, FILLED.values(), strict=True))


def test_a_file_of_something_else_is_as_if_there_were_none(tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("notes of mine " * 500, encoding="utf-8")
    assert Shelf(tmp_path / "kept", "code").get("key 1") is None
    filled(tmp_path / "kept")
    assert Shelf(tmp_path / "kept", "code").get("key 1") == FILLED["key 1"]


def test_while_another_build_writes_nothing_is_lost_but_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    filled(tmp_path / "kept")
    monkeypatch.setattr(shelves, "PATIENCE", 0)
    with closing(sqlite3.connect(tmp_path / "kept")) as other:
        other.execute("BEGIN EXCLUSIVE")
        shelf = Shelf(tmp_path / "kept", "code")
        assert shelf.get("key 1") is None
        shelf.put("key 1", FILLED["key 1"])
        shelf.save()
    assert Shelf(tmp_path / "kept", "code").get("key 1") == FILLED["key 1"]


def test_what_was_unused_for_longest_goes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    filled(tmp_path / "kept")
    monkeypatch.setattr(shelves, "KEPT", 2)
    shelf = Shelf(tmp_path / "kept", "code")
    assert shelf.get("key 7")
    shelf.put("new", b"new")
    shelf.save()
    after = Shelf(tmp_path / "kept", "code")
    assert [key for key in (*FILLED, "new") if after.get(key)] == ["key 7", "new"]


def test_what_is_large_leaves_room_for_little_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    filled(tmp_path / "kept")
    monkeypatch.setattr(shelves, "LARGEST", 10_000)
    shelf = Shelf(tmp_path / "kept", "code")
    shelf.put("new", b"".join(hashlib.sha256(b"%d" % number).digest() for number in range(300)))
    shelf.save()
    after = Shelf(tmp_path / "kept", "code")
    assert after.get("new")
    assert 0 < sum(after.get(key) is not None for key in FILLED) < len(FILLED)
