"""What the check takes can be built: every page renders for every audience, and no link is dead."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from generator.build import Order, see
from generator.layout import Layout
from generator.model.choice import Audience
from generator.packing.links import target
from generator.planning.plan import WHOLE, plan
from generator.planning.site import findable
from generator.problems import Problems
from generator.rendering.render import Renderer
from generator.rendering.texts import render
from generator.stages import Unwatched

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from generator.resolving import views

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
        pytest.param("beta/playbook.yml", "status: reviewed", "status: draft", id="a draft that alone watches"),
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
    """Links and promised addresses that lead to no place; nothing when the check refuses the data."""
    renderer = Renderer(layout.templates)
    for audience in Audience:
        try:
            views = see(layout, Order(audience=audience), Unwatched())
        except Problems:
            return
        for job in plan(views, WHOLE):
            texts = render(job, renderer)
            printed = {path: page for path, page in texts.items() if path.endswith(".pdf")}
            for path, page in printed.items():
                yield from (f"{audience.value} {path} #{one}" for one in sorted(led_to(page, "#") - places(page)))
            if job.format == "site":
                yield from (f"{audience.value} {one}" for one in astray(texts, views[job.language]))


def led_to(page: str, address: str) -> set[str]:
    return set(re.findall(rf'href="{address}([^"]+)"', page))


def places(page: str) -> set[str]:
    """Ids of elements, and of headings as Markdown says them."""
    return set(re.findall(r'(?:\bid="|\{: #)([^" ]+)', page))


def astray(texts: Mapping[str, str], view: views.Handbook) -> Iterator[str]:
    """What leads from the site's pages, its search and its promised addresses to a page that has no such place."""
    pages = {re.sub(r"(?:/index)?\.md$", "/index.html", f"/{path}")[1:]: text for path, text in texts.items()}
    moved = {path: found[1] for path, text in pages.items() if (found := re.search(r'class="go" href="(.+?)"', text))}
    there = {path: places(text) for path, text in pages.items()}
    ways = [(path, address) for path, text in pages.items() for address in led_to(text, '(?=[^:"]*#)')]
    ways += [("index.html", entry["path"]) for entry in findable(view)["entries"]]
    ways += [("index.html", address) for address in view.addresses()]
    for path, address in ways:
        led, place = target(path, address, pages), address.partition("#")[2]
        if led in moved:  # a script takes the place along
            led = target(led, moved[led], pages)
        if place and led in pages and place not in there[led]:
            yield f"{path}: {address}"
