"""The editors' preview in a browser: a saved change shows by itself, a mistake stands over the page."""

from __future__ import annotations

import threading
from contextlib import closing
from http import HTTPStatus
from http.client import HTTPConnection
from time import sleep
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from mini_copy import copy_mini
from playwright.sync_api import expect

from generator.command.serve import Preview
from generator.command.terminal import Speaker
from generator.layout import Layout

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser_all
PATIENCE = 20_000
"""Milliseconds for a page to follow a save on a busy machine."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Mini."""
    return copy_mini(tmp_path)


@pytest.fixture
def address(folder: Path) -> Iterator[str]:
    """Where its preview is."""
    preview = Preview(Layout(folder), Speaker(folder), lambda work, layout: work(layout), "127.0.0.1", 0)
    with preview:
        threading.Thread(target=preview.server.serve_forever, daemon=True).start()
        yield preview.server.url
        preview.server.shutdown()
    preview.server.server_close()


def test_a_save_shows_by_itself_and_a_mistake_over_the_last_good_page(
    browser: Browser, folder: Path, address: str
) -> None:
    page, file = browser.new_page(), folder / "playbooks" / "alpha" / "playbook.yml"
    text = file.read_text(encoding="utf-8")
    page.goto(f"{address}zh/playbooks/alpha/")
    title, wrong = page.locator("h1"), page.locator(".preview-wrong")
    expect(title).to_have_text("停电预案", timeout=PATIENCE)
    file.write_text(text.replace("zh: 停电预案", "zh: 断电预案", 1), encoding="utf-8")
    expect(title).to_have_text("断电预案", timeout=PATIENCE)
    file.write_text(text.replace("title:", "titel:", 1), encoding="utf-8")
    expect(wrong).to_contain_text("playbooks/alpha/playbook.yml:", timeout=PATIENCE)
    expect(wrong).to_contain_text("unknown-key")
    expect(title).to_have_text("断电预案")
    file.write_text(text, encoding="utf-8")
    expect(wrong).to_have_count(0, timeout=PATIENCE)
    expect(title).to_have_text("停电预案", timeout=PATIENCE)
    page.close()


def test_languages_stand_side_by_side(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(f"{address}compare/playbooks/alpha/")
    for number, title in enumerate(("停电预案", "Power outage")):
        expect(page.frame_locator("iframe").nth(number).locator("h1")).to_have_text(title, timeout=PATIENCE)
    page.close()


def test_a_printout_is_made_when_it_is_opened(browser: Browser, address: str) -> None:
    del browser  # it is tried where a browser is

    for _ in range(120):
        with closing(HTTPConnection(urlsplit(address).netloc)) as asked:
            asked.request("GET", "/zh/pdf/alpha-clock.pdf")
            answer = asked.getresponse()
            said = answer.read()
        if answer.status == HTTPStatus.OK:
            assert said.startswith(b"%PDF-")
            return
        assert answer.status in {HTTPStatus.ACCEPTED, HTTPStatus.SERVICE_UNAVAILABLE}
        sleep(0.5)
    raise AssertionError
