"""What leaves a handbook leaves whole: what refers to it and what nobody needs then go along, the rest is as typed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner
from mini_copy import copy_mini

from generator.command.cli import main
from generator.composing.answers import Answers
from generator.composing.beginning import begun
from generator.composing.edits import write
from generator.composing.leaving import Leaving, Link
from generator.composing.removal import removed
from generator.layout import Layout
from generator.loading.load import load

if TYPE_CHECKING:
    from pathlib import Path

pytest_plugins = ["mini_project"]


def lines(folder: Path) -> dict[str, list[str]]:
    files = sorted((folder / "playbooks").rglob("*.yml"))
    return {file.relative_to(folder).as_posix(): file.read_text(encoding="utf-8").splitlines() for file in files}


def test_a_playbook_leaves_without_a_problem_and_nothing_else_is_touched(
    mini: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = lines(mini)
    monkeypatch.chdir(mini)
    done = CliRunner().invoke(main, ["remove", "playbook", "beta", "--lang", "en"])
    assert (done.exit_code, done.output.splitlines()[-1]) == (0, "Written. The data are good.")
    after = lines(mini)
    assert {name.split("/")[1] for name in before.keys() - after.keys()} == {"beta", "_drills"} - {
        name.split("/")[1] for name in after if "_drills" in name
    }
    new = {name: [line for line in now if line not in before[name]] for name, now in after.items()}
    assert all("[" in line or line.startswith("- ") for changed in new.values() for line in changed), new


def test_what_left_comes_again_from_another_handbook(
    mini: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    pack, layout = copy_mini(tmp_path_factory.mktemp("pack")), Layout(mini)
    write(layout, removed(layout, load(layout), "playbook", ["beta"]).files)
    monkeypatch.chdir(mini)
    done = CliRunner().invoke(main, ["add", "playbook", "beta", "--from", str(pack), "--lang", "en"])
    assert (done.exit_code, done.output.splitlines()[-1]) == (0, "Written. The data are good.")
    assert "indicators: +1\n  spare-fuel\n" in done.output
    ours, theirs = lines(mini), lines(pack)
    assert {name for name in theirs if theirs[name] != ours[name]} == {
        "playbooks/_guide/basics.yml",
        "playbooks/_shared/glossary.yml",
        "playbooks/_shared/handbook.yml",
        "playbooks/_shared/principles.yml",
        "playbooks/_shared/risks.yml",
        "playbooks/_shared/topics.yml",
        "playbooks/_shared/triage.yml",
        "playbooks/alpha/lessons.yml",
        "playbooks/alpha/playbook.yml",
        "playbooks/beta/playbook.yml",
    }, "what only spoke of it, and that nobody here approved it"


def test_it_comes_in_the_languages_that_are_spoken_here(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    pack = copy_mini(tmp_path_factory.mktemp("pack"))
    answers = Answers(organisation="St Mini", languages=("en",), address="https://x.org", playbooks=("alpha",))
    write(Layout(tmp_path), begun(Layout(pack), load(Layout(pack)), answers))
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(main, ["add", "playbook", "beta", "--from", str(pack), "--lang", "en"])
    assert (done.exit_code, done.output.splitlines()[-1]) == (0, "Written. The data are good.")
    told = [line for texts in lines(tmp_path).values() for line in texts]
    assert [line for line in told if re.search(r"(?<![\w-])zh: |Mini Company", line)] == []


def test_a_dry_run_says_the_same_and_writes_nothing(mini: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = lines(mini)
    monkeypatch.chdir(mini)
    done = CliRunner().invoke(main, ["remove", "playbook", "beta", "--lang", "en", "--dry-run"])
    assert (done.exit_code, lines(mini)) == (0, before)
    assert "playbooks: −1\n  beta\n" in done.output
    assert done.output.endswith("Nothing was written.\n")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["playbook", "gamma"], "there is no 'gamma' here; there are: alpha, beta"),
        (["playbook", "alpha", "beta"], "a handbook has at least one playbook"),
        (["case", "alpha"], "there is no 'alpha' here"),
        (["role", "lead"], "'role' is not one of 'playbook', 'case', 'drill', 'chapter'"),
    ],
)
def test_wrong_use_is_told(mini: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], told: str) -> None:
    monkeypatch.chdir(mini)
    done = CliRunner().invoke(main, ["remove", *arguments])
    assert done.exit_code == 2
    assert told in done.output


@pytest.mark.parametrize("kind", ["case", "drill", "chapter"])
def test_what_is_no_playbook_leaves_too(mini: Path, kind: str) -> None:
    layout = Layout(mini)
    folder = {"case": layout.cases, "drill": layout.drills, "chapter": layout.guide}[kind]
    first, *others = sorted(file.stem for file in folder.glob("*.yml"))
    write(layout, removed(layout, load(layout), kind, [first]).files)
    assert sorted(file.stem for file in folder.glob("*.yml")) == others
    assert not load(layout).problems


TREE: dict[str, Any] = {
    "roles": [{"id": "a"}, {"id": "b"}, {"id": "c"}],
    "risks": [{"id": "r", "playbooks": ["x"]}, {"id": "s", "playbooks": ["x", "y"]}],
    "handbook": {"reading_order": ["x", "y"]},
    "playbooks": {"x": {}, "y": {}},
}


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["playbook", "alpha"], "'alpha' is here already"),
        (["playbook", "gamma"], "there is no 'gamma' here"),
    ],
)
def test_what_cannot_come_is_told(
    mini: Path,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    told: str,
) -> None:
    pack = copy_mini(tmp_path_factory.mktemp("pack"))
    monkeypatch.chdir(mini)
    done = CliRunner().invoke(main, ["add", *arguments, "--from", str(pack)])
    assert done.exit_code == 2
    assert told in done.output


def test_what_was_needed_for_what_left_leaves_and_what_nobody_ever_needed_stays() -> None:
    links = [
        Link(("playbooks", "x", "playbook", "owner"), ("roles", 0)),
        Link(("roles", 0, "reports_to"), ("roles", 1)),
        Link(("risks", 0, "playbooks", 0), ("playbooks", "x")),
        Link(("risks", 1, "playbooks", 0), ("playbooks", "x")),
        Link(("risks", 1, "playbooks", 1), ("playbooks", "y")),
        Link(("handbook", "reading_order", 0), ("playbooks", "x")),
        Link(("handbook", "reading_order", 1), ("playbooks", "y")),
    ]
    assert Leaving(TREE, links).with_all([("playbooks", "x")]) == {
        ("playbooks", "x"),
        ("roles", 0),
        ("roles", 1),
        ("risks", 0),
        ("risks", 1, "playbooks", 0),
        ("handbook", "reading_order", 0),
    }
