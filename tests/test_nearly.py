"""What was meant by a value that is written nearly right; and what nobody may guess."""

from __future__ import annotations

import pytest

from generator.model.times import Offset, Span
from generator.validating.nearly_right import a_day, a_number, a_time, an_id, several


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("T＋６０min", "T+60min"),
        ("T+30分钟", "T+30min"),
        ("T+30 分钟内", "T+30min"),
        ("T+1小时", "T+1h"),
        ("T +30min", "T+30min"),
        ("t0+30 mins", "T+30min"),
        ("T30min", "T+30min"),
        ("T−1天", "T-1d"),
        ("T+半小时", "T+30min"),
        ("T+1.5h", "T+90min"),
        ("T+1h15min", "T+75min"),
        ("T+两个工作日", "T+2wd"),
        ("T+2 working days", "T+2wd"),
        ("30分钟", None),  # a length, or a moment without its T?
        ("T+30", None),
        ("T+0.25wd", None),
        ("T+三五分钟", None),
        ("尽快", None),
    ],
)
def test_a_moment(typed: str, meant: str | None) -> None:
    assert a_time(Offset)(typed) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("２h", "2h"),
        ("一个半小时", "90min"),
        ("半天", "12h"),
        ("15mins", "15min"),
        ("T+2h", None),
        ("2-3h", None),
        ("2", None),
    ],
)
def test_a_length(typed: str, meant: str | None) -> None:
    assert a_time(Span)(typed) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2026-3-1", "2026-03-01"),
        ("2026/03/01", "2026-03-01"),
        ("2026.3.1", "2026-03-01"),
        ("2026 年 3 月 1 日", "2026-03-01"),
        ("２０２６－０３－０１", "2026-03-01"),
        ("20260301", "2026-03-01"),
        ("2026-03-01 周日", "2026-03-01"),
        ("03/01/2026", None),  # March or January?
        ("2026-02-30", None),
        ("2026年3月", None),
    ],
)
def test_a_day(typed: str, meant: str | None) -> None:
    assert a_day(typed) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("３０", "30"),
        ("1,000", "1000"),
        ("+3", "3"),
        ("−5", "-5"),
        ("12．5", "12.5"),
        ("1,00", None),
        ("24 小时", None),
    ],
)
def test_a_number(typed: str, meant: str | None) -> None:
    assert a_number(typed) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Stop Sale", "stop-sale"),
        ("stop_sale", "stop-sale"),
        ("ｓtop－sale", "stop-sale"),
        ("停售", None),
        ("2nd", None),
    ],
)
def test_an_id(typed: str, meant: str | None) -> None:
    assert an_id(typed) == meant


@pytest.mark.parametrize(
    ("typed", "items", "between"),
    [
        ("writer; checker", ("writer", "checker"), ";"),
        ("writer；checker；lead", ("writer", "checker", "lead"), "；"),
        ("lead and writer", ("lead", "writer"), "and"),
        ("lead和writer", ("lead", "writer"), "和"),
        ("lead / writer", ("lead", "writer"), "/"),
        ("lead writer", ("lead", "writer"), " "),
    ],
)
def test_several_in_one(typed: str, items: tuple[str, ...], between: str) -> None:
    found = several(typed, {"lead", "writer", "checker"}.__contains__)
    assert found
    assert (found.items, found.between) == (items, between)
    blank_is_shown_by_what_follows = between.strip() or items[1][0]
    assert typed[slice(*found.at)].strip() == blank_is_shown_by_what_follows


@pytest.mark.parametrize("typed", ["research-and-more", "lead riter", "beta/step", "; lead", "brand"])
def test_one_in_one(typed: str) -> None:
    assert several(typed, {"lead", "writer"}.__contains__) is None
