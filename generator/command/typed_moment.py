"""The moment that somebody means who types a time in a hurry, with a Chinese or an English keyboard.

`docs/assets/run/moment.js` and `moment-words.js` read the same forms in the browser; `tests/data/vectors/clock.json`
holds both to it.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from generator.command.plain_words import MONTH, MONTHS, half_width, plain

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import tzinfo

EXAMPLE = "2026-03-01 14:05"
_FIRST, _LAST = 2000, 2199
"""Years of the days that the handbook knows, so that nothing counted from them leaves the calendar."""
_AHEAD = timedelta(days=31)
"""A day without a year is the last one of that name, unless it is this soon."""
_NOON, _DUSK, _DAY_S_END, _MONTHS = 12, 5, 24, 12
_NOW = {"now", "just now", "right now", "现在", "此刻", "刚刚", "刚才"}
_DAYS_BACK = {
    "today": 0,
    "今天": 0,
    "今日": 0,
    "the day before yesterday": 2,
    "day before yesterday": 2,
    "yesterday": 1,
    "昨天": 1,
    "昨日": 1,
    "大前天": 3,
    "前天": 2,
    "the day after tomorrow": -2,
    "day after tomorrow": -2,
    "tomorrow": -1,
    "明天": -1,
    "明日": -1,
    "后天": -2,
}
_DAYS_AGO = r"\d{1,2} ?(?:days? ago|天(?:以|之)?前)"
_WEEKDAY = re.compile(
    r"(?<![a-z])(?:on )?\(? ?(?:(mon)(?:day)?|(tue)(?:s|sday)?|(wed)(?:s|nesday)?|(thu)(?:r|rs|rsday)?|(fri)(?:day)?"
    r"|(sat)(?:urday)?|(sun)(?:day)?)(?![a-z])\.?(?: (?:of )?(last week|this week|last))? ?\)?,?"
)
_HALVES = {
    "上午": "morning",
    "早上": "morning",
    "早晨": "morning",
    "清晨": "morning",
    "凌晨": "morning",
    "中午": "noon",
    "下午": "afternoon",
    "傍晚": "evening",
    "晚上": "evening",
    "夜里": "evening",
    "am": "morning",
    "pm": "afternoon",
    "in the morning": "morning",
    "in the afternoon": "afternoon",
    "in the evening": "evening",
    "at night": "evening",
}
_DAY = (
    r"(?:(\d{4})(?:([-/.]) ?(\d{1,2})\2 ?(\d{1,2})| ?年 ?(\d{1,2}) ?月 ?(\d{1,2})(?: ?[日号])?)"
    r"|(\d{1,2}) ?月 ?(\d{1,2})(?: ?[日号])?"
    rf"|(?:the )?(\d{{1,2}})(?:st|nd|rd|th)?(?: of |[ -]){MONTH}(?:(?:,? |-)(\d{{4}}))?"
    rf"|{MONTH} (\d{{1,2}})(?:st|nd|rd|th)?(?:,? (\d{{4}}))?"
    rf"|({'|'.join(_DAYS_BACK)}|{_DAYS_AGO})"
    r"|(?:the )?(\d{1,2})(?:st|nd|rd|th| ?[日号]))"
)
_DAY_SHOWN = re.compile(r"^(\d\d)-(\d\d)(?= )")
"""As the site writes a day of this year, with its name: 11-28 Sat. Without the name nobody can tell day from month."""
_TWO_NUMBERS = re.compile(r"(?<![\d/:-])(\d{1,2})([/-])(\d{1,2})(?:\2(\d{4}))?(?![\d/:-])")
"""11/29, 29/11/2026: taken where only one of the numbers can be the month."""
_DAY_FIRST = re.compile(rf"{_DAY}(?:,? ?at |[ ,t]*)(?=\D|\d{{1,2}}\D)")
_DAY_LAST = re.compile(rf"(?:,? on |[ ,]+){_DAY}$")
_TIME = re.compile(
    r"(上午|早上|早晨|清晨|凌晨|中午|下午|傍晚|晚上|夜里)? ?"
    r"(\d{1,2}) ?(?:: ?(\d\d)(?: ?: ?\d\d(?:\.\d+)?)?|h(\d\d)"
    r"|[点时] ?(?:(\d{1,2})(?: ?分(?: ?\d{1,2} ?秒)?)?|(半)|([13])刻|整|钟)?)?"
    r" ?(am|pm|in the morning|in the afternoon|in the evening|at night)?"
    r" ?(z|utc|gmt|(?:utc|gmt)?[+-]\d{1,2}(?::?\d\d)?)?"
)
_AGO = re.compile(
    r"(?:t ?\+ ?)?"
    r"(?:(half an |半个?)(?:hour|小时)"
    r"|(an?|\d{1,3}(?:\.5)?|\d{1,3} ?个半) ?(?:hours?|hrs?|h|个?小时)"
    r"(?:(?: and)? ?(\d{1,4}) ?(?:minutes?|mins?|m|分钟|分)?)?"
    r"|(\d{1,5}) ?(?:minutes?|mins?|m|分钟|分)"
    r"|(a|\d{1,2}) ?(?:days?|天))"
    r" ?(?:ago|以前|之前|前)"
)


class Called(NamedTuple):
    """A zone of time, and what it is called."""

    zone: tzinfo
    names: tuple[str, ...]


class NotAMoment(ValueError):  # noqa: N818 - named for what was typed
    """Nobody can tell which moment is meant."""


def read_moment(text: str, now: datetime, zones: Sequence[Called]) -> datetime:
    """The moment that `text` says, in the time of the first of `zones`, unless it names another; seconds are cut off.

    Takes dates with `-`, `/`, `.`, 年月日 or a month's English name, without their year too, days of a month and of the
    week, which are the last of that name; `29/11` where only one of the numbers can be the month; times with `:`, `.`,
    点 or nothing between, of 12 or 24 hours, full-width ones and Chinese numerals too, noon and midnight; `now`;
    `20 min ago`; and a time alone, which is the last one that the clocks of its zone have shown: what begins a crisis
    has happened. Raises NotAMoment for all else.
    """
    here = zones[0].zone
    try:
        said, zone = _named_zone(half_width(text), zones)
        moment = _moment(plain(said), now.astimezone(UTC), zone).astimezone(UTC)
        if not _FIRST <= moment.astimezone(here).year <= _LAST:
            raise NotAMoment(text)
        return moment.astimezone(here).replace(second=0, microsecond=0)
    except (ValueError, OverflowError):
        raise NotAMoment(text) from None


def _named_zone(said: str, zones: Sequence[Called]) -> tuple[str, tzinfo]:
    """What is said without the name of the zone that it is said in, and that zone; the first where none is named."""
    called = [(half_width(name), one.zone) for one in zones for name in one.names]
    called += [(re.sub(" ?(?:time|时间)$", "", name), zone) for name, zone in called]  # 22:15 Beijing
    for name, zone in called:
        if name and (found := re.search(rf"(?<![a-z]){re.escape(name)}(?![a-z+-])", said)):
            return f"{said[: found.start()]}{said[found.end() :]}", zone
    return said, zones[0].zone


def _moment(said: str, now: datetime, here: tzinfo) -> datetime:
    if said in _NOW:
        return now
    if ago := _AGO.fullmatch(said):
        return now - _length(ago)
    weekday = _WEEKDAY.search(said)
    if weekday:
        said = f"{said[: weekday.start()]} {said[weekday.end() :]}".strip()
        said = _DAY_SHOWN.sub(r"\1月\2日", said)
    said = _TWO_NUMBERS.sub(_ordered, said, count=1)
    if found := _DAY_FIRST.match(said):
        moment = _at(said[found.end() :], partial(_day, found), now, here)
    elif found := _DAY_LAST.search(said):
        moment = _at(said[: found.start()], partial(_day, found), now, here)
    else:
        moment = _at(said, partial(_day_of_week, weekday), now, here)
        if moment > now and not (weekday and weekday[8]):
            return _at(said, partial(_day_of_week_before, weekday), now, here)
        return moment
    if weekday and (weekday[8] or moment.weekday() != _number_of(weekday)):
        raise ValueError(said)
    return moment


def _length(ago: re.Match[str]) -> timedelta:
    """How long ago it was."""
    half, hours, and_minutes, minutes, days = ago.groups()
    if half:
        return timedelta(minutes=30)
    if minutes:
        return timedelta(minutes=int(minutes))
    if days:
        return timedelta(days=1 if days == "a" else int(days))
    length = 1.0 if hours.startswith("a") else float(hours.replace(" ", "").replace("个半", ".5"))
    return timedelta(minutes=int(length * 60) + int(and_minutes or 0))


def _at(time: str, day: Callable[[datetime], datetime], now: datetime, here: tzinfo) -> datetime:
    """The time of the day that it is by the `now` of its zone, `here` if it names none; raises ValueError."""
    found = _TIME.fullmatch(re.sub("^at |,$", "", time.strip()))
    if not found:
        raise ValueError(time)
    half, hour, minute, minute_h, minutes, thirty, quarters, behind, zone = found.groups()
    if not (behind or time.strip(" z").find(":") > 0 or minute_h or "点" in time or "时" in time):
        raise ValueError(time)
    past = 30 if thirty else 15 * int(quarters or 0) or int(minute or minute_h or minutes or 0)
    date = day(now.astimezone(_zone(zone) if zone else here)).replace(fold=0)
    if (int(hour), past) == (_DAY_S_END, 0) and not (half or behind):
        return date.replace(hour=0, minute=0) + timedelta(days=1)
    [of_24] = {_hour(int(hour), part) for part in (half, behind) if part} or {int(hour)}
    return date.replace(hour=of_24, minute=past)


def _day(found: re.Match[str], now: datetime) -> datetime:
    """The day meant, with the time of `now`; raises ValueError for one that no calendar has."""
    groups = found.groups()
    if back := groups[14]:
        return now - timedelta(days=_DAYS_BACK[back] if back in _DAYS_BACK else int(re.findall(r"\d+", back)[0]))
    if number := groups[15]:
        near = now if int(number) <= now.day else now.replace(day=1) - timedelta(days=1)
        return near.replace(day=int(number))
    year = groups[0] or groups[10] or groups[13]
    month = groups[2] or groups[4] or groups[6] or MONTHS.index(groups[9] or groups[11]) + 1
    day = groups[3] or groups[5] or groups[7] or groups[8] or groups[12]
    if year:
        return now.replace(year=int(year), month=int(month), day=int(day))
    moment = now.replace(month=int(month), day=int(day))
    return moment.replace(year=now.year - 1) if moment - now > _AHEAD else moment


def _day_of_week(found: re.Match[str] | None, now: datetime) -> datetime:
    """The last day of that name, today if it is called so or none is named, with the time of `now`."""
    if found is None:
        return now
    number, week = _number_of(found), found[8]
    back = (now.weekday() - number) % 7
    if week == "last" and now.weekday() > number:  # of this week, or of the one before it
        raise ValueError(week)
    if week:
        back = now.weekday() - number + (7 if week.startswith("last") else 0)
    return now - timedelta(days=back)


def _day_of_week_before(found: re.Match[str] | None, now: datetime) -> datetime:
    """The day of that name before the last one; the day before today if none is named."""
    return _day_of_week(found, now) - timedelta(days=7 if found else 1)


def _ordered(found: re.Match[str]) -> str:
    """Two numbers as a Chinese date says them, the month first; raises ValueError where either may be the month."""
    one, other, year = int(found[1]), int(found[3]), found[4]
    if max(one, other) <= _MONTHS and one != other:
        raise ValueError(found[0])
    month, day = (other, one) if one > _MONTHS else (one, other)
    return f"{year + '年' if year else ''}{month}月{day}日"


def _number_of(weekday: re.Match[str]) -> int:
    """Of a day of the week, from 0 on Monday."""
    return next(number for number in range(7) if weekday[number + 1])


def _hour(hour: int, half: str) -> int:
    """The hour of 24; raises ValueError when half of the day and hour cannot both be right.

    An evening has its hours from five to eleven: at twelve, and at one, it is another day's night.
    """
    part = _HALVES.get(half)
    if part is None:
        return hour
    if part == "evening":
        if hour % _NOON < _DUSK or _NOON < hour < _NOON + _DUSK or hour >= _DAY_S_END:
            raise ValueError(hour)
        return hour % _NOON + _NOON
    if hour > _NOON and part == "afternoon":
        return hour
    if hour > _NOON:
        raise ValueError(hour)
    if part == "noon":
        return hour if hour > _NOON - 2 else hour + _NOON
    return hour % _NOON + (_NOON if part == "afternoon" else 0)


def _zone(name: str) -> tzinfo:
    """The zone `+08:00`, `-5`, `z` or `utc+8`."""
    found = re.search(r"([+-])(\d{1,2}):?(\d\d)?", name)
    if not found:
        return UTC
    ahead = timedelta(hours=int(found[2]), minutes=int(found[3] or 0))
    return timezone(ahead if found[1] == "+" else -ahead)
