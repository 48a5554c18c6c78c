"""The first page in a real Chromium: symptoms, the first questions, their result, and all of it without a script."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Literal

import pytest
from site_measures import violations
from triage_vectors import ROOT, VECTORS, all_answers, as_json, table_of

from built.silent import silent
from generator.validating.triage import as_data, evaluate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page, ViewportSize

PHONE: ViewportSize = {"width": 390, "height": 844}
DESKTOP: ViewportSize = {"width": 1280, "height": 900}
SCRIPTS = ROOT / "docs" / "assets" / "triage"
HURT = (
    "hurt=yes&dead-or-three=no&goods=yes&data=no&down=no&people=no&money=no&authority=no&public=yes"
    "&true-in-part=unknown"
)
CALM = "hurt=no&goods=no&data=no&down=no&people=no&money=no&authority=no&public=no"
PLAYBOOKS = 12
BATCH = 3000
"""Sets of answers that are handed to the browser at a time."""


@pytest.fixture(scope="module")
def logic(browser: Browser) -> Iterator[Page]:
    """An empty page with everything that touches no document."""
    page = browser.new_page()
    for name in ("evaluate", "address"):
        page.add_script_tag(path=str(SCRIPTS / f"{name}.js"))
    yield page
    page.close()


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """A fresh telephone; a message on its console fails the test."""
    context = browser.new_context(viewport=PHONE, has_touch=True)
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    yield page
    context.close()
    assert said == []


def browsers(logic: Page, table: Any, answers: list[dict[str, str]]) -> Any:  # noqa: ANN401 - what JSON says
    """What follows from each of the answers, as the browser sees it."""
    script = """(text) => {
      const [table, all] = JSON.parse(text);
      return JSON.stringify(all.map((one) => handbook.triage.evaluate(table, one)));
    }"""
    return json.loads(logic.evaluate(script, json.dumps([table, answers])))


def table_on(page: Page, address: str) -> Any:  # noqa: ANN401 - what JSON says
    """The table that the first page carries."""
    page.goto(f"{address}/zh/")
    return json.loads(page.locator("#triage-table").text_content() or "")


def test_the_browser_says_what_the_vectors_say(logic: Page) -> None:
    found = browsers(logic, VECTORS["table"], [case["answers"] for case in VECTORS["cases"]])
    assert found == [case["outcome"] for case in VECTORS["cases"]]


@pytest.mark.parametrize("step", [97, pytest.param(1, marks=pytest.mark.browser_all)])
def test_the_browser_says_what_the_check_says_of_all_answers(logic: Page, phone: Page, address: str, step: int) -> None:
    table = table_on(phone, address)
    known = table_of(table)
    whole = list(all_answers(known, step))
    partly = [dict(list(given.items())[: n % len(given)]) for n, given in enumerate(whole[:BATCH])]
    for answers in (partly, *(whole[n : n + BATCH] for n in range(0, len(whole), BATCH))):
        assert browsers(logic, table, answers) == [as_json(as_data(evaluate(known, one))) for one in answers]


@pytest.mark.parametrize(
    ("hash_", "kept"),
    [
        ("#hurt=yes&goods=unknown", {"hurt": "yes", "goods": "unknown"}),
        ("#goods=no&hurt=yes", {"hurt": "yes", "goods": "no"}),
        ("#hurt=maybe&goods=no", {"goods": "no"}),
        ("#hurt=yes&hurt=no", {"hurt": "yes"}),
        ("#what=yes", {}),
        ("#which-crisis", {}),
        ("#__proto__=yes&constructor=yes", {}),
        ("#hurt=%3Cscript%3E", {}),
        ("#hurt=%", {}),
        ("", {}),
    ],
)
def test_the_address_keeps_answers_and_nothing_else(logic: Page, hash_: str, kept: dict[str, str]) -> None:
    assert logic.evaluate("([hash]) => handbook.triageAddress.read(hash, ['hurt', 'goods'])", [hash_]) == kept
    written = logic.evaluate("([kept]) => handbook.triageAddress.write(kept, ['hurt', 'goods'])", [kept])
    assert logic.evaluate("([hash]) => handbook.triageAddress.read(hash, ['hurt', 'goods'])", [written]) == kept


def test_the_first_screen_has_numbers_symptoms_and_the_way_to_the_questions(
    phone: Page, address: str, language: str
) -> None:
    phone.goto(f"{address}/{language}/")
    seen = phone.evaluate(
        """() => [...document.querySelectorAll("main a")].filter((link) => {
             const box = link.getBoundingClientRect();
             return box.height && box.bottom <= innerHeight;
           }).map((link) => link.getAttribute("href"))"""
    )
    assert [link for link in seen if link.startswith("tel:")] == ["tel:120", "tel:119", "tel:110"]
    assert "reference/contacts/" in seen
    assert "#triage" in seen
    assert len([link for link in seen if link.endswith("/#first-hour")]) >= 5


def test_the_questions_are_answered_by_keyboard(phone: Page, address: str) -> None:
    phone.goto(f"{address}/zh/")
    phone.locator("#triage").scroll_into_view_if_needed()
    phone.locator("[name=hurt]").first.focus()
    for key in ("Space", "Tab", "Space"):  # yes; the question that this brings up: yes
        phone.keyboard.press(key)
    phone.wait_for_url("**/#hurt=yes&dead-or-three=yes")
    assert phone.get_by_role("radio", name="是", exact=True).first.is_checked(), "its mark is no part of its name"
    assert re.search(r"I\b.*特别重大", phone.locator(".so-far [role=status]").inner_text())
    phone.keyboard.press("ArrowRight")
    phone.wait_for_url("**/#hurt=yes&dead-or-three=no")
    assert "重大" in phone.locator(".so-far [role=status]").inner_text()
    phone.locator("[data-do=rest]").press("Enter")
    phone.wait_for_url(re.compile("true-in-part=unknown"))
    assert phone.evaluate("document.activeElement.id") == "result"
    assert phone.locator("[data-list=maybe] .found").count() == PLAYBOOKS
    phone.locator("[data-do=clear]").press("Enter")
    phone.wait_for_url(re.compile("^[^#]*$"))
    assert phone.locator("#result").is_hidden()


def test_a_colleague_sees_the_result_in_either_language(phone: Page, address: str, language: str) -> None:
    phone.goto(f"{address}/{language}/#{HURT}")
    for other in (language, {"zh": "en", "en": "zh"}[language]):
        result = phone.locator("#result")
        assert result.is_visible()
        assert result.locator("[data-show=life] a").all_inner_texts()[0].startswith("120")
        assert result.locator("[data-list=level] .level b").inner_text() == "II"
        found = result.locator("[data-list=playbook] .found")
        assert found.evaluate_all("all => all.map((one) => one.dataset.playbook)") == [
            "product-quality",
            "platform-integrity",
        ]
        leads = ".found-leads:visible"
        assert result.locator(leads).count() == found.first.locator(leads).count() == 1
        assert found.locator(".found-ring a").count() == found.count(), "each says whom to ring, and the number"
        papers = found.first.locator(".papers a").evaluate_all("all => all.map((one) => one.getAttribute('href'))")
        assert papers == [f"pdf/product-quality-{name}.pdf" for name in ("first-hour", "clock", "poster", "role-cards")]
        clocks = result.locator("[data-list=clock] li").evaluate_all("all => all.map((one) => one.dataset.clock)")
        assert clocks[0] == "cn-consumer-19", "what is due at once comes first"
        assert "cn-work-safety-9" in clocks
        assert "cn-gd-recall" not in clocks, "it does not hold for a company that does not trade there"
        assert "deny-facts" in result.locator("[data-list=forbidden] li").evaluate_all(
            "all => all.map((one) => one.dataset.strategy)"
        )
        assert result.locator(".address").get_attribute("href") == phone.url
        if other == language:
            phone.locator("a.language-switch").click()
            phone.wait_for_url(lambda url: f"/{language}/" not in url)
            assert phone.url.endswith(f"#{HURT}")


PROVISIONAL = {"zh": ("还有 8 题没答", "暂定"), "en": ("not answered: 8", "provisional")}


def test_half_answered_the_result_says_that_it_is_provisional_and_what_is_the_worst(
    phone: Page, address: str, language: str
) -> None:
    phone.goto(f"{address}/{language}/#hurt=yes")
    result = phone.locator("#result")
    told, kind = PROVISIONAL[language]
    assert told in result.locator("[data-show=provisional]").inner_text()
    assert result.locator("[data-list=worst] .level b").inner_text() == "I"
    assert result.locator("[data-list=worst-reason] li .counted-as:visible").count() == 1
    assert result.locator("[data-list=level] .level b").inner_text() == "II"
    assert result.locator("[data-show=start-here]").is_hidden()
    found = result.locator("[data-list=maybe] .found")
    assert found.count() == PLAYBOOKS
    assert result.locator(".found .first:visible").count() == 1, "what leads says what to do first"
    assert found.first.locator(".start").is_visible()
    assert kind in result.locator(".address").inner_text()
    result.locator("[data-do=go-on]").click()
    assert phone.evaluate("document.activeElement.name") == "dead-or-three"
    phone.goto(f"{address}/{language}/#{HURT}")
    phone.reload()
    assert result.locator("[data-show=provisional]").is_hidden()
    assert result.locator("[data-show=start-here]").is_visible()
    assert kind not in result.locator(".address").inner_text()


def test_where_nothing_fits_the_result_says_so_and_where_to_look(phone: Page, address: str, language: str) -> None:
    phone.goto(f"{address}/{language}/#{CALM}")
    result = phone.locator("#result")
    assert result.locator(".found:visible, [data-list=cluster]:visible, [data-list=level]:visible").count() == 0
    assert result.locator("[data-show=several]").is_hidden()
    ways = result.locator(".no-fit a").evaluate_all("all => all.map((one) => one.getAttribute('href'))")
    assert ways == ["#symptoms", "reference/a-z/"]
    assert result.locator(".dial-duty").is_visible()
    assert phone.locator(".so-far .level").count() == 0
    phone.goto(f"{address}/{language}/#{CALM.replace('money=no', 'money=unknown')}")
    phone.reload()
    assert result.locator(".no-fit").is_hidden()
    assert result.locator(".found:visible").count() > 0


def test_what_is_open_and_changes_no_level_repeats_no_reason(phone: Page, address: str) -> None:
    phone.goto(f"{address}/en/#hurt=yes&dead-or-three=no")
    result = phone.locator("#result")
    assert result.locator("[data-show=same-at-worst]").is_visible()
    assert result.locator("[data-show=at-worst]").is_hidden()
    assert result.locator("[data-reason='hurt.yes']").count() == 1


def test_answers_stay_in_the_address_while_one_scrolls(phone: Page, address: str) -> None:
    phone.goto(f"{address}/zh/#{CALM}")
    phone.evaluate("scrollTo(0, document.body.scrollHeight)")
    phone.wait_for_timeout(500)
    assert phone.url.endswith(f"#{CALM}")


def test_answers_stay_in_the_address_and_in_the_other_language_once_the_result_was_seen(
    phone: Page, address: str
) -> None:
    phone.goto(f"{address}/en/")
    for question in ("hurt", "goods"):
        phone.locator(f"[name={question}][value=yes]").check()
    phone.locator(".so-far a").click()
    phone.wait_for_url("**/#hurt=yes&goods=yes")
    phone.reload()
    assert phone.locator("#result").is_visible()
    phone.locator("a.language-switch").click()
    phone.wait_for_url("**/zh/**#hurt=yes&goods=yes")
    assert phone.locator("#result [data-playbook=product-quality]").first.is_visible()
    phone.locator("[name='dead-or-three'][value=yes]").check()
    phone.locator("[name=hurt][value=no]").check()
    phone.wait_for_url("**/#hurt=no&goods=yes")


def test_the_result_is_shown_from_its_top_when_the_rest_is_unknown(phone: Page, address: str, language: str) -> None:
    phone.goto(f"{address}/{language}/")
    phone.locator("[name=hurt][value=unknown]").check()
    assert phone.locator("[name=hurt][value=unknown] + span").bounding_box()["height"] < 60, "in one line"  # type: ignore[index]
    phone.locator("[data-do=rest]").click()
    phone.wait_for_timeout(200)
    assert 0 < phone.evaluate("document.getElementById('result').getBoundingClientRect().top") < PHONE["height"] / 4


def test_what_the_keyboard_comes_to_is_not_behind_the_bar(phone: Page, address: str) -> None:
    phone.goto(f"{address}/en/#hurt=yes&goods=yes&data=no")
    phone.locator("[name=hurt]").first.focus()
    bar = "document.querySelector('.so-far').getBoundingClientRect().top"
    for _ in range(8):
        phone.keyboard.press("Tab")
        assert phone.evaluate("document.activeElement.getBoundingClientRect().bottom") <= phone.evaluate(bar)


def test_only_the_button_begins_an_incident(phone: Page, address: str) -> None:
    phone.goto(f"{address}/zh/#{HURT}")
    kept = "localStorage.getItem('handbook-incident')"
    assert phone.evaluate(kept) is None
    phone.locator(".found-links a:not(.start)").first.click()
    phone.wait_for_url("**/playbooks/product-quality/#first-hour")
    assert phone.evaluate(kept) is None
    phone.go_back()
    phone.clock.set_fixed_time("2026-12-31T16:05:40Z")
    phone.locator(".found-links .start").first.click()
    phone.wait_for_url("**/playbooks/product-quality/#first-hour")
    assert "2027-01-01 周五 00:05" in phone.inner_text(".run-now")
    assert phone.locator(".run-level-set").inner_text().startswith("II")
    phone.clock.set_fixed_time("2026-12-31T17:00:00Z")
    phone.go_back()
    phone.locator(".found-links .start").first.click()
    phone.wait_for_url("**/playbooks/product-quality/#first-hour")
    assert "00:05" in phone.inner_text(".run-now"), "an incident that runs was begun anew"
    assert phone.locator(".run-kept").inner_text() != ""


REFUSED = {
    "closed": "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('', 'SecurityError'); }})",
    "full": "Storage.prototype.setItem = () => { throw new DOMException('no', 'QuotaExceededError'); }",
}
"""Devices that keep nothing."""


@pytest.mark.browser_all
@pytest.mark.parametrize("refuses", REFUSED)
def test_where_nothing_is_kept_what_is_begun_goes_with_the_link(browser: Browser, address: str, refuses: str) -> None:
    context = browser.new_context(viewport=PHONE)
    context.add_init_script(REFUSED[refuses])
    with silent(context) as page:
        page.clock.set_fixed_time("2026-12-31T16:05:40Z")
        page.goto(f"{address}/en/#{HURT}")
        page.locator(".found-links .start").first.click()
        page.wait_for_url("**/playbooks/product-quality/#*started=*")
        begun = page.url
        for _ in ("opened", "opened anew"):
            assert "2027-01-01 Fri 00:05" in page.inner_text(".run-now")
            assert page.locator(".run-level-set").inner_text().startswith("II")
            assert "lost when the page closes" in page.inner_text(".run-kept")
            page.clock.set_fixed_time("2026-12-31T17:00:00Z")
            page.reload()
        page.locator(".run-log > summary").click()
        page.click(".run-clear")
        page.click(".run-yes")
        page.reload()
        assert page.inner_text(".run-now") == "", "cleared, and not told again by the address"
    with silent(browser.new_context(viewport=PHONE)) as page:
        page.goto(begun)
        assert page.inner_text(".run-now") == "", "a link that was sent starts no clock on a device that keeps one"


@pytest.mark.browser_all
def test_what_is_begun_beside_another_may_have_its_t0(phone: Page, address: str) -> None:
    phone.clock.set_fixed_time("2026-12-31T15:58:00Z")
    phone.goto(f"{address}/en/#{HURT}")
    starts = phone.locator(".found-links .start")
    starts.first.click()
    phone.wait_for_url("**/playbooks/product-quality/#first-hour")
    assert phone.locator(".run-same button").count() == 0
    phone.clock.set_fixed_time("2026-12-31T16:03:00Z")
    phone.go_back()
    starts.nth(1).click()
    phone.wait_for_url("**/playbooks/platform-integrity/#first-hour")
    assert "2027-01-01 Fri 00:03" in phone.inner_text(".run-now")
    phone.locator(".run-same button", has_text="Product quality crisis").click()
    assert "2026-12-31 Thu 23:58" in phone.inner_text(".run-now")
    assert phone.locator(".run-same button:visible").count() == 0


def test_without_a_script_every_playbook_is_at_most_three_links_away(
    browser: Browser, address: str, language: str
) -> None:
    context = browser.new_context(viewport=PHONE, java_script_enabled=False)
    page = context.new_page()
    links = "all => all.map((link) => new URL(link.getAttribute('href'), document.baseURI).href)"
    for path in ("", "reference/a-z/"):
        page.goto(f"{address}/{language}/{path}")
        for letter in page.locator("details.letter > summary").all():
            letter.click()
        found = {re.sub("#.*", "", link) for link in page.locator("main a:visible").evaluate_all(links)}
        books = {link for link in found if re.fullmatch(rf"{address}/{language}/playbooks/[^/]+/", link)}
        assert len(books) == PLAYBOOKS
        if not path:
            assert f"{address}/{language}/reference/a-z/" in found
            assert page.locator(".means:visible li").count() >= 10
            assert page.locator(".replies:visible, .so-far:visible, #result:visible").count() == 0
            symptoms = page.locator(".all-symptoms li > a:visible").count()
            assert symptoms >= PLAYBOOKS * 4
    context.close()


@pytest.mark.parametrize(
    ("language", "scheme", "size"),
    [
        ("zh", "dark", PHONE),
        *(
            pytest.param(language, scheme, size, marks=pytest.mark.browser_all)
            for language in ("zh", "en")
            for scheme in ("light", "dark")
            for size in (PHONE, DESKTOP, {"width": 320, "height": 640})
        ),
    ],
)
def test_axe_finds_nothing_and_nothing_is_wider_than_the_screen(
    browser: Browser, address: str, language: str, scheme: Literal["light", "dark"], size: ViewportSize
) -> None:
    context = browser.new_context(viewport=size, color_scheme=scheme)
    page = context.new_page()
    page.goto(f"{address}/{language}/playbooks/service/response/")
    page.click(".run-start button[type=submit]")
    for path in (f"#{HURT}", "reference/a-z/"):
        page.goto(f"{address}/{language}/{path}")
        if path.startswith("#"):
            page.locator("section.incident .incident-next").wait_for()  # with what runs on this device
            page.evaluate("document.querySelectorAll('#result details').forEach(one => { one.open = true; })")
        assert violations(page) == {}
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    context.close()
