"""What was meant by a value of fixed form, an id, a time, a day or a number, that is written nearly right."""

from __future__ import annotations

import re
import unicodedata
from contextlib import suppress
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from generator.model.base import ID
from generator.model.times import Offset, Time, Unit
from generator.problems import Words, folded
from generator.text.graphemes import SELECTORS
from generator.validating.facts.numerals import HAN, han

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_WIDE = re.compile("[\u3000\uff01-\uff5e\uffe0-\uffe6]")
_UNITS = {
    Unit.MINUTE: ("min", "mins", "minute", "minutes", "m", "分", "分钟"),
    Unit.HOUR: ("h", "hr", "hrs", "hour", "hours", "小时", "个小时", "钟头", "个钟头"),
    Unit.DAY: ("d", "day", "days", "天", "日"),
    Unit.WORKDAY: ("wd", "workday", "workdays", "working day", "working days", "个工作日", "工作日"),
}
_UNIT = {name: unit for unit, names in _UNITS.items() for name in names}
_TIME = re.compile(r"(?P<start>t0? *)?(?P<sign>[+\-−–加减])?(?P<amounts>.+?)(?:之内|以内|内|之后|以后|后|前)?")
_AMOUNT = re.compile(rf" *(?P<amount>[\d.]+|半|[{HAN}]+) *(?P<half>个半)? *(?P<unit>[^\d\s{HAN}半]+(?: days?)?)")
_DAY = re.compile(r"(\d{4}) *[-/.年‐–—−] *(\d{1,2}) *[-/.月‐–—−] *(\d{1,2}) *[日号]?|(\d{4})(\d\d)(\d\d)")
_BEHIND_A_DAY = re.compile(r"(?:[ (]*(?:周|星期|mon|tue|wed|thu|fri|sat|sun)\S*|[ T]\d\d?:\S+)$", re.IGNORECASE)
_NUMBER = re.compile(r"([+\-−]?)(\d{1,3}(?:[, _]\d{3})+|\d+)(\.\d+)?")
_BETWEEN = re.compile(r" *[;；、，,|&+/] *(?:and |和|与)?| +(?:and|or|und) +| *(?:以及|并且|和|与|及|跟|或|同) *")
"""What people put between the items of a list."""

_SIGNS = {
    **dict.fromkeys(";；", Words("分号", "A semicolon")),
    "、": Words("顿号", "An enumeration comma"),
    "，": Words("全角逗号", "A full-width comma"),
    ",": Words("逗号", "A comma"),
    "/": Words("斜线", "A slash"),
    " ": Words("空格", "A space"),
}

_APART = re.compile(r"[^\w/-]+")
"""What may stand between the items too, if each of them is known: a misspelt word may have it inside."""


class Several(NamedTuple):
    """Items in one word, with the place and the look of what stands between the first two."""

    items: tuple[str, ...]
    at: tuple[int, int]
    between: str


def is_wide(word: str) -> bool:
    """Whether full-width letters, digits or signs stand in the word."""
    return bool(_WIDE.search(word))


def narrow(word: str) -> str:
    """The word in half-width characters, without what is not seen."""
    return unicodedata.normalize("NFKC", SELECTORS.sub("", word)).strip()


def several(word: str, known: Callable[[str], object] | None = None) -> Several | None:
    """The items of a list that was written as one word, or None if nothing in the word parts items.

    If each item is `known`, a space, a point or a slash parts them too.
    """
    found = _split(word, _BETWEEN)
    if found and ("/" not in found.between or not known or all(map(known, found.items))):
        return found
    found = _split(word, _APART)
    return found if found and known and all(map(known, found.items)) else None


def _split(word: str, between: re.Pattern[str]) -> Several | None:
    found = between.search(word)
    items = tuple(item for item in (one.strip(" []") for one in between.split(word)) if item)
    if not found or len(items) <= 1:
        return None
    start = found.end() - len(found[0].lstrip() or found[0])
    sign = found[0].strip()
    end = start + len(sign) if sign else found.end() + 1  # a blank is found by what follows it
    return Several(items, (start, end), sign or " ")


def parted(found: Several, *, listed: bool) -> tuple[str, Words, Words]:
    """What is told of several items in one word: the rule, what is wrong and what to do."""
    sign = found.between
    name = _SIGNS.get(sign, Words(f"“{sign}”", f'"{sign}"'))
    items = ", ".join(found.items)
    message = Words(f"{name.zh}在这里隔不开两项。", f"{name.en} separates nothing here.")
    if listed:
        cure = Words(f"各成一项，中间用半角逗号加空格：{items}。", f"Make each an item of its own: {items}.")
        return "wrong-separator", message, cure
    message = Words("这里只能写一个 id。", "Only one id goes here.")
    return "wrong-separator", message, Words(f"只留一个：{items}。", f"Keep one of them: {items}.")


def widened(word: str, meant: str | None) -> tuple[str, Words, Words]:
    """What is told of a word with full-width characters: the rule, what is wrong and what to do."""
    message = Words(f"“{word}”里有全角字符。", f'"{word}" has full-width characters.')
    half = meant or narrow(word)
    return "fullwidth-value", message, Words(f"改成半角：{half}。", f"Write it half-width: {half}.")


def an_id(word: str) -> str | None:
    """The word in the form of an id."""
    made = re.sub(r"[\s_./:;,!?。、‐–—−-]+", "-", narrow(word)).strip("-").lower()
    return made if re.fullmatch(ID, made) else None


def one_of(known: Iterable[str]) -> Callable[[str], str | None]:
    """Finds the one of the `known` words that is the same but for case, width, hyphens and spaces."""
    words = {folded(word): word for word in known}
    return lambda word: words.get(folded(word))


def a_day(word: str) -> str | None:
    """The word in the form `2026-03-01`, if year, month and day stand there in this order and make a day."""
    if found := _DAY.fullmatch(_BEHIND_A_DAY.sub("", narrow(word))):
        with suppress(ValueError):
            return date(*(int(part) for part in found.groups() if part)).isoformat()
    return None


def a_number(word: str) -> str | None:
    """The word in plain figures."""
    found = _NUMBER.fullmatch(narrow(word))
    figures = re.sub(r"[, _]", "", found[2]).lstrip("0") or "0" if found else ""
    return f"{found[1].replace('−', '-').strip('+')}{figures}{found[3] or ''}" if found else None


def a_whole_number(word: str) -> str | None:
    """The word in plain figures, if it has no part behind a point."""
    found = a_number(word)
    return found if found and "." not in found else None


def a_time(form: type[Time]) -> Callable[[str], str | None]:
    """Finds the time of this form that a word says, in Chinese or English, with a whole amount of a known unit."""

    def find(word: str) -> str | None:
        found = _TIME.fullmatch(narrow(word).lower().rstrip(".,;。、"))
        if not found or (form is Offset) != bool(found["start"] or found["sign"]):
            return None
        said = _length(found["amounts"])
        if not said:
            return None
        start = f"T{'-' if found['sign'] and found['sign'] in '-−–减' else '+'}" if form is Offset else ""
        made = f"{start}{said[0]}{said[1].value}"
        return made if form.pattern.fullmatch(made) else None

    return find


def _length(written: str) -> tuple[Fraction, Unit] | None:
    """How much of which unit the amounts make together; None if one of them is none."""
    parts = list(_AMOUNT.finditer(written))
    if "".join(part[0] for part in parts) != written:
        return None
    said = [(_amount(part["amount"]), bool(part["half"]), _UNIT.get(part["unit"].strip())) for part in parts]
    sums = [(amount + Fraction(half, 2), unit) for amount, half, unit in said if amount is not None and unit]
    if len(sums) < len(said) or not sums:
        return None
    if len(sums) == 1 and (sums[0][0].denominator == 1 or sums[0][1] is Unit.WORKDAY):
        return sums[0]
    if any(unit is Unit.WORKDAY for _, unit in sums):
        return None
    minutes = Fraction(sum(amount * _MINUTES[unit] for amount, unit in sums))
    return (minutes / 60, Unit.HOUR) if minutes % 60 == 0 else (minutes, Unit.MINUTE)


_MINUTES = {Unit.MINUTE: 1, Unit.HOUR: 60, Unit.DAY: 24 * 60}


def _amount(written: str) -> Fraction | None:
    if written == "半":
        return Fraction(1, 2)
    if written[0] in HAN:
        said = han(written)
        return next(iter(said)) if len(said) == 1 else None
    with suppress(ValueError):
        return Fraction(written)
    return None
