"""The clock on the wall: working days by the Chinese calendar, Beijing time and UTC."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.build import Order, Unwatched, see
from generator.clock import EXAMPLE, Timetable, UnknownYear, WorkingDays, due, read_t0, timetable
from generator.layout import Layout
from generator.view import Moment, View

if TYPE_CHECKING:
    from collections.abc import Callable

pytest_plugins = ["mini_project"]

CALENDAR = Path(__file__).parents[1] / "playbooks" / "_shared" / "calendar.yml"


def real_calendar() -> WorkingDays:
    """The calendar of the handbook, read as simply as can be."""
    [year] = yaml.safe_load(CALENDAR.read_text(encoding="utf-8"))["years"]
    holidays = [
        View(first=f"{one['first']}", last=f"{one['last']}", workdays=[f"{day}" for day in one.get("workdays", ())])
        for one in year["holidays"]
    ]
    return WorkingDays.of(View(years=[View(year=year["year"], holidays=holidays)]))


DAYS = real_calendar()
BEFORE_AUTUMN = st.dates(date(2026, 1, 1), date(2026, 9, 1))
"""Days from which 60 working days later is still in the year."""


@pytest.mark.parametrize(
    ("day", "works"),
    [
        ("2026-01-01", False),  # New Year's Day
        ("2026-01-04", True),  # a Sunday, worked in exchange
        ("2026-02-13", True),
        ("2026-02-14", True),  # a Saturday, worked for Spring Festival
        ("2026-02-15", False),
        ("2026-02-23", False),  # a Monday of Spring Festival
        ("2026-02-24", True),
        ("2026-02-28", True),  # a Saturday, worked for Spring Festival
        ("2026-03-01", False),  # a Sunday like any other
        ("2026-09-20", True),  # a Sunday, worked for National Day
        ("2026-09-30", True),
        ("2026-10-01", False),
        ("2026-10-07", False),
        ("2026-10-08", True),
        ("2026-10-10", True),  # a Saturday, worked for National Day
        ("2026-10-11", False),
    ],
)
def test_who_works_when_in_2026(day: str, works: bool) -> None:  # noqa: FBT001 - an expectation
    assert DAYS.has(date.fromisoformat(day)) is works


@pytest.mark.parametrize(
    ("day", "count", "then"),
    [
        ("2026-03-02", 0, "2026-03-02"),
        ("2026-03-01", 0, "2026-03-01"),  # a Sunday stays a Sunday when nothing is counted
        ("2026-03-02", 1, "2026-03-03"),
        ("2026-03-01", 1, "2026-03-02"),
        ("2026-03-06", 1, "2026-03-09"),
        ("2026-02-13", 1, "2026-02-14"),
        ("2026-02-13", 2, "2026-02-24"),
        ("2026-02-26", 2, "2026-02-28"),
        ("2026-02-26", 3, "2026-03-02"),
        ("2026-09-30", 1, "2026-10-08"),
        ("2026-09-30", 3, "2026-10-10"),
        ("2026-10-03", 4, "2026-10-12"),
        ("2026-10-12", -1, "2026-10-10"),
        ("2026-10-08", -1, "2026-09-30"),
    ],
)
def test_working_days_are_counted(day: str, count: int, then: str) -> None:
    assert DAYS.after(date.fromisoformat(day), count) == date.fromisoformat(then)


@given(BEFORE_AUTUMN)
def test_no_working_day_later_is_the_day_itself(day: date) -> None:
    assert DAYS.after(day, 0) == day


@given(BEFORE_AUTUMN, st.integers(1, 60))
def test_counting_ends_on_a_working_day(day: date, count: int) -> None:
    then = DAYS.after(day, count)
    assert DAYS.has(then)
    between = (day + timedelta(days=number) for number in range(1, (then - day).days + 1))
    assert sum(map(DAYS.has, between)) == count


@given(BEFORE_AUTUMN, st.integers(0, 30), st.integers(0, 30))
def test_more_working_days_end_later_and_add_up(day: date, some: int, more: int) -> None:
    assert DAYS.after(DAYS.after(day, some), more) == DAYS.after(day, some + more)
    assert (DAYS.after(day, some) < DAYS.after(day, some + more)) is (more > 0)


@given(BEFORE_AUTUMN, BEFORE_AUTUMN, st.integers(0, 60))
def test_a_later_start_ends_no_earlier(one: date, other: date, count: int) -> None:
    early, late = sorted((one, other))
    assert DAYS.after(early, count) <= DAYS.after(late, count)


@pytest.mark.parametrize(
    ("day", "count", "year"), [("2026-12-31", 1, 2027), ("2026-01-01", -1, 2025), ("2024-05-01", 1, 2024)]
)
def test_a_year_that_nobody_entered_is_not_guessed(day: str, count: int, year: int) -> None:
    with pytest.raises(UnknownYear) as unknown:
        DAYS.after(date.fromisoformat(day), count)
    assert unknown.value.year == year


@pytest.mark.parametrize(
    ("at", "then"),
    [
        (Moment("", 0, 0), "2026-02-13 23:30"),
        (Moment("", 45, 0), "2026-02-14 00:15"),
        (Moment("", -60, 0), "2026-02-13 22:30"),
        (Moment("", 2 * 1440, 0), "2026-02-15 23:30"),
        (Moment("", 2 * 1440, 2), "2026-02-24 23:30"),
    ],
)
def test_working_days_keep_the_time_of_day(at: Moment, then: str) -> None:
    assert due(read_t0("2026-02-13 23:30"), at, DAYS) == read_t0(then)


def test_t0_is_beijing_time() -> None:
    assert read_t0(EXAMPLE) == datetime(2026, 3, 1, 6, 5, tzinfo=UTC)
    assert read_t0(" 2026-03-01 07:00 ").astimezone(UTC).date() == date(2026, 2, 28)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "now",
        "14:05",
        "2026-03-01",
        "2026-02-29 14:05",
        "2026-03-01 24:00",
        "2026-03-01 14:05:30",
        "1999-12-31 23:59",
    ],
)
def test_what_is_no_time_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_t0(text)


@pytest.fixture
def said(mini: Path) -> Callable[..., Timetable]:
    """The timetable of a mini playbook with the working days of the real calendar."""
    (mini / "playbooks" / "_shared" / "calendar.yml").write_bytes(CALENDAR.read_bytes())

    def tell(playbook: str, t0: str, language: str = "en") -> Timetable:
        view = see(Layout(mini), Order(), Unwatched())[language]
        [book] = [book for book in view.playbooks if book.id == playbook]
        return timetable(book, view, read_t0(t0))

    return tell


def test_every_entry_has_its_time(said: Callable[..., Timetable]) -> None:
    told = said("alpha", "2026-03-01 07:50")
    assert told.title == "Power outage · T0 2026-03-01 Sun 07:50 Beijing time = 2026-02-28 23:50 UTC"
    (_, legal), (_, entries) = told.tables
    assert [line.beijing for line in legal] == ["2026-03-01 Sun 11:50"]
    assert "after becoming aware · In force · Verified" in legal[0].what
    assert len(entries) == 10
    first, second = entries[:2]
    assert first[:4] == ("2026-03-01 Sun 08:00", "2026-03-01 00:00", "T+10 min", "Lead")
    assert second.what == "Meeting · Stand-up · then every 30 min"
    assert entries[-1].beijing == "2026-03-02 Mon 07:50"
    assert [line.beijing for line in entries] == sorted(line.beijing for line in entries)
    assert told.unknown == frozenset()


def test_working_days_of_a_rule_follow_the_calendar(said: Callable[..., Timetable], mini: Path) -> None:
    rules = mini / "playbooks" / "_shared" / "regulations.yml"
    rules.write_text(rules.read_text(encoding="utf-8").replace("within: 4h", "within: 2wd", 1), encoding="utf-8")
    assert said("alpha", "2026-02-13 09:00", "zh").tables[0][1][0].beijing == "2026-02-24 周二 09:00"
    late = said("alpha", "2026-12-31 09:00")
    assert late.tables[0][1][0][:3] == ("no 2027 in calendar", "", "2 working days")
    assert late.unknown == {2027}
    assert len(late.tables[1][1]) == 10, "all else is told"
