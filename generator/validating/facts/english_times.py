"""Moments in an English text: days, times of day, weekdays, marks counted from T0."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from generator.validating.facts import common, names
from generator.validating.facts.fact import Fact, Need, clock, day, mark
from generator.validating.facts.numerals import english

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.validating.facts.grammar import Match

_NAMES = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_NUMBER_OF = {name[:3].lower(): number for number, name in enumerate(_NAMES, 1)}
_MONTH = "|".join([*_NAMES, "Sept\\b", *(f"{name[:3]}\\b" for name in _NAMES)])
_DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_HOUR = r"(?:2[0-4]|1?\d|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_TENS = r"(?:five|ten|twenty-five|twenty|a\ quarter|quarter|half)"
_SCALES = "hundred|thousand|million|billion|people|days?|weeks?|minutes?|seconds?|months?|years?"
_HALF = r"[ap]\.?m\b\.?|in\ the\ (?:morning|afternoon|evening)|at\ night|tonight|this\ (?:morning|afternoon|evening)"
_WORDS = {"quarter": 15, "half": 30, "midnight": 24, "noon": 12}
_MARKS = {
    "min": ("second", 60),
    "h": ("second", 3600),
    "d": ("second", 86400),
    "w": ("second", 604800),
    "s": ("second", 1),
}


def _int(word: str | None) -> int:
    word = (word or "0").lower().removeprefix("a ")
    if word in _WORDS:
        return _WORDS[word]
    return int(word) if word.isdigit() else int(english(word) or 0)


def _iso(m: Match) -> Fact:
    year, month, date = map(int, re.split("[-/]", m["iso"]))
    return Fact(m.start(), m.end(), frozenset({day(year, month, date)}))


def _mark(m: Match) -> Fact:
    unit, sign = (m["mark_unit"] or "").lower().strip(), "+" if m["sign"] == "+" else "-"
    size: tuple[str, Fraction] | None
    if unit.startswith(("wd", "working")):
        size = "working day", Fraction(1)
    else:
        found = next((size for word, size in _MARKS.items() if unit and unit.startswith(word)), None)
        size = (found[0], Fraction(found[1])) if found else None
    return mark((m.start(), m.end()), sign, Fraction(m["mark_n"]), size)


def _date(m: Match) -> Fact:
    name = m["month_a"] or m["month_b"] or m["month_c"] or m["month_d"]
    date, year = int(m["day_a"] or m["day_b"] or 0), int(m["year_a"] or m["year_b"] or m["year_c"] or 0)
    month = _NUMBER_OF[name[:3].lower()]
    said = frozenset({Fraction(date or month)}) if not year else frozenset()
    need = Need.MUST if date or year else Need.MAY if name == "May" else Need.SAME  # which may be a verb
    return Fact(m.start(), m.end(), frozenset({day(year, month, date)}), said, need)


def _written(m: Match) -> Fact | None:
    """09:30, 9.30 p.m."""
    hour = int(m["hour"])
    return clock(
        (m.start(), m.end()),
        _hours(hour, m["written_half"] or ("" if m["range_half"] else "24")),
        int(m["minute"]),
        hour,
        need=Need.MUST,
        loose=False,
    )


def _spoken(m: Match) -> Fact | None:
    """9 p.m., nine o'clock."""
    hour, half = _int(m["spoken_hour"]), m["spoken_half"]
    hours = _hours(hour, "" if "clock" in half else half)
    loose = half.lower().startswith(("in", "at", "to", "this"))  # two in the morning; ten this morning
    need = Need.SAME if loose else Need.MUST
    return clock((m.start(), m.end()), hours, int(m["spoken_minute"] or 0), hour, need=need, loose=loose)


def _past(m: Match) -> Fact | None:
    """Half past nine, ten to eleven; `five to ten` may be a range."""
    hour, minutes = _int(m["past_hour"]), _int(m["past_minutes"])
    hours = _hours(hour, m["past_half"] or "")
    if m["to"].lower() == "past":
        return clock((m.start(), m.end()), hours, minutes, hour, need=Need.MUST, loose=False)
    found = clock((m.start(), m.end()), [one - 1 for one in hours], 60 - minutes, hour, need=Need.MUST, loose=True)
    if found is None:
        return None
    range_ = frozenset({("number", Fraction(minutes))})
    return found._replace(values=found.values | range_, bare=found.bare | {Fraction(minutes)})


def _hours(hour: int, half: str) -> list[int]:
    half = half.lower()
    if half.startswith("p") or any(word in half for word in ("afternoon", "evening", "night")):
        return [hour % 12 + 12, hour] if "night" in half else [hour % 12 + 12]
    if half.startswith("a") or "morning" in half:
        return [hour % 12]
    return [hour] if half or hour > 12 or not hour else [hour, hour + 12]  # noqa: PLR2004


def _said(minute: int) -> Callable[[Match], Fact]:
    def meaning(m: Match) -> Fact:
        return Fact(m.start(), m.end(), frozenset({("clock", Fraction(minute))}), need=Need.SAME)

    return meaning


def _days_from_then(m: Match) -> Fact:
    """The day itself, the one before or the one after."""
    days = (
        2
        if m["day_after_next"]
        else -2
        if m["day_before_last"]
        else -1
        if m["day_before"]
        else 0
        if m["same_day"]
        else 1
    )
    return Fact(m.start(), m.end(), frozenset({("days from then", Fraction(days))}), need=Need.SAME)


def _nth_day(m: Match) -> Fact:
    word = m["nth_day_word"]
    number = common.ORDINALS.index(word.lower()) + 1 if word else _int(m["nth_day_n"] or m["day_n"])
    return common.nth_day(m.span(), number)


def _weekday(m: Match) -> Fact:
    number = next(number for number, name in enumerate(_DAYS) if name.startswith(m["weekday_name"].title()))
    return Fact(m.start(), m.end(), frozenset({("weekday", Fraction(number))}), need=Need.SAME)


def _weekday_of_month(m: Match) -> Fact:
    """The last one of a month may also be that of last week."""
    found = names.weekday_of_month(m.span(), common.ORDINAL_WORDS.get(m["nth"].lower(), -1))
    last_week = {("week from now", Fraction(-1))} if m["nth"].lower() == "last" else set()
    return found._replace(values=found.values | last_week)


def _from_now(m: Match) -> Fact:
    if m["year_before_last"]:
        return names.from_now(m.span(), "前", "year")
    return names.from_now(
        m.span(), m["counted"] or m["from_now_of_day"], m["period"] or "week", loose=m["from_now_of_day"] == "next"
    )


_KINDS = {
    "weekend": ("weekend",), "weekday": ("work",), "workday": ("work",),
    "holiday": ("holiday",), "non-working day": ("weekend", "holiday"),
}  # fmt: skip
_PARTS = {
    "morning": ("morning",), "afternoon": ("afternoon",), "evening": ("evening",), "night": ("night",), "overnight": ("night",),
}  # fmt: skip
TIMES = {
    "iso": (r"\d{4}(?:-\d{1,2}-\d{1,2}|/\d{1,2}/\d{1,2})(?![\d-])", _iso),
    "mark": (
        r"T\s?(?P<sign>[+\-−])\s?(?P<mark_n>\d+(?:\.\d+)?)\s?"
        r"(?P<mark_unit>min(?:utes?)?\b|wd\b|working\ days?\b|h(?:ours?)?\b|d(?:ays?)?\b|w(?:eeks?)?\b|s\b)?",
        _mark,
    ),
    "date": (
        rf"(?P<day_a>\d{{1,2}})(?:st|nd|rd|th)?\s(?:of\s)?(?P<month_a>{_MONTH})(?:,?\s(?P<year_a>\d{{4}})\b)?"
        rf"|(?P<month_b>{_MONTH})\s(?P<day_b>\d{{1,2}})(?:st|nd|rd|th)?\b(?![:.]\d)(?:,?\s(?P<year_b>\d{{4}})\b)?"
        rf"|(?P<month_c>{_MONTH}),?\s(?P<year_c>\d{{4}})\b"
        rf"|(?P<month_d>(?-i:{'|'.join(_NAMES)}))\b",
        _date,
    ),
    "written": (
        rf"(?P<hour>\d{{1,2}})(?::(?P<minute>\d\d)(?::\d\d)?(?!\d)(?:\s?(?P<written_half>{_HALF})|(?=\s?(?:–|-|to\s)\s?\d{{1,2}}(?:[:.]\d\d)?\s?(?P<range_half>p\.?m)))?)",
        _written,
    ),
    "past": (
        rf"(?P<past_minutes>{_TENS})(?:\ minutes)?\ (?P<to>past|to)\ (?P<past_hour>{_HOUR}|midnight|noon)\b(?!\ ?(?:%|per\ |[a-z]{{4,}}s\b|hour|{_SCALES}))"
        rf"(?:\s(?P<past_half>{_HALF}))?",
        _past,
    ),
    "spoken": (
        rf"(?P<spoken_hour>{_HOUR})(?:\.(?P<spoken_minute>\d\d))?\s?(?P<spoken_half>{_HALF}|o'clock|o’clock)",
        _spoken,
    ),
    "noon": (r"(?:12\ )?(?:noon|midday)\b", _said(720)),
    "midnight": (r"(?:12\ )?midnight\b", _said(0)),
    "days_from_then": (
        r"(?P<day_after_next>day\ after\ tomorrow)\b|(?P<day_before_last>day\ before\ yesterday)\b|(?P<day_before>yesterday)\b|(?P<same_day>today|tonight|same\ (?:day|evening|night))\b"
        r"|(?:tomorrow|(?:next|following)\ day|day\ after)\b",
        _days_from_then,
    ),
    "weekday_of_month": (
        rf"(?P<nth>last|{'|'.join(common.ORDINAL_WORDS)})(?=\ (?:{'|'.join(_DAYS)})\b)",
        _weekday_of_month,
    ),
    "from_now": (
        r"(?P<counted>last|previous|this|current|next|following|coming)\ (?P<period>week|month|quarter|year)\b"
        rf"|(?P<from_now_of_day>this|next|coming)(?=\ (?:{'|'.join(_DAYS)})\b)|(?P<year_before_last>year\ before\ last)\b",
        _from_now,
    ),
    "part_of_month": (
        rf"(?:(?P<month_starts>start|beginning|first\ day)|(?P<month_ends>end|close|last\ day)|middle)\ (?:of|in)(?=\ (?:the\ |each\ |every\ |this\ |next\ |that\ |a\ )?(?:month|quarter|year|{_MONTH})\b)"
        rf"|(?:(?P<early>early)|(?P<late>late)|mid)(?:-|\ in\ |\ )(?=(?:the\ )?(?:month|quarter|year|(?-i:{'|'.join(_NAMES)}))\b)|(?:month|quarter|year)(?:-|’s\ |'s\ )(?P<ends>end)\b",
        lambda m: names.part_of_month(
            m.span(),
            "start"
            if m["month_starts"] or m["early"]
            else "end"
            if m["month_ends"] or m["late"] or m["ends"]
            else "middle",
        ),
    ),
    "nth_day": (
        rf"(?:(?P<nth_day_word>{'|'.join(common.ORDINALS)})|(?P<nth_day_n>\d{{1,2}})(?:st|nd|rd|th))\ day\b"
        rf"|day\ (?P<day_n>\d{{1,2}}|{_HOUR})\b(?!\ ?(?:%|[ap]\.?m|hour|{_SCALES})|[.:,]\d)",
        _nth_day,
    ),
    "kind_of_day": (
        rf"(?:public\ |bank\ )?(?P<kind>{'|'.join(map(re.escape, _KINDS))})s?\b",
        lambda m: common.kind_of_day(m.span(), *_KINDS[m["kind"].lower()]),
    ),
    "part_of_day": (
        rf"(?P<part_of_day_name>{'|'.join(_PARTS)})s?\b",
        lambda m: common.part_of_day(m.span(), *_PARTS[m["part_of_day_name"].lower()]),
    ),
    "weekday": (rf"(?P<weekday_name>{'|'.join(_DAYS)}|(?-i:{'|'.join(name[:3] for name in _DAYS)}))s?\b", _weekday),
}
"""Forms of moments, for the grammar."""
FIRST_WORDS_OF_TIMES = "|".join(
    [
        *(name.lower() for name in (*_NAMES, *_DAYS)),
        *(name[:3].lower() for name in (*_NAMES, *_DAYS)),
        "sept",
        "noon",
        "midday",
        "midnight",
        "yesterday",
        "today",
        "tonight",
        "same",
        "tomorrow",
        "next",
        "following",
        *(name.lower() + "s" for name in _DAYS),
        *(name + ending for name in (*_KINDS, *_PARTS) for ending in ("", "s")),
        "non",
        "public",
        "bank",
        "last",
        "previous",
        "this",
        "current",
        "coming",
        "start",
        "beginning",
        "end",
        "close",
        "middle",
        "mid",
        "early",
        "late",
        "day",
        "year",
        "month",
        "quarter",
    ]
)
"""Words with which a form may begin."""
