"""What is printed can be read: every size and every pair of colours in the print styles, as CAP 676 asks."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest
import tinycss2
from tinycss2.color3 import RGBA, parse_color

from generator.model.brand import Brand
from generator.model.paper import Paper, poster, sheet

if TYPE_CHECKING:
    from collections.abc import Iterator

STYLES = sorted((Path(__file__).parents[1] / "templates" / "print").glob("*.css"))
SMALLEST, SMALLEST_ON_CARDS = 10.0, 11.0
"""Points."""
CARDS = ("first-hour", "pocket")
"""What a style sheet is called when its page is read standing, at arm's length."""
SMALLER = {
    ("base.css", ".head-left, .head-right, .foot-left, .foot-right"): 8.0,
    ("first-hour.css", ".moves th, .calls th"): 10.0,
    ("first-hour.css", ".calls td"): 10.0,
    ("first-hour.css", ".holding"): 10.5,
    ("print-list.css", ".tick small.mono"): 8.0,
    ("pocket.css", ".identity"): 8.0,
    ("pocket.css", "body"): 0,
}
"""The only exceptions: running lines, small labels beside what they label."""
FAINT = {".summaries": "has no words but those of its white paragraphs"}
CHOSEN = {"inherit", "var(--move)", "var(--rest)", "var(--size)"}
"""Sizes that come from elsewhere: those of small cards from `first_hour` and `pocket_card` in `generator/drawings/`."""
CONTRAST = 4.5
WHITE, BLACK = RGBA(1, 1, 1, 1), RGBA(0, 0, 0, 1)


class Rule(NamedTuple):
    """A rule of a style sheet: its selectors as written, and its declarations."""

    file: str
    selectors: str
    values: dict[str, str]


@pytest.fixture(scope="module")
def rules() -> list[Rule]:
    """Every rule of the print styles."""
    return [rule for file in STYLES for rule in rules_of(file.name, ours(file.read_text(encoding="utf-8")))]


def ours(css: str) -> str:
    """A style sheet with the colours of a handbook that has none of its own; others are held to them by a rule."""
    return css.replace("var(--brand)", Brand().colour).replace("var(--accent)", Brand().accent)


def rules_of(file: str, css: str) -> Iterator[Rule]:
    for rule in tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True):
        if rule.type == "qualified-rule":
            declared = tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True)
            values = {one.name: tinycss2.serialize(one.value).strip() for one in declared if one.type == "declaration"}
            yield Rule(file, tinycss2.serialize(rule.prelude).strip(), values)


def too_small(rules: list[Rule]) -> list[str]:
    """Sizes that are too small, or that cannot be judged because they are not in points."""
    wrong = []
    for file, selectors, values in rules:
        least = SMALLEST_ON_CARDS if any(word in file for word in CARDS) else SMALLEST
        for written in (values[name] for name in ("font-size", "font") if name in values):
            size = re.match(r"([\d.]+)(?:pt\b|$)", written)
            if written not in CHOSEN and (not size or float(size[1]) < SMALLER.get((file, selectors), least)):
                wrong.append(f"{file}: {selectors} is {written}")
    return wrong


def too_faint(rules: list[Rule]) -> list[str]:
    """Colours that do not stand out from their ground: that of their selector or of what it stands in, else white."""
    grounds = {one: found for rule in rules for one in each(rule) if (found := colour(rule, "background"))}
    inks = {one: found for rule in rules for one in each(rule) if (found := colour(rule, "color"))}
    inside = {around for one in inks for around in arounds(one)}
    pairs = {one: (inks.get(one, BLACK), nearest(one, grounds)) for one in {*(grounds.keys() - inside), *inks}}
    return [one for one, (ink, ground) in sorted(pairs.items()) if contrast(ink, ground) < CONTRAST]


def each(rule: Rule) -> list[str]:
    return [one.strip() for one in rule.selectors.split(",")]


def arounds(selector: str) -> list[str]:
    """What a selector says its element stands in, the nearest first: `.a b i` in `.a b`, `b`, `.a`."""
    words = selector.split()[:-1]
    return [" ".join(words[start:end]) for end in range(len(words), 0, -1) for start in range(end)]


def nearest(selector: str, grounds: dict[str, RGBA]) -> RGBA:
    return next((grounds[one] for one in (selector, *arounds(selector)) if one in grounds), WHITE)


def colour(rule: Rule, name: str) -> RGBA | None:
    found = parse_color(rule.values.get(name, ""))
    return found if isinstance(found, RGBA) else None


def contrast(one: RGBA, other: RGBA) -> float:
    """As WCAG counts it: 1 for the same colour, 21 for black on white."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(shown: RGBA) -> float:
    linear: list[float] = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in shown[:3]]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def test_every_size_can_be_read(rules: list[Rule]) -> None:
    sizes = [rule for rule in rules if "font-size" in rule.values or "font" in rule.values]
    assert len(sizes) > 20, "the test has seen too little to mean anything"
    assert too_small(rules) == []


def test_every_exception_is_needed(rules: list[Rule]) -> None:
    there = {file for file, _ in SMALLER} & {rule.file for rule in rules}
    assert {one for one in SMALLER if one[0] in there} <= {(rule.file, rule.selectors) for rule in rules}


def test_every_colour_stands_out(rules: list[Rule]) -> None:
    assert sum(colour(rule, "color") is not None for rule in rules) > 10, "the test has seen too little"
    assert set(too_faint(rules)) <= set(FAINT)


@pytest.mark.parametrize(
    ("file", "css", "small", "faint"),
    [
        ("x.css", "p { font-size: 9.9pt }", 1, 0),
        ("x.css", "p { font: 9pt/1.4 Handbook }", 1, 0),
        ("x.css", "p { font-size: .8em }", 1, 0),
        ("x.css", "@media print { }  p { font-size: 10pt }", 0, 0),
        ("first-hour.css", "p { font-size: 10pt }", 1, 0),
        ("x.css", "p { color: #999 }", 0, 1),
        ("x.css", "p { background: #333 }", 0, 1),
        ("x.css", "p, b { background: #333 } p { color: #fff }", 0, 1),
        ("x.css", "p { color: #333; background: #eee }", 0, 0),
        ("x.css", ".dark { background: #333; color: #fff } .dark p { color: #fff }", 0, 0),
        ("x.css", ".dark { background: #333; color: #fff } .dark b p { color: #000 }", 0, 1),
    ],
)
def test_planted_faults_are_found(file: str, css: str, small: int, faint: int) -> None:
    rules = list(rules_of(file, css))
    assert (len(too_small(rules)), len(too_faint(rules))) == (small, faint)


def test_on_american_paper_every_page_of_ours_fits_at_the_scale_that_the_guide_tells() -> None:
    guide = Path(__file__).parents[1] / "docs" / "en" / "reference" / "how-to-print.md"
    said = re.search(r'choose "fit", which is (\d+) %', guide.read_text(encoding="utf-8"))
    assert said
    scale = int(said[1]) / 100
    for size in (sheet, poster):
        ours, theirs = size(Paper.A4), size(Paper.LETTER)
        assert ours.wide * scale <= theirs.wide + 0.5
        assert ours.high * scale <= theirs.high + 0.5


def test_no_style_says_a_size_of_paper() -> None:
    """It comes with the page, from what the handbook is printed on."""
    rules = {
        style.name: re.sub(r"/\*.*?\*/", "", style.read_text(encoding="utf-8"), flags=re.DOTALL) for style in STYLES
    }
    assert [name for name, said in rules.items() if re.search(r"(?<![-\w])size:", said)] == []
