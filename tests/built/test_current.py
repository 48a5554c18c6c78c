"""The page behind a printout's code, in a real Chromium that keeps what it has loaded: never green from a cache."""

from __future__ import annotations

import json
import shutil
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, NamedTuple

import pytest
from mini_copy import ROOT, copy_mini
from playwright.sync_api import expect

from generator.build import Order, see
from generator.layout import Layout
from generator.planning.plan import Wish, plan
from generator.rendering.identify import identify
from generator.rendering.render import Renderer
from generator.rendering.texts import render
from generator.stages import Unwatched

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from any_view import View
    from playwright.sync_api import Browser, Page

ANSWER = "en/copies/current.json"


class Site(NamedTuple):
    """The copies' pages on a host that lets browsers keep them, under a strict policy."""

    folder: Path
    address: str
    words: dict[str, str]
    asked: threading.Event
    answering: threading.Event
    """Cleared: questions for what is current wait."""

    def answer(self) -> dict[str, dict[str, str]]:
        """What is current, as published."""
        found: dict[str, dict[str, str]] = json.loads((self.folder / ANSWER).read_text(encoding="utf-8"))
        return found

    def publish(self, copies: object) -> None:
        """Let something else be current."""
        (self.folder / ANSWER).write_text(json.dumps({"copies": copies}), encoding="utf-8")


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, View]:
    """A folder with the English copies' pages, and the view that they show."""
    root = tmp_path_factory.mktemp("project")
    folder, layout = root / "site", Layout(copy_mini(root))
    views = see(layout, Order(), Unwatched())
    renderer = Renderer(layout.templates)
    views = identify(views, renderer, ("site",))
    english: View = views["en"]
    [job] = plan({"en": english}, Wish(("site",)))
    for path, text in render(job, renderer).items():
        if path.startswith("copies/"):
            (folder / "en" / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / "en" / path).write_text(text, encoding="utf-8")
    (folder / "en" / "assets").mkdir()
    shutil.copy(ROOT / "docs" / "assets" / "copies.js", folder / "en" / "assets")
    return folder, english


@pytest.fixture
def site(published: tuple[Path, View], tmp_path: Path) -> Iterator[Site]:
    folder = shutil.copytree(published[0], tmp_path / "site")
    asked, answering = threading.Event(), threading.Event()
    answering.set()

    class Keeping(SimpleHTTPRequestHandler):
        def end_headers(self) -> None:
            self.send_header("Cache-Control", "max-age=600")
            self.send_header("Content-Security-Policy", "default-src 'self'")
            super().end_headers()

        def do_GET(self) -> None:
            if "current.json" in self.path:
                asked.set()
                answering.wait(20)
            super().do_GET()

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Keeping, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield Site(folder, f"http://127.0.0.1:{server.server_address[1]}", published[1].ui["copies"], asked, answering)
    answering.set()
    server.shutdown()
    server.server_close()


def says(page: Page, site: Site, state: str) -> None:
    """Wait for the page to say this; only an answer is green."""
    expect(page.locator("h1")).to_have_text(site.words[state])
    assert (page.locator("h1").get_attribute("class") == "good") == (state == "is_current")


def test_a_copy_is_called_current_only_while_the_site_says_so(browser: Browser, site: Site) -> None:
    current = site.answer()["copies"]
    marked = next(content for content, contacts in current.items() if contacts)
    plain = next(content for content, contacts in current.items() if not contacts)
    address = f"{site.address}/en/copies/{marked}/"
    page = browser.new_context().new_page()
    page.goto(f"{address}#{current[marked]}")
    says(page, site, "is_current")
    site.publish({})
    page.goto("about:blank")
    (site.folder / "en" / "copies" / marked / "index.html").rename(site.folder / "kept.html")
    page.goto(f"{address}#{current[marked]}")  # from the browser's cache: the host has it no more
    says(page, site, "is_gone")
    site.publish(current | {marked: "00000000"})
    page.evaluate("window.dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")
    says(page, site, "other_contacts")
    page.evaluate("location.hash = location.hash.toUpperCase()")
    says(page, site, "other_contacts")
    page.evaluate("location.hash = ''")
    says(page, site, "is_current")
    site.publish(current | {marked: ""})
    page.evaluate(f"location.hash = '{current[marked]}'")
    expect(page.locator("#unseen")).to_be_visible()
    says(page, site, "is_current")
    site.answering.clear()
    site.asked.clear()
    page.goto(f"{site.address}/en/copies/{plain}/")
    assert site.asked.wait(20)
    says(page, site, "checking")
    answers: tuple[object, ...] = ([], None, "<html>sign in</html>")
    for answer in answers:
        site.publish(answer)
        site.answering.set()
        says(page, site, "unknown")
        page.reload()
    (site.folder / ANSWER).unlink()
    page.goto(f"{site.address}/en/copies/{plain}/")
    says(page, site, "unknown")
    expect(page.locator("[data-when=unknown]")).to_contain_text("2026-")


def test_without_a_network_or_a_script_a_copy_is_not_called_current(browser: Browser, site: Site) -> None:
    plain = next(content for content, contacts in site.answer()["copies"].items() if not contacts)
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{site.address}/en/copies/{plain}/")
    says(page, site, "is_current")
    context.set_offline(True)
    page.goto(f"{site.address}/en/copies/{plain}/")
    says(page, site, "unknown")
    page.goto((site.folder / "en" / "copies" / plain / "index.html").as_uri())
    says(page, site, "unknown")
    expect(page.locator("[data-when]:visible")).to_contain_text("scan the code")
    still = browser.new_context(java_script_enabled=False).new_page()
    still.goto(f"{site.address}/en/copies/{plain}/")
    says(still, site, "unknown")


def test_a_copy_that_is_looked_at_for_long_is_asked_about_again(browser: Browser, site: Site) -> None:
    """Who leaves the page open on the table sees no old answer, and when it was given."""
    plain = next(content for content, contacts in site.answer()["copies"].items() if not contacts)
    page = browser.new_context(timezone_id="UTC").new_page()
    page.clock.install(time="2026-11-29T06:59:00Z")
    page.clock.pause_at("2026-11-29T06:59:30Z")  # it goes on as it is told, however slow the machine is
    page.goto(f"{site.address}/en/copies/{plain}/")
    says(page, site, "is_current")
    checked = page.locator("[data-checked]")
    expect(checked).to_contain_text("06:59:30")
    page.clock.run_for(61_000)
    expect(checked).to_contain_text("07:00:3")
    says(page, site, "is_current")
    site.publish({})
    page.clock.run_for(61_000)
    says(page, site, "is_gone")
    (site.folder / ANSWER).unlink()
    page.clock.run_for(61_000)
    says(page, site, "unknown")
    expect(checked).to_contain_text("November 29 at 07:01:3")


def test_a_copy_shows_no_old_answer_after_sleep_in_the_background_or_without_a_network(
    browser: Browser, site: Site
) -> None:
    current = site.answer()["copies"]
    plain = next(content for content, contacts in current.items() if not contacts)
    context = browser.new_context()
    page = context.new_page()
    page.clock.install(time="2026-11-29T06:59:00Z")
    page.clock.pause_at("2026-11-29T06:59:30Z")
    page.goto(f"{site.address}/en/copies/{plain}/")
    says(page, site, "is_current")
    site.publish({})
    page.clock.fast_forward("08:00:00")  # asleep: timers are late, and fire once
    says(page, site, "is_gone")
    site.publish(current)
    show = "Object.defineProperty(document, 'hidden', {{value: {}, configurable: true}});"
    page.evaluate(show.format("true") + "document.dispatchEvent(new Event('visibilitychange'))")
    says(page, site, "unknown")
    page.evaluate(show.format("false") + "document.dispatchEvent(new Event('visibilitychange'))")
    says(page, site, "is_current")
    context.set_offline(True)
    says(page, site, "unknown")
    context.set_offline(False)
    says(page, site, "is_current")
    page.evaluate("window.dispatchEvent(new PageTransitionEvent('pagehide', {persisted: true}))")
    says(page, site, "unknown")
