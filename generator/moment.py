"""The moment that somebody means who types a time in a hurry, with a Chinese or an English keyboard."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING
from unicodedata import normalize

if TYPE_CHECKING:
    from datetime import tzinfo

BEIJING = timezone(timedelta(hours=8))
EXAMPLE = "2026-03-01 14:05"
_FIRST, _LAST = 2000, 2199
"""Years of the days that the handbook knows, so that nothing counted from them leaves the calendar."""
_NOW = {"now", "现在"}
_DAYS_BACK = {"today": 0, "今天": 0, "今日": 0, "yesterday": 1, "昨天": 1, "昨日": 1}
_AFTERNOON = {"pm", "p.m.", "下午", "晚上", "傍晚"}
_WRITTEN = re.compile(
    rf"""
    (?:(?P<year>\d{{4}})(?P<mark>[-/.]|年)\s*(?P<month>\d{{1,2}})(?:(?P=mark)|月)\s*(?P<day>\d{{1,2}})日?[\sT]*
      |(?P<back>{"|".join(_DAYS_BACK)})\s*)?
    (?P<before>上午|早上|凌晨|中午|下午|傍晚|晚上)?\s*
    (?P<hour>\d{{1,2}})\s?(?::\s?(?P<minute>\d\d)(?:\s?:\s?\d\d(?:\.\d+)?)?|[点时]\s?(?:(?P<minutes>\d{{1,2}})分?|(?P<half>半))?)
    \s*(?P<behind>[ap]\.?m\.?)?
    \s*(?P<zone>Z|UTC|GMT|(?:UTC|GMT)?[+-]\d{{1,2}}(?::?\d\d)?)?
    """,
    re.VERBOSE | re.IGNORECASE,
)


class NotAMoment(ValueError):  # noqa: N818 - named for what was typed
    """Nobody can tell which moment is meant."""


def read_moment(text: str, now: datetime) -> datetime:
    """The moment that `text` says, in Beijing time, unless it names another zone; seconds are cut off.

    Takes dates with `-`, `/`, `.` or 年月日 and times with `:` or 点, full-width ones too; `now`; and a time alone,
    on the day that it is `now` in its zone. Raises NotAMoment for all else.
    """
    said = normalize("NFKC", text).strip().strip("\"'").strip()
    try:
        moment = now if said.lower() in _NOW else _written(said, now)
    except (ValueError, OverflowError):
        raise NotAMoment(text) from None
    if not _FIRST <= moment.astimezone(BEIJING).year <= _LAST:
        raise NotAMoment(text)
    return moment.astimezone(BEIJING).replace(second=0, microsecond=0)


def _written(said: str, now: datetime) -> datetime:
    found = _WRITTEN.fullmatch(said)
    if not found or (found["mark"] == "年") != ("月" in said):
        raise ValueError(said)
    zone = _zone(found["zone"] or "")
    day = now.astimezone(zone) - timedelta(days=_DAYS_BACK[(found["back"] or "today").lower()])
    if found["year"]:
        day = datetime(int(found["year"]), int(found["month"]), int(found["day"]), tzinfo=zone)
    hour = _hour(int(found["hour"]), found["before"] or "", (found["behind"] or "").lower())
    minute = 30 if found["half"] else int(found["minute"] or found["minutes"] or 0)
    return day.replace(hour=hour, minute=minute)


def _hour(hour: int, before: str, behind: str) -> int:
    """The hour of 24; raises ValueError when half of the day and hour cannot both be right."""
    noon = 12
    half = before or behind
    if not half:
        return hour
    if hour > noon:
        if half in _AFTERNOON:
            return hour
        raise ValueError(hour)
    if before == "晚上" and hour == noon:  # midnight, but of which day?
        raise ValueError(hour)
    if half in _AFTERNOON:
        return hour % noon + noon
    if before == "中午":
        return hour if hour > noon - 2 else hour + noon
    return hour % noon


def _zone(name: str) -> tzinfo:
    """The zone `+08:00`, `-5`, `Z` or `UTC+8`; Beijing's where none is named."""
    if not name:
        return BEIJING
    found = re.search(r"([+-])(\d{1,2}):?(\d\d)?", name)
    if not found:
        return UTC
    ahead = timedelta(hours=int(found[2]), minutes=int(found[3] or 0))
    return timezone(ahead if found[1] == "+" else -ahead)
