"""Moments in a Chinese text: days, times of day, weekdays, marks counted from T0."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from generator.validating.facts import common, names
from generator.validating.facts.fact import Fact, Need, clock, day, mark
from generator.validating.facts.numerals import HAN, figures, han

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.validating.facts.grammar import Match

_LATE = "下午|傍晚|晚上|今晚|当晚|昨晚|明晚|夜里|夜间|深夜|(?<!最)晚"
_EARLY = "凌晨|清晨|早上|早晨|上午|今早|明早|早"
_NOON = "中午|正午"
_N = rf"(?:\d{{1,2}}|[{HAN}]{{1,3}})"
_MARKS = {
    "": None, "min": ("second", 60), "分钟": ("second", 60), "h": ("second", 3600), "小时": ("second", 3600),
    "d": ("second", 86400), "天": ("second", 86400), "日": ("second", 86400), "周": ("second", 604800), "s": ("second", 1),
    "wd": ("working day", 1), "个工作日": ("working day", 1),
}  # fmt: skip


def _int(written: str | None) -> int:
    if not written:
        return 0
    return int(figures(written)) if written[0].isdigit() else int(min(han(written), default=Fraction(99)))


def _iso(m: Match) -> Fact:
    year, month, date = map(int, re.split("[-/.]", m["iso"]))
    return Fact(m.start(), m.end(), frozenset({day(year, month, date)}))


def _mark(m: Match) -> Fact:
    unit = _MARKS[(m["mark_unit"] or "").lower()]
    sign = "+" if m["sign"] == "+" else "-"
    return mark((m.start(), m.end()), sign, Fraction(m["mark_n"]), (unit[0], Fraction(unit[1])) if unit else None)


def _year(m: Match) -> Fact | None:
    year, month, date = _int(m["year"]), _int(m["year_month"]), _int(m["year_day"])
    said = frozenset({Fraction(year)}) if not month else frozenset()
    return Fact(m.start(), m.end(), frozenset({day(year, month, date)}), said)


def _month(m: Match) -> Fact | None:
    month, date = _int(m["month_n"]), _int(m["month_day"])
    said = frozenset({Fraction(date or month)})
    return Fact(m.start(), m.end(), frozenset({day(0, month, date)}), said) if 0 < month < 13 else None  # noqa: PLR2004


def _written(m: Match) -> Fact | None:
    """09:30, perhaps after 上午."""
    hour = int(m["hour"])
    hours = _hours(hour, m["period"] or "24")
    if m["period"] in ("夜间", "夜里", "深夜"):
        hours.append(hour)  # 夜间 9:00 may be the morning after
    return clock((m.start(), m.end()), hours, int(m["minute"]), hour, need=Need.MUST, loose=False)


def _spoken(m: Match) -> Fact | None:
    """9 点半, perhaps after 上午; 三点 alone may be three points."""
    hour, tail = _int(m["spoken_hour"]), m["tail"] or ""
    minute = _int(m["spoken_minute"]) or {"半": 30, "一刻": 15, "三刻": 45}.get(tail.strip(), 0)
    loose = not m["spoken_period"] and not minute and "钟" not in tail and "整" not in tail
    need = Need.MUST if m["spoken_hour"].isdigit() or not loose else Need.SAME if hour > 1 else Need.MAY
    hours = _hours(hour, m["spoken_period"] or "")
    return clock((m.start(), m.end()), hours, minute, hour, need=need, loose=loose)


def _hours(hour: int, period: str) -> list[int]:
    if re.fullmatch(_LATE, period):
        if "夜" in period and hour < _DAWN:
            return [hour]
        return [hour, 0] if hour == 12 else [hour % 12 + 12] if hour < 12 else [hour]  # noqa: PLR2004
    if re.fullmatch(_NOON, period):
        return [hour + 12 if hour < 4 else hour]  # noqa: PLR2004
    return [hour, hour + 12] if not period and 0 < hour <= 12 else [hour]  # noqa: PLR2004


_DAWN = 6
"""夜里两点 is before this hour."""


def _said(minute: int) -> Callable[[Match], Fact]:
    def meaning(m: Match) -> Fact:
        return Fact(m.start(), m.end(), frozenset({("clock", Fraction(minute))}), need=Need.SAME)

    return meaning


def _days_from_then(m: Match) -> Fact:
    """The day itself, the one before or the one after."""
    days = {"昨": -1, "今": 0, "当": 0, "前": -2, "后": 2, "大前": -3, "大后": 3}.get(m["then"] or m["far"], 1)
    return Fact(m.start(), m.end(), frozenset({("days from then", Fraction(days))}), need=Need.SAME)


def _nth_day(m: Match) -> Fact:
    """The third day is also two days later."""
    found = common.nth_day(m.span(), number := _int(m["nth_day_n"]))
    return found._replace(values=found.values | {("second", Fraction((number - 1) * 86400))})


def _weekday(m: Match) -> Fact:
    number = "一二三四五六日天".index(m["weekday_n"])
    return Fact(m.start(), m.end(), frozenset({("weekday", Fraction(min(number, 6)))}), need=Need.SAME)


def _from_now(m: Match) -> Fact:
    """上周, 下个月, 去年; of 上周五, the week."""
    said = next(m[group] for group in ("counted", "from_now_of_day", "from_now_month", "from_now_year") if m[group])
    return names.from_now(m.span(), said, m["of_weeks"] or m["of_months"] or m["of_years"] or "周")


_WEEKDAY = "(?:周|星期|礼拜)[一二三四五六日天](?!次|个|遍|轮|季)"
_KINDS = {
    "周末": ("weekend",), "双休日": ("weekend",), "工作日": ("work",), "平日": ("work",),
    "节假日": ("holiday",), "公众假期": ("holiday",), "休息日": ("weekend", "holiday"), "非工作日": ("weekend", "holiday"),
}  # fmt: skip
_PARTS = {
    "上午": ("morning",), "早上": ("morning",), "早晨": ("morning",), "清晨": ("morning",), "凌晨": ("morning", "night"),
    "下午": ("afternoon",), "傍晚": ("afternoon", "evening"), "晚上": ("evening", "night"), "晚间": ("evening", "night"),
    "夜里": ("evening", "night"), "夜间": ("evening", "night"), "深夜": ("evening", "night"), "半夜": ("evening", "night"),
    "连夜": ("evening", "night"),
}  # fmt: skip

TIMES = {
    "iso": (r"(?<![\d-])\d{4}(?:-\d{1,2}-\d{1,2}|/\d{1,2}/\d{1,2}|\.\d{1,2}\.\d{1,2})(?![\d-])", _iso),
    "mark": (
        r"(?<![A-Za-z])T\s?(?P<sign>[+\-−])\s?(?P<mark_n>\d+(?:\.\d+)?)\s?"
        r"(?P<mark_unit>min\b|wd\b|h\b|d\b|s\b|天|日|小时|分钟|周|个工作日)?",
        _mark,
    ),
    "date": (
        rf"(?P<year>[12]\d{{3}}|[一二][{HAN}]{{3}})\s?年\s?(?:(?P<year_month>{_N})\s?月(?:份|\s?(?P<year_day>{_N})\s?[日号])?)?(?![内前后以])",
        _year,
    ),
    "month": (rf"(?P<month_n>{_N})\s?月(?!\s?[{HAN}\d]\s?[次回遍])(?:份|\s?(?P<month_day>{_N})\s?[日号])?", _month),
    "written": (
        rf"(?:(?P<period>{_LATE}|{_EARLY}|{_NOON})\s?)?(?P<hour>\d{{1,2}}):(?P<minute>\d\d)(?::\d\d)?(?!\d)",
        _written,
    ),
    "midnight": (rf"午夜|零点(?!\s?[\d半{HAN}])", _said(0)),
    "spoken": (
        rf"(?:(?P<spoken_period>{_LATE}|{_EARLY}|{_NOON})\s?)?(?P<spoken_hour>{_N})\s?(?:点(?!名|[{HAN}]+[个条项])"
        rf"(?P<tail>钟|整|半|一刻|三刻|\s?(?P<spoken_minute>\d\d|[二三四五]?十[{HAN}]?)(?:\s?分)?)?|(?<=\d\s)时(?![间候刻长段期效限机])|(?<=\d)时(?![间候刻长段期效限机]))",
        _spoken,
    ),
    "noon": (_NOON, _said(720)),
    "nth_day": (rf"第\s?(?P<nth_day_n>{_N})\s?[天日](?!常)", _nth_day),
    "days_from_then": (
        r"(?P<then>[昨今当明](?=[天日晚])|次(?=日)|翌(?=日))[天日晚]|(?<![天日周月年\d])(?P<far>大?[前后])天",
        _days_from_then,
    ),
    "kind_of_day": (
        f"(?P<kind>{'|'.join(_KINDS)})",
        lambda m: common.kind_of_day(m.span(), *_KINDS[m["kind"]]),
    ),
    "part_of_day": (
        f"(?P<part>{'|'.join(_PARTS)})",
        lambda m: common.part_of_day(m.span(), *_PARTS[m["part"]]),
    ),
    "weekday_of_month": (
        rf"(?P<nth>最后一个|首个|第[一二三四五1-5]个)(?={_WEEKDAY})",
        lambda m: names.weekday_of_month(
            m.span(), -1 if m["nth"][0] == "最" else 1 if m["nth"] == "首个" else _int(m["nth"][1])
        ),
    ),
    "from_now": (
        rf"(?P<counted>(?<![以之加晚早马])[上下]|[本这当次])一?个?(?P<of_weeks>周(?![边转期岁])|星期|礼拜|季度)(?![一二三四五六日天])|(?P<from_now_of_day>[上本这下])(?=个?{_WEEKDAY})"
        r"|(?P<from_now_month>(?<![以之加晚早马])[上下]|[本当次])个?(?P<of_months>月)|(?P<from_now_year>(?<![以之])[今去明前次翌])(?P<of_years>年)",
        _from_now,
    ),
    "part_of_month": (
        r"(?<=[月年季度])(?P<part_of_month_name>[底末]|初(?![一二三四五六七八九十次步期])|中(?=[，。；、）前后旬交召开复检]|$))|(?<=[月年度的])(?:(?P<last_day>最后一天)|第一天)",
        lambda m: names.part_of_month(
            m.span(),
            names.PARTS[m["part_of_month_name"]] if m["part_of_month_name"] else "end" if m["last_day"] else "start",
        ),
    ),
    "weekday": ("(?:周|星期|礼拜)(?P<weekday_n>[一二三四五六日天])(?!次|个|遍|轮|季|均)", _weekday),
}
"""Forms of moments, for the grammar."""
