"""One sees where the keyboard is: on every kind of page each kind of what it comes to looks otherwise than before."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from site_measures import DESK, PHONE, SCREEN, kinds

from built.workshop import SAMPLE
from generator.publishing.releases import read_manifest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, FloatRect, Locator, Page

    from generator.publishing.releases import Release

ALONE = ("index.html", "404.html", "offline.html")
"""Pages above all languages."""
BAND = 8
"""CSS pixels about an element in which its ring is drawn."""
CONTRAST = 3
"""Of WCAG 2.2, between what a place looks like with the keyboard and without it."""
MOST_OF_KINDS = 80
"""Fewer would mean that the pages were not looked at."""

MARKED = """seen => [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')]
  .filter(one => one.checkVisibility({opacityProperty: false, visibilityProperty: true}) && !one.disabled)
  .filter(one => getComputedStyle(one).display !== 'none' && one.getBoundingClientRect().width)
  .flatMap((one, number) => {
    const kind = part => [part.localName, part.type || '', ...part.classList].join('.');
    const about = [];
    for (let at = one; at && at !== document.body; at = at.parentElement) { about.unshift(kind(at)); }
    const name = [about[0], ...about.slice(-3)].join(' ').replace(/\\bc-[0-9a-f]+/g, '');
    if (seen.includes(name)) { return []; }
    seen.push(name);
    one.dataset.kind = String(number);
    return [[name, String(number)]];
  })"""
"""Marks the first of each kind of what the keyboard comes to, and tells the kinds: what it is and what it stands in.
Those in `seen` are left out."""
UNFOLD = "document.querySelectorAll('main details').forEach(one => { one.open = true; })"
ASKED_NOTHING = "Object.defineProperty(navigator, 'languages', {get: () => ['fr']});"
"""A reader of no language that there is, so that the first page leads nowhere by itself."""


@pytest.fixture(scope="module")
def looked(release: Release) -> list[str]:
    """A page of each kind, and the pages above all languages."""
    own = [path.removeprefix("en/") for path in read_manifest(release.folder) if path.startswith("en/")]
    return [*ALONE, *(f"en/{path}" for path in kinds(own, SAMPLE[0]).values()), f"en/one/{SAMPLE[0]}.html"]


@pytest.fixture
def reader(browser: Browser) -> Iterator[Callable[[int, str], Page]]:
    """A page on a screen of some width, for a reader with some colours."""
    contexts = []

    def opened(width: int, colours: str) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": SCREEN},
            color_scheme="dark" if colours == "dark" else "light",
            forced_colors="active" if colours == "forced" else "none",
            reduced_motion="reduce",
            service_workers="block",
        )
        context.add_init_script(ASKED_NOTHING)
        contexts.append(context)
        return context.new_page()

    yield opened
    for context in contexts:
        context.close()


LINEAR = [one / 255 / 12.92 if one <= 10 else ((one / 255 + 0.055) / 1.055) ** 2.4 for one in range(256)]
"""The light of each step of a colour."""


def luminances(picture: bytes) -> list[float]:
    """The relative luminance of each pixel, as WCAG reckons it."""
    weighted = [[weight * one for one in LINEAR] for weight in (0.2126, 0.7152, 0.0722)]
    parts = Image.open(io.BytesIO(picture)).convert("RGB").split()
    return [
        red[r] + green[g] + blue[b]
        for (red, green, blue) in (weighted,)
        for r, g, b in zip(*(part.tobytes() for part in parts), strict=True)
    ]


def standing_out(before: bytes, after: bytes) -> int:
    """How many pixels of two pictures stand out from one another as WCAG asks of what is no text."""
    pairs = zip(luminances(before), luminances(after), strict=True)
    return sum((max(pair) + 0.05) / (min(pair) + 0.05) >= CONTRAST for pair in pairs)


def about(page: Page, one: Locator) -> FloatRect:
    """The part of the screen in which an element and its ring stand."""
    box, size = one.bounding_box(), page.viewport_size
    assert box
    assert size
    left, top = max(box["x"] - BAND, 0), max(box["y"] - BAND, 0)
    right = min(box["x"] + box["width"] + BAND, size["width"])
    return {"x": left, "y": top, "width": right - left, "height": min(box["y"] + box["height"] + BAND, SCREEN) - top}


def unseen(page: Page, one: Locator) -> str:
    """That one does not see the keyboard at an element: what changes is less than a line about it; or nothing."""
    one.evaluate("one => one.scrollIntoView({block: 'center'})")
    page.keyboard.press("Shift")  # who uses the keyboard is shown where it is
    one.evaluate("one => one.focus({preventScroll: true})")
    clip = about(page, one)
    with_it = page.screenshot(clip=clip, caret="hide", animations="disabled")
    one.evaluate("one => one.blur()")
    found = standing_out(page.screenshot(clip=clip, caret="hide", animations="disabled"), with_it)
    wanted = 2 * (clip["width"] + clip["height"] - 4 * BAND)
    return "" if found >= wanted else f"{found} pixels of {wanted:.0f} about it"


@pytest.mark.browser_all
@pytest.mark.parametrize(
    ("width", "colours"), [(DESK, "light"), (PHONE, "light"), (DESK, "dark"), (PHONE, "dark"), (DESK, "forced")]
)
def test_with_the_keyboard_every_kind_of_element_looks_otherwise(
    reader: Callable[[int, str], Page], address: str, looked: list[str], width: int, colours: str
) -> None:
    page = reader(width, colours)
    seen: list[str] = []
    wrong: dict[str, str] = {}
    for path in looked:
        page.goto(f"{address}/{path}")
        page.evaluate(UNFOLD)
        seen, news = page.evaluate(f"seen => {{ const news = ({MARKED})(seen); return [seen, news]; }}", seen)
        for kind, number in news:
            if told := unseen(page, page.locator(f"[data-kind='{number}']")):
                wrong[f"{path} {kind}"] = told
    assert len(seen) > MOST_OF_KINDS
    assert wrong == {}


NO_RING = """kinds => kinds.map(([name, number]) => [name, document.querySelector(`[data-kind='${number}']`)])
  .filter(([name, one]) => {
    one.focus({preventScroll: true});
    const look = getComputedStyle(Number(getComputedStyle(one).opacity) ? one : one.nextElementSibling);
    return look.outlineStyle === 'none' || parseFloat(look.outlineWidth) < 2;
  }).map(([name]) => name)"""


@pytest.mark.parametrize("path", ["zh/index.html", f"en/playbooks/{SAMPLE[0]}/response/index.html"])
def test_with_the_keyboard_every_kind_of_element_has_a_ring(
    reader: Callable[[int, str], Page], address: str, path: str
) -> None:
    page = reader(DESK, "light")
    page.goto(f"{address}/{path}")
    page.evaluate(UNFOLD)
    news = page.evaluate(f"({MARKED})([])")
    page.keyboard.press("Shift")
    assert any(kind.endswith("summary.") for kind, _ in news)
    assert page.evaluate(NO_RING, news) == []


AT = "document.activeElement.className || document.activeElement.dataset.ticks || document.activeElement.tagName"


def test_who_uses_the_keyboard_loses_no_place_when_something_folds_hides_or_changes(
    reader: Callable[[int, str], Page], address: str
) -> None:
    page = reader(PHONE, "light")
    page.clock.set_fixed_time("2026-11-28T06:00:00Z")
    page.goto(f"{address}/en/playbooks/product-quality/response/")
    field = page.locator("[name=t0]")
    field.fill("never")
    field.press("Enter")
    told = page.locator(f"#{field.get_attribute('aria-describedby')}")
    assert "That is no time" in told.inner_text()
    field.fill("13:50")
    field.press("Enter")
    assert page.evaluate(AT) == "run-now"
    page.check("[name=soon]")
    shown = page.locator("main input[data-ticks]:visible")
    first, second = (str(shown.nth(number).get_attribute("data-ticks")) for number in (0, 1))
    shown.first.focus()
    page.keyboard.press("Space")
    assert page.locator(f"[data-ticks={first}]").is_hidden()
    assert page.evaluate(AT) == second
    link = page.locator(".run-next a", has_text="First, ")
    before = link.inner_text()
    link.focus()
    page.evaluate("tick => document.querySelector(`[data-ticks=${tick}]`).click()", second)
    assert page.evaluate("document.activeElement.matches('.run-next a')")
    assert page.evaluate("document.activeElement.textContent") != before
    page.evaluate("document.querySelector('.run-log').open = true")
    page.click(".run-clear")
    page.keyboard.press("Escape")
    assert page.locator(".run-sure").is_hidden()
    assert page.evaluate(AT) == "run-clear"
    page.goto(f"{address}/en/playbooks/service/response/")
    page.locator(".run-same button").press("Enter")
    assert page.evaluate(AT) == "run-now"
