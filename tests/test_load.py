"""What is read in place of files on disk, and which names nothing is said of."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from mini_copy import ROOT

from generator.layout import Layout
from generator.loading.folders import playbook_ids
from generator.loading.load import load
from generator.loading.outline import explain
from generator.loading.typing_slips import outside_blocks

if TYPE_CHECKING:
    from collections.abc import Callable

pytest_plugins = ["mini_project"]


def test_bytes_are_read_in_place_of_a_file(mini: Path) -> None:
    layout = Layout(mini)
    plain = load(layout)
    name = "playbooks/alpha/lessons.yml"
    typed = b"# before\n" + (mini / name).read_bytes()
    instead = load(layout, {name: typed})
    assert instead.tree == plain.tree
    path = ("playbooks", "alpha", "lessons", "cases", 0)
    assert instead.place(path).line == plain.place(path).line + 1
    assert instead.problems == ()


def test_bytes_are_read_where_no_file_is(mini: Path) -> None:
    layout = Layout(mini)
    made = {f"playbooks/gamma/{file.name}": file.read_bytes() for file in (mini / "playbooks" / "beta").iterdir()}
    case = (mini / "playbooks" / "_cases" / "blackout.yml").read_bytes()
    sources = load(layout, {**made, "playbooks/_cases/storm.yml": case, "playbooks/_cases/storm.txt": b"x"})
    assert [problem.place.file for problem in sources.problems] == ["playbooks/_cases/storm.txt"]
    assert sources.tree["playbooks"]["gamma"] == sources.tree["playbooks"]["beta"]  # type: ignore[index, call-overload]
    assert {path[1] for path in sources.files if path[0] == "cases"} == {"blackout", "flood", "storm"}
    assert playbook_ids(layout) == ["alpha", "beta"]


def test_what_cannot_be_read_in_place_of_a_file_is_told_of_that_file(mini: Path) -> None:
    sources = load(Layout(mini), {"playbooks/_shared/roles.yml": b"- id: [lead"})
    assert {problem.place.file for problem in sources.problems} == {"playbooks/_shared/roles.yml"}
    assert ("roles",) in sources.unread


@pytest.mark.parametrize("name", ["respons.yml", "response.yml"])
def test_a_folder_named_like_a_file_is_told(mini: Path, name: str) -> None:
    folder = mini / "playbooks" / "alpha"
    (folder / "response.yml").rename(folder / "old")
    (folder / "old").unlink()
    (folder / name).mkdir()
    (folder / name / "steps.yml").write_text("steps: []", encoding="utf-8")
    told = {(problem.place.file, problem.rule) for problem in load(Layout(mini)).problems}
    assert told == {("playbooks/alpha/response.yml", "missing-file"), (f"playbooks/alpha/{name}", "unknown-file")}


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pipes among files, and links only for some")
@pytest.mark.parametrize(
    "put",
    [lambda file: file.symlink_to("nowhere.yml"), lambda file: file.symlink_to(file.name), os.mkfifo],
    ids=["link to nowhere", "link to itself", "pipe"],
)
def test_what_is_no_file_is_told_and_not_waited_for(mini: Path, put: Callable[[Path], None]) -> None:
    file = mini / "playbooks" / "alpha" / "lessons.yml"
    file.unlink()
    put(file)
    [problem] = load(Layout(mini)).problems
    assert (problem.rule, problem.place.file) == ("unreadable-file", "playbooks/alpha/lessons.yml")


def test_a_file_that_may_not_be_read_is_told(mini: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Root may read all, so the system's answer is ours."""
    read = Path.read_bytes

    def refused(file: Path) -> bytes:
        if file.name == "lessons.yml" and file.parent.name == "alpha":
            raise PermissionError
        return read(file)

    monkeypatch.setattr(Path, "read_bytes", refused)
    [problem] = load(Layout(mini)).problems
    assert (problem.rule, problem.place.file) == ("unreadable-file", "playbooks/alpha/lessons.yml")


def test_nothing_is_explained_of_files_that_are_in_order() -> None:
    """One slip is told of a file that YAML refuses, the first from above: it has to be the one that is there."""
    files = sorted((ROOT / "playbooks").rglob("*.yml"))
    assert len(files) > 80, "the test has seen too little to mean anything"
    told = {}
    for file in files:
        lines = file.read_text(encoding="utf-8").split("\n")
        if found := explain(list(outside_blocks(lines)), len(lines)):
            told[file.name] = found
    assert told == {}
