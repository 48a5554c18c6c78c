"""A handbook remembers where its items are from and how they read then, in the same bytes for the same items."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from mini_copy import copy_mini

from generator.command.cli import main
from generator.composing.answers import Answers
from generator.composing.record import records
from generator.composing.remembering import data_of
from generator.layout import Layout
from generator.loading.load import load
from generator.problems import Problems

if TYPE_CHECKING:
    from pathlib import Path

ANSWERS = 'organisation: St Mini\nlanguages: [en]\naddress: "https://crisis.stmini.org"\nplaybooks: [alpha]\n'


def run(*words: str | Path) -> str:
    """What a command says in the end that has to end well."""
    done = CliRunner().invoke(main, [*map(str, words), "--lang", "en"])
    assert done.exit_code == 0, done.output
    return done.output


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Layout:
    """A handbook that was begun with one playbook of mini, which lies beside it."""
    (tmp_path / "pack").mkdir()
    copy_mini(tmp_path / "pack")
    (tmp_path / "answers.yml").write_text(ANSWERS, encoding="utf-8")
    run("init", tmp_path / "own", "--answers", tmp_path / "answers.yml", "--from", tmp_path / "pack")
    monkeypatch.chdir(tmp_path / "own")
    return Layout(tmp_path / "own")


def contents(layout: Layout) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in layout.taken.iterdir()}


def test_all_that_is_begun_is_remembered_as_it_is(own: Layout, tmp_path: Path) -> None:
    first = contents(own)
    [record] = records(own).values()
    assert (record.pack, {taken.version for taken in record.items.values()}) == ("mini", {"1.0"})
    assert record.answers == Answers(
        organisation="St Mini", languages=("en",), address="https://crisis.stmini.org", playbooks=("alpha",)
    )
    data = data_of(own, load(own))
    assert record.items["playbooks", "alpha"].data == data["playbooks"]["alpha"]  # type: ignore[index, call-overload]
    assert [path[1] for path in record.items if path[0] == "roles"] == [one["id"] for one in data["roles"]]  # type: ignore[index, call-overload]
    assert record.items["handbook",].data == data["handbook"]
    run("init", tmp_path / "again", "--answers", tmp_path / "answers.yml", "--from", tmp_path / "pack")
    assert contents(Layout(tmp_path / "again")) == first
    assert "answers.yml" not in first["mini.yml"].decode()


def test_what_comes_later_is_remembered_too_and_what_leaves_is_forgotten(own: Layout, tmp_path: Path) -> None:
    before = records(own)["mini"]
    run("add", "playbook", "beta", "--from", tmp_path / "pack")
    more = records(own)["mini"]
    assert {("playbooks", "beta"), ("indicators", "spare-fuel")} <= more.items.keys() - before.items.keys()
    assert {path: more.items[path] for path in before.items} == before.items
    run("remove", "playbook", "beta")
    assert records(own)["mini"].items.keys() == before.items.keys()


def test_a_pack_without_a_name_is_not_remembered(own: Layout, tmp_path: Path) -> None:
    settings = tmp_path / "pack" / "playbooks" / "_shared" / "handbook.yml"
    told = settings.read_text(encoding="utf-8")
    settings.write_text(told.replace('pack: {id: mini, version: "1.0"}\n', ""), encoding="utf-8")
    before = contents(own)
    assert "The other handbook has no name" in run("add", "playbook", "beta", "--from", tmp_path / "pack")
    assert contents(own) == before


@pytest.mark.parametrize("damage", ["another word", "no archive", "no zip"])
def test_a_damaged_record_is_told(own: Layout, damage: str) -> None:
    table, archive = own.taken / "mini.yml", own.taken / "mini.zip"
    if damage == "no archive":
        archive.unlink()
    elif damage == "no zip":
        archive.write_bytes(b"PK")
    else:
        [mark] = {taken.mark for path, taken in records(own)["mini"].items.items() if path == ("playbooks", "alpha")}
        table.write_text(table.read_text(encoding="utf-8").replace(mark, "0" * 12), encoding="utf-8")
    with pytest.raises(Problems) as told:
        records(own)
    assert [one.rule for one in told.value.problems] == ["taken-changed"]
    run("check")
    before = {file: file.read_bytes() for file in own.root.rglob("*.yml")}
    done = CliRunner().invoke(main, ["add", "playbook", "beta", "--from", str(own.root.parent / "pack")])
    assert (done.exit_code, "taken-changed" in done.output) == (1, True)
    assert {file: file.read_bytes() for file in own.root.rglob("*.yml")} == before
