"""Data of an older format become those of now, by small steps; all else stays as it was typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from generator.command.cli import main
from generator.composing.answers import Answers
from generator.composing.edits import write
from generator.composing.migrations import MIGRATIONS, migrated
from generator.composing.record import Taken, records
from generator.composing.remembering import data_of, noted, pack_of
from generator.layout import Layout
from generator.loading.load import load
from generator.model.handbook import FORMAT

if TYPE_CHECKING:
    from pathlib import Path

pytest_plugins = ["mini_project"]

OLD = (
    ("_shared/handbook.yml", "format: 2\n", ""),
    (
        "alpha/playbook.yml",
        "  poster: true\n",
        "  # at the entrance\n  poster: true\n  page: a4\n  forms: [a]\n",
    ),
    ("alpha/playbook.yml", "  - role: checker\n", "  - role: checker\n    date: 2026-03-01\n"),
    ("alpha/response.yml", "    deadline: T+1h\n    inputs:", "    deadline: T+1h\n    logged: false\n    inputs:"),
)
"""What mini would have said in format 1."""


def run(*words: str, code: int = 0) -> str:
    done = CliRunner().invoke(main, [*words, "--lang", "en"])
    assert done.exit_code == code, done.output
    return done.output


@pytest.fixture
def old(mini: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Mini in format 1."""
    for name, find, replace in OLD:
        file = mini / "playbooks" / name
        text = file.read_text(encoding="utf-8")
        assert text.count(find) == 1
        file.write_text(text.replace(find, replace), encoding="utf-8")
    monkeypatch.chdir(mini)
    return mini


def told(folder: Path) -> dict[str, str]:
    return {name: (folder / "playbooks" / name).read_text(encoding="utf-8") for name, _, _ in OLD}


def test_an_older_handbook_becomes_one_of_now(old: Path) -> None:
    assert "other-format" in run("check", code=1)
    before = told(old)
    dry = run("migrate", "--dry-run").splitlines()
    assert told(old) == before
    assert [line for line in dry if line.startswith("  ")] == [
        "  playbooks/alpha/playbook.yml",
        "  playbooks/alpha/response.yml",
        "  playbooks/alpha/playbook.yml",
    ]
    assert run("migrate").splitlines() == [*dry[:-1], "Written. The data are good."]
    after = told(old)
    wanted = {
        "_shared/handbook.yml": f"{before['_shared/handbook.yml']}format: '{FORMAT}'\n",
        "alpha/playbook.yml": before["alpha/playbook.yml"]
        .replace("  page: a4\n  forms: [a]\n", "")
        .replace("    date: 2026-03-01\n", ""),
        "alpha/response.yml": before["alpha/response.yml"].replace("    logged: false\n", ""),
    }
    assert after == wanted
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
