"""What never holds for the organisation is nowhere; what depends on level or answers is shown behind its condition."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import pytest

from generator.build import Order, see
from generator.command.clock import timetable
from generator.layout import Layout
from generator.model.zones import zone_of
from generator.resolving.conservation import unconserved
from generator.stages import Unwatched

if TYPE_CHECKING:
    from pathlib import Path

    from generator.resolving.views import Handbook

pytest_plugins = ["mini_project"]
IF_FOOD = "applies_if: {facts: [food]}"


def edit(mini: Path, file: str, find: str, replace: str) -> None:
    path = mini / "playbooks" / file
    text = path.read_text(encoding="utf-8")
    assert text.count(find) == 1, find
    path.write_text(text.replace(find, replace), encoding="utf-8")


def views(mini: Path) -> dict[str, Handbook]:
    return see(Layout(mini), Order(), Unwatched())


@pytest.mark.parametrize("facts", ["[guangdong]", "[food]", None])
def test_what_holds_for_others_only_is_there_for_them_alone(mini: Path, facts: str | None) -> None:
    edit(mini, "alpha/response.yml", "  - id: tell-customers\n", f"  - id: tell-customers\n    {IF_FOOD}\n")
    edit(mini, "alpha/response.yml", "  - id: switch-over\n", f"  - id: switch-over\n    {IF_FOOD}\n")
    edit(mini, "alpha/communication.yml", "  - id: row-customers\n", f"  - id: row-customers\n    {IF_FOOD}\n")
    edit(mini, "alpha/communication.yml", "  - id: stay-home\n", f"  - id: stay-home\n    {IF_FOOD}\n")
    edit(mini, "_shared/organisation.yml", "facts: [guangdong]\n", f"facts: {facts}\n" if facts else "")
    is_there = facts != "[guangdong]"
    for seen in views(mini).values():
        [book] = [one for one in seen.playbooks if one.id == "alpha"]
        assert ("tell-customers" in {step.id for step in book.response.steps}) == is_there
        assert bool(book.response.decisions) == is_there
        assert bool(book.communication.matrix) == is_there, "a row goes with its message"
        assert list(unconserved(book)) == []
        assert ("tell-customers" in {one.step.id for one in book.first_hour}) == is_there


def test_a_step_waits_for_what_the_one_waited_for_that_does_not_hold(mini: Path) -> None:
    edit(mini, "alpha/response.yml", "  - id: tell-customers\n", f"  - id: tell-customers\n    {IF_FOOD}\n")
    edit(
        mini,
        "alpha/response.yml",
        "    after: [take-charge]\n    parallel: first-wave\n    evidence:\n      - {zh: 油表读数",
        "    after: [tell-customers]\n    evidence:\n      - {zh: 油表读数",
    )
    edit(mini, "alpha/response.yml", "    parallel: first-wave\n", "")
    [book] = [one for one in views(mini)["en"].playbooks if one.id == "alpha"]
    assert [(step.id, [one.id for one in step.after]) for step in book.response.steps] == [
        ("take-charge", []),
        ("restore", ["take-charge"]),
    ]


def test_levels_and_answers_stand_before_what_depends_on_them(mini: Path) -> None:
    case = "applies_if: {levels: [level-1, level-2], answers: [{question: data-at-risk, answer: no}]}"
    edit(mini, "alpha/response.yml", "  - id: switch-over\n", f"  - id: switch-over\n    {case}\n")
    edit(mini, "alpha/response.yml", "    decision: switch-over\n", f"    decision: switch-over\n    {case}\n")
    edit(
        mini,
        "alpha/communication.yml",
        "  - id: row-customers\n",
        "  - id: row-customers\n    applies_if: {levels: [level-2]}\n",
    )
    seen = views(mini)
    english, chinese = (next(one for one in seen[code].playbooks if one.id == "alpha") for code in ("en", "zh"))
    said = "If at level I or II and question 2 is answered No: "
    assert english.response.decisions[0].question == f"{said}Switch to the second site?"
    assert chinese.response.decisions[0].question == "若为 I、II 级且第 2 题答“否”：切到备用机房吗？"
    [step] = [step for step in english.response.steps if step.id == "tell-customers"]
    assert step.title.startswith(f"{said}Tell customers")
    entries = [entry.text for entry in english.schedule.entries]
    assert any(text.startswith("If at level II: Customers") for text in entries), entries
    assert any(said in text for text in entries)
    [beta] = [one for one in seen["en"].playbooks if one.id == "beta"]
    assert beta.response.regulatory[0].only_if == "If at level I or II: "
    assert beta.schedule.clocks[0].levels == ["I", "II"]


def test_the_clock_says_why_a_time_limit_holds(mini: Path) -> None:
    edit(
        mini,
        "_shared/regulations.yml",
        "in_force_from: 2025-11-01",
        "in_force_from: 2025-11-01\n  applies_if: {one_of: [guangdong, users-eu], without: [food], users_from: 1000}",
    )
    edit(
        mini,
        "alpha/response.yml",
        "    applies_if:\n      answers:\n",
        "    applies_if:\n      levels: [level-2]\n      answers:\n",
    )
    for code, said in {
        "en": "Applies as the organisation trades in Guangdong, is not one that makes or sells food, "
        "has 1,000 users or more · Applies at level II · Applies if triage question 1 = Yes",
        "zh": "适用：本机构在广东经营，并非生产或经营食品，有 1,000 个以上用户 · 适用：级别 II · 适用：研判题 1 = 是",
    }.items():
        seen = views(mini)[code]
        [book] = [one for one in seen.playbooks if one.id == "alpha"]
        table = timetable(book, seen, datetime(2026, 7, 1, 14, 0, tzinfo=zone_of("Asia/Shanghai")))
        [line, *_] = [line.what for line in table.tables[0][1]]
        assert line.endswith(said), line
