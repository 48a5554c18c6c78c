"""A playbook in one file, in a real Chromium: its ticks say since when they stand, and can be cleared."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from built.silent import silent
from built.workshop import SAMPLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from generator.publishing.releases import Release


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """A fresh telephone; a message on its console fails the test."""
    with silent(browser.new_context(viewport={"width": 390, "height": 844}, timezone_id="Asia/Shanghai")) as page:
        yield page


def test_a_tick_stays_with_its_time_until_all_are_cleared(phone: Page, release: Release) -> None:
    at = (release.folder / "en" / "one" / f"{SAMPLE[0]}.html").as_uri()
    phone.clock.set_fixed_time("2026-11-28T06:00:00Z")
    phone.goto(at)
    kept, boxes = phone.locator(".ticks-kept"), phone.locator("ol.first-hour input")
    assert kept.is_hidden()
    boxes.first.check()
    assert "2026-11-28 14:00" in phone.inner_text("ol.first-hour li:first-child")
    step = str(boxes.first.get_attribute("data-tick"))
    assert phone.locator(f"#step-{step} input").is_checked()
    phone.clock.set_fixed_time("2026-12-05T06:00:00Z")
    phone.reload()
    boxes.nth(1).check()
    assert "2, the first of 2026-11-28 14:00, the last of 2026-12-05 14:00" in kept.inner_text()
    phone.goto((release.folder / "zh" / "one" / f"{SAMPLE[0]}.html").as_uri())
    assert phone.locator("input:checked").count() == 0, "another file"
    phone.goto(at)
    assert phone.inner_text(".ticks-kept .clear") == "Clear the ticks and start anew"
    phone.click(".ticks-kept .clear")
    phone.click(".ticks-kept .no")
    assert boxes.first.is_checked()
    phone.click(".ticks-kept .clear")
    phone.click(".ticks-kept .yes")
    phone.reload()
    assert phone.locator("input:checked").count() == 0
    assert kept.is_hidden()
