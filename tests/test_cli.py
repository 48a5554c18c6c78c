"""`handbook check`: its exit codes, what it says where, and that it leaves everything as it was."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main

pytest_plugins = ["mini_project"]

MISTAKES = (
    (
        "alpha/response.yml",
        "accountable: writer",
        "accountable: writr",
        "playbooks/alpha/response.yml:63:18  unknown-id",
    ),
    ("beta/lessons.yml", "state: open", "state：open", "playbooks/beta/lessons.yml:6:10  fullwidth-colon"),
    ("_shared/roles.yml", "max_hours: 24", "max_hours: 25", "playbooks/_shared/roles.yml:87:14  wrong-value"),
)


@pytest.fixture
def broken(mini: Path) -> Path:
    """Mini with mistakes in three files."""
    for file, find, replace, _ in MISTAKES:
        path = mini / "playbooks" / file
        text = path.read_text(encoding="utf-8")
        assert text.count(find) == 1
        path.write_text(text.replace(find, replace), encoding="utf-8")
    return mini


def check(folder: Path, monkeypatch: pytest.MonkeyPatch, *arguments: str) -> Result:
    monkeypatch.chdir(folder)
    return CliRunner().invoke(main, ["check", *arguments])


def everything(folder: Path) -> dict[Path, tuple[int, bytes]]:
    """Time and content of each file and folder of the project, what it links to left out."""
    return {
        path: (path.lstat().st_mtime_ns, path.read_bytes() if path.is_file() and not path.is_symlink() else b"")
        for path in [folder, *folder.rglob("*")]
    }


def test_good_data_are_said_to_be_good(mini: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    result = check(mini, monkeypatch)
    assert result.exit_code == 0
    assert result.stdout == "数据没有问题：2 个预案。  The data are good: 2 playbooks.\n"
    assert result.stderr == ""


def test_every_problem_is_said_in_both_languages_with_its_line_and_cure(
    broken: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    result = check(broken, monkeypatch)
    assert result.exit_code == 1
    assert result.stderr == ""
    assert [line for line in result.stdout.split("\n") if line.startswith("playbooks/")] == sorted(
        m[3] for m in MISTAKES
    )
    assert (
        "playbooks/alpha/response.yml:63:18  unknown-id\n"
        '  没有“writr”（roles）。  There is no "writr" in roles.\n'
        "   63 |     accountable: writr\n"
        "      |                  ^^^^^\n"
        '  改法 Fix: 是否想写“writer”？  Did you mean "writer"?\n'
    ) in result.stdout
    assert result.stdout.endswith("3 problems in 3 files. Nothing was written.\n")


def test_the_mark_stands_below_the_fault_after_wide_characters(mini: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = mini / "playbooks" / "alpha" / "lessons.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("en: Try the generator every month", 'en: ""'), encoding="utf-8")
    quoted, mark = check(mini, monkeypatch).stdout.split("\n")[2:4]
    before, fault, _ = quoted.partition('""')
    wide = sum("\u4e00" <= character <= "\u9fff" for character in before)
    assert (wide, fault) == (6, '""')
    assert mark.index("^") == len(before) + wide


def test_nothing_is_written_whatever_is_found(broken: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = everything(broken)
    assert check(broken, monkeypatch).exit_code == 1
    assert everything(broken) == before
    for file, find, replace, _ in MISTAKES:
        path = broken / "playbooks" / file
        path.write_text(path.read_text(encoding="utf-8").replace(replace, find), encoding="utf-8")
    before = everything(broken)
    assert check(broken, monkeypatch).exit_code == 0
    assert everything(broken) == before


@pytest.mark.parametrize("folder", ["playbooks", "playbooks/alpha"])
def test_the_check_says_the_same_from_a_folder_below(
    broken: Path, folder: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert check(broken / folder, monkeypatch).stdout == check(broken, monkeypatch).stdout


def test_outside_a_handbook_the_use_is_wrong(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    result = check(tmp_path, monkeypatch)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "no handbook here" in result.stderr


@pytest.mark.parametrize("arguments", [["--colour"], ["alpha"]])
def test_unknown_words_on_the_command_line_are_wrong_use(
    mini: Path, arguments: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert check(mini, monkeypatch, *arguments).exit_code == 2


def test_the_installed_command_gives_the_same_exit_code_and_output(broken: Path) -> None:
    command = [str(Path(sys.executable).with_name("handbook")), "check"]
    done = subprocess.run(command, cwd=broken, capture_output=True, check=False)
    assert done.returncode == 1
    assert done.stderr == b""
    assert all(mistake[3] in done.stdout.decode() for mistake in MISTAKES)
