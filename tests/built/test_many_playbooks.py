"""More playbooks than pages write out that collect from all: a line for each there, and all of it on its own pages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from lxml import html
from mini_copy import copy_mini
from mini_grown import grown_mini

from built.conftest import Quiet, serving
from built.silent import silent
from built.workshop import LANGUAGES
from generator.build import Order, make, see
from generator.layout import Layout
from generator.model.choice import Audience
from generator.planning.plan import Wish, plan
from generator.publishing.finished import verify
from generator.rendering.render import Renderer
from generator.rendering.texts import render
from generator.resolving.holdings import WRITTEN_OUT
from generator.stages import Unwatched

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from playwright.sync_api import Browser

MANY = WRITTEN_OUT + 1
SITE = Wish(("site",))
LINE = 800
"""Bytes that another playbook adds at most to a page that is not its own: a line, and its name to choose."""
HOME = 2000
"""The same of the home page, which says the first thing to do of each."""
COLLECTING = (
    *("index.md", "communication/index.md", "communication/messages.md", "warning/index.md", "response/index.md"),
    *("recovery/index.md", "cases/index.md", "reference/roles/lead.md", "reference/roles/keeper.md"),
)
OF_ALPHA = (
    "//details[@data-playbook='alpha']|(//ol[contains(@class, 'first-hour')])[1]"
    "|//table[contains(@class, 'all-symptoms')]//tr[.//a[@href='playbooks/alpha/']]"
)
SAID = ".//text()[not(ancestor::summary)][not(ancestor::a[not(contains(@href, '#'))])]"
"""All but what a fold and a link to a whole page are called."""
NOT_HERE = ("pdf/", "go-bag.zip", "../one/", "/handbook-offline.zip")
"""Of formats that are not made here."""


def rendered(root: Path) -> dict[str, str]:
    """The texts of the site's pages in English, by path."""
    layout = Layout(root)
    views = see(layout, Order(audience=Audience.CONFIDENTIAL), Unwatched())
    [job] = [job for job in plan(views, SITE) if job.language == "en"]
    return dict(render(job, Renderer(layout.templates)))


@pytest.fixture(scope="module")
def few(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """As many as are written out."""
    return rendered(copy_mini(tmp_path_factory.mktemp("few") / "mini"))


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """One more than that."""
    return rendered(grown_mini(tmp_path_factory.mktemp("many") / "mini", MANY))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    """The files of the site of those."""
    root = grown_mini(tmp_path_factory.mktemp("site") / "mini", MANY)
    return make(Layout(root), Order(SITE, Audience.CONFIDENTIAL), Unwatched())[0]


def page(text: str) -> Any:  # noqa: ANN401 - lxml's stubs know no HTML elements
    """Its elements."""
    return html.fromstring(text)


def words(text: str) -> str:
    """In one line."""
    return " ".join(text.split())


@pytest.mark.parametrize("path", COLLECTING)
def test_what_few_playbooks_have_on_a_page_stands_on_their_own_when_they_are_many(
    few: Mapping[str, str], many: Mapping[str, str], path: str
) -> None:
    written = {words(text) for part in page(few[path]).xpath(OF_ALPHA) for text in part.xpath(SAID)}
    assert len(written) > 1
    own = [page(many[one]).text_content() for one in many if re.fullmatch(r"playbooks/alpha/\w+\.md", one)]
    assert {one for one in written if one not in words(" ".join(own))} == set()
    assert page(many[path]).xpath(OF_ALPHA) == []
    assert len(page(many[path]).xpath("//ul[@class='by-playbook']/li")) >= MANY - 1


def test_another_playbook_adds_a_line_at_most_to_pages_that_are_not_its_own(
    many: Mapping[str, str], tmp_path: Path
) -> None:
    more = rendered(grown_mini(tmp_path / "mini", 2 * MANY))
    others = re.compile(r"(?!playbooks/alpha|copies/).*\.md")  # here no copy has a mark
    pages = [path for path in many if others.fullmatch(path)]
    grown = {path: (len(more[path].encode()) - len(many[path].encode())) / MANY for path in pages}
    assert len(grown) > 30
    assert {path: by for path, by in grown.items() if by > (HOME if path == "index.md" else LINE)} == {}


def test_links_lead_somewhere_and_so_do_hits_of_the_search(site: Mapping[str, bytes]) -> None:
    assert [one for one in verify(site, LANGUAGES) if not any(other in one for other in NOT_HERE)] == []


def test_every_current_copy_is_listed_at_its_playbook_or_on_the_page_of_copies(site: Mapping[str, bytes]) -> None:
    listed = re.compile(rb'copies/([0-9a-f]{8})/|<a href="([0-9a-f]{8})/')
    at_playbooks, in_all = set[bytes](), set[bytes]()
    for path, content in site.items():
        found = {one or other for one, other in listed.findall(content)}
        if re.fullmatch(r"\w+/playbooks/[\w-]+/index\.html", path):
            at_playbooks |= found
        elif path.endswith("/copies/index.html"):
            in_all |= found
    assert at_playbooks
    assert in_all
    assert not at_playbooks & in_all
    current = {path.split("/")[2].encode() for path in site if re.fullmatch(r"en/copies/[0-9a-f]{8}/index\.html", path)}
    assert at_playbooks | in_all == current


def test_a_sign_is_found_where_it_is_written_out_and_its_old_address_leads_there(
    few: Mapping[str, str], many: Mapping[str, str]
) -> None:
    assert '"warning/#indicator-' in few["search.json"]
    assert '"playbooks/alpha/warning/#indicator-' in many["search.json"]
    lists = page(many["warning/index.md"])
    for sign in re.findall(r'id="(indicator-[\w-]+)"', few["warning/index.md"]):
        [line] = lists.xpath("//*[@id=$sign]/ancestor-or-self::*[self::li or self::dt]", sign=sign)
        assert line.tag == "dt" or line.xpath("a/@href")[0].endswith("/warning/#indicators")


def test_who_has_chosen_a_playbook_comes_to_what_it_holds(
    site: Mapping[str, bytes], tmp_path: Path, browser: Browser
) -> None:
    for path, content in site.items():
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    with serving(tmp_path, Quiet) as at, silent(browser.new_context()) as tab:
        tab.goto(f"{at}/en/communication/")
        assert tab.locator(".filters label").all_inner_texts()[0].startswith("Playbook")
        assert tab.locator(".filters select").count() == 1
        assert tab.locator(".filters button[data-fold]").count() == 0
        tab.select_option(".filters select", "alpha-3")
        assert tab.locator(".by-playbook li:visible").count() == 1
        tab.goto(f"{at}/en/")
        tab.check("input[name=dark][value=yes]", force=True)
        assert tab.locator("#result .found").count() >= MANY - 1
        assert tab.locator("#result .found a[href='playbooks/alpha-3/#printouts']").is_visible()
        tab.goto(f"{at}/en/reference/roles/lead/")
        tab.click("li[data-playbook=alpha-3] a")
        tab.wait_for_url("**/playbooks/alpha-3/#role-lead")
        assert tab.locator("#role-lead li").first.is_visible()
