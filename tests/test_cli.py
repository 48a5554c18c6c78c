"""`handbook check`: its exit codes, what it says where, and that it leaves everything as it was."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from wcwidth import wcswidth

from generator.command.cli import main

pytest_plugins = ["mini_project"]

MISTAKES = (
    (
        "alpha/response.yml",
        "accountable: writer",
        "accountable: writr",
        "playbooks/alpha/response.yml:63:18  unknown-id",
    ),
    ("beta/lessons.yml", "state: open", "state：open", "playbooks/beta/lessons.yml:6:10  fullwidth-colon"),
    ("_shared/roles.yml", "max_hours: 24", "max_hours: 25", "playbooks/_shared/roles.yml:88:14  wrong-value"),
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
    assert result.stdout == "数据没有问题：2 个预案。  The data are good. Playbooks: 2.\n"
    assert result.stderr == ""


def test_what_is_waived_is_said_when_asked_for(mini: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "topics.yml" not in check(mini, monkeypatch).stdout
    said = check(mini, monkeypatch, "--verbose").stdout
    assert "playbooks/_shared/topics.yml:11:34  other-number" in said
    assert "理由 Why: 总阀就是二号阀  Valve 2 is the main valve" in said


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
        '  roles 里没有“writr”。  There is no "writr" in roles.\n'
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


def clock(folder: Path, monkeypatch: pytest.MonkeyPatch, *arguments: str) -> Result:
    monkeypatch.chdir(folder)
    return CliRunner().invoke(main, ["clock", *arguments])


T0 = ("--t0", "2026-03-01 07:50")


def test_the_clock_says_when_everything_is_due(mini: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    result = clock(mini, monkeypatch, "alpha", *T0, "--lang", "en")
    assert (result.exit_code, result.stderr) == (0, "")
    lines = result.stdout.splitlines()
    assert lines[0] == "Power outage · T0 2026-03-01 Sun 07:50 Beijing time = 2026-02-28 23:50 UTC"
    rows = [re.split("  +", line) for line in lines]
    assert ["2026-03-01 Sun 08:00", "2026-03-01 00:00", "T+10 min", "Lead", "Step · 1. Take charge"] in rows
    assert ["2026-03-01 Sun 11:50", "2026-03-01 03:50", "4 hours", "Checker"] in [row[:4] for row in rows]


def test_columns_of_the_clock_stand_below_each_other_in_chinese(mini: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = clock(mini, monkeypatch, "alpha", *T0).stdout.splitlines()
    [head, *_] = [line for line in lines if line.startswith("北京时间")]
    last = {
        wcswidth(line[: line.index(what)]) for what in ("行动 ·", "会议 ·", "消息 ·") for line in lines if what in line
    }
    assert last == {wcswidth(head[: head.index("做什么")])}


def test_the_clock_leaves_out_what_readers_may_not_see(mini: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said = {
        audience: clock(mini, monkeypatch, "alpha", *T0, "--lang", "en", "--audience", audience).stdout
        for audience in ("public", "internal")
    }
    assert "CANARY-INTERNAL" in said["internal"]
    assert "CANARY" not in said["public"]


@pytest.mark.parametrize(
    ("t0", "code", "line", "last"),
    [
        ("2026-12-31 09:00", 0, "2027-01-03 Sun to 2027-01-05 Tue (Beijing day)", "Work to the first"),
        ("2150-06-01 09:00", 1, "no 2150 in calendar", "No calendar reaches 2150"),
    ],
)
def test_the_clock_says_what_can_be_said_of_a_year_not_announced(  # noqa: PLR0913, PLR0917 - a row of the table
    t0: str, code: int, line: str, last: str, mini: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rules = mini / "playbooks" / "_shared" / "regulations.yml"
    counted = "within: 2wd\n      calendar: CN\n      zone: Asia/Shanghai"
    rules.write_text(rules.read_text(encoding="utf-8").replace("within: 4h", counted, 1), encoding="utf-8")
    result = clock(mini, monkeypatch, "alpha", "--t0", t0, "--lang", "en")
    assert result.exit_code == code
    assert line in result.stdout
    assert "1. Take charge" in result.stdout, "what can be counted is told all the same"
    assert last in " ".join(result.stdout.splitlines()[-4:])


@pytest.mark.parametrize("typed", ["2026-03-01 07：50", "2026/3/1 7:50", "2026-02-28T23:50Z", "2026年3月1日 7点50分"])
def test_the_clock_repeats_in_full_what_it_understood(typed: str, mini: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    result = clock(mini, monkeypatch, "alpha", "--t0", typed, "--lang", "en")
    assert result.exit_code == 0
    assert "T0 2026-03-01 Sun 07:50 Beijing time = 2026-02-28 23:50 UTC" in result.stdout


def test_a_time_alone_is_of_today_and_told_when_it_is_to_come(mini: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said = {
        typed: clock(mini, monkeypatch, "alpha", "--t0", typed, "--lang", "en").stdout for typed in ("now", "00:00")
    }
    assert all(re.search(r"T0 \d{4}-\d\d-\d\d \w{3} \d\d:\d\d Beijing time", text) for text in said.values())
    assert not any("still to come" in text for text in said.values())
    later = f"{datetime.now(UTC) + timedelta(hours=1, minutes=30):%Y-%m-%dT%H:%MZ}"
    ahead = clock(mini, monkeypatch, "alpha", "--t0", later, "--lang", "en").stdout
    assert re.search(r"^T0 is still to come, in 1 h (2\d|30) min\.", ahead, re.MULTILINE)
    assert re.search(r"^T0 还没到，还有 1 小时 (2\d|30) 分钟。", ahead, re.MULTILINE)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("gamma", *T0), "alpha, beta"),
        (("alpha",), "--t0"),
        (("alpha", "--t0", "905"), "2026-03-01 14:05"),
        (("alpha", "--t0", "2026-13-01 14:05"), "2026-03-01 14:05"),
        (("alpha", *T0, "--lang", "fr"), "zh, en"),
        (("beta", *T0, "--audience", "public"), "alpha"),
        (("alpha", *T0, "--audience", "spies"), "public"),
    ],
)
def test_the_clock_says_what_is_wrong_with_its_use(
    mini: Path, arguments: tuple[str, ...], told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    result = clock(mini, monkeypatch, *arguments)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert told in result.stderr


def test_the_clock_writes_nothing(mini: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = everything(mini)
    assert clock(mini, monkeypatch, "alpha", *T0).exit_code == 0
    assert everything(mini) == before
