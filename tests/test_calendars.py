"""Whose working days are counted is said in data: any country's, with days that the handbook adds or takes away."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from any_view import View
from click.testing import CliRunner

from generator.build import Order, see
from generator.command.cli import main
from generator.layout import Layout
from generator.model.calendars import is_calendar, names_of, noticed
from generator.planning.plan import WHOLE, plan
from generator.rendering.identify import identify
from generator.rendering.render import Renderer
from generator.rendering.texts import render
from generator.resolving.workdays import UnknownYear, after, announced_until, works
from generator.stages import Unwatched

if TYPE_CHECKING:
    from pathlib import Path

pytest_plugins = ["mini_project"]


def calendar(*of: str, years: tuple[View, ...] = (), off: tuple[str, ...] = (), worked: tuple[str, ...] = ()) -> View:
    return View(of=list(of), years=years, off=off, worked=worked)


@pytest.mark.parametrize(
    ("of", "day", "count", "then"),
    [
        ("TW", "2026-02-13", 1, "2026-02-23"),  # the Lunar New Year, with a day for the Sunday in it
        ("TW", "2026-04-02", 1, "2026-04-07"),  # Children's Day and Tomb Sweeping, each with a day in lieu
        ("TW", "2026-09-25", 1, "2026-09-29"),  # Mid-Autumn Festival, and Teachers' Day on the Monday
        ("TW", "2026-10-08", 1, "2026-10-12"),  # National Day on a Saturday
        ("TW", "2026-12-24", 1, "2026-12-28"),  # Constitution Day
        ("TW", "2025-09-26", 2, "2025-10-01"),  # no working Saturday in exchange
        ("GB-ENG", "2026-04-02", 1, "2026-04-07"),  # Good Friday and Easter Monday
        ("GB-ENG", "2026-05-01", 1, "2026-05-05"),
        ("GB-ENG", "2026-08-28", 1, "2026-09-01"),
        ("GB-ENG", "2026-12-24", 1, "2026-12-29"),  # Boxing Day on a Saturday
        ("GB-SCT", "2026-08-28", 1, "2026-08-31"),  # Scotland has its own
        ("GB-SCT", "2026-01-01", 1, "2026-01-05"),
        ("SG", "2026-08-07", 1, "2026-08-11"),  # National Day on a Sunday
        ("CN", "2025-09-26", 1, "2025-09-28"),  # the library knows the notice of a year that nobody wrote down
        ("CN", "2025-09-30", 1, "2025-10-09"),
    ],
)
def test_each_place_has_its_days(of: str, day: str, count: int, then: str) -> None:
    found = after(date.fromisoformat(day), count, works(calendar(of)))
    assert found == (date.fromisoformat(then),) * 2


def test_what_the_handbook_says_of_a_day_rules() -> None:
    own = works(calendar("GB-ENG", off=("2026-12-24",), worked=("2026-12-28", "2026-12-26")))
    assert [own(date(2026, 12, day)) for day in (23, 24, 25, 26, 28)] == [True, False, False, True, True]
    year = View(year=2027, holidays=[View(first="2027-03-01", last="2027-03-02", workdays=["2027-03-06"])])
    told = works(calendar("GB-ENG", years=(year,)))
    assert [told(date(2027, 3, day)) for day in (1, 2, 3, 6, 7)] == [False, False, True, True, False]
    assert told(date(2027, 12, 25)) is False, "a Saturday"
    assert told(date(2027, 12, 27)) is True, "of that year the handbook alone is asked"
    assert told(date(2026, 12, 25)) is False, "of others the library"


def test_a_year_that_is_not_known_is_told_and_not_guessed() -> None:
    china = works(calendar("CN"))
    unknown = max(noticed()) + 1
    assert announced_until(calendar("CN")) == unknown - 1
    assert china(date(unknown, 10, 4)) is None
    assert announced_until(calendar("TW")) is None
    with pytest.raises(UnknownYear):
        works(calendar("JP"))(date(2099, 6, 1))
    days = (date(unknown - 1, 1, 1) + timedelta(days=number) for number in range(350))
    assert all(china(day) is not None for day in days), "of an announced year every day is known but its last"


@pytest.mark.parametrize(
    ("code", "known"),
    [("TW", True), ("GB-NIR", True), ("XNYS", True), ("XX", False), ("GB-XXX", False), ("XXXX", False)],
)
def test_a_code_is_one_that_the_library_knows(code: str, known: bool) -> None:  # noqa: FBT001 - an expectation
    assert is_calendar(code) is known


@pytest.mark.parametrize(
    ("code", "tag", "name"),
    [
        ("TW", "zh-Hant", "中秋節"),
        ("TW", "zh-CN", "中秋节"),
        ("TW", "en", "Mid-Autumn Festival"),
        ("TW", "ja", "中秋節"),  # the library's own where it does not speak the language
    ],
)
def test_days_off_are_called_as_readers_call_them(code: str, tag: str, name: str) -> None:
    assert names_of(code, 2026, tag)[date(2026, 9, 25)] == name


TAIWAN = """- id: TW
  title: {zh: 台湾, en: Taiwan}
  of: [TW]
  off: [2026-07-10]
"""


def in_taiwan(mini: Path) -> None:
    """Mini with Taiwan's working days, and a typhoon; a rule of China stays one."""
    shared = mini / "playbooks" / "_shared"
    with (shared / "calendars.yml").open("a", encoding="utf-8") as file:
        file.write(TAIWAN)
    settings = shared / "handbook.yml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("calendar: CN", "calendar: TW"), encoding="utf-8")
    alpha = mini / "playbooks" / "alpha" / "response.yml"
    text = alpha.read_text(encoding="utf-8")
    alpha.write_text(text.replace("first: T+1d", "first: T+2wd"), encoding="utf-8")
    rules = shared / "regulations.yml"
    counted = "within: 2wd\n      calendar: CN\n      zone: Asia/Shanghai"
    rules.write_text(rules.read_text(encoding="utf-8").replace("within: 4h", counted, 1), encoding="utf-8")


def test_our_times_follow_our_calendar_and_a_law_its_own(mini: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    in_taiwan(mini)
    monkeypatch.chdir(mini)
    told = {}
    for t0 in ("2026-07-09 09:00", "2026-10-08 09:00"):
        done = CliRunner().invoke(main, ["clock", "alpha", "--t0", t0, "--lang", "en"])
        assert done.exit_code == 0, done.output
        lines = [line for line in done.output.splitlines() if "Last meeting" in line or "Outage report" in line]
        told[t0] = [re.split("  +", line)[0] for line in lines]
    assert told == {  # a typhoon and the 9th of October are Taiwan's
        "2026-07-09 09:00": ["2026-07-13 Mon (Beijing day)", "2026-07-14 Tue 09:00"],
        "2026-10-08 09:00": ["2026-10-12 Mon (Beijing day)", "2026-10-13 Tue 09:00"],
    }


def test_the_page_shows_the_days_of_each_calendar_by_name(mini: Path) -> None:
    in_taiwan(mini)
    layout = Layout(mini)
    views, renderer = see(layout, Order(), Unwatched()), Renderer(layout.templates)
    views = identify(views, renderer, ("site",))
    pages = {}
    for job in plan(views, WHOLE):
        if job.format == "site":
            pages[job.language] = render(job, renderer)["reference/calendar.md"]
    assert '<b>2026-09-25</b></td><td data-label="Holiday">Mid-Autumn Festival' in pages["en"]
    assert '<b>2026-09-25</b></td><td data-label="节日">中秋节' in pages["zh"]
    assert "<b>2026-07-10</b>" in pages["en"]
    assert "“Taiwan”" in pages["en"]
