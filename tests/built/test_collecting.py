"""Pages that collect from all playbooks, in a real Chromium: what a filter leaves, says, keeps and offers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from built.silent import silent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page, ViewportSize

PHONE: ViewportSize = {"width": 390, "height": 844}
COLLECTING = (
    *("communication/", "communication/messages/", "communication/channels/", "warning/", "recovery/", "cases/"),
    *("reference/", "reference/regulations/", "reference/roles/incident-commander/"),
)
CHOOSE = """([name, value]) => {
  const field = document.querySelector(`.filters select[name=${name}]`);
  field.value = value;
  field.dispatchEvent(new Event("change", {bubbles: true}));
}"""
NUMBERS = """() => document.querySelector('.filters output').textContent.split(' – ').pop().match(/[0-9]+/g)
  .map(Number).sort((a, b) => a - b)"""
"""How many fit, and of how many: the languages say it in their own order."""
EACH = f"""() => {{
  const choose = {CHOOSE}, numbers = {NUMBERS};
  /* What says how much fits may take a line. */
  const form = document.querySelector('.filters');
  const height = () => Math.floor(document.documentElement.scrollHeight - form.getBoundingClientRect().height);
  /* Rows, and folds without such rows, are left to see once all is open. */
  const left = () => [...document.querySelectorAll('main details.fold, main tr[data-roles]')]
    .filter(one => one.matches('[data-playbook], [data-roles]') && !one.querySelector('tr[data-roles]'))
    .filter(one => !one.closest('.filtered'))
    .reduce((sum, one) => sum + Number(one.querySelector(':scope > summary > data')?.value ?? 1), 0);
  const whole = height();
  const open = () => document.querySelectorAll('main details[open]').length;
  const fields = [...document.querySelectorAll('.filters select')];
  const each = fields.flatMap(({{ name, options }}) => [...options].slice(1).map(({{ value }}) => {{
    choose([name, value]);
    const seen = {{ value, numbers: numbers(), left: left(), longer: height() - whole, open: open() }};
    choose([name, '']);
    return seen;
  }}));
  return {{ each, after: height() - whole }};
}}"""
"""What is seen with each that can be chosen."""


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """A fresh telephone; a message on its console fails the test."""
    with silent(browser.new_context(viewport=PHONE, has_touch=True)) as page:
        yield page


@pytest.mark.parametrize(
    "path", [pytest.param(one, marks=pytest.mark.browser_all) for one in COLLECTING[1:]] + ["communication/"]
)
def test_all_that_is_offered_fits_something_makes_the_page_no_longer_and_is_counted(
    phone: Page, address: str, language: str, path: str
) -> None:
    phone.goto(f"{address}/{language}/{path}")
    seen = phone.evaluate(EACH)
    assert seen["each"]
    for one in seen["each"]:
        count, every = one["numbers"]
        assert 0 < count <= every, one
        assert one["open"] < 2, "what fits stays a line, unless it is all that was asked for"
        assert one["open"] or one["longer"] <= 0, one
        assert count == one["left"] or "roles/" in path, one  # there playbooks are counted
    assert seen["after"] == 0, "nothing is chosen: all of it again"


@pytest.mark.browser_all
def test_the_first_time_limit_stands_on_the_first_screen_of_the_regulations(
    phone: Page, address: str, language: str
) -> None:
    phone.goto(f"{address}/{language}/reference/regulations/")
    for part in (".filters select", "details.rule > summary"):
        box = phone.locator(part).first.bounding_box()
        assert box
        assert box["y"] + box["height"] < PHONE["height"], part


def test_a_filter_takes_along_all_that_is_said_of_what_it_hides(phone: Page, address: str) -> None:
    phone.goto(f"{address}/en/warning/")
    for name, value in (("playbook", "information-security"), ("role", "technical-lead")):
        phone.evaluate(CHOOSE, [name, value])
    phone.click(".filters [data-fold=open]")
    rows = phone.locator("main tr[data-roles]:visible b:first-child").all_inner_texts()
    explained = phone.locator("main dl.more dt:visible").all_inner_texts()
    assert rows
    assert explained == rows
    assert phone.evaluate(NUMBERS)[0] == len(rows)
    told = phone.inner_text("details.fold:visible > summary")
    assert told == f"{len(rows)} of {phone.locator('details.fold[open] tr[data-roles]').count()} fit"


@pytest.mark.browser_all
def test_the_heading_of_several_stays_when_the_first_of_them_is_hidden(phone: Page, address: str) -> None:
    phone.goto(f"{address}/en/playbooks/product-quality/response/")
    first, *others = phone.locator("details.decision").evaluate_all("all => all.map(one => one.dataset.roles)")
    other = next(role for roles in others for role in roles.split() if role not in first)
    phone.select_option("select[name=role]", other)
    assert phone.locator("details.decision").first.is_hidden()
    assert phone.locator("h2#decisions").is_visible()
    phone.goto(f"{address}/en/communication/channels/")
    last = phone.locator("details[id^=channel-]").last.get_attribute("data-roles")
    phone.select_option("select[name=role]", last)
    assert phone.locator("details[id^=channel-]").first.is_hidden()
    assert phone.locator("h2#channels").is_visible()
    stakeholders = phone.locator("details[id^=stakeholder-]:visible").count()
    assert phone.locator("h2#stakeholders").is_visible() == bool(stakeholders)


def test_what_is_chosen_is_still_chosen_after_a_reload_and_for_who_comes_back(phone: Page, address: str) -> None:
    phone.goto(f"{address}/zh/communication/")
    phone.select_option("select[name=playbook]", "service")
    phone.select_option("select[name=role]", "incident-commander")
    told = phone.inner_text(".filters output")
    assert "服务危机 · 指挥长 – " in told
    phone.reload()
    assert phone.inner_text(".filters output") == told
    phone.goto(f"{address}/zh/playbooks/")
    phone.go_back()
    phone.locator(".filters output:not(:empty)").wait_for()
    assert phone.inner_text(".filters output") == told
    assert phone.locator("h2:visible").count() == 1
    phone.evaluate("location.hash = '#service'")
    phone.reload()
    assert phone.inner_text(".filters output") == told


@pytest.mark.browser_all
def test_one_button_takes_all_filters_away(phone: Page, address: str) -> None:
    phone.goto(f"{address}/en/communication/")
    assert phone.locator(".filters-reset").is_hidden()
    every = phone.locator("h2:visible").count()
    phone.select_option("select[name=playbook]", "service")
    phone.click(".filters-reset")
    assert phone.locator("h2:visible").count() == every
    assert phone.input_value("select[name=playbook]") == ""
    assert phone.inner_text(".filters output") == ""
    assert phone.evaluate("document.activeElement.name") == "playbook", "the keyboard goes on from there"
    phone.reload()
    assert phone.locator("h2:visible").count() == every
    phone.goto(f"{address}/en/playbooks/product-quality/response/")
    phone.select_option("select[name=role]", "legal-lead")
    phone.click(".filters-reset")
    phone.reload()
    assert phone.input_value("select[name=role]") == "", "it is no more my role"
    assert phone.locator("h3.step.filtered").count() == 0
