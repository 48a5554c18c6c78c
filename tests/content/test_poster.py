"""The war-room poster: everything on it once, large enough, within the paper, whatever a playbook holds."""

from __future__ import annotations

from copy import copy
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from any_view import View
from handbook_views import book_of, text_of

from generator.drawings.poster import poster
from generator.encoding.paper import HANDBOOK, assets, laid_out
from generator.layout import Layout

if TYPE_CHECKING:
    from collections.abc import Iterator

    from whole import Whole

ROOT = Path(__file__).parents[2]
POINT, MILLIMETRE = 96 / 72, 96 / 25.4
EDGE = 6
"""Millimetres of the paper that no printer reaches."""
INK = 0.45
"""Of the letters above and below the middle of their line, in ems."""
LEAST, BESIDE = 11, 13
FROM_AFAR = {"zh": 18, "en": 20}
"""Points: of anything, of options and marks, which are read standing before it, and of what is read from two metres."""


class Line(NamedTuple):
    """Words of one line, in CSS pixels on their sheet."""

    sheet: int
    words: str
    size: float
    left: float
    top: float
    right: float
    bottom: float
    is_title: bool


@pytest.fixture(scope="module")
def views(whole: Whole) -> dict[str, View]:
    """The handbook; what a poster reads is told before a test takes steps away: others have it whole."""
    for language in whole.views:
        text_of(whole.views, "poster", language, "market-shock")
    return whole.views


def lines(views: dict[str, View], language: str, playbook: str, style: str = "") -> tuple[list[Line], list[Any]]:
    """All lines of a poster as laid out, and its sheets; `style` is one more rule, to plant a fault."""
    text = text_of(views, "poster", language, playbook)
    with laid_out(text.replace("</head>", f"<style>{style}</style></head>"), assets(Layout(ROOT)), HANDBOOK) as laid:
        boxes = [page._page_box for page in laid.pages]  # noqa: SLF001 - the only way
        return [line for n, box in enumerate(boxes) for line in _lines(box, n, title=False)], boxes


def _lines(box: Any, sheet: int, *, title: bool) -> Iterator[Line]:  # noqa: ANN401 - WeasyPrint ships no types
    called = box.element.get("class") if getattr(box, "element", None) is not None else None
    title = (title or called == "title") and called != "due"
    if hasattr(box, "text") and box.text.strip():
        left, middle, size = box.position_x, box.position_y + box.height / 2, box.style["font_size"]
        top, bottom = middle - size * INK, middle + size * INK
        yield Line(sheet, box.text, size / POINT, left, top, left + box.width, bottom, title)
    for child in getattr(box, "children", ()):
        yield from _lines(child, sheet, title=title)


def faults(found: list[Line], sheets: list[Any], language: str) -> set[str]:
    """What is wrong with a poster's type and places."""
    wrong = set()
    for one in found:
        sheet, edge = sheets[one.sheet], EDGE * MILLIMETRE
        if min(one.left, one.top) < edge or one.right > sheet.margin_width() - edge + 0.5:
            wrong.add("edge")
        if one.bottom > sheet.margin_height() - edge + 0.5:
            wrong.add("edge")
        if one.size < (FROM_AFAR[language] if one.is_title else LEAST) - 0.01:
            wrong.add("size")
    for n in range(len(sheets)):
        rows = sorted((one for one in found if one.sheet == n), key=lambda one: one.top)
        for count, one in enumerate(rows):
            for other in rows[count + 1 :]:
                if other.top > one.bottom - POINT:
                    break
                if min(one.right, other.right) - max(one.left, other.left) > POINT:
                    wrong.add("on another")
    return wrong


def squeezed(words: str) -> str:
    return "".join(words.split()).replace("\u200b", "").replace("\u2060", "").replace("\xad", "").replace("‐", "-")


def on_titles(found: list[Line]) -> str:
    return squeezed("".join(one.words for one in found if one.is_title))


def lost(book: Any, found: list[Line]) -> list[str]:  # noqa: ANN401
    """Steps whose number and title do not stand on it exactly once, and decisions and options that do not at all."""
    said, everything = on_titles(found), squeezed("".join(one.words for one in found))
    steps = [squeezed(f"{step.number}{step.title}") for step in book.response.steps]
    decisions = [squeezed(one.question) for one in book.response.decisions]
    options = [squeezed(option.title) for one in book.response.decisions for option in one.options]
    return [
        *(step for step in steps if said.count(step) != 1),
        *(one for one in (*decisions, *options) if one not in everything),
    ]


@pytest.mark.parametrize(("language", "playbook"), [("en", "information-security"), ("zh", "privacy-leak")])
def test_a_poster_can_be_read_from_afar_and_lacks_nothing(views: dict[str, View], language: str, playbook: str) -> None:
    found, sheets = lines(views, language, playbook)
    book = book_of(views, language, playbook)
    assert faults(found, sheets, language) == set()
    assert lost(book, found) == []
    assert len(sheets) <= 3
    options = squeezed("".join(option.title for decision in book.response.decisions for option in decision.options))
    marks = {squeezed(str(limit.rule.verification)) for limit in poster(book, views[language]).limits}
    small = [one.words for one in found if one.size < BESIDE - 0.01]
    assert [words for words in small if len(words) > 16 and squeezed(words) in options] == []
    assert marks & set(map(squeezed, small)) == set()
    for n in range(len(sheets)):
        said = squeezed("".join(one.words for one in found if one.sheet == n))
        assert squeezed(book.title) in said
        assert squeezed(str(views[language].ui["reach"]["duty_number"])) in said
        assert "T0" in said


def test_sixty_steps_with_long_titles_take_more_sheets(views: dict[str, View], monkeypatch: pytest.MonkeyPatch) -> None:
    book = book_of(views, "en", "market-shock")
    steps = [copy(book.response.steps[n % len(book.response.steps)]) for n in range(60)]
    for number, step in enumerate(steps, 1):
        step.number, step.title = number, f"Check number {number} of what each has been told so far and by whom"
    buckets = [(bucket, [step for step in steps if step.bucket.key == bucket.key]) for bucket, _ in book.buckets]
    monkeypatch.setattr(book.response, "steps", steps)
    monkeypatch.setattr(book, "buckets", buckets)
    people = [View(name=f"Alexander Maximilian Hohenstein {n}", phone="+86 10 5555 0001 ext. 12345") for n in (1, 2)]
    for role in views["en"].roles:
        monkeypatch.setattr(role, "people", people)
    found, sheets = lines(views, "en", "market-shock")
    assert faults(found, sheets, "en") == set()
    assert lost(book, found) == []
    assert len(sheets) > 3


def test_a_poster_is_read_in_the_order_of_time(views: dict[str, View]) -> None:
    """A decision stands before the steps of its own minute, which wait for it, and behind all that is due earlier."""
    for book in views["en"].playbooks:
        for bucket in poster(book, views["en"]).buckets:
            for entries in (
                [row.own for row in bucket.rows if row.own],
                [one for row in bucket.rows for one in row.others],
            ):
                due = [
                    (what.deadline.minutes, one.decision is None)
                    for one in entries
                    for what in (one.step, one.decision)
                    if what
                ]
                assert due == sorted(due), (book.id, bucket.title)


def test_one_step_and_no_decision_are_a_poster(views: dict[str, View], monkeypatch: pytest.MonkeyPatch) -> None:
    book = book_of(views, "zh", "market-shock")
    monkeypatch.setattr(book, "buckets", [(book.buckets[0][0], book.buckets[0][1][:1])])
    monkeypatch.setattr(book.response, "steps", book.response.steps[:1])
    monkeypatch.setattr(book.response, "decisions", [])
    found, sheets = lines(views, "zh", "market-shock")
    assert faults(found, sheets, "zh") == set()
    assert lost(book, found) == []
    assert len(sheets) == 1


PLANTED = """
@page { margin: 3mm }
.facts { font-size: 9pt; margin-top: -6mm }
.own .title { display: none }
"""


def test_planted_faults_are_seen(views: dict[str, View]) -> None:
    found, sheets = lines(views, "en", "market-shock", PLANTED)
    assert faults(found, sheets, "en") == {"edge", "size", "on another"}
    assert lost(book_of(views, "en", "market-shock"), found)
    large = [one for one in found if one.size >= LEAST]
    hidden = lines(views, "en", "market-shock", ".limits h2 { font-size: 1pt; color: #14213d }")
    assert "size" in faults(*hidden, "en"), "a heading for machines, which nobody sees"
    smaller = [one._replace(size=16) if one.is_title else one for one in large]
    assert "size" not in faults(large, sheets, "en")
    assert "size" in faults(smaller, sheets, "en")
