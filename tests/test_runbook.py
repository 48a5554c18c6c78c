"""The runbook and its annex: in the order of use; with the role cards they say all that a playbook does."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from lxml import html
from test_shown import MARK, Copier, Marks, Pattern, changed, pattern

from generator.build import Order, see
from generator.layout import Layout
from generator.model.choice import Audience
from generator.model.times import Time
from generator.planning.plan import Wish, plan
from generator.rendering.filters import FILTERS
from generator.rendering.render import Renderer
from generator.rendering.texts import render
from generator.stages import Unwatched

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from any_view import View
    from whole import Whole

    from generator.loading.load import Sources
    from generator.model.base import Path as Place

pytest_plugins = ["mini_project"]

RUNBOOK, ANNEX, CARDS = "print/runbook.html", "print/annex.html", "print/role-cards.html"
MARKED = {"playbooks", "messages", "severity"}
"""What the runbook says all of: a playbook, and what playbooks share. The rest of the handbook it names at most."""
ORDER = ["first-hour", "triage", "checklist", "decisions", "messages", "regulatory", "communication", "log"]
"""Its sections as they are wanted once the alarm is given."""
SAID_OTHERWISE = {
    ("playbooks", "*", "playbook", "first_hour", "*", "by"): "the deadline of the step that the move names",
    ("playbooks", "*", "response", "decisions", "*", "default"): "a mark at the option",
    ("playbooks", "*", "response", "steps", "*", "parallel"): "a name that says which steps run side by side",
}
NOT_PRINTED = {"was", "warning", "also_said"}
"""Parts of the data that no paper says: former ids, what is watched before a crisis, what people search for."""


class Marked(NamedTuple):
    """A handbook in which every value is told from all others: where each stands, and what a document says of them."""

    places: dict[str, Place]
    said: dict[str, set[str]]
    """By template."""

    def lost(self, *templates: str) -> set[Pattern]:
        """Where something stands that none of the documents says, of what is for those who respond."""
        seen = set().union(*(self.said[one] for one in templates))
        found = {pattern(path) for mark, path in self.places.items() if mark not in seen}
        return {at for at in found - set(SAID_OTHERWISE) if not NOT_PRINTED & set(at)}


def marked(copier: Copier, *, times: bool) -> Marked:
    """The handbook with all its times marked, or all else. A step's deadline is left: it chooses the first hour."""
    marks = Marks()

    def mark(path: Place, value: Any) -> Any:  # noqa: ANN401 - any leaf
        mine = isinstance(value, Time) == times and path[0] in MARKED and path[-1] != "deadline"
        return marks(path, value) if mine else value

    said: dict[str, set[str]] = {RUNBOOK: set(), ANNEX: set(), CARDS: set()}
    for page in copier.pages(changed(copier.handbook, mark)):
        if page.template in said:
            said[page.template] |= set(MARK.findall(copier.text(page)))
    return Marked(marks.places, said)


@pytest.fixture(scope="module", params=[False, True], ids=["words", "times"])
def values(mini_sources: Sources, printable: frozenset[str], request: pytest.FixtureRequest) -> Iterator[Marked]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(FILTERS, "qr", lambda *_: "")
        yield marked(Copier(mini_sources, printable), times=request.param)


def test_runbook_annex_and_role_cards_say_all_that_the_playbook_does(values: Marked) -> None:
    assert len(values.places) > 30, "the test has seen too little to mean anything"
    assert values.lost(RUNBOOK, ANNEX, CARDS) == set()


def test_what_only_one_of_them_says_is_missed_without_it(values: Marked) -> None:
    """Planted: one of the documents is left out. What sets a level, and changes it, stands on the role cards alone."""
    assert values.lost(RUNBOOK, CARDS)
    assert values.lost(ANNEX)
    assert {at[0] for at in values.lost(RUNBOOK, ANNEX)} == {"severity"}


@pytest.fixture(params=["zh", "en"])
def view(mini: Path, request: pytest.FixtureRequest) -> View:
    return see(Layout(mini), Order(), Unwatched())[request.param]


def tree(view: View, mini: Path, name: str) -> Any:  # noqa: ANN401 - lxml's stubs know no HTML elements
    """The document `name` of the first playbook."""
    [job, *_] = plan({view.language.id: view}, Wish((name,)))
    renderer = Renderer(Layout(mini).templates)
    return html.document_fromstring(next(text for path, text in render(job, renderer).items() if path.endswith(".pdf")))


def test_the_runbook_stands_in_the_order_of_use(view: View, mini: Path) -> None:
    page = tree(view, mini, "runbook")
    assert page.xpath("//section/h2/@id") == ORDER
    assert page.xpath("//nav//a/@href") == [f"#{name}" for name in ORDER]
    assert page.xpath("//nav/ancestor::section/@class") == ["cover"]
    assert page.xpath("//svg") == []


def test_the_runbook_lists_only_sections_that_are_there(mini: Path) -> None:
    responses = mini / "playbooks" / "alpha" / "response.yml"
    text = responses.read_text(encoding="utf-8")
    hidden = text.replace("- id: switch-over", "- id: switch-over\n    audience: internal", 1)
    responses.write_text(hidden, encoding="utf-8")
    page = tree(see(Layout(mini), Order(audience=Audience.PUBLIC), Unwatched())["en"], mini, "runbook")
    there = [name for name in ORDER if name != "decisions"]
    assert page.xpath("//section/h2/@id") == there
    assert page.xpath("//nav//a/@href") == [f"#{name}" for name in there]


def test_the_annex_lists_its_sections_at_its_head(view: View, mini: Path) -> None:
    page = tree(view, mini, "annex")
    assert page.xpath("//nav//a/@href") == [f"#{name}" for name in page.xpath("//section/h2/@id")]


def test_a_step_says_its_risk_and_what_to_do_if_it_fails_in_its_own_row(view: View, mini: Path) -> None:
    page = tree(view, mini, "runbook")
    steps = view.playbooks[0].response.steps
    assert any(step.risk for step in steps)
    for step in steps:
        [row] = page.xpath(f"//tr[@id='step-{step.id}']")
        said = [row.xpath(f".//p[@class='{name}']") for name in ("risk-of", "fallback")]
        assert [len(found) for found in said] == [int(bool(step.risk)), 1]
        assert all(text in row.text_content() for text in (step.on_failure, step.risk or "", step.detail))


@pytest.mark.parametrize("name", ["runbook", "role-cards"])
def test_paper_says_at_the_step_where_its_tools_are(view: View, mini: Path, name: str) -> None:
    """In words: nobody can press a link on paper."""
    page = tree(view, mini, name)
    [(step, tool)] = [(one, tool) for one in view.playbooks[0].response.steps for tool in one.tools if tool.url]
    said = [row.text_content() for row in page.xpath("//tr") if step.detail in row.text_content()]
    assert said
    assert [one for one in said if f"{tool.title} {tool.url}" not in one] == []


def test_the_first_hour_holds_every_step_that_is_due_in_it_under_its_number(view: View, mini: Path) -> None:
    rows = tree(view, mini, "runbook").xpath("//table[@class='moves']/tbody/tr")
    due = [step for step in view.playbooks[0].response.steps if step.deadline.minutes <= 60]
    assert [row.xpath("string(td[@class='number'])") for row in rows] == [str(step.number) for step in due]
    assert due


def test_each_blank_of_a_letter_has_one_line_to_write_on(view: View, mini: Path) -> None:
    page = tree(view, mini, "runbook")
    for message in view.playbooks[0].letters:
        [letter] = page.xpath(f"//div[@id='message-{message.id}']")
        lines = letter.xpath(".//ul[@class='to-fill']/li[span[@class='line']]")
        assert [line.xpath("string(b)") for line in lines] == [slot.label for slot in message.slots]


def test_nothing_is_printed_twice(view: View, mini: Path) -> None:
    """No drawing of what a list beside it says; who does what in the annex alone; each question and decision once."""
    book, pages = view.playbooks[0], [tree(view, mini, name) for name in ("runbook", "annex")]
    runbook, annex = (page.text_content() for page in pages)
    assert [page.xpath('//*[contains(@class, "drawing")]') for page in pages] == [[], []]
    assert (view.ui["label"]["raci"] in annex, view.ui["label"]["raci"] in runbook) == (True, False)
    asked = [question.ask for question in book.response.triage.questions]
    asked += [decision.question for decision in book.response.decisions]
    headed = [" ".join(head.text_content().split()) for head in pages[0].xpath("//h3")]
    assert [len([head for head in headed if head.endswith(words)]) for words in asked] == [1] * len(asked) != []


OF_ONE_CRISIS = re.compile(
    r"\b(?:cups?|child\w*|injur\w*|servers?|backups?|ransom\w*|recall\w*|parcels?|leak\w*|outages?)\b"
    r"|杯|儿童|受伤|服务器|备份|勒索|召回|包裹|泄露|中断"
)
"""Words for what one kind of crisis is about."""


def test_examples_in_the_letters_of_all_playbooks_fit_each_of_them(whole: Whole) -> None:
    shared = whole.verdict.handbook.messages
    said = [text for message in shared for slot in message.slots for text in slot.example.root.values()]
    assert len(said) > 80
    assert [text for text in said if OF_ONE_CRISIS.search(text)] == []
    assert OF_ONE_CRISIS.search("3 children were injured by cups")
