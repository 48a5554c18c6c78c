"""What is printed of a case from a browser: what the command prints for it, on as few pages, in a real Chromium."""

from __future__ import annotations

from io import BytesIO
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from mini_copy import copy_mini
from pypdf import PdfReader

from built.conftest import Quiet, serving
from built.silent import silent
from built.test_case_pack import MOST
from generator.build import Order, see
from generator.layout import Layout
from generator.model.conditions import Reply, Situation
from generator.planning.case_pack import any_case
from generator.planning.site import documents
from generator.rendering.render import Renderer
from generator.stages import Unwatched

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from generator.resolving import views

NUMERALS = {"level-1": "I", "level-2": "II", "level-4": "IV"}
ASSETS = Path(__file__).parents[2] / "docs" / "assets"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Mini, a step of which holds at the worst level only."""
    root = copy_mini(tmp_path_factory.mktemp("mini"))
    file = root / "playbooks" / "alpha" / "response.yml"
    at = "    risk: {zh: 说错会更糟, en: A mistake makes it worse}\n"
    text = file.read_text(encoding="utf-8")
    assert text.count(at) == 1
    file.write_text(text.replace(at, f"{at}    applies_if: {{levels: [level-1]}}\n"), encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def page_of_mini(root: Path, browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """The page of alpha's case, in English."""
    folder = tmp_path_factory.mktemp("site")
    (folder / "assets").symlink_to(ASSETS)
    renderer = Renderer(Layout(root).templates)
    [site] = documents(see(Layout(root), Order(), Unwatched())["en"])
    [page] = (one for one in site.all_pages if one.path == "playbooks/alpha/case/index.html")
    (file := folder / page.path).parent.mkdir(parents=True)
    file.write_text(renderer.render(page.template, page.view), encoding="utf-8")
    with serving(folder, Quiet) as address:
        shown = browser.new_page()
        shown.goto(f"{address}/playbooks/alpha/case/index.html")
        yield shown
        shown.close()


def told(book: views.Playbook) -> dict[str, str]:
    """What of a playbook can depend on a case, by id: its steps, and the rules under which it reports."""
    named = {one.id: one.title for one in book.response.steps}
    named |= {rule.id: rule.title for rule in (clock.duty.regulation for clock in book.schedule.clocks)}
    return {name: close(title) for name, title in named.items()}


def close(text: str) -> str:
    """Without its spaces, which a browser draws as it likes."""
    return "".join(text.split())


@pytest.mark.parametrize(
    "level", ["level-2", *(pytest.param(one, marks=pytest.mark.browser_all) for one in ("level-1", "level-4"))]
)
def test_the_page_shows_what_the_command_prints(page_of_mini: Page, root: Path, level: str) -> None:
    """At each level and after all answers; whatever is not shown is not in the command's pack either."""
    everything = told(see(Layout(root), Order(), Unwatched())["en"].playbooks[0])
    hidden = 0
    for replies in product((None, Reply.YES, Reply.NO), repeat=2):
        asked = ("whole-building", "data-at-risk")
        answers = {one: reply for one, reply in zip(asked, replies, strict=True) if reply}
        view = see(Layout(root), Order(situation=Situation("alpha", level, answers)), Unwatched())["en"]
        [book] = [one for one in view.playbooks if one.id == "alpha"]
        numbered = {str(asked.index(one) + 1): reply for one, reply in answers.items()}
        page_of_mini.evaluate(
            "hash => { location.hash = hash; }",
            f"level={level}&" + "&".join(f"{n}={reply}" for n, reply in numbered.items()),
        )
        command = "handbook case alpha --level " + NUMERALS[level]
        command += "".join(f" --answer {n}={reply}" for n, reply in numbered.items())
        page_of_mini.wait_for_function("said => document.getElementById('command').textContent === said", arg=command)
        seen, there = close(page_of_mini.locator("#pack").inner_text()), told(book)
        assert [name for name, title in there.items() if title not in seen] == []
        assert [name for name, title in everything.items() if name not in there and title in seen] == []
        hidden += len(everything) - len(there)
    assert hidden


def test_on_a_telephone_it_folds_and_opens_to_be_printed(page_of_mini: Page, browser: Browser) -> None:
    phone = browser.new_page(viewport={"width": 390, "height": 844})
    phone.goto(page_of_mini.url.partition("#")[0])
    folds, opened = phone.locator("#pack details"), phone.locator("#pack details[open]")
    assert folds.count() == phone.locator("#pack section.case").count() - 1 > 2
    assert opened.count() == 0
    phone.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert opened.count() == folds.count()
    phone.evaluate("dispatchEvent(new Event('afterprint'))")
    assert opened.count() == 0
    phone.close()


def test_without_a_script_all_of_it_stands_there(root: Path) -> None:
    view = see(Layout(root), Order(), Unwatched())["en"]
    pack = any_case(view.playbooks[0], view)
    assert [level.id for level in pack.levels] == [level.id for level in view.severity]
    assert [len(one.answers) for one in pack.answered] == [len(one.answers) for one in pack.open] == [2, 2]


def test_a_case_is_printed_on_few_pages(
    browser: Browser, strict_address: str, language: str, playbook: str, tmp_path: Path
) -> None:
    """From the home page's link, with nothing of the screen on it."""
    with silent(browser.new_context()) as page:
        page.goto(f"{strict_address}/{language}/playbooks/{playbook}/case/index.html#level=level-2")
        assert page.locator("#pack h1 .level:visible b").all_inner_texts() == ["II"]
        page.pdf(path=tmp_path / "x.pdf", prefer_css_page_size=True)
    printed = PdfReader(BytesIO((tmp_path / "x.pdf").read_bytes()))
    said = "".join(one.extract_text() for one in printed.pages)
    assert len(printed.pages) <= MOST
    assert "handbook case" not in said
    assert f"/ {len(printed.pages)}" in said
