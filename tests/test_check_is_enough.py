"""What the check takes can be built: every page renders for every audience, and no link inside a runbook is dead."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from generator.build import Order, render, see
from generator.layout import Layout
from generator.model.base import Audience
from generator.planning.plan import WHOLE, plan
from generator.problems import Problems
from generator.rendering.render import Renderer
from generator.stages import Unwatched

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytest_plugins = ["mini_project"]


@pytest.mark.parametrize(
    ("file", "find", "replacement"),
    [
        pytest.param("alpha/lessons.yml", "", "", id="nothing"),
        pytest.param(
            "_shared/messages.yml", "- id: cause\n", "- id: cause\n      audience: confidential\n", id="a slot hidden"
        ),
        pytest.param(
            "_shared/severity.yml",
            "\n    - dimension: media\n      test: {zh: 有人发帖, en: Somebody posts about it}",
            " []",
            id="a level without criteria",
        ),
        pytest.param(
            "alpha/lessons.yml",
            "[take-charge, restore]",
            "[take-charge, beta/shut-valve]",
            id="a lesson for another playbook's step",
        ),
        pytest.param(
            "alpha/response.yml",
            "informed: [lead]\n    after: [take-charge]",
            "informed: [lead]\n    after: [beta/shut-valve]",
            id="waiting for another playbook's step",
        ),
        pytest.param(
            "alpha/response.yml", "next: restore", "next: beta/shut-valve", id="leading to another playbook's step"
        ),
        pytest.param(
            "alpha/response.yml",
            "decision: switch-over",
            "decision: beta/close-floor",
            id="leading to another playbook's decision",
        ),
        pytest.param(
            "alpha/communication.yml",
            "message: stay-home",
            "message: beta/mind-the-step",
            id="sending another playbook's message",
        ),
        pytest.param(
            "alpha/response.yml",
            "- id: switch-over",
            "- id: switch-over\n    audience: internal",
            id="a decision hidden",
        ),
        pytest.param("alpha/response.yml", "default: switch\n", "default: bribe\n", id="a default hidden"),
        pytest.param(
            "alpha/response.yml",
            "zh: 发首次回应\n      en: Send the first word",
            'zh: "发\\n\\n# 首次"\n      en: "Send\\n\\n    code"',
            id="lines in a text",
        ),
        pytest.param("alpha/playbook.yml", "status: active", "status: draft", id="a draft"),
        pytest.param("alpha/playbook.yml", "last_reviewed: 2026", "last_reviewed: 9999", id="a day at the end of time"),
        pytest.param(
            "alpha/warning.yml", "id: torches", "id: torches\n    audience: confidential", id="readiness hidden"
        ),
    ],
)
def test_what_the_check_takes_can_be_rendered(mini: Path, file: str, find: str, replacement: str) -> None:
    path = mini / "playbooks" / file
    text = path.read_text(encoding="utf-8")
    assert not find or text.count(find) == 1
    path.write_text(text.replace(find, replacement, 1) if find else text, encoding="utf-8")
    assert list(dead_ends(Layout(mini))) == []


def dead_ends(layout: Layout) -> Iterator[str]:
    """Links of printed pages to places that are not there; nothing when the check refuses the data."""
    renderer = Renderer(layout.templates)
    for audience in Audience:
        try:
            views = see(layout, Order(audience=audience), Unwatched())
        except Problems:
            return
        for job in plan(views, WHOLE):
            for path, page in render(job, renderer).items():
                if path.endswith(".pdf"):
                    targets = set(re.findall(r'href="#([^"]+)"', page))
                    places = set(re.findall(r'\bid="([^"]+)"', page))
                    yield from (f"{audience.value} {path} #{target}" for target in sorted(targets - places))
