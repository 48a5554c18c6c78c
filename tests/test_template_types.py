"""A misspelt attribute in a template is told with file, line and name, though nothing is rendered."""

from __future__ import annotations

import random
import re
from typing import TYPE_CHECKING

import pytest
from mini_copy import ROOT, copy_mini
from template_types import look, read
from view_stubs import STUBS, stubs

from generator.build import Order, see
from generator.layout import Layout
from generator.model.conditions import Situation
from generator.planning.case_pack import case_pack
from generator.planning.plan import WHOLE, plan
from generator.rendering.landing import PAGES
from generator.resolving.added_fields import Marks
from generator.resolving.anew import anew
from generator.resolving.revision import Mark
from generator.stages import Unwatched

if TYPE_CHECKING:
    from collections.abc import Mapping

SOURCES = read(ROOT / "templates")


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, frozenset[str]]:
    """The template of each page that is planned, and the names of what it is given."""
    seen = see(Layout(copy_mini(tmp_path_factory.mktemp("mini") / "mini")), Order(), Unwatched())
    known = {"pdf/alpha-clock.pdf": Mark("12345678", "")}
    views = anew(seen, marks={one: Marks.of(known, one) for one in seen})
    documents = [job.document for job in plan(views, WHOLE)]
    documents += [case_pack(Situation("alpha", "level-1"), view) for view in views.values()]
    given = {page.template: frozenset(page.view) for document in documents for page in document.all_pages}
    return given | dict.fromkeys(PAGES.values(), frozenset({"views", "base"}))


def test_the_types_of_views_are_fresh() -> None:
    assert STUBS.read_text(encoding="utf-8") == stubs(), "run python tests/view_stubs.py"


def test_every_attribute_in_a_template_is_one(pages: Mapping[str, frozenset[str]]) -> None:
    walk = look(SOURCES, pages)
    assert sorted(walk.wrong) == []
    named = walk.everything()
    known = sum(count for place, count in named.items() if place in walk.seen)
    assert sum(named.values()) > 4000, "the test has seen too little to mean anything"
    assert known / sum(named.values()) > 0.99, sorted(set(named) - walk.seen)


@pytest.mark.parametrize("seed", [1, 2])
def test_planted_misspellings_are_told_with_file_line_and_name(pages: Mapping[str, frozenset[str]], seed: int) -> None:
    """One in each file, the last name before `}}`: what hangs on a misspelt name cannot be looked at."""
    chance = random.Random(seed)  # noqa: S311 - the same ones each time
    spoiled, wanted = dict(SOURCES), set()
    for file, text in SOURCES.items():
        lines = text.split("\n")
        ends = [(n, found) for n, line in enumerate(lines) for found in re.finditer(r"\.(\w+)(?= \}\})", line)]
        if ends:
            n, found = chance.choice(ends)
            at = chance.randrange(found.start(1), found.end(1))
            lines[n] = f"{lines[n][:at]}{'q' if lines[n][at] != 'q' else 'x'}{lines[n][at + 1 :]}"
            spoiled[file] = "\n".join(lines)
            wanted.add(f"templates/{file}:{n + 1}: {lines[n][found.start(1) : found.end(1)]!r} is no")
    told = {one.partition(" is no")[0] + " is no" for one in look(spoiled, pages).wrong}
    assert len(wanted) > 80, "the test has seen too little to mean anything"
    assert wanted - told == set()


@pytest.mark.parametrize(
    ("file", "find", "replacement", "told"),
    [
        ("parts/raci.html", "step.accountable", "step.acountable", "acountable' is no attribute of Step"),
        ("parts/decision.html", "ui.label.by", "ui.lable.by", "lable' is no attribute of ui"),
        ("parts/gaps.html", "evaluation.gaps", "evaluation.gap", "gap' is no attribute of Evaluation"),
        ("parts/control.html", "review_every.each", "review_every.ech", "ech' is no attribute of Moment"),
        ("print/bilingual.html", "playbook.first_callers", "playbook.first_caller", "first_caller' is no attribute"),
        ("print/bilingual.html", "move.left.action", "move.lft.action", "lft' is no attribute of"),
        ("print/runbook-fill.html", "question.ask", "question.aks", "aks' is no attribute of Question"),
        ("print/role-cards.html", 'attribute="number"', 'attribute="nunber"', "nunber' is no attribute of Step"),
        ("site/risks.md", '"family.key"', '"family.kye"', "kye' is no attribute of Word"),
        ("site/playbook.md", "level_mark, badge", "level_mrk, badge", "level_mrk' is no attribute of parts/words.html"),
        ("site/playbook.md", "in printouts", "in printous", "printous' is not known here"),
        ("print/forms.html", "block.columns %}<th", "block.colums %}<th", "colums' is no attribute of Grid"),
        ("site/chapter.md", '"parts/was.html"', '"parts/wsa.html"', "parts/wsa.html' is no template"),
        ("site/messages.md", "|heading", "|haeding", "haeding' is no filter"),
        (
            "site/_duties.md",
            "(rules=[], duties=[]) %}",
            "(ruls=[], duties=[]) %}{{ named.rules }}",
            "rules' is no attribute of",
        ),
        ("site/_duties.md", "set named.duties =", "set named.dutes =", "dutes' is no attribute of namespace"),
        ("site/copy.html", "block body", "block boby", "boby' is no block of what it extends"),
    ],
)
def test_a_misspelt_name_in_any_place_is_told(
    pages: Mapping[str, frozenset[str]], file: str, find: str, replacement: str, told: str
) -> None:
    assert find in SOURCES[file]
    spoiled = SOURCES[file].replace(find, replacement, 1)
    line = spoiled[: spoiled.index(replacement)].count("\n") + 1
    assert [one for one in look({**SOURCES, file: spoiled}, pages).wrong if f":{line}: '{told}" in one]
