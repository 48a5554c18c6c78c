"""The war-room poster: all of a playbook's steps, choices and time limits once, large enough, on as many sheets."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from any_view import View

from generator.build import Order, Unwatched, render, see
from generator.formats.paper import HANDBOOK, assets, laid_out
from generator.layout import Layout
from generator.plan import Wish, plan
from generator.poster import poster
from generator.render import Renderer

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

ROOT = Path(__file__).parents[1]
FAR = {"zh": 18, "en": 20}
"""Points: what is read from two metres."""
SMALLEST = 11
PIXEL = 72 / 96
EDGE = 6 / 25.4 * 96
SAMPLE = [("en", "information-security"), ("zh", "financial-trust")]
Line = tuple[float, float, float, str]
"""A piece of text: its left and right edge and its type size in pixels, and its words."""


@pytest.fixture(scope="module")
def views() -> Mapping[str, Any]:
    """The handbook; a test that changes a playbook puts it back."""
    return see(Layout(ROOT), Order(), Unwatched())


def sheets(views: Mapping[str, Any], language: str, playbook: str) -> list[list[Line]]:
    """The lines of text of each sheet, those of its head and foot too."""
    [job] = [job for job in plan(views, Wish(("poster",), (playbook,))) if job.language == language]
    [text] = render(job, Renderer(ROOT / "templates", "templates")).values()
    with laid_out(text, assets(Layout(ROOT)), HANDBOOK) as document:
        return [list(lines(page._page_box)) for page in document.pages]  # noqa: SLF001 - the only way


def lines(box: Any) -> Iterator[Line]:  # noqa: ANN401 - WeasyPrint ships no types
    if (text := getattr(box, "text", "")).strip():
        yield box.position_x, box.position_x + box.width, box.style["font_size"], text
    for child in getattr(box, "children", ()):
        yield from lines(child)


def words(sheets: list[list[Line]]) -> str:
    """All words without spaces and hyphens, because lines break anywhere."""
    return "".join(re.sub(r"[\s\u00ad\u2010\u2060-]", "", text) for sheet in sheets for *_, text in sheet)


def bare(text: str) -> str:
    return re.sub(r"[\s\u00ad\u2010\u2060-]", "", text)


def book_of(views: Mapping[str, Any], language: str, playbook: str) -> Any:  # noqa: ANN401 - a view has any attribute
    [book] = [book for book in views[language].playbooks if book.id == playbook]
    return book


def all_there(printed: str, book: Any) -> None:  # noqa: ANN401 - a view has any attribute
    for step in book.response.steps:
        assert printed.count(f"{step.number}{bare(step.title)}") == 1, step.title
    for decision in book.response.decisions:
        assert printed.count(bare(decision.question)) == 1
        assert all(bare(option.title) in printed for option in decision.options)
    for meeting in book.response.coordination.meetings:
        assert bare(meeting.title) in printed


@pytest.mark.parametrize(("language", "playbook"), SAMPLE)
def test_everything_to_do_stands_on_it_once(views: Mapping[str, Any], language: str, playbook: str) -> None:
    found, book = sheets(views, language, playbook), book_of(views, language, playbook)
    printed = words(found)
    all_there(printed, book)
    for rule in poster(book, views[language]).rules:
        assert bare(rule.rule.title) in printed
        assert all(bare(within) in printed for limit in rule.limits for within in limit.within)
    assert all(bare(member.role.title) in printed for member in book.team)
    assert bare(book.communication.lines_to_take[0]) in printed
    for sheet in found:
        one = words([sheet])
        assert all(part in one for part in (bare(book.title), "T0", bare(views[language].ui["reach"]["duty_number"])))


@pytest.mark.parametrize(("language", "playbook"), SAMPLE)
def test_it_is_read_from_afar_and_within_the_printers_reach(
    views: Mapping[str, Any], language: str, playbook: str
) -> None:
    found, book = sheets(views, language, playbook), book_of(views, language, playbook)
    far = {bare(step.title)[:4] for step in book.response.steps}
    far |= {bare(band.bucket)[:4] for band in poster(book, views[language]).bands}
    large = {bare(text)[:4] for sheet in found for *_, size, text in sheet if size * PIXEL >= FAR[language] - 0.01}
    assert far <= large
    small = [
        text
        for sheet in found
        for *_, size, text in sheet
        if size * PIXEL < SMALLEST - 0.01 and size * PIXEL != pytest.approx(8, abs=0.01)
    ]
    assert small == []
    assert [
        text for sheet in found for left, right, _, text in sheet if left < EDGE or right > 420 / 25.4 * 96 - EDGE
    ] == []


def test_too_much_for_a_sheet_takes_another_and_loses_nothing(
    views: Mapping[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    book = book_of(views, "en", "service")
    usual, steps = len(sheets(views, "en", "service")), book.response.steps
    more = [View(**vars(step)) for step in steps]
    for number, step in enumerate(more, start=len(more) + 1):
        step.number, step.title = number, f"{step.title} once more and at every other place in the whole of the country"
    buckets = [(bucket, [*old, *(one for one in more if one.bucket == bucket)]) for bucket, old in book.buckets]
    monkeypatch.setattr(book, "buckets", buckets)
    monkeypatch.setattr(book.response, "steps", [*steps, *more])
    found = sheets(views, "en", "service")
    assert len(found) > usual
    all_there(words(found), book)


def test_the_least_is_a_sheet_as_well(views: Mapping[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    """One step, no decision, no meeting, no law, nobody to name."""
    book = book_of(views, "zh", "service")
    bucket, steps = book.buckets[0]
    for name, value in (("buckets", [(bucket, steps[:1])]), ("team", []), ("cards", [])):
        monkeypatch.setattr(book, name, value)
    for name, value in (("steps", steps[:1]), ("decisions", []), ("regulatory", [])):
        monkeypatch.setattr(book.response, name, value)
    monkeypatch.setattr(book.response.coordination, "meetings", [])
    [sheet] = sheets(views, "zh", "service")
    all_there(words([sheet]), book)
    assert poster(book, views["zh"]).commander is None


def test_a_step_that_is_left_out_is_missed(views: Mapping[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    book = book_of(views, "zh", "service")
    (bucket, steps), *others = book.buckets
    monkeypatch.setattr(book, "buckets", [(bucket, steps[1:]), *others])
    with pytest.raises(AssertionError):
        all_there(words(sheets(views, "zh", "service")), book)
