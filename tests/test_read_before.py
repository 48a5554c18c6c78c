"""A file that was read before says the same without being read, and its places are found when they are asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from generator.layout import Layout
from generator.loading import read_before as module
from generator.loading.load import load
from generator.loading.read_before import ReadBefore
from generator.loading.reader import read
from generator.problems import Problems
from generator.storage.shelf import Shelf

if TYPE_CHECKING:
    from pathlib import Path

    from generator.loading.source import Source

pytest_plugins = ["mini_project"]


def kept(file: Path) -> Shelf:
    return Shelf(file, "code")


def test_what_was_read_is_known_by_its_bytes(mini: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    layout, shelf = Layout(mini), kept(tmp_path / "shelf")
    plain = load(layout, known=ReadBefore(shelf))
    shelf.save()
    asked = list[str]()

    def noted(file: str, raw: bytes) -> Source:
        asked.append(file)
        return read(file, raw)

    monkeypatch.setattr(module, "read", noted)
    name = "playbooks/alpha/lessons.yml"
    again = load(layout, {name: (mini / name).read_bytes() + b"# typed\n"}, ReadBefore(kept(tmp_path / "shelf")))
    assert again.tree == plain.tree
    assert asked == [name]


def test_places_are_those_of_the_file(mini: Path, tmp_path: Path) -> None:
    layout, shelf = Layout(mini), kept(tmp_path / "shelf")
    plain = load(layout, known=ReadBefore(shelf))
    shelf.save()
    again = load(layout, known=ReadBefore(kept(tmp_path / "shelf")))
    assert {path: one.marks for path, one in again.files.items()} == {p: one.marks for p, one in plain.files.items()}


def test_where_something_stands_that_was_asked_for_is_known(
    mini: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    layout, title = Layout(mini), ("playbooks", "alpha", "playbook", "title")
    asked: list[dict[str, Any]] = [
        {"path": title},
        {"path": title, "key": True},
        {"path": (*title, "fr")},
        {"path": (*title, "zh"), "span": (1, 2)},
    ]
    shelf = kept(tmp_path / "shelf")
    load(layout, known=ReadBefore(shelf))
    shelf.save()
    shelf = kept(tmp_path / "shelf")
    before = load(layout, known=ReadBefore(shelf))
    places = [before.place(**one) for one in asked]
    assert places == [load(layout).place(**one) for one in asked]
    shelf.save()
    again = load(layout, known=ReadBefore(kept(tmp_path / "shelf")))
    monkeypatch.delattr(module, "read")
    assert [again.place(**one) for one in asked] == places
    with pytest.raises(NameError):
        again.place(("playbooks", "alpha", "playbook", "summary"))


def test_what_is_wrong_is_told_each_time(tmp_path: Path) -> None:
    for _ in range(2):
        shelf = kept(tmp_path / "shelf")
        with pytest.raises(Problems) as told:
            ReadBefore(shelf).read("f.yml", b"a: [b")
        assert told.value.problems
        shelf.save()


def test_who_reads_twice_gets_the_same_until_the_file_has_changed(mini: Path, tmp_path: Path) -> None:
    known, layout, name = ReadBefore(kept(tmp_path / "shelf")), Layout(mini), "playbooks/alpha/lessons.yml"
    plain, again = (load(layout, known=known).files for _ in range(2))
    assert {path for path in plain if plain[path] is not again[path]} == set()
    changed = load(layout, {name: (mini / name).read_bytes() + b"# typed\n"}, known).files
    assert {path for path in plain if plain[path] is not changed[path]} == {("playbooks", "alpha", "lessons")}
