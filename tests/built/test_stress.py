"""Whatever a handbook holds is printed: 60 steps, one, no decision, three languages, two people a role, long titles."""

from __future__ import annotations

import re
from copy import deepcopy
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from measure import EDGE, measure, on_pages
from mini_copy import copy_mini

from built.workshop import in_this_process
from generator.build import Order, see
from generator.encoding.encode import encode
from generator.layout import Layout
from generator.planning.pack import PACK
from generator.planning.plan import Wish, plan
from generator.rendering.identify import identify
from generator.rendering.render import Renderer
from generator.rendering.texts import render
from generator.stages import Unwatched
from generator.text.typography import curl

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

BOOK = "alpha"
EVERY_STEP = ("runbook", "runbook-fill", "poster", "bilingual", "role-cards", "clock")
"""Kinds that say each step's title; of the rest some say those of the first hour."""


class Whole(yaml.SafeDumper):
    """Says in full what is said twice: no reader of the handbook's data knows anchors."""

    def ignore_aliases(self, data: object) -> bool:
        """Whatever it is."""
        del data
        return True


def edit(root: Path, name: str, change: Callable[[Any], None]) -> None:
    """Change what a file of the handbook's data holds."""
    file = root / "playbooks" / name
    data = yaml.load(file.read_text(encoding="utf-8"), yaml.CBaseLoader)  # noqa: S506 - makes texts only
    change(data)
    said = yaml.dump(data, Dumper=Whole, allow_unicode=True, sort_keys=False, default_style='"')
    file.write_text(said, encoding="utf-8")


def in_each(part: Any, change: Callable[[dict[str, str]], None]) -> None:  # noqa: ANN401 - as the file has it
    """Change every text below a part."""
    if isinstance(part, dict) and {"zh", "en"} <= set(part) and all(isinstance(one, str) for one in part.values()):
        change(part)
    for inner in part.values() if isinstance(part, dict) else part if isinstance(part, list) else ():
        in_each(inner, change)


def sixty_steps(root: Path, soon: int = 1) -> None:
    """Each another title; 30 of them are due within three hours, so many of them and two more within the first."""

    def change(data: Any) -> None:  # noqa: ANN401
        at = {"take-charge": 10, "tell-customers": 45, "restore": 120}
        for number in range(4, 61):
            minutes = 11 + number if number < 4 + soon else 64 + (number - 4 - soon) * 24
            minutes = minutes if minutes < 180 else minutes // 60 * 60
            more = deepcopy(data["steps"][2]) | {
                "id": f"more-{number}",
                "title": {"zh": f"第{number}件事：给值班的人打电话", "en": f"Extra job {number}: phone those on duty"},
                "after": ["take-charge"],
                "start": "T+10min" if minutes <= 20 else "T+20min" if minutes < 180 else "T+2h",
                "deadline": f"T+{minutes}min" if minutes < 180 else f"T+{minutes // 60}h",
                "bucket": "0-15min"
                if minutes <= 15
                else "15-60min"
                if minutes <= 60
                else "1-4h"
                if minutes <= 240
                else "4-24h",
                "accountable": (role := ["lead", "writer", "checker"][number % 3]),
                "responsible": [role],
            }
            at[more["id"]] = minutes
            data["steps"].append({key: one for key, one in more.items() if key not in {"audience", "parallel"}})
        data["steps"].sort(key=lambda step: at[step["id"]])

    edit(root, f"{BOOK}/response.yml", change)


def no_decision(root: Path, steps: int | None = None) -> None:
    """And of the steps, that many."""

    def change(data: Any) -> None:  # noqa: ANN401
        data["steps"] = data["steps"][:steps]
        data["decisions"] = []
        for step in data["steps"]:
            step.pop("decision", None)
        if steps:
            data["coordination"]["meetings"] = []

    edit(root, f"{BOOK}/response.yml", change)
    for file in (root / "playbooks").rglob("*.yml") if steps else ():
        text = file.read_text(encoding="utf-8")
        text = re.sub(r"(?<![\w-])(restore|tell-customers)(?![\w-])", "take-charge", text)
        file.write_text(re.sub(r"((?:alpha/)?take-charge)(?:, \1)+", r"\1", text), encoding="utf-8")


def three_languages(root: Path) -> None:
    """The third one has no grammar, so that its numbers are not compared."""
    for file in sorted((root / "playbooks").rglob("*.yml")):
        edit(
            root,
            file.relative_to(root / "playbooks").as_posix(),
            partial(in_each, change=lambda text: text.update(uk=text["en"])),
        )
    third = {"id": "uk", "name": "British", "short": "UK", "tag": "en-GB"}
    edit(root, "_shared/handbook.yml", lambda data: data["languages"].append(third))


def two_people(root: Path) -> None:
    """In each role that has any, with long names and numbers."""

    def change(data: Any) -> None:  # noqa: ANN401
        data["people"] = [
            one | {"name": f"{name} Maximiliane Oberhuber-Northwood", "phone": "+49 89 0123 4567-890"}
            for one in data["people"]
            for name in ("Anna", "Berta")
        ]

    edit(root, "contacts.private.yml", change)


def long_titles(root: Path) -> None:
    """Of the playbook, its steps, decisions, options, and of all roles."""
    steps = {
        "zh": "给所有正在值班的人和他们的替补打电话说明目前已知的情况和下一次通报的",
        "en": "Reconcile the outstanding international settlements and tell all of those who a",
    }
    question = {
        "zh": "要不要把全部业务切到备用机房，并同时通知全国所有商家和骑手暂停接单直到恢复？",
        "en": "Do we move all of the business to the second site and tell every merchant in the country to stop?",
    }
    option = {
        "zh": "全部切到备用机房，同时通知所有商家和骑手暂停接单，直到恢复",
        "en": "Move everything to the second site and tell all merchants and riders to stop until it is restored",
    }
    title = {
        "zh": "全国数据中心大面积长时间停电并且备用电源同时失效导致的业务中断危机",
        "en": "Nationwide long-lasting power failure of the data centres with loss of standby generators and cooling",
    }

    def response(data: Any) -> None:  # noqa: ANN401
        for step in data["steps"]:
            step["title"] = steps
        for decision in data["decisions"]:
            decision["question"] = question
            for one in decision["options"]:
                one["title"] = option

    def roles(data: Any) -> None:  # noqa: ANN401
        for role in data["roles"] if isinstance(data, dict) else data:
            role["title"]["zh"] += "兼全国业务连续性与灾难恢复总协调人"
            role["title"]["en"] += " and national co-ordinator of business continuity"

    edit(root, f"{BOOK}/response.yml", response)
    edit(root, f"{BOOK}/playbook.yml", lambda data: data.update(title=title))
    edit(root, "_shared/roles.yml", roles)


def all_at_once(root: Path) -> None:
    """Long titles, two people a role, 60 steps of which a third are due within the hour, on American paper."""
    sixty_steps(root, soon=20)
    long_titles(root)
    two_people(root)
    edit(root, "_shared/handbook.yml", lambda data: data.update(paper="letter"))


STRESSES: dict[str, tuple[Callable[[Path], None], tuple[str, ...]]] = {
    "sixty-steps": (sixty_steps, ()),
    "crowded-hour": (partial(sixty_steps, soon=40), ()),
    "one-step": (partial(no_decision, steps=1), ("role-cards",)),
    "no-decision": (no_decision, ("poster",)),
    "three-languages": (three_languages, ("bilingual",)),
    "two-people": (two_people, ()),
    "long-titles": (long_titles, ()),
    "all-at-once": (all_at_once, ("clock", "first-hour", "pocket")),
}
"""What is done to the handbook, and the kinds printed without `--whole`: none where `all-at-once` has it too."""
KINDS = tuple(one.name for one in PACK if one.name not in {"book", "print-list"})


@pytest.mark.parametrize("stress", STRESSES)
def test_it_is_printed_whole_and_within_the_edges(stress: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    change, sample = STRESSES[stress]
    kinds = KINDS if request.config.getoption("--whole") else sample
    if not kinds:
        pytest.skip("with --whole only")
    layout = Layout(copy_mini(tmp_path))
    change(tmp_path)
    views = see(layout, Order(), Unwatched())
    renderer = Renderer(layout.templates)
    wish = Wish(kinds, (BOOK,))
    views = identify(views, renderer, wish.formats)
    jobs = plan(views, wish)
    with in_this_process():
        made = encode(layout, jobs, [render(job, renderer) for job in jobs], Unwatched())
    files = {path: content for path, content in made.items() if path.endswith(".pdf")}
    assert files
    for path, content in files.items():
        sheets = measure(content)
        assert [one.number for one in sheets if round(one.edge, 2) < EDGE] == [], path
        assert [(one.number, one.over) for one in sheets if one.cut or one.over] == [], path
        language = path.split("/")[0]
        [book] = (one for one in views[language].playbooks if one.id == BOOK)
        if path.endswith(tuple(f"{BOOK}-{kind}.pdf" for kind in EVERY_STEP)):
            said = close("".join(one.text for page in on_pages(content) for one in page))
            titles = {step.title if language == "zh" else curl(step.title) for step in book.response.steps}
            assert [one for one in titles if close(one) not in said] == [], path


def close(text: str) -> str:
    """The text without its spaces and hyphens, which PDFium has as another character where a line ends."""
    return re.sub(r"[\s\x02-]", "", text)
