"""What a crisis does to the page that runs it, in a real Chromium: links, logs of two people, times typed at night."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from built.silent import silent

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Dialog, Locator, Page, ViewportSize

    from generator.publishing.releases import Release

RESPONSE = "playbooks/product-quality/response/"
PHONE: ViewportSize = {"width": 390, "height": 844}
NIGHT = "2026-11-28T18:00:00Z"
"""Two o'clock on the 29th, in Beijing."""


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """A fresh telephone; a message on its console fails the test."""
    with silent(browser.new_context(viewport=PHONE, has_touch=True)) as page:
        yield page


LAST_HIDDEN = "[...document.querySelectorAll('h3.step.filtered')].pop().id"


def seen_at(phone: Page, step: str) -> bool:
    phone.locator(f"#{step} + details[open]").wait_for()
    top = phone.locator(f"#{step}").bounding_box()
    return top is not None and 0 <= top["y"] < PHONE["height"]


def test_a_link_from_elsewhere_shows_what_my_role_hides(phone: Page, address: str) -> None:
    phone.add_init_script("localStorage.setItem('handbook-role', 'finance-lead')")
    phone.goto(f"{address}/en/{RESPONSE}#step-stop-sale")
    assert seen_at(phone, "step-stop-sale")
    assert "outside your filter" in phone.inner_text(".filters output")
    assert phone.evaluate("handbook.store.role()") == "finance-lead", "it is still my role"


@pytest.mark.browser_all
@pytest.mark.parametrize("kept", ["http", "file"])
def test_every_way_to_a_hidden_place_shows_it(phone: Page, address: str, release: Release, kept: str) -> None:
    root, page = (address, "") if kept == "http" else (release.folder.as_uri(), "index.html")
    at = f"{root}/en/{RESPONSE}{page}"
    phone.goto(at)
    phone.select_option("select[name=role]", "finance-lead")
    step = phone.evaluate(LAST_HIDDEN)
    phone.goto(f"{root}/en/index.html")
    phone.evaluate("to => { location.href = to; }", f"{at}#{step}")
    assert seen_at(phone, step)
    phone.reload()
    assert seen_at(phone, step)
    phone.goto(f"{root}/en/index.html")
    phone.goto(at)
    assert phone.input_value("select[name=role]") == "finance-lead"
    assert phone.locator(f"#{step}").is_hidden()
    phone.select_option("select[name=role]", "finance-lead")
    assert phone.locator(f"#{step}").is_hidden()
    phone.evaluate("id => { const link = document.createElement('a'); link.href = '#' + id; link.click(); }", step)
    collecting = f"{root}/en/communication/{page}"
    phone.goto(collecting)
    for name, value in (("playbook", "service"), ("role", "finance-lead"), ("level", "level-4")):
        phone.select_option(f"select[name={name}]", value)
    hidden = phone.evaluate("document.querySelector('main h2.filtered[id]').id")
    phone.evaluate("id => { location.hash = id; }", hidden)
    phone.locator(f"#{hidden}").wait_for()
    assert phone.locator("main .filtered").count() == 0


def log_of(who: str, t0: str, level: tuple[str, str], note: str) -> dict[str, object]:
    """The JSON of a log that somebody kept alone."""
    at = f"{t0[:17]}30.000Z"
    entries = [
        {"id": f"start{who}", "at": at, "kind": "start", "of": "", "what": t0, "text": ""},
        {"id": f"level{who}", "at": at, "kind": "level", "of": level[0], "what": level[1], "text": ""},
        {"id": "note", "at": "2026-11-28T16:00:00.000Z", "kind": "note", "of": "", "what": "", "text": note},
    ]
    return {
        "format": "handbook-log",
        "version": 1,
        "playbook": "product-quality",
        "entries": [{**entry, "who": who} for entry in entries],
    }


EARLY = log_of("Ann", "2026-11-28T17:10:00.000Z", ("level-2", "II Major"), "two buyers are hurt")
LATE = log_of("Bo", "2026-11-28T17:59:00.000Z", ("level-3", "III 较大"), "one buyer is hurt")


def taken_in(phone: Page, folder: Path, log: dict[str, object]) -> str:
    (folder / "log.json").write_text(json.dumps(log), encoding="utf-8")
    phone.evaluate("document.querySelector('.run-said').textContent = ''")
    phone.set_input_files(".run-import input", folder / "log.json")
    phone.locator(".run-said:not(:empty)").wait_for()
    return phone.inner_text(".run-said")


@pytest.mark.browser_all
def test_two_logs_keep_the_earlier_t0_and_the_graver_level_and_say_so(
    phone: Page, address: str, tmp_path: Path
) -> None:
    phone.clock.set_fixed_time(NIGHT)
    phone.goto(f"{address}/en/{RESPONSE}")
    phone.evaluate("document.querySelector('.run-log').open = true")
    kept = []
    for first, second in ((EARLY, LATE), (LATE, EARLY)):
        taken_in(phone, tmp_path, first)
        told = taken_in(phone, tmp_path, second)
        assert told.count("2026-11-29 Sun 01:59") == 1
        assert "2026-11-29 Sun 01:10 is kept" in told
        assert "II Major is kept" in told
        assert "Both wordings are kept" in told
        assert taken_in(phone, tmp_path, second) == "Merged. New entries: 0."
        assert "T0 2026-11-29 Sun 01:10 · 50 min ago" in phone.inner_text(".run-now")
        assert phone.input_value(".run-level select") == "level-2"
        written = phone.inner_text(".run-entries")
        assert "not used; what counts is the earlier time, 2026-11-29 Sun 01:10" in written
        assert "one buyer is hurt | two buyers are hurt" in written
        assert phone.locator(".run-entries li").count() == 5
        assert "III Serious" in written, "in the words of this page"
        assert "较大" not in written
        kept.append(phone.evaluate("handbook.log.json(handbook.run.log)"))
        phone.click(".run-clear")
        phone.click(".run-yes")
        assert phone.evaluate("document.activeElement.className") == "run-clear"
    assert kept[0] == kept[1]


@pytest.mark.browser_all
def test_who_has_seen_both_may_choose_and_an_altered_log_is_refused(phone: Page, address: str, tmp_path: Path) -> None:
    phone.clock.set_fixed_time(NIGHT)
    phone.goto(f"{address}/en/{RESPONSE}")
    phone.evaluate("document.querySelector('.run-log').open = true")
    taken_in(phone, tmp_path, EARLY)
    taken_in(phone, tmp_path, LATE)
    phone.locator(".run-set summary").click()
    phone.fill("input[name=t0]", "1:59")
    phone.click(".run-start button")
    phone.select_option(".run-level select", "level-3")
    for log in (EARLY, LATE):
        taken_in(phone, tmp_path, log)
        assert "T0 2026-11-29 Sun 01:59" in phone.inner_text(".run-now")
        assert phone.input_value(".run-level select") == "level-3"
    other = json.loads(json.dumps(EARLY).replace("2026-11-28T17:10:00.000Z", "2026-11-28T17:00:00.000Z"))
    assert "was altered" in taken_in(phone, tmp_path, other)
    assert "T0 2026-11-29 Sun 01:59" in phone.inner_text(".run-now")


@pytest.mark.browser_all
def test_who_writes_stands_in_the_log_and_is_forgotten_with_it(phone: Page, address: str) -> None:
    phone.goto(f"{address}/en/{RESPONSE}")
    phone.evaluate("document.querySelector('.run-log').open = true")
    phone.select_option("select[name=role]", "legal-lead")
    phone.fill("[name=note]", "a list was looked at")
    phone.click(".run-note button")
    assert phone.inner_text(".run-entries li").endswith("a list was looked at"), "nobody has signed for Legal"
    phone.fill("input[name=who]", "Ann Li")
    phone.fill("[name=note]", "rang the county")
    phone.click(".run-note button")
    assert phone.locator(".run-entries li").first.inner_text().endswith("rang the county · Ann Li")
    phone.reload()
    assert phone.input_value("input[name=who]") == "Ann Li"
    phone.evaluate("document.querySelector('.run-log').open = true")
    phone.click(".run-clear")
    phone.click(".run-yes")
    assert phone.input_value("input[name=who]") == ""
    assert phone.evaluate("Object.keys(localStorage)") == []


@pytest.mark.browser_all
def test_a_time_typed_at_night_is_last_nights_and_says_so(phone: Page, address: str) -> None:
    phone.clock.set_fixed_time(NIGHT)
    phone.goto(f"{address}/en/{RESPONSE}")
    for typed, heard in (
        ("22:15", "= 2026-11-28 Sat 22:15 Beijing time · yesterday · 3 h 45 min ago"),
        ("tomorrow 10:00", "= 2026-11-30 Mon 10:00 Beijing time · That time is still to come."),
    ):
        phone.fill("input[name=t0]", typed)
        assert phone.inner_text(".run-heard") == heard
    for typed, heard in (
        ("2028-02-29 10:00", "31 days ahead"),
        ("3/4 10:00", "Which of the numbers is the month?"),
        ("yesterday", "At what time that day?"),
        ("whenever", "That is no time."),
    ):
        phone.fill("input[name=t0]", typed)
        phone.click(".run-start button")
        assert heard in phone.inner_text(".run-heard")
        assert phone.get_attribute("input[name=t0]", "aria-invalid") == "true"
    phone.fill("input[name=t0]", "tomorrow 10:00")
    phone.click(".run-start button")
    assert "T0 2026-11-30 Mon 10:00 is not reached yet" in phone.inner_text(".run-now.is-ahead")


@pytest.mark.parametrize("path", [RESPONSE, pytest.param("playbooks/product-quality/", marks=pytest.mark.browser_all)])
def test_the_first_line_of_the_first_hour_leads(phone: Page, address: str, path: str) -> None:
    phone.clock.set_fixed_time(NIGHT)
    phone.goto(f"{address}/en/{path}")
    phone.click(".run-start button")
    links = phone.locator(".run-next a")
    assert links.first.inner_text().startswith("First, by 02:05: 1. ")
    phone.clock.set_fixed_time("2026-11-28T18:30:00Z")
    phone.evaluate("handbook.run.changed()")
    assert links.nth(1).inner_text().startswith("First, overdue: 1. ")
    assert links.first.get_attribute("href") == links.nth(1).get_attribute("href")
    phone.locator("main input[data-ticks=step-war-room], main input[data-ticks^=step-]").first.check()
    assert links.nth(1).inner_text().startswith("First, overdue: 2. ")


@pytest.mark.browser_all
def test_an_undone_update_was_done_the_time_before(phone: Page, address: str) -> None:
    phone.clock.set_fixed_time(NIGHT)
    phone.goto(f"{address}/en/{RESPONSE}")
    phone.click(".run-start button")
    meeting = phone.locator("[data-task^=meeting-][data-every]").first
    times = []
    for at in ("18:11", "20:11", "22:11"):
        phone.clock.set_fixed_time(f"2026-11-28T{at}:00Z")
        phone.evaluate("handbook.run.changed()")
        meeting.locator("input").set_checked(checked=True)
        times.append(phone.evaluate("id => handbook.run.ticks[id].at", meeting.get_attribute("data-task")))
    meeting.locator("input").uncheck()
    assert phone.evaluate("id => handbook.run.ticks[id].at", meeting.get_attribute("data-task")) == times[1]


def sheet_with_a_limit(phone: Page) -> tuple[Locator, int]:
    """The first message that goes by a channel which counts, in the text that has a blank, and that channel's place."""
    found = phone.evaluate("""() => [...document.querySelectorAll('details.letter-sheet')].flatMap((sheet) => {
        const [letter] = handbook.letters[sheet.dataset.letter];
        return letter.channels.map((channel, at) => ({name: sheet.dataset.letter, at, channel}));
    }).find(({channel}) => channel.characters && !channel.body)""")
    return phone.locator(f"details[data-letter='{found['name']}']"), found["at"]


@pytest.mark.browser_all
def test_what_is_too_long_or_only_a_label_is_told_when_it_is_copied(phone: Page, address: str) -> None:
    phone.context.grant_permissions(["clipboard-read", "clipboard-write"])
    phone.goto(f"{address}/en/playbooks/product-quality/communication/")
    sheet, channel = sheet_with_a_limit(phone)
    sheet.locator("summary").first.click()
    first, tools = sheet.locator(".slots input, .slots textarea").first, sheet.locator(".letter-tools")
    blanks = sheet.locator(".letter .blank").count()
    first.fill("[Scope]")
    assert sheet.locator(".letter .blank").count() == blanks
    first.fill("x" * 9000)
    assert tools.locator("select").nth(1).get_attribute("aria-label") == "Channel"
    tools.locator("select").nth(1).select_option(str(channel))
    tools.locator("button").nth(1).click()
    sheet.locator(".letter-said", has_text="too many. Cut it before it is sent.").wait_for()


@pytest.mark.browser_all
def test_a_sheet_that_is_filled_in_asks_before_it_is_left(phone: Page, address: str) -> None:
    asked: list[str] = []

    def leave(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    phone.on("dialog", leave)
    phone.goto(f"{address}/en/playbooks/product-quality/communication/")
    sheet = phone.locator("details.letter-sheet").first
    sheet.locator("summary").first.click()
    field = sheet.locator(".slots input, .slots textarea").first
    field.click()
    field.press_sequentially("300 units")
    phone.click("a.language-switch")
    phone.wait_for_url("**/zh/**")
    phone.goto(f"{address}/en/")
    assert asked == ["beforeunload"]


@pytest.mark.browser_all
def test_a_cue_is_no_blank_and_is_sent_to_nobody(phone: Page, address: str) -> None:
    phone.context.grant_permissions(["clipboard-read", "clipboard-write"])
    phone.goto(f"{address}/en/playbooks/service-outage/communication/#message-outage-script")
    sheet = phone.locator("details.letter-sheet[open]").first
    assert sheet.locator(".letter .cue").first.inner_text().startswith("Open:")
    copied = []
    for button in (0, 1):
        sheet.locator(".letter-said").evaluate("part => { part.textContent = ''; }")
        sheet.locator(".letter-tools button").nth(button).click()
        sheet.locator(".letter-said:not(:empty)").wait_for()
        copied.append(phone.evaluate("navigator.clipboard.readText()"))
    assert "Do not say: Never ask them" in copied[0]
    assert "Money first:" in copied[0]
    assert not any(said in copied[1] for said in ("Do not say", "Never ask them", "Money first", "Open:"))


def test_a_decision_says_which_option_was_chosen_and_a_step_whom_it_is_for(phone: Page, address: str) -> None:
    phone.goto(f"{address}/en/{RESPONSE}")
    phone.evaluate("document.querySelector('details.decision').open = true")
    buttons = phone.locator("details.decision").first.locator("button.choose")
    buttons.nth(1).click()
    assert buttons.evaluate_all("all => all.slice(0, 2).map(one => one.ariaPressed + one.textContent)") == [
        "falseChoose",
        "true✓ Chosen",
    ]
    role = phone.evaluate(
        "[...document.querySelectorAll('.step-body')].map(one => one.dataset.roles.split(' ')[1]).find(Boolean)"
    )
    phone.select_option("select[name=role]", role)
    for step in phone.locator("details.step-body:visible").all():
        helps = str(step.get_attribute("data-roles")).split()[0] != role
        assert ("you help" in step.locator("summary").inner_text()) == helps
    phone.select_option("select[name=role]", "")
    assert phone.locator(".helping").count() == 0


def test_the_other_language_opens_nothing_that_was_closed(phone: Page, address: str) -> None:
    phone.goto(f"{address}/en/{RESPONSE}")
    steps = phone.locator("details.step-body")
    steps.nth(4).locator("summary").click()
    phone.evaluate("document.querySelectorAll('h3.step')[7].scrollIntoView()")
    phone.evaluate("scrollBy(0, 12)")
    phone.wait_for_url("**#step-*")
    phone.click("a.language-switch")
    phone.wait_for_url("**/zh/**#step-*")
    phone.locator("input[data-ticks]").first.wait_for(state="attached")
    assert steps.evaluate_all("all => all.flatMap((one, n) => one.open ? [n] : [])") == [4]
    top = phone.evaluate("document.getElementById(location.hash.slice(1)).getBoundingClientRect().top")
    assert 0 <= top < PHONE["height"] / 2


def test_the_clock_can_be_started_from_the_top_of_an_overview(phone: Page, address: str) -> None:
    phone.goto(f"{address}/en/playbooks/product-quality/")
    short = phone.locator(".run-short a")
    box = short.bounding_box()
    assert box
    assert box["y"] + box["height"] < PHONE["height"]
    short.click()
    assert re.fullmatch(r"T0 .* · 0 min ago", short.inner_text()), "now, where one stands"
    assert phone.evaluate("scrollY") == 0
    short.click()
    phone.locator(".run-set > summary").click()
    assert phone.locator("[name=t0]").evaluate("one => one.getBoundingClientRect().bottom < innerHeight")
    phone.fill("[name=t0]", "20 min ago")
    phone.press("[name=t0]", "Enter")
    assert re.fullmatch(r"T0 .* · 20 min ago", short.inner_text())
