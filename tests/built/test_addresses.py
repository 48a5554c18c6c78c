"""Addresses that readers have kept lead to what they led to, or nothing is published."""

from __future__ import annotations

import json
import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

import pytest
from lxml import html
from mini_copy import copy_mini

from built.workshop import LANGUAGES
from generator.build import Order, for_all, make, see
from generator.layout import Layout
from generator.model.choice import Audience
from generator.planning.plan import WHOLE, Wish, plan
from generator.problems import Problems
from generator.publishing.finished import verify
from generator.publishing.known_addresses import FILE
from generator.publishing.releases import publish
from generator.reading import check
from generator.stages import Unwatched

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from playwright.sync_api import Browser


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    """The files of mini's site, which says old ids of everything that can have one."""
    root = copy_mini(tmp_path_factory.mktemp("mini") / "mini")
    return make(Layout(root), Order(Wish(("site",)), Audience.CONFIDENTIAL), Unwatched())[0]


def page(site: Mapping[str, bytes], path: str) -> Any:  # noqa: ANN401 - lxml's stubs know no HTML elements
    return html.document_fromstring(site[path].decode())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_address_old_ones_too_leads_to_its_place(site: Mapping[str, bytes], language: str) -> None:
    addresses = json.loads(site[FILE])
    assert len(addresses) > 50
    assert {
        "playbooks/dark/",
        "playbooks/dark/response/#step-restore",
        "playbooks/beta/response/#step-turn-off-water",
        "reference/#role-author",
    } <= {*addresses}
    for address in addresses:
        where, _, place = address.partition("#")
        found = page(site, f"{language}/{where}index.html")
        if moved := found.xpath("//noscript/meta[@http-equiv='refresh']/@content"):
            to = moved[0].removeprefix("0; url=")
            assert found.xpath("//a/@href") == [to]
            here = f"https://handbook.mini.cn/{language}/{where}"
            [there] = found.xpath("//link[@rel='canonical']/@href")
            assert there != here
            found = page(site, f"{there.removeprefix('https://handbook.mini.cn/')}index.html")
        assert not place or found.xpath("count(//*[@id=$place])", place=place) == 1, address


@pytest.mark.parametrize(
    ("old", "new"),
    [("reference/roles/author/", "reference/roles/keeper/"), ("playbooks/dark/drawings/", "playbooks/alpha/drawings/")],
)
def test_pages_that_no_address_is_counted_by_move_with_their_item(
    site: Mapping[str, bytes], old: str, new: str
) -> None:
    [moved] = page(site, f"en/{old}index.html").xpath("//link[@rel='canonical']/@href")
    assert moved == f"https://handbook.mini.cn/en/{new}"
    assert f"en/{new}index.html" in site


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_folder_above_an_address_answers(site: Mapping[str, bytes], language: str) -> None:
    """Whoever cuts the end off an address comes to what lists it, or to a page."""
    assets = re.compile(r"(assets|letters|run|copies/current|search)\b")
    paths = [path.removeprefix(f"{language}/") for path in site if path.startswith(f"{language}/")]
    above = {str(one) for path in paths if not assets.match(path) for one in PurePosixPath(path).parents} - {"."}
    assert {"playbooks", "reference", "reference/roles", "pdf"} <= above
    assert [one for one in sorted(above) if f"{language}/{one}/index.html" not in site] == []
    for folder, listed in (("reference/roles", "reference"), ("pdf", "reference/printouts")):
        [there] = page(site, f"{language}/{folder}/index.html").xpath("//link[@rel='canonical']/@href")
        assert there == f"https://handbook.mini.cn/{language}/{listed}/"
        assert f"{language}/{listed}/index.html" in site


def test_an_old_place_is_in_the_heading_of_what_it_became(site: Mapping[str, bytes]) -> None:
    found = page(site, "en/playbooks/beta/response/index.html")
    [old] = found.xpath("//*[@id='step-turn-off-water']")
    assert old.getparent().get("id") == "step-shut-valve"
    assert old.text is None
    assert found.xpath("//nav//a[contains(@href, 'turn-off-water')]") == []


def test_links_hold_and_both_languages_have_the_same_pages(site: Mapping[str, bytes]) -> None:
    others = ("pdf/", "go-bag.zip", "../one/", "/handbook-offline.zip")  # formats that are not made here
    wrong = [one for one in verify(site, LANGUAGES) if not any(other in one for other in others)]
    assert wrong == []


def test_a_browser_comes_to_the_same_place_of_the_page_that_moved(
    site: Mapping[str, bytes], tmp_path: Path, browser: Browser
) -> None:
    for path, content in site.items():
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    old = (tmp_path / "en/playbooks/dark/response/index.html").as_uri()
    for scripts in (True, False):
        tab = browser.new_page(java_script_enabled=scripts)
        tab.goto(f"{old}#step-restore")
        tab.wait_for_url("**/playbooks/alpha/response/index.html*")
        assert tab.url.endswith("#step-restore") == scripts
        tab.close()


def test_nothing_is_published_that_loses_an_address(tmp_path: Path) -> None:
    layout = Layout(copy_mini(tmp_path / "mini"))
    views = see(layout, Order(audience=Audience.PUBLIC), Unwatched())
    told = json.dumps(views["en"].addresses()).encode()
    publish({FILE: told}, {"audience": "public"}, layout.build)
    assert "playbooks/beta/" not in views["en"].addresses()
    rename(layout, "beta/communication.yml", "mind-the-step", "mind-the-floor")
    check(layout)  # the public never saw it
    rename(layout, "alpha/response.yml", "whole-building", "all-floors")
    with pytest.raises(Problems) as found:
        see(layout, Order(audience=Audience.CONFIDENTIAL), Unwatched())
    assert [(one.rule, one.place.file, one.place.line) for one in found.value.problems] == [
        ("lost-address", "playbooks/alpha/response.yml", 3)
    ]
    rename(layout, "alpha/response.yml", "- id: all-floors", "- id: all-floors\n      was: [whole-building]")
    check(layout)


def rename(layout: Layout, file: str, old: str, new: str) -> None:
    where = layout.playbooks / file
    text = where.read_text(encoding="utf-8")
    assert old in text
    where.write_text(text.replace(old, new), encoding="utf-8")


def test_a_printout_can_be_fetched_under_the_old_ids_of_its_playbook(tmp_path: Path) -> None:
    """Who has kept the address of a file gets the one of now."""
    layout = Layout(copy_mini(tmp_path / "mini"))
    files = make(
        layout, Order(Wish(("first-hour", "one-file", "runbook"), ("alpha",)), Audience.CONFIDENTIAL), Unwatched()
    ).files
    for language in LANGUAGES:
        assert files[f"{language}/one/dark.html"] is files[f"{language}/one/alpha.html"]
        assert files[f"{language}/pdf/dark-runbook.pdf"] is files[f"{language}/pdf/alpha-runbook.pdf"]
        now = files[f"{language}/pdf/alpha-first-hour.pdf"]
        assert files[f"{language}/pdf/dark-first-hour.pdf"] is now
        assert files[f"{language}/pdf/blackout-plan-first-hour.pdf"] is now
    assert len([path for path in files if path.endswith(".pdf")]) == 6 * len(LANGUAGES)


def test_what_is_made_once_for_all_is_known_under_its_old_ids_too(tmp_path: Path) -> None:
    layout = Layout(copy_mini(tmp_path / "mini"))
    views = see(layout, Order(audience=Audience.CONFIDENTIAL), Unwatched())
    once = for_all(plan(views, WHOLE), views)
    assert {"pdf/alpha-bilingual.pdf", "pdf/dark-bilingual.pdf"} <= once
    assert all(path.endswith("-bilingual.pdf") for path in once)
