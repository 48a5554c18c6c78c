"""An approval is of what a playbook says: nothing else makes it void, and its own lines are all that is written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from mini_checked import found_good

from generator.command.cli import main
from generator.command.signature import signed
from generator.layout import Layout
from generator.loading.load import load
from generator.loading.reader import read
from generator.model.approved_content import ApprovalState, content_mark, state, state_of_all
from generator.model.playbook import Approval
from generator.problems import Problems

if TYPE_CHECKING:
    from pathlib import Path

    from generator.model.playbook import Playbook

pytest_plugins = ["mini_project"]

FILES = {
    "one line": b"title: a\napprovals:\n  - role: lead\nchanges: b\n",
    "an old approval": b"title: a\napprovals:\n- role: lead\n  date: 2026-01-01\n  content: 0123456789ab\n",
    "between others": b"approvals:\n- role: a\n# ours\n- role: lead\n  # on paper\n  date: 2020-02-02\n- role: z\n",
    "in braces": b"approvals:\n  - {role: lead}  # us\nchanges: b\n",
    "from Windows": b"approvals:\r\n  - role: lead\r\nchanges: b\r\n",
}
NEW = {"role": "lead", "date": "2026-11-29", "by": "Z. L.: me", "content": "ba9876543210"}


@pytest.mark.parametrize("raw", FILES.values(), ids=FILES)
def test_only_the_lines_of_the_approval_are_written(raw: bytes) -> None:
    before = read("playbook.yml", raw).data
    assert isinstance(before, dict)
    approvals = before["approvals"]
    number = next(n for n, one in enumerate(approvals) if one["role"] == "lead")  # type: ignore[index, call-overload]
    new = signed("playbook.yml", raw, number, NEW)
    wanted = [NEW if n == number else one for n, one in enumerate(approvals)]
    assert read("playbook.yml", new).data == {**before, "approvals": wanted}
    kept = re.findall(rb"^ *#.*$", raw, re.MULTILINE)
    assert re.findall(rb"^ *#.*$", new, re.MULTILINE) == kept
    assert new.count(b"\r\n") in {0, new.count(b"\n")}


def test_an_approval_in_brackets_is_refused() -> None:
    with pytest.raises(Problems) as told:
        signed("playbook.yml", b"approvals: [{role: lead}, {role: other}]\n", 0, NEW)
    assert [(one.rule, one.place.column) for one in told.value.problems] == [("no-line-of-its-own", 13)]


def alpha(project: Path, printable: frozenset[str]) -> Playbook:
    return found_good(load(Layout(project)), printable).playbooks["alpha"]


def edited(project: Path, file: str, find: str, replace: str) -> None:
    path = project / "playbooks" / "alpha" / file
    text = path.read_text(encoding="utf-8")
    assert text.count(find) == 1
    path.write_text(text.replace(find, replace), encoding="utf-8")


CHANGES = {
    "a word": ("lessons.yml", "Try the generator", "Start the generator"),
    "a moment": ("response.yml", "deadline: T+45min", "deadline: T+44min"),
    "a choice": ("playbook.yml", "status: active", "status: reviewed"),
}
NO_CHANGES = {
    "a drill": ("playbook.yml", "last_drilled: 2026-09-01", "last_drilled: 2026-10-02"),
    "a review": ("playbook.yml", "last_reviewed: 2026-10-01", "last_reviewed: 2026-10-02"),
    "a remark": ("response.yml", "steps:\n", "steps: # in order\n"),
    "quotes": ("playbook.yml", "status: active", 'status: "active"'),
    "the order of keys": ("playbook.yml", "owner: lead\ndeputy: writer\n", "deputy: writer\nowner: lead\n"),
}


@pytest.mark.parametrize("edit", CHANGES.values(), ids=CHANGES)
def test_any_value_is_content(mini: Path, printable: frozenset[str], edit: tuple[str, str, str]) -> None:
    before = content_mark(alpha(mini, printable))
    edited(mini, *edit)
    assert content_mark(alpha(mini, printable)) != before


@pytest.mark.parametrize("edit", NO_CHANGES.values(), ids=NO_CHANGES)
def test_what_says_the_same_is_none(mini: Path, printable: frozenset[str], edit: tuple[str, str, str]) -> None:
    before = content_mark(alpha(mini, printable))
    edited(mini, *edit)
    assert content_mark(alpha(mini, printable)) == before


def test_the_worst_of_all_counts() -> None:
    made = {"date": "2026-11-29", "content": "ba9876543210"}
    given = [Approval.model_validate({"role": "a", **more}) for more in ({}, made, {**made, "content": "0" * 12})]
    assert [state(one, "ba9876543210") for one in given] == [
        ApprovalState.WAITING,
        ApprovalState.APPROVED,
        ApprovalState.CHANGED,
    ]
    assert state_of_all(given, "ba9876543210") is ApprovalState.WAITING
    assert state_of_all(given[1:], "ba9876543210") is ApprovalState.CHANGED
    assert state_of_all(given[1:2], "ba9876543210") is ApprovalState.APPROVED
    assert state_of_all((), "ba9876543210") is ApprovalState.WAITING


def test_the_command_approves_what_stands_there(
    mini: Path, printable: frozenset[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(mini)
    done = CliRunner().invoke(main, ["approve", "alpha", "--role", "checker", "--by", "C. K.", "--on", "2026-11-29"])
    assert done.exit_code == 0, done.output
    book = alpha(mini, printable)
    assert state_of_all(book.playbook.approvals, content_mark(book)) is ApprovalState.APPROVED
    assert CliRunner().invoke(main, ["approve", "alpha", "--role", "nobody"]).exit_code == 2
    assert CliRunner().invoke(main, ["approve", "omega", "--role", "checker"]).exit_code == 2
    edited(mini, *CHANGES["a word"])
    book = alpha(mini, printable)
    assert state_of_all(book.playbook.approvals, content_mark(book)) is ApprovalState.CHANGED
