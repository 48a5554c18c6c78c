"""A handbook has as many levels as its organisation: three to five, and each page and drawing shows just these."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from generator.build import Order, see
from generator.layout import Layout
from generator.planning.plan import WHOLE, plan
from generator.problems import Problems
from generator.rendering.identify import identify
from generator.rendering.render import Renderer
from generator.rendering.texts import render
from generator.stages import Unwatched

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytest_plugins = ["mini_project"]

FIFTH = """
- id: level-5
  audience: public
  numeral: V
  alias: P5
  title: {zh: 关注, en: Watch}
  colour: green
  criteria:
    - dimension: media
      test: {zh: 有人发帖, en: Somebody posts about it}
  respond_within: 1d
  print: [first-hour]
  room: [lead]
  update_every: 1d
  escalate_if:
    - {zh: 有人转发, en: It is shared}
  deescalate_if:
    - {zh: 无人再提, en: Nobody mentions it}
"""


def change(mini: Path, edit: Callable[[str], str], *files: str) -> None:
    for file in files:
        path = mini / "playbooks" / file
        path.write_text(edit(path.read_text(encoding="utf-8")), encoding="utf-8")


def three(mini: Path) -> None:
    """The last level goes, with what refers to it."""
    change(mini, lambda text: text[: text.index("- id: level-4")], "_shared/severity.yml")
    change(mini, lambda text: text.replace("level-4", "level-3"), "alpha/response.yml")
    change(mini, lambda text: re.sub(r"blue: \d+, ", "", text), "_shared/indicators.yml", "alpha/warning.yml")


def five(mini: Path) -> None:
    """One more below the last."""
    change(mini, lambda text: text.rstrip() + FIFTH, "_shared/severity.yml")
    change(mini, lambda text: text.replace("blue: 150", "green: 180, blue: 150"), "_shared/indicators.yml")
    change(mini, lambda text: text.replace("blue: 2,", "green: 1.5, blue: 2,"), "_shared/indicators.yml")
    change(mini, lambda text: text.replace("blue: 3,", "green: 2, blue: 3,"), "alpha/warning.yml")


def only_two(mini: Path) -> None:
    three(mini)
    change(mini, lambda text: text[: text.index("- id: level-3")], "_shared/severity.yml")


@pytest.mark.parametrize(
    ("levels", "colours"),
    [(three, {"red", "orange", "yellow"}), (five, {"red", "orange", "yellow", "blue", "green"})],
)
def test_pages_show_the_levels_that_there_are(mini: Path, levels: Callable[[Path], None], colours: set[str]) -> None:
    levels(mini)
    layout = Layout(mini)
    views, renderer = see(layout, Order(), Unwatched()), Renderer(layout.templates)
    views = identify(views, renderer, ("site",))
    texts = {
        f"{job.language}/{path}": text for job in plan(views, WHOLE) for path, text in render(job, renderer).items()
    }
    shown = {path: set(re.findall(r'class="level (\w+)"', text)) for path, text in texts.items()}
    assert set().union(*shown.values()) == colours
    for kind in ("pocket", "book"):
        assert [path for path, seen in shown.items() if kind in path and seen == colours], kind
    assert texts["en/pdf/alpha-runbook.pdf"].count('class="one-level"') == len(colours)
    assert shown["zh/response/index.md"] == shown["en/warning/index.md"] == colours


def test_two_levels_are_too_few(mini: Path) -> None:
    only_two(mini)
    with pytest.raises(Problems) as found:
        see(Layout(mini), Order(), Unwatched())
    assert "levels" in {problem.rule for problem in found.value.problems}
