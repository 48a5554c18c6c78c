"""The site in a real Chromium: search, language switch, phone width, keyboard, network silence, accessibility."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from built.silent import silent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

PHONE, DESKTOP = {"width": 390, "height": 844}, {"width": 1280, "height": 900}
PAGES = ("", "playbooks/product-quality/", "playbooks/service/response/", "warning/", "communication/", "reference/")


@pytest.fixture(params=[PHONE, pytest.param(DESKTOP, marks=pytest.mark.browser_all)], ids=["phone", "desktop"])
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A fresh page, of a phone in the sample; a message on its console fails the test."""
    with silent(browser.new_context(viewport=request.param)) as page:
        yield page


def search(page: Page, words: str) -> list[str]:
    """What the search answers with, typed key by key."""
    page.locator("input[type=search]").click()
    page.keyboard.type(words, delay=30)
    page.locator("[data-hit]").first.wait_for()
    page.wait_for_timeout(300)
    return [str(link.get_attribute("data-hit")) for link in page.locator("[data-hit]").all()]


@pytest.mark.browser_all
@pytest.mark.parametrize(
    ("language", "words", "path"),
    [
        ("zh", "产品召回", "product-quality"),
        ("zh", "停售", "product-quality"),
        ("zh", "勒索软件", "information-security"),
        ("zh", "黄金4小时", "regulations"),
        ("zh", "SKU", "product-quality"),
        ("en", "batch recall", "product-quality"),
        ("en", "ransom", "information-security"),
        ("en", "hotline queue", "service"),
    ],
)
def test_search_finds_the_playbook(page: Page, address: str, language: str, words: str, path: str) -> None:
    page.goto(f"{address}/{language}/index.html")
    found = search(page, words)
    assert any(path in link for link in found[:3]), found
    assert found[0].startswith(f"{language}/")


@pytest.mark.parametrize("path", PAGES)
def test_nothing_is_wider_than_the_screen(page: Page, address: str, path: str) -> None:
    for language in ("zh", "en"):
        page.goto(f"{address}/{language}/{path}")
        width = page.evaluate("document.documentElement.scrollWidth")
        assert width <= page.viewport_size["width"] if page.viewport_size else False


def test_the_language_switch_keeps_the_place(page: Page, address: str) -> None:
    page.goto(f"{address}/zh/playbooks/product-quality/response/#step-stop-sale")
    page.locator("a.language-switch").click()
    page.wait_for_url(f"{address}/en/playbooks/product-quality/response/#step-stop-sale")
    assert page.locator("html").get_attribute("lang") == "en"
    page.goto(f"{address}/index.html")
    page.wait_for_url(f"{address}/en/index.html")


HALF = "scrollTo(0, (document.documentElement.scrollHeight - innerHeight) / 2)"
PLACE = """() => {
  const place = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  return place && Math.round(place.getBoundingClientRect().top);
}"""


@pytest.mark.parametrize(
    ("path", "folds"),
    [
        ("reference/glossary/", "as they are"),
        pytest.param("reference/glossary/", "open", marks=pytest.mark.browser_all),
        pytest.param("warning/", "open", marks=pytest.mark.browser_all),
        pytest.param("warning/risks/", "open", marks=pytest.mark.browser_all),
        pytest.param("recovery/metrics/", "open", marks=pytest.mark.browser_all),
    ],
)
def test_from_the_middle_of_a_page_the_language_switch_leads_to_what_one_reads(
    page: Page, address: str, path: str, folds: str
) -> None:
    page.goto(f"{address}/zh/{path}")
    if folds == "open":
        page.evaluate("document.querySelectorAll('main details').forEach((one) => { one.open = true; })")
    page.evaluate(HALF)
    if folds == "open":
        page.wait_for_function("location.hash")
    box = page.locator("a.language-switch").bounding_box()
    assert box
    page.mouse.click(box["x"] + 5, box["y"] + 5)  # by itself a click by a locator scrolls to the top
    page.wait_for_url(re.compile(f"{address}/en/{path}#.+"))
    assert page.viewport_size
    assert 0 <= page.evaluate(PLACE) <= page.viewport_size["height"] / 2, "it stands before the reader's eyes"
    assert page.evaluate("scrollY") > 0


def test_the_first_action_is_on_the_first_screen_of_an_overview(page: Page, address: str) -> None:
    for language in ("zh", "en"):
        page.goto(f"{address}/{language}/playbooks/information-security/")
        box = page.locator("ol.first-hour li").first.bounding_box()
        assert box
        assert page.viewport_size
        assert box["y"] + box["height"] <= page.viewport_size["height"]


def test_the_keyboard_alone_reaches_a_step(page: Page, address: str) -> None:
    page.goto(f"{address}/en/playbooks/service/")
    link = page.locator("ol.first-hour a.move").first
    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/playbooks/service/response/#step-*")


def test_details_open_for_printing(page: Page, address: str) -> None:
    page.goto(f"{address}/en/playbooks/service/response/")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert page.locator("details:not([open])").count() == 0
    assert page.locator("details[open]").count() > 10
