"""The clock on the wall: working days by each calendar, Beijing time, UTC, and the day that ends elsewhere."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import holidays
import pytest
import yaml
from any_view import View
from hypothesis import given
from hypothesis import strategies as st

from generator.build import Order, see
from generator.command.clock import Timetable, timetable
from generator.command.due import legal, planned
from generator.command.typed_moment import EXAMPLE
from generator.layout import Layout
from generator.model.reference import ClockStart
from generator.model.times import Span
from generator.model.zones import is_zone, zone_of
from generator.resolving.view import Moment, Word
from generator.resolving.workdays import China, UnknownYear, Works, after, calendars
from generator.stages import Unwatched

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

pytest_plugins = ["mini_project"]


def moment_of(text: str) -> datetime:
    """A moment in Beijing time."""
    return datetime.strptime(text, "%Y-%m-%d %H:%M").replace(tzinfo=BEIJING)


SHARED = Path(__file__).parent / "data" / "time"
BEIJING = zone_of("Asia/Shanghai")
CLOCKS = Path(__file__).parent / "data" / "clocks.yml"


def real_calendars() -> View:
    """The calendars of the handbook, read as simply as can be."""
    read = yaml.safe_load((SHARED / "calendars.yml").read_text(encoding="utf-8"))
    return View(calendars=[calendar_of(**one) for one in read])


def calendar_of(of: list[str], years: Sequence[Any] = (), **own: object) -> View:
    """A calendar, as views have it."""
    told = [
        View(
            year=year["year"],
            holidays=[
                View(first=f"{one['first']}", last=f"{one['last']}", workdays=list(map(str, one.get("workdays", ()))))
                for one in year["holidays"]
            ],
        )
        for year in years
    ]
    return View(**({"off": (), "worked": ()} | own), of=of, years=told)


KNOWN = calendars(real_calendars())
ZONES = [one["id"] for one in yaml.safe_load((SHARED / "zones.yml").read_text(encoding="utf-8"))]
DAYS = KNOWN["CN"]


def moment(written: str) -> Moment:
    """A length of time as files write it."""
    span = Span.parse(written)
    return Moment(written, span.minutes, span.amount, span.unit.value)


def clock(within: str, calendar: str = "", zone: str = "", start: str = "awareness") -> View:
    """A clock of a rule."""
    return View(
        within=moment(within),
        calendar=View(id=calendar) if calendar else None,
        zone=View(id=zone) if zone else None,
        start=Word("", start),
    )


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
    assert DAYS(date.fromisoformat(day)) is works


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
    assert after(date.fromisoformat(day), count, DAYS) == (date.fromisoformat(then),) * 2


@given(BEFORE_AUTUMN)
def test_no_working_day_later_is_the_day_itself(day: date) -> None:
    assert after(day, 0, DAYS) == (day, day)


@given(BEFORE_AUTUMN, st.integers(1, 60))
def test_counting_ends_on_a_working_day(day: date, count: int) -> None:
    first, last = after(day, count, DAYS)
    assert first == last
    assert DAYS(last)
    between = (day + timedelta(days=number) for number in range(1, (last - day).days + 1))
    assert sum(map(bool, map(DAYS, between))) == count


CALENDARS = st.sampled_from(list(KNOWN.values()))
ANY_DAY = st.dates(date(2024, 1, 1), date(2030, 1, 1))


@given(CALENDARS, ANY_DAY, st.integers(-20, 20))
def test_the_first_day_that_can_be_meant_is_no_later_than_the_last(works: Works, day: date, count: int) -> None:
    first, last = after(day, count, works)
    assert first <= last
    assert (first >= day) if count >= 0 else (last <= day)
    assert all(works(end) is not False for end in (first, last)) or not count


@given(CALENDARS, ANY_DAY, st.integers(0, 15), st.integers(0, 15))
def test_more_working_days_end_later_and_add_up(works: Works, day: date, some: int, more: int) -> None:
    first, last = after(day, some + more, works)
    assert after(after(day, some, works).first, more, works).first == first
    assert after(after(day, some, works).last, more, works).last == last


@given(CALENDARS, ANY_DAY, ANY_DAY, st.integers(0, 20))
def test_a_later_start_ends_no_earlier(works: Works, one: date, other: date, count: int) -> None:
    early, late = sorted((one, other))
    assert all(a <= b for a, b in zip(after(early, count, works), after(late, count, works), strict=True))


def test_the_calendar_agrees_with_the_library_day_by_day() -> None:
    library = holidays.country_holidays("CN", years=2026)
    days = [date(2026, 1, 1) + timedelta(days=number) for number in range(365)]
    undecided = [day for day in days if DAYS(day) is None]
    assert [day for day in days if DAYS(day) not in (None, library.is_working_day(day))] == []
    assert undecided == [date(2026, 12, day) for day in (26, 27, 30, 31)], "what the notice for 2027 can still move"


EPIDEMIC = {date(2020, 1, 31)}
"""Off by a notice of its own, when the Spring Festival of 2020 was made longer."""


@pytest.mark.parametrize("year", range(2014, 2027))
def test_every_year_that_was_announced_lies_within_what_is_said_of_one_that_is_not(year: int) -> None:
    """Labour Day had one day off by law until 2024 and has two since: what is said of a year is the law of today."""
    nothing = China(frozenset(), frozenset())
    library = holidays.country_holidays("CN", years=[year - 1, year, year + 1])
    days = [date(year, 1, 1) + timedelta(days=number) for number in range(365)]
    wrong = [day for day in days if nothing(day) not in (None, library.is_working_day(day))]
    assert [day for day in wrong if day not in EPIDEMIC and not (year < 2025 and day.month in (4, 5))] == []
    assert sum(nothing(day) is None for day in days) < 120, "most days are known without an announcement"


@pytest.mark.parametrize("works", KNOWN.values())
def test_a_year_that_no_calendar_reaches_is_not_guessed(works: Works) -> None:
    with pytest.raises(UnknownYear) as unknown:
        after(date(2098, 12, 30), 5, works)
    assert unknown.value.year == 2099


@pytest.mark.parametrize("calendar", KNOWN)
@pytest.mark.parametrize("year", [2026, 2027, 2098])
def test_every_calendar_knows_its_days_off(calendar: str, year: int) -> None:
    assert KNOWN[calendar](date(year, 1, 1)) is False
    weekdays = (date(year, 1, 1) + timedelta(days=number) for number in range(365))
    off = sum(not KNOWN[calendar](day) for day in weekdays if day.weekday() < 5)
    assert 5 <= off <= 90, "a library that knows no holidays of a year gives none"


@pytest.mark.parametrize(
    ("name", "known"),
    [("Asia/Taipei", True), ("UTC", True), ("Europe/Lundon", False), ("../UTC", False), ("Asia", False)],
)
def test_a_zone_is_one_of_the_pinned_data(name: str, known: bool) -> None:  # noqa: FBT001 - an expectation
    assert is_zone(name) is known


@pytest.mark.parametrize(
    ("counted", "t0", "ends"),
    [
        (tuple(row["counted"].items()), t0, ends)
        for row in yaml.load(CLOCKS.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506 - gives texts only
        for t0, ends in row["ends"].items()
    ],
)
def test_legal_limits_end_when_their_calendar_says(
    counted: tuple[tuple[str, str], ...], t0: str, ends: str | list[str]
) -> None:
    due = legal(moment_of(t0), clock(**dict(counted)), KNOWN)
    wanted = ends if isinstance(ends, list) else [ends, ends]
    if due.zone is None:
        assert [due.first, due.last] == [moment_of(end) for end in wanted]
    else:
        assert [f"{end:%Y-%m-%d %H:%M}" for end in (due.first, due.last)] == [f"{end} 00:00" for end in wanted]
        assert due.first.tzinfo is zone_of(due.zone.id)


@given(st.datetimes(datetime(2026, 1, 1), datetime(2027, 6, 1)), st.sampled_from(ZONES), st.integers(1, 40))  # noqa: DTZ001 - its zone is given below
def test_days_are_counted_where_the_rule_belongs(start: datetime, name: str, count: int) -> None:
    start = start.replace(tzinfo=UTC)
    due = legal(start, clock(f"{count}d", zone=name), KNOWN)
    assert due.first.date() - start.astimezone(zone_of(name)).date() == timedelta(days=count)
    assert (due.first.hour, due.first.minute) == (0, 0), "a day is said, and no hour is made up"


@pytest.mark.parametrize(
    ("start", "later"),
    [
        ("awareness", False),
        ("occurrence", False),
        ("classification", False),
        ("materiality", False),
        ("notification", True),
        ("intermediate-report", True),
        ("end-of-handling", True),
    ],
)
def test_what_runs_from_something_still_to_come_is_no_certain_day(start: str, later: bool) -> None:  # noqa: FBT001 - an expectation
    assert legal(moment_of(EXAMPLE), clock("1mo", zone="Europe/Brussels", start=start), KNOWN).later is later
    assert start in list(ClockStart)


@pytest.mark.parametrize(
    ("at", "then"),
    [
        ("0min", "2026-02-13 23:30"),
        ("45min", "2026-02-14 00:15"),
        ("2d", "2026-02-15 23:30"),
        ("2wd", "2026-02-24 23:30"),
        ("1mo", "2026-03-13 23:30"),
    ],
)
def test_what_is_planned_keeps_the_time_of_day(at: str, then: str) -> None:
    due = planned(moment_of("2026-02-13 23:30"), moment(at), DAYS)
    assert (due.first, due.last, due.zone) == (moment_of(then), moment_of(then), None)


def test_what_is_planned_for_before_t0_is_counted_back() -> None:
    due = planned(moment_of("2026-02-24 09:00"), Moment("", -60, -2, "wd"), DAYS)
    assert due.first == due.last == moment_of("2026-02-13 09:00")


@pytest.fixture
def said(mini: Path) -> Callable[..., Timetable]:
    """The timetable of a mini playbook with the working days of the real calendar."""
    for name in ("calendars.yml", "zones.yml"):
        (mini / "playbooks" / "_shared" / name).write_bytes((SHARED / name).read_bytes())

    def tell(playbook: str, t0: str, language: str = "en") -> Timetable:
        view = see(Layout(mini), Order(), Unwatched())[language]
        [book] = [book for book in view.playbooks if book.id == playbook]
        return timetable(book, view, moment_of(t0))

    return tell


def test_every_entry_has_its_time(said: Callable[..., Timetable]) -> None:
    told = said("alpha", "2026-03-01 07:50")
    assert told.title == "Power outage · T0 2026-03-01 Sun 07:50 Beijing time = 2026-02-28 23:50 UTC"
    (_, legal), (_, entries) = told.tables
    assert [line.here for line in legal] == ["2026-03-01 Sun 11:50"]
    assert "after becoming aware · In force · Read in copies only" in legal[0].what
    assert len(entries) == 10
    first, second = entries[:2]
    assert first[:4] == ("2026-03-01 Sun 08:00", "2026-03-01 00:00", "T+10 min", "Lead")
    assert second.what == "Meeting · Stand-up · then every 30 min"
    assert entries[-1].here == "2026-03-02 Mon 07:50"
    assert [line.here for line in entries] == sorted(line.here for line in entries)
    assert told.unknown == frozenset()


def counted(mini: Path, written: str) -> None:
    """Have the first clock of mini count so."""
    rules = mini / "playbooks" / "_shared" / "regulations.yml"
    rules.write_text(rules.read_text(encoding="utf-8").replace("within: 4h", written, 1), encoding="utf-8")


CHINA = "within: 2wd\n      calendar: CN\n      zone: Asia/Shanghai"
NEW_YORK = "within: 4wd\n      calendar: US-federal\n      zone: America/New_York"
BRUSSELS = "within: 1mo\n      zone: Europe/Brussels"


@pytest.mark.parametrize(
    ("written", "t0", "language", "told"),
    [
        (CHINA, "2026-02-13 09:00", "zh", "2026-02-24 周二（北京当日内）"),
        (CHINA, "2026-12-31 09:00", "en", "2027-01-03 Sun to 2027-01-05 Tue (Beijing day)"),
        (CHINA, "2026-12-31 09:00", "zh", "2027-01-03 周日 至 2027-01-05 周二（北京当日内）"),
        (NEW_YORK, "2026-09-25 02:00", "en", "2026-09-30 Wed (New York day)"),
        (BRUSSELS, "2027-01-31 09:00", "en", "2027-02-28 Sun (Brussels day)"),
    ],
)
def test_a_day_of_a_rule_is_told_with_the_place_where_it_ends(  # noqa: PLR0913, PLR0917 - a row of the table
    said: Callable[..., Timetable], mini: Path, written: str, t0: str, language: str, told: str
) -> None:
    counted(mini, written)
    timetable = said("alpha", t0, language)
    assert timetable.tables[0][1][0][:2] == (told, "")
    assert timetable.open is ("2027-01-03" in told)
    assert timetable.unknown == frozenset()
    assert len(timetable.tables[1][1]) == 10, "all else is told"


def test_what_is_counted_from_a_report_still_to_come_is_told_as_the_earliest(
    said: Callable[..., Timetable], mini: Path
) -> None:
    counted(mini, BRUSSELS)
    rules = mini / "playbooks" / "_shared" / "regulations.yml"
    rules.write_text(
        rules.read_text(encoding="utf-8").replace("start: awareness", "start: notification", 1), encoding="utf-8"
    )
    assert said("alpha", "2027-01-31 09:00").tables[0][1][0].here == "2027-02-28 Sun (Brussels day) or later"
    assert said("alpha", "2027-01-31 09:00", "zh").tables[0][1][0].here == "最早 2027-02-28 周日（布鲁塞尔当日内）"


def test_a_time_that_no_calendar_reaches_is_named_and_all_else_is_told(
    said: Callable[..., Timetable], mini: Path
) -> None:
    counted(mini, CHINA)
    late = said("alpha", "2150-06-01 09:00")
    assert late.tables[0][1][-1][:3] == ("no 2150 in calendar", "", "2 working days (China)")
    assert late.unknown == {2150}
    assert len(late.tables[1][1]) == 10
