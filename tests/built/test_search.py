"""The search in a real Chromium: from a server and from a disk, typed, pasted, by keyboard, and what it answers with."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from built.workshop import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from generator.publish import Release

QUERIES = [json.loads(line) for line in (ROOT / "tests/data/search/queries.jsonl").read_text("utf-8").splitlines()]
SAMPLE = 12
"""Of so many questions one is asked in the sample."""
VECTORS: dict[str, Any] = json.loads((ROOT / "tests/data/vectors/search.json").read_text("utf-8"))
KB = 1024
ASK = """async (question) => {
  const field = document.querySelector("input[type=search]");
  const list = document.querySelector(".found-list"), status = document.querySelector(".found-status");
  list.replaceChildren();
  status.textContent = "";
  const says = new Promise((done) => new MutationObserver((_, watch) => {
    if (status.textContent && status.textContent !== field.form.dataset.loading) { watch.disconnect(); done(); }
  }).observe(status, { childList: true }));
  field.value = question;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  await says;
  return Array.from(list.querySelectorAll("[data-hit]"), (link) => link.dataset.hit);
}"""
"""Asks as a paste or a voice does: without a key; gives what the hits lead to."""


@pytest.fixture(params=["http", "file"])
def where(request: pytest.FixtureRequest, address: str, release: Release) -> str:
    """The handbook on a server, and in a folder of a disk."""
    return address if request.param == "http" else release.folder.as_uri()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A fresh page of a telephone; a message on its console fails the test."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, service_workers="block")
    page, complaints = context.new_page(), list[str]()
    page.on(
        "console", lambda message: complaints.append(message.text) if message.type in {"error", "warning"} else None
    )
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    context.close()
    assert complaints == []


def recall(page: Page, where: str, language: str, queries: list[dict[str, Any]]) -> tuple[float, float]:
    """How many of the questions have the right answer first, and among the first five."""
    page.goto(f"{where}/{language}/index.html")
    places = []
    for one in queries:
        hits = page.evaluate(ASK, one["query"])
        right = [any(name in part for part in hit.split("/") for name in one["any_of"]) for hit in hits]
        places.append(right.index(True) if True in right else 99)
    return tuple(sum(place < n for place in places) / len(places) for n in (1, 5))  # type: ignore[return-value]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_sample_of_questions_is_answered(page: Page, where: str, language: str) -> None:
    queries = [one for one in QUERIES if one["lang"] == language][::SAMPLE]
    first, five = recall(page, where, language, queries)
    assert first >= 0.8
    assert five >= 0.9


@pytest.mark.browser_all
@pytest.mark.parametrize("language", ["zh", "en"])
def test_all_questions_are_answered(page: Page, where: str, language: str) -> None:
    first, five = recall(page, where, language, [one for one in QUERIES if one["lang"] == language])
    assert first >= 0.9
    assert five >= 0.98


def test_a_browser_folds_and_cuts_as_the_build_does(page: Page, address: str) -> None:
    page.goto(f"{address}/zh/index.html")
    page.evaluate(ASK, "召回")
    table = page.evaluate("() => handbook.search.table")
    assert table is None, "functions do not come over"
    pairs = [("".join(map(chr, old)), new) for old, new in TABLE]
    for case in VECTORS["cases"]:
        folded = page.evaluate(
            "([text, from, to]) => handbook.search.fold(text, handbook.search.table([from, to]))",
            [case["text"], "".join(old for old, _ in pairs), "".join(new for _, new in pairs)],
        )
        assert folded == case["folded"], case
        assert page.evaluate("folded => handbook.search.terms(folded)", case["folded"]) == case["terms"], case
