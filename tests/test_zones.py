"""The clocks tell the time of any zone, of one alone or of two, and change with summer time as the law there says."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
import yaml
from any_view import View
from click.testing import CliRunner

from generator.build import Order, see
from generator.command.cli import main
from generator.command.due import planned
from generator.command.typed_moment import Called, read_moment
from generator.layout import Layout
from generator.model.zones import zone_of
from generator.planning.plan import WHOLE, plan
from generator.rendering.identify import identify
from generator.rendering.render import Renderer
from generator.rendering.texts import render
from generator.resolving.workdays import works
from generator.stages import Unwatched

if TYPE_CHECKING:
    from pathlib import Path

pytest_plugins = ["mini_project"]

TEXTS = (
    *("2026-03-29 01:30", "2026-10-25 01:30", "2026-03-08 02:30", "2026-11-01 01:30", "2026-07-01 14:05"),
    *("14:05", "yesterday 23:50", "last night 23:50", "now", "20 min ago", "24:00", "Fri 09:00", "1 April, 9 am"),
    *("14:05 London time", "14:05 New York time", "14:05 Singapore time", "14:05 UTC", "14:05 utc+8", "14:05 -05:00"),
    *("Europe/London 14:05", "14:05 Paris time", "London time", "2026-03-29 24:00"),
)
"""What is typed where the clocks of a handbook are not Beijing's."""


@pytest.mark.parametrize(
    ("zone", "typed", "meant"),
    [
        ("Europe/London", "2026-07-01 14:05", "2026-07-01 13:05"),
        ("Europe/London", "2026-12-01 14:05", "2026-12-01 14:05"),
        ("Europe/London", "2026-03-29 01:30", "2026-03-29 01:30"),  # nobody's clock shows it: as if not yet changed
        ("Europe/London", "2026-10-25 01:30", "2026-10-25 00:30"),  # shown twice: the first
        ("America/New_York", "2026-03-08 03:30", "2026-03-08 07:30"),
        ("America/New_York", "14:05", "2026-11-27 19:05"),  # it is noon there on the 28th: the last was a day ago
        ("America/New_York", "14:05 UTC", "2026-11-28 14:05"),
        ("Asia/Singapore", "14:05", "2026-11-28 06:05"),  # after midnight here: the last was on the 28th
        ("Asia/Singapore", "singapore Time 14:05", "2026-11-28 06:05"),
    ],
)
def test_a_typed_time_is_of_the_handbooks_zone(zone: str, typed: str, meant: str) -> None:
    now = datetime(2026, 11, 28, 17, 30, 12, tzinfo=UTC)
    zones = [Called(zone_of(zone), ("Singapore time",)), Called(zone_of("UTC"), ("UTC",))]
    found = read_moment(typed, now, zones)
    assert f"{found.astimezone(UTC):%Y-%m-%d %H:%M}" == meant
    assert found.tzinfo is zone_of(zone)


@pytest.mark.parametrize(
    ("t0", "amount", "unit", "due"),
    [
        ("2026-03-28 12:00", 1440, "min", "2026-03-29 13:00"),  # what passes is counted while clocks go forward
        ("2026-10-24 12:00", 24, "h", "2026-10-25 11:00"),
        ("2026-03-27 12:00", 1, "wd", "2026-03-30 12:00"),  # a working day later by the clock
        ("2026-03-28 12:00", 1, "mo", "2026-04-28 12:00"),
        ("2026-10-24 12:00", 1, "mo", "2026-11-24 12:00"),
    ],
)
def test_summer_time_moves_no_working_day_and_stretches_no_hour(t0: str, amount: int, unit: str, due: str) -> None:
    london = zone_of("Europe/London")
    start = datetime.strptime(t0, "%Y-%m-%d %H:%M").replace(tzinfo=london)
    at = View(amount=amount, unit=unit, minutes=amount * {"min": 1, "h": 60}.get(unit, 1440))
    found = planned(start, at, works(View(of=["GB-ENG"], years=[], off=[], worked=[])))
    assert f"{found.first:%Y-%m-%d %H:%M}" == due


def in_zones(mini: Path, *zones: tuple[str, str, str]) -> None:
    """Mini with other zones."""
    shared, named = mini / "playbooks" / "_shared", [name for name, *_ in zones]
    known = yaml.safe_load((shared / "zones.yml").read_text(encoding="utf-8"))
    added = [
        {"id": name, "title": {"zh": f"{zh}时间", "en": f"{en} time"}, "place": {"zh": zh, "en": en}}
        for name, zh, en in zones
    ]
    kept = [one for one in known if one["id"] not in named]
    (shared / "zones.yml").write_text(yaml.safe_dump(added + kept, allow_unicode=True), encoding="utf-8")
    settings = shared / "handbook.yml"
    text = settings.read_text(encoding="utf-8").replace("[Asia/Shanghai, UTC]", f"[{', '.join(named)}]")
    settings.write_text(text, encoding="utf-8")


LONDON = ("Europe/London", "伦敦", "London")
NEW_YORK = ("America/New_York", "纽约", "New York")
SINGAPORE = ("Asia/Singapore", "新加坡", "Singapore")
UTC_ZONE = ("UTC", "协调世界", "UTC")


@pytest.mark.parametrize(
    ("zones", "t0", "head", "first"),
    [
        ([LONDON], "2026-07-01 14:05", "T0 2026-07-01 Wed 14:05 London time", ["2026-07-01 Wed 14:15", r"T\+10 min"]),
        (
            [NEW_YORK, UTC_ZONE],
            "2026-11-01 00:55",  # the second 01:05 comes an hour after the first
            "T0 2026-11-01 Sun 00:55 New York time = 2026-11-01 04:55 UTC time",
            ["2026-11-01 Sun 01:05", "2026-11-01 05:05", r"T\+10 min"],
        ),
        (
            [SINGAPORE],
            "2026-03-01T06:05Z",
            "T0 2026-03-01 Sun 14:05 Singapore time",
            ["2026-03-01 Sun 14:15", r"T\+10 min"],
        ),
    ],
)  # fmt: skip
def test_the_clock_tells_every_time_in_the_zones_of_the_handbook(  # noqa: PLR0913, PLR0917 - a row of the table
    mini: Path, monkeypatch: pytest.MonkeyPatch, zones: list[tuple[str, str, str]], t0: str, head: str, first: list[str]
) -> None:
    in_zones(mini, *zones)
    monkeypatch.chdir(mini)
    done = CliRunner().invoke(main, ["clock", "alpha", "--t0", t0, "--lang", "en"])
    assert done.exit_code == 0, done.output
    lines = done.output.splitlines()
    assert re.fullmatch(f"Power outage · {head}", lines[0])
    rows = [re.split("  +", line) for line in lines]
    assert [row for row in rows if len(row) > 3 and all(map(re.fullmatch, first, row))], done.output
    assert "Beijing" not in done.output


def test_pages_and_paper_name_the_zones_and_no_other(mini: Path) -> None:
    in_zones(mini, LONDON)
    layout = Layout(mini)
    views, renderer = see(layout, Order(), Unwatched()), Renderer(layout.templates)
    views = identify(views, renderer, ("site",))
    jobs = [job for job in plan(views, WHOLE) if job.language in {"zh", "en"}]
    texts = {f"{job.language}/{path}": text for job in jobs for path, text in render(job, renderer).items()}
    words = texts["en/run/words.js"]
    assert '"id": "Europe/London"' in words.replace('\\"', '"')
    assert 'handbook.here = { zone: "Europe/London"' in words
    assert "T0 time (London time, 24 h)" in texts["en/pdf/alpha-clock.pdf"]
    assert "T0 钟点（伦敦时间，24 小时制）" in texts["zh/pdf/alpha-clock.pdf"]
    elsewhere = {path: text for path, text in texts.items() if not path.endswith("calendar.md")}  # lists all zones
    assert [path for path, text in elsewhere.items() if "Beijing time" in text or "北京时间" in text] == []
