"""The pack for a crisis that is going on: all that can hold at its level and after its answers, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner
from lxml import html

from generator.build import Order, see
from generator.command.cli import main
from generator.layout import Layout
from generator.model.conditions import Reply, Situation
from generator.planning.case_pack import case_pack
from generator.planning.plan import Job
from generator.rendering.render import Renderer
from generator.rendering.texts import render
from generator.stages import Unwatched

if TYPE_CHECKING:
    from pathlib import Path

pytest_plugins = ["mini_project"]

RESPONSE = "playbooks/alpha/response.yml"


def pack(root: Path, level: str, **answers: str) -> str:
    """What the English pack of alpha says."""
    given = {name.replace("_", "-"): Reply(reply) for name, reply in answers.items()}
    situation = Situation("alpha", level, given)
    view = see(Layout(root), Order(situation=situation), Unwatched())["en"]
    [text] = render(Job("clock", "en", case_pack(situation, view)), Renderer(Layout(root).templates)).values()
    tree: Any = html.document_fromstring(text)  # lxml's stubs know no HTML elements
    return " ".join(tree.text_content().split())


def limited(root: Path, condition: str) -> None:
    """Mini's second step holds only there."""
    file = root / RESPONSE
    text = file.read_text(encoding="utf-8")
    at = "    risk: {zh: 说错会更糟, en: A mistake makes it worse}\n"
    assert text.count(at) == 1
    file.write_text(text.replace(at, f"{at}    applies_if: {condition}\n"), encoding="utf-8")


def test_it_says_whom_to_ring_what_to_do_and_in_which_words(mini: Path) -> None:
    said = pack(mini, "level-1")
    view = see(Layout(mini), Order(), Unwatched())["en"]
    book = next(one for one in view.playbooks if one.id == "alpha")
    soon = [row.message.title for row in book.communication.matrix if row.first_by.minutes <= 240]
    expected = [
        view.handbook.emergency,
        *(step.title for step in book.response.steps),
        *(step.on_failure for step in book.response.steps if step.deadline.minutes <= 240),
        *(card.role.title for card in book.cards if card.role in view.severity[0].room),
        *soon,
        *book.communication.dont,
        f"{view.ui['print']['content']} {book.content[:8]}",
    ]
    assert len(expected) > 8
    assert [one for one in expected if " ".join(one.split()) not in said] == []


def test_what_an_answer_rules_out_is_not_there_and_what_it_settles_has_no_condition(mini: Path) -> None:
    view = see(Layout(mini), Order(), Unwatched())["en"]
    book = next(one for one in view.playbooks if one.id == "alpha")
    [rule] = {clock.duty.regulation.title for clock in book.schedule.clocks}
    still_open, yes, no = (
        pack(mini, "level-1", **answers) for answers in ({}, {"whole_building": "yes"}, {"whole_building": "no"})
    )
    assert (rule in still_open, rule in yes, rule in no) == (True, True, False)
    condition = view.ui["clock"]["applies_if"]
    assert (condition in still_open, condition in yes) == (True, True)
    assert view.ui["case"]["answered"] in yes
    assert view.ui["case"]["answered"] not in still_open


@pytest.mark.parametrize(("level", "there"), [("level-1", True), ("level-3", False)])
def test_a_step_of_other_levels_is_in_no_list(mini: Path, level: str, there: bool) -> None:  # noqa: FBT001 - a case
    limited(mini, "{levels: [level-1]}")
    assert ("Use text messages" in pack(mini, level)) is there
    assert "I or" not in pack(mini, level)


def test_the_command_writes_a_file_in_each_language_and_says_what_is_wrong(
    mini: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(mini)

    def run(*arguments: str) -> int:
        return CliRunner().invoke(main, ["case", *arguments]).exit_code

    assert run("alpha", "--level", "level-9") == 2
    assert run("gamma", "--level", "level-1") == 2
    assert run("alpha", "--level", "level-1", "--answer", "whole-building=perhaps") == 2
    assert run("alpha", "--level", "level-1", "--answer", "7=yes") == 2
    assert not (mini / "build" / "case").exists()
    assert run("alpha", "--level", "i", "--answer", "1=yes") == 0
    files = sorted(file.relative_to(mini / "build/case").as_posix() for file in (mini / "build/case").rglob("*.pdf"))
    assert files == ["en/alpha-level-1.pdf", "zh/alpha-level-1.pdf"]
