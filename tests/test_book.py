"""The book: every id once, every link to one of them, every part in its contents; all else in the other volumes."""

from __future__ import annotations

import re
from collections import Counter
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Any

import pytest
from any_view import View
from lxml import html
from measure import HEAD, on_pages
from mini_copy import ROOT

from generator.build import Order, see
from generator.encoding.paper import assets, encode
from generator.layout import Layout
from generator.planning.a_to_z import alphabetical
from generator.planning.book import parts
from generator.planning.plan import Wish, plan
from generator.rendering.render import Renderer
from generator.rendering.texts import render
from generator.resolving.duties import duties_in
from generator.stages import Unwatched

if TYPE_CHECKING:
    from pathlib import Path

pytest_plugins = ["mini_project"]

Tree = Any
"""A page as read; lxml's stubs know no HTML elements."""


@pytest.fixture
def views(mini: Path) -> dict[str, View]:
    return see(Layout(mini), Order(), Unwatched())


@pytest.fixture(params=["zh", "en"])
def view(views: dict[str, View], request: pytest.FixtureRequest) -> View:
    return views[request.param]


@pytest.fixture
def book(view: View, mini: Path) -> Tree:
    [job] = plan({view.language.id: view}, Wish(("book",)))
    [text] = render(job, Renderer(Layout(mini).templates)).values()
    return html.document_fromstring(text)


def test_every_id_stands_once_though_playbooks_share_their_templates(book: Tree) -> None:
    ids = Counter(book.xpath("//@id"))
    assert len(ids) > 40
    assert [name for name, times in ids.items() if times > 1] == []


def test_every_link_leads_to_a_place_in_the_book(book: Tree) -> None:
    ids, links = set(book.xpath("//@id")), book.xpath("//a/@href")
    inner = [link for link in links if not link.startswith(("https://", "http://"))]
    assert len(inner) > 60
    assert [link for link in inner if link.removeprefix("#") not in ids] == []


def test_the_rules_that_a_rule_names_are_one_link_away(book: Tree, view: View) -> None:
    label = view.ui["label"]
    for said, other in (("supersedes", "old-rule"), ("starts_with", "report-rule")):
        [link] = book.xpath(f"//dt[.='{label[said]}']/following-sibling::dd[1]//a/@href")
        assert link == f"#rule-{other}"


def test_headings_nest_without_a_jump(book: Tree) -> None:
    levels = [int(heading.tag[1]) for heading in book.xpath("//h1|//h2|//h3|//h4|//h5")]
    assert levels[0] == 1
    assert [(a, b) for a, b in pairwise(levels) if b > a + 1] == []


def test_the_contents_list_every_part_and_section_in_order(book: Tree, view: View) -> None:
    wanted = [f"#{one.id}" for part in parts(view) for one in (part, *part.sections)]
    assert book.xpath("//nav//a/@href") == wanted


def test_all_that_is_shared_is_in_it(book: Tree, view: View) -> None:
    ids = set(book.xpath("//@id"))
    kinds = {"role": view.roles, "indicator": view.indicators, "risk": view.risks, "metric": view.metrics}
    kinds |= {"rule": view.regulations, "case": view.cases, "strategy": view.strategies, "term": view.glossary}
    kinds |= {"playbook": view.playbooks}
    for kind, items in kinds.items():
        assert {f"{kind}-{item.id}" for item in items} <= ids


def test_the_other_volumes_hold_all_of_each_playbook(view: View, mini: Path) -> None:
    renderer = Renderer(Layout(mini).templates)
    for one in view.playbooks:
        jobs = plan({view.language.id: view}, Wish(("runbook", "annex"), (one.id,)))
        ids = {
            name
            for job in jobs
            for text in render(job, renderer).values()
            for name in re.findall(r'id="([\w-]+)"', text)
        }
        assert {f"step-{step.id}" for step in one.response.steps} <= ids
        assert {f"decision-{decision.id}" for decision in one.response.decisions} <= ids
        assert {f"message-{message.id}" for message in one.letters} <= ids


def test_the_index_of_roles_tells_every_step_of_each_role(book: Tree, view: View) -> None:
    [index] = book.xpath("//section[h2/@id='role-index']")
    lists = re.findall(r"(?:steps|步骤)\s([\d,、 ]+)", index.text_content())
    said = Counter(number for steps in lists for number in re.findall(r"\d+", steps))
    due = Counter(f"{step.number}" for role in view.roles for duty in duties_in(role, view) for step in duty.steps)
    assert said == due
    assert sum(due.values()) >= sum(len(one.response.steps) for one in view.playbooks)


def test_terms_stand_where_a_reader_looks_them_up() -> None:
    terms = [View(id=pinyin, pinyin=pinyin, term=term) for pinyin, term in (("yù'àn", "playbook"), ("wēijī", "Crisis"))]
    terms += [View(id="T líng", pinyin="T líng", term="T0"), View(id="āi", pinyin="āi", term="écart")]
    zh, en = View(tag="zh-CN"), View(tag="en")
    assert [term.pinyin for term in alphabetical(terms, zh)] == ["āi", "T líng", "wēijī", "yù'àn"]
    assert [term.term for term in alphabetical(terms, en)] == ["Crisis", "écart", "playbook", "T0"]


def heads(styles: str) -> list[str]:
    """What stands at the head of each page of a part with two sections, and of one without any."""
    text = "".join(f"<p>{number}</p>" for number in range(60))
    sections = "".join(f"<h3>Section {name}</h3>{text}" for name in ("one", "two"))
    bodies = {"A": f"{text}{sections}", "B": text}
    parts = "".join(f'<section class="part"><h2>Part {name}</h2>{body}</section>' for name, body in bodies.items())
    links = '<link rel="stylesheet" href="base.css"><link rel="stylesheet" href="book.css">'
    head = f"<title>t</title>{links}<style>{styles}</style>"
    page = f'<!doctype html><html lang="en"><head>{head}</head><body>{parts}</body></html>'
    content = encode({"x.pdf": page}, assets(Layout(ROOT)))["x.pdf"]
    return ["".join(one.text for one in sheet if one.top < HEAD) for sheet in on_pages(content)]


def test_each_page_says_at_its_head_in_which_section_it_begins() -> None:
    told = heads("")
    assert [one for one, _ in groupby(told)] == ["PartA", "PartA·Sectionone", "PartA·Sectiontwo", "PartB"]
    assert len(told) > len(set(told))


def test_a_planted_head_without_its_section_is_found() -> None:
    assert set(heads(".part > h3 { string-set: none }")) == {"PartA", "PartB"}
