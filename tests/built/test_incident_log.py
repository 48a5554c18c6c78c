"""The incident log on the page, in a real Chromium: who signs, in whose words, how long it may grow."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from built.silent import silent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, FilePayload, Page, ViewportSize

RESPONSE = "playbooks/product-quality/response/"
PHONE: ViewportSize = {"width": 390, "height": 844}
LONG, SHOWN = 300, 50


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """A fresh telephone; a message on its console fails the test."""
    with silent(browser.new_context(viewport=PHONE, has_touch=True, accept_downloads=True)) as page:
        yield page


def opened(phone: Page, address: str, language: str) -> None:
    phone.goto(f"{address}/{language}/{RESPONSE}")
    phone.evaluate("document.querySelector('.run-log').open = true")


def exported(phone: Page, ending: str) -> str:
    with phone.expect_download() as download:
        phone.click(f"[data-export={ending}]")
    return Path(download.value.path()).read_text(encoding="utf-8-sig")


def entry(number: int, kind: str, of: str, what: str, text: str = "") -> dict[str, str]:
    at = f"2026-11-28T06:{number // 60:02}:{number % 60:02}.000Z"
    return {"id": f"e{number}", "at": at, "kind": kind, "of": of, "what": what, "text": text, "who": "王"}


def brought(phone: Page, *entries: dict[str, str]) -> None:
    log = {"format": "handbook-log", "version": 1, "playbook": "product-quality", "entries": entries}
    file: FilePayload = {"name": "log.json", "mimeType": "application/json", "buffer": json.dumps(log).encode()}
    phone.set_input_files(".run-import input", file)
    phone.locator(".run-said", has_text=re.compile(r"\d")).wait_for()


def test_what_is_noted_keeps_its_lines_and_no_role_that_is_looked_at_signs_it(phone: Page, address: str) -> None:
    opened(phone, address, "en")
    phone.select_option("select[name=role]", index=2)
    note = phone.locator("[name=note]")
    note.fill("Rang the clinic:\n\n- two patients\n- one child" + "." * 3000)
    note.press("Enter")
    assert note.input_value() == ""
    kept = json.loads(exported(phone, "json"))["entries"]
    assert [one["who"] for one in kept] == [""]
    assert kept[0]["text"].splitlines()[2] == "- two patients"
    assert kept[0]["text"].endswith("." * 3000)
    phone.fill("[name=who]", "Wang")
    note.fill("By me")
    note.press("Shift+Enter")
    note.press("Enter")
    last = json.loads(exported(phone, "json"))["entries"][-1]
    assert (last["text"], last["who"]) == ("By me", "Wang")


def test_a_log_of_another_language_is_told_in_the_words_of_this_page(phone: Page, address: str) -> None:
    opened(phone, address, "en")
    brought(
        phone,
        entry(1, "start", "", "2026-11-28T05:30:00.000Z"),
        entry(2, "tick", "step-stop-sale", "2. 全渠道停售该 SKU"),
        entry(2, "level", "level-2", "II 重大") | {"id": "level"},
        entry(4, "tick", "step-of-an-older-release", "旧版的一步"),
    )
    phone.locator(".run-entries li", has_text="Stop sales").wait_for()
    list_ = phone.inner_text(".run-entries")
    assert "II Major" in list_
    assert "重大" not in list_
    assert "旧版的一步" in phone.locator(".run-entries [lang='zh-CN']").all_inner_texts()
    table = exported(phone, "csv")
    assert '"2026-11-28 14:00:02","2026-11-28 06:00:02","Done","2. Stop sales' in table
    title = exported(phone, "md").splitlines()[0]
    assert "Product quality" in title
    assert "T0 2026-11-28 Sat 13:30" in title


def test_of_a_long_log_the_last_entries_are_shown_and_all_when_asked_for(phone: Page, address: str) -> None:
    opened(phone, address, "zh")
    brought(phone, *(entry(number, "note", "", "", f"第 {number} 条") for number in range(LONG)))
    entries = phone.locator(".run-entries li")
    assert entries.count() == SHOWN
    assert entries.first.inner_text().endswith(f"第 {LONG - 1} 条 · 王")
    assert phone.evaluate("document.querySelector('.run-entries').start") == LONG
    phone.click(".run-more button")
    assert entries.count() == LONG
    assert phone.locator(".run-more").is_hidden()


MERGED = """texts => {
    const {merge, empty, parse, json} = handbook.log;
    const logs = texts.map((text) => parse(JSON.stringify({...empty("x"), entries: [
        {id: "1", at: "2026-11-28T06:00:00.000Z", kind: "note", of: "", what: "", text, who: text},
    ]})));
    const [a, b, c] = logs;
    return new Set([merge(merge(a, b), c), merge(a, merge(b, c)), merge(merge(c, b), a)].map(json)).size;
}"""


def test_texts_that_were_put_together_by_hand_merge_in_any_order_too(phone: Page, address: str) -> None:
    phone.goto(f"{address}/en/{RESPONSE}")
    assert phone.evaluate(MERGED, ["x\n≠ a\n≠ x", "b\n≠ a", "x\n≠ x"]) == 1


WRITE = """count => {
    const {add, empty} = handbook.log, {store} = handbook;
    const entry = (id, at) => ({id, at, kind: "note", of: "", what: "", text: "x".repeat(100), who: ""});
    const at = (n) => new Date(1764e9 + n * 1000).toISOString();
    store.keep(add(empty("service"), Array.from({length: count}, (_, n) => entry("e" + n, at(n)))));
    let read = 0;
    const parse = JSON.parse;
    JSON.parse = (...given) => { read += 1; return parse(...given); };
    for (let n = 0; n < 5; n += 1) { store.keep(add(store.log("service"), [entry("n" + n, at(count + n))])); }
    JSON.parse = parse;
    return [read, store.log("service").entries.length];
}"""


def test_a_long_log_is_not_read_anew_with_each_entry(phone: Page, address: str) -> None:
    phone.goto(f"{address}/en/{RESPONSE}")
    assert phone.evaluate(WRITE, LONG) == [0, LONG + 5]
