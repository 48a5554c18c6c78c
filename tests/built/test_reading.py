"""What readers do with a page: they jump to a place on it, print it, and copy a template out of it."""

from __future__ import annotations

import io
import re
import subprocess
from functools import partial
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from playwright.sync_api import ViewportSize

from built.workshop import SAMPLE
from generator.text.typography import curl

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Route

    from generator.model.handbook import Handbook
    from generator.publishing.releases import Release

BOOK = SAMPLE[0]
SCREENS = {"zh": ViewportSize(width=390, height=844), "en": ViewportSize(width=1280, height=900)}
"""A telephone in one language, a desk in the other."""
COVERED = """async () => {
  const found = [], places = [...document.querySelectorAll('.md-content [id]')]
    .filter(place => !place.closest('svg, script, [hidden], [role=status]'));
  for (const place of places) {
    const arrived = new Promise(resolve => addEventListener('hashchange', resolve, {once: true}));
    location.hash = place.id;
    await arrived;
    const box = place.getBoundingClientRect(), x = Math.min(box.left + 4, innerWidth - 2), y = box.top + 3;
    const seen = document.elementFromPoint(x, y);
    found.push([place.id, Boolean(seen) && (place.contains(seen) || seen.contains(place))]);
  }
  return found;
}"""
"""Each place of a page, and whether it is seen when one has jumped to it."""
BARS = """() => [...document.querySelectorAll('.md-content *')].filter(one => {
  const style = getComputedStyle(one);
  return style.position === 'fixed' || style.position === 'sticky' && style.top !== 'auto';
}).map(one => one.outerHTML.slice(0, 80))"""
"""What stays on the screen while a page is scrolled, and so names a part that has gone."""
UNPRINTABLE = """() => {
  const parts = colour => colour.match(/[\\d.]+/g).map(Number);
  const light = ([r, g, b]) => (r * 299 + g * 587 + b * 114) / 255000;
  const wrong = [];
  for (const one of document.querySelectorAll('body *')) {
    const style = getComputedStyle(one), box = one.getBoundingClientRect(), drawing = one.closest('svg');
    const said = [...one.childNodes].some(node => node.nodeType === 3 && node.data.trim());
    if (!said || style.display === 'none' || box.width < 2 || one.closest('script, style, title')) continue;
    const ink = parts(drawing ? style.fill : style.color), ground = parts(style.backgroundColor);
    if (light(ink) > .35 || ink[3] < .6) wrong.push(`pale: ${one.outerHTML.slice(0, 90)}`);
    if (ground[3] !== 0 && light(ground) < .8) wrong.push(`dark ground: ${one.outerHTML.slice(0, 90)}`);
    if (box.right > innerWidth + 1 || box.left < -1) wrong.push(`cut: ${one.outerHTML.slice(0, 90)}`);
  }
  for (const one of document.querySelectorAll('.md-content *'))
    if (getComputedStyle(one).overflowX !== 'visible' && one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 2)
      wrong.push(`cut: ${one.outerHTML.slice(0, 90)}`);
  return wrong;
}"""
"""What would not be black on white, or not whole, on paper."""
ANSWER = "() => document.querySelectorAll('.triage input[value=yes]').forEach(one => one.click())"
"""Answers the first questions, where a page asks them."""
UNSEEN = "() => [...document.querySelectorAll('main .done')].filter(one => !one.checkVisibility()).length"
"""How many steps do not show when they are done."""
A4 = ViewportSize(width=718, height=1047)
"""A sheet less a browser's margins, in its pixels."""


def test_one_sees_the_place_that_one_jumps_to(browser: Browser, address: str, language: str) -> None:
    page = browser.new_page(viewport=SCREENS[language])
    page.goto(f"{address}/{language}/playbooks/{BOOK}/response/#regulatory")
    box = page.locator("#regulatory").bounding_box()
    bars = [bar.bounding_box() for bar in page.locator(".bar").all()]
    assert box
    assert box["y"] >= max(bar["y"] + bar["height"] for bar in bars if bar)
    places = dict(page.evaluate(COVERED))
    assert len(places) > 40
    assert [place for place, seen in places.items() if not seen] == []
    assert page.evaluate(BARS) == []
    page.close()


@pytest.mark.browser_all
@pytest.mark.parametrize(("width", "letters"), [(320, 1), (768, 1), (390, 2), (1280, 2)])
def test_one_sees_it_on_any_screen_and_with_letters_twice_as_large(
    browser: Browser, address: str, width: int, letters: int
) -> None:
    page = browser.new_page(viewport=ViewportSize(width=width, height=800))
    page.goto(f"{address}/en/{RESPONSE}")
    page.evaluate("letters => document.documentElement.style.setProperty('font-size', `${125 * letters}%`)", letters)
    places = dict(page.evaluate(COVERED))
    assert len(places) > 40
    assert [place for place, seen in places.items() if not seen] == []
    page.close()


RESPONSE = f"playbooks/{BOOK}/response/"
PRINTED = {
    "zh": ("", "../404.html", RESPONSE, "communication/", "warning/", "reference/readiness/"),
    "en": (RESPONSE, "communication/messages/", "warning/risks/", "response/", "reference/regulations/"),
}


def test_a_page_printed_from_a_dark_browser_is_black_on_white_and_whole(
    browser: Browser, address: str, language: str
) -> None:
    context = browser.new_context(viewport=A4, color_scheme="dark")
    page = context.new_page()
    page.goto(f"{address}/{language}/")
    assert page.evaluate(UNPRINTABLE) != [], "on screen it is dark, and the test would see it"
    wrong = {}
    page.emulate_media(media="print", color_scheme="dark")
    for path in PRINTED[language]:
        page.goto(f"{address}/{language}/{path}")
        page.evaluate(ANSWER)
        page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
        wrong[path] = page.evaluate(UNPRINTABLE)
    context.close()
    assert {path: found[:3] for path, found in wrong.items() if found} == {}


def test_what_folds_is_printed_where_no_script_opens_it(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport=A4, java_script_enabled=False)
    page = context.new_page()
    for path in (RESPONSE, f"one/{BOOK}.html"):
        page.goto(f"{address}/en/{path}")
        page.emulate_media(media="print")
        assert page.locator("main .done").count() > 10
        assert page.evaluate(UNSEEN) == 0, path
    page.goto(f"{address}/en/{RESPONSE}")
    page.emulate_media(media="screen")
    assert page.evaluate(UNSEEN) > 0, "on screen it is folded, and the test would see it"
    context.close()


BOXES = """() => [...document.querySelectorAll('.check')].filter(one => one.nextElementSibling?.matches('h3, details'))
  .map(one => {
    const of = one.nextElementSibling, line = getComputedStyle(of.matches('h3') ? of : of.firstChild, '::before');
    const box = parseFloat(line.width) > 10 && line.borderTopStyle;
    return [one.getClientRects().length, box, line.content, line.position];
  })"""
"""Of each box before a heading or a fold: whether it stands there, and what stands in the line instead."""


@pytest.mark.browser_all
def test_on_paper_the_box_to_tick_stands_in_the_line_of_its_step(browser: Browser, address: str) -> None:
    """A box that floats before it stays behind on one sheet while the step goes to the next."""
    context = browser.new_context(viewport=SCREENS["zh"])
    page = context.new_page()
    page.goto(f"{address}/en/{RESPONSE}")
    page.locator("h3.step").first.wait_for()
    page.locator(".check input").first.check()
    page.emulate_media(media="print")
    ticked, *others = page.evaluate(BOXES)
    context.close()
    assert ticked == [0, "solid", '"✓"', "static"]
    assert len(others) > 30
    assert all(one == [0, "solid", '""', "static"] for one in others)


def test_a_message_reads_as_sentences_on_paper_and_without_a_script(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport=SCREENS["zh"], java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/en/playbooks/{BOOK}/communication/")
    looks = "all => all.map(one => getComputedStyle(one).display)"
    for media in ("screen", "print"):
        page.emulate_media(media=media)
        blanks = page.locator(".letter .blank, .letter .blank *").evaluate_all(looks)
        assert len(blanks) > 20
        assert set(blanks) == {"inline"}, "a blank is part of its sentence"
    context.close()


def test_the_timeline_stands_whole_and_black_on_the_first_sheet(
    browser: Browser, address: str, handbook: Handbook, language: str, tmp_path: Path
) -> None:
    context = browser.new_context(viewport=SCREENS[language], color_scheme="dark")
    page = context.new_page()
    page.goto(f"{address}/{language}/playbooks/{BOOK}/drawings/")
    page.pdf(path=tmp_path / "x.pdf", format="A4", print_background=False, page_ranges="1")
    context.close()
    command = ["pdftotext", "-bbox", str(tmp_path / "x.pdf"), "-"]
    words = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    sheet = float(re.findall(r'<page width="([\d.]+)"', words)[0])
    assert max(float(right) for right in re.findall(r'xMax="([\d.]+)"', words)) < sheet - 20
    said = bare("".join(re.findall(r"<word[^>]*>(.*?)</word>", words)))
    last = handbook.ui["bucket"][handbook.playbooks[BOOK].response.steps[-1].bucket].root[language]
    assert bare(last) in said, "the last column"
    command = ["pdftoppm", "-gray", "-r", "50", "-png", str(tmp_path / "x.pdf")]
    shades = Image.open(io.BytesIO(subprocess.run(command, check=True, capture_output=True).stdout)).histogram()
    assert sum(shades[:60]) > 500, "ink is black"
    assert sum(shades[200:]) > 0.85 * sum(shades), "and the sheet is white"


SIGNS = {"zh": "【{}】", "en": "[{}]"}


def copied(handbook: Handbook, language: str) -> list[str]:
    """The playbook's messages as one copies them, without spaces."""
    found = []
    for message in handbook.playbooks[BOOK].communication.messages:
        text = message.body.root[language]
        for slot in message.slots:
            text = text.replace(f"{{{slot.id}}}", SIGNS[language].format(slot.label.root[language]))
        found.append(bare(curl(text) if language == "en" else text))
    return found


def bare(text: str) -> str:
    return re.sub(r"\s", "", text)


def test_a_template_copied_from_a_page_shows_its_blanks(
    browser: Browser, address: str, handbook: Handbook, language: str
) -> None:
    page = browser.new_page()
    page.goto(f"{address}/{language}/playbooks/{BOOK}/communication/")
    page.evaluate("document.querySelectorAll('.letter-sheet').forEach(one => { one.open = true; })")
    page.locator(".letter-sheet[data-ready] .letter-tools").first.wait_for()
    pasted: list[str] = page.evaluate(
        "() => [...document.querySelectorAll('.letter')].map(one => "
        "{ getSelection().selectAllChildren(one); return getSelection().toString(); })"
    )
    page.close()
    expected = copied(handbook, language)
    assert len(expected) > 3
    assert set(expected) <= {bare(one) for one in pasted}


@pytest.mark.parametrize(("kind", "folder"), [("runbook", ""), ("bilingual", "zh")])
def test_a_template_copied_from_paper_shows_its_blanks(
    release: Release, handbook: Handbook, language: str, kind: str, folder: str
) -> None:
    file = release.folder / (folder or language) / "pdf" / f"{BOOK}-{kind}.pdf"
    command = ["pdftotext", "-raw", str(file), "-"]
    said = bare(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    code = language
    slots = [slot for message in handbook.playbooks[BOOK].communication.messages for slot in message.slots]
    signs = {bare(SIGNS[code].format(slot.label.root[code])) for slot in slots}
    assert len(signs) > 3
    assert [sign for sign in signs if sign not in said] == []


WISHES: list[tuple[list[str], str, str]] = [
    (["zh-CN"], "zh", "zh"),
    (["zh"], "zh", "zh"),
    (["zh-SG", "en"], "zh", "zh"),
    (["zh-Hans-HK"], "zh", "zh"),
    (["en-GB", "zh-CN"], "en", "en"),
    (["fr-FR", "en-US"], "en", "en"),
    (["zh-TW", "en-US", "zh-CN"], "en", "zh-hant"),
    (["zh-HK", "zh", "en"], "zh", "zh-hant"),
    (["zh-Hant", "zh-Hans"], "zh", "zh-hant"),
    (["zh-MO"], "", "zh-hant"),
    (["yue", "en"], "en", "zh-hant"),
    (["ZH_tw"], "", "zh-hant"),
    (["zh-u-rg-twzzzz", "en"], "zh", "zh"),
    (["fr", "de-AT"], "", ""),
]
"""What a browser asks for; the language that it is led to today; the same, were there one in Traditional too."""
TRADITIONAL = '<a hreflang="zh-Hant" data-language="zh-hant" href="zh-hant/index.html">繁體</a></main>'


@pytest.mark.parametrize(
    "is_there", [pytest.param(False, marks=pytest.mark.browser_all), True], ids=["two languages", "and Traditional"]
)
def test_the_first_page_leads_to_the_language_asked_for_under_a_strict_policy(
    browser: Browser, address: str, *, is_there: bool
) -> None:
    page = browser.new_page()
    page.add_init_script("Object.defineProperty(navigator, 'languages', {get: () => JSON.parse(window.name)})")
    page.route(f"{address}/", partial(strictly, TRADITIONAL if is_there else "</main>"))
    page.route(f"{address}/*/index.html", lambda route: route.fulfill(body="there", content_type="text/html"))
    for wish, today, then in WISHES:
        page.goto(f"{address}/zh/index.html")
        page.evaluate("wish => { window.name = JSON.stringify(wish); }", wish)
        page.goto(f"{address}/", wait_until="commit")
        if led := then if is_there else today:
            page.wait_for_url(f"{address}/{led}/index.html")
        else:
            page.wait_for_load_state("load")  # its style too
            page.wait_for_timeout(100)
            assert page.url == f"{address}/", wish
            assert page.evaluate("getComputedStyle(document.body).color") == "rgb(255, 255, 255)"
    page.close()


def strictly(end: str, route: Route) -> None:
    """The first page, with `end` for its end and no script or style in it allowed."""
    answer = route.fetch()
    policy = {**answer.headers, "content-security-policy": "default-src 'self'"}
    route.fulfill(response=answer, headers=policy, body=answer.text().replace("</main>", end))
