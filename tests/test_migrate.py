"""Data of an older format become those of now, by small steps; all else stays as it was typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner
from mini_copy import ROOT, copy_mini

from generator.command.cli import main
from generator.composing.answers import Answers
from generator.composing.edits import write
from generator.composing.migrations import MIGRATIONS, migrated
from generator.composing.record import Taken, records
from generator.composing.remembering import data_of, noted, pack_of
from generator.layout import Layout
from generator.loading.load import load
from generator.loading.reader import read
from generator.model.handbook import FORMAT

if TYPE_CHECKING:
    from pathlib import Path

pytest_plugins = ["mini_project"]

FILE = ROOT / "tests" / "data" / "older.yml"
OLD: Any = read(FILE.name, FILE.read_bytes()).data


def run(*words: str, code: int = 0) -> str:
    done = CliRunner().invoke(main, [*words, "--lang", "en"])
    assert done.exit_code == code, done.output
    return done.output


def change(folder: Path, name: str, find: str, replace: str) -> None:
    file = folder / "playbooks" / name
    text = file.read_text(encoding="utf-8")
    assert text.count(find) == 1
    file.write_text(text.replace(find, replace), encoding="utf-8")


@pytest.fixture
def old(mini: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Mini in format 1."""
    for one in OLD:
        change(mini, one["file"], one["now"], one["older"])
    (mini / "playbooks" / "_shared" / "organisation.yml").unlink()
    for file in (mini / "playbooks").rglob("*.yml"):
        if file.name not in {"ui.yml", "contacts.private.yml"}:
            text = file.read_text(encoding="utf-8")
            file.write_text(text.replace("{{", "{").replace("}}", "}") if "{{:" in text else text, encoding="utf-8")
    monkeypatch.chdir(mini)
    return mini


def told(folder: Path) -> dict[str, str]:
    files = sorted((folder / "playbooks").rglob("*.yml"))
    return {file.relative_to(folder).as_posix(): file.read_text(encoding="utf-8") for file in files}


def test_an_older_handbook_becomes_one_of_now(old: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """All values are those of mini, but for what the older format could not say; no other line is touched."""
    assert "other-format" in run("check", code=1)
    before = told(old)
    dry = run("migrate", "--dry-run").splitlines()
    assert told(old) == before
    assert run("migrate").splitlines() == [*dry[:-1], "Written. The data are good."]
    now = data_of(Layout(old), load(Layout(old)))
    mini = copy_mini(tmp_path_factory.mktemp("mini"))
    for one in OLD:
        if "becomes" in one:
            change(mini, one["file"], one["now"], one["becomes"])
    wanted = data_of(Layout(mini), load(Layout(mini)))
    assert now == {**wanted, "organisation": {"name": wanted["organisation"]["name"], "facts": ["guangdong"]}}  # type: ignore[index, call-overload]
    after = told(old)
    assert after.keys() - before.keys() == {"playbooks/_shared/organisation.yml"}
    untouched = {name for name, text in before.items() if after[name] == text}
    assert len(untouched) > 20
    remarks = [line for text in before.values() for line in text.splitlines() if line.lstrip().startswith("#")]
    assert [line for line in remarks if line not in "\n".join(after.values())] == []
    assert run("migrate") == "The data are in format 2 already.\n"


def test_what_was_taken_is_migrated_too(old: Path) -> None:
    """Else the next upgrade would take each migrated line for a change of somebody."""
    layout = Layout(old)
    sources = load(layout)
    pack = pack_of(sources)
    assert pack
    answers = Answers(organisation="x", languages=("zh",), address="https://x.org", playbooks=("alpha",))
    write(layout, noted(layout, pack, answers, data_of(layout, sources)))
    run("migrate")
    record = records(layout)["mini"]
    assert record.items["playbooks", "alpha"] == Taken("1.0", data_of(layout, load(layout))["playbooks"]["alpha"])  # type: ignore[index, call-overload]


def test_newer_data_are_told_and_left(mini: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = mini / "playbooks" / "_shared" / "handbook.yml"
    text = file.read_text(encoding="utf-8").replace("format: 2\n", "format: 3\nnew_field: x\n")
    file.write_text(text, encoding="utf-8")
    monkeypatch.chdir(mini)
    for command in ("check", "migrate"):
        said = run(command, code=1)
        assert "The data are in format 3; the program reads format 2." in said
        assert "1 problem in 1 file" in said
    assert file.read_text(encoding="utf-8") == text


def test_steps_are_in_order_and_each_says_what_it_is_for() -> None:
    formats = [one.to for one in MIGRATIONS]
    assert formats == sorted(formats)
    assert max(formats) == FORMAT
    assert all(one.words.zh and one.words.en for one in MIGRATIONS)
    assert migrated({"playbooks": ["odd"]}, 1) == {"playbooks": ["odd"]}
