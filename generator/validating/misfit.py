"""What is told of a value that does not fit the model: which rule it breaks, what is wrong and what to do."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from generator.loading.line_faults import no_colon
from generator.model.base import ID, NOT_A_NUMBER, Text
from generator.model.choice import Choice
from generator.model.refs import Ref
from generator.model.times import NOT_A_TIME, Time
from generator.problems import Words, did_you_mean
from generator.validating.expected import class_of, example_at, fields, item_of, type_at
from generator.validating.nearly_right import (
    a_day,
    a_number,
    a_time,
    a_whole_number,
    an_id,
    is_wide,
    narrow,
    one_of,
    parted,
    several,
    widened,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from generator.model.base import Path

ONE_ACCOUNTABLE = (
    Words("每一步必须恰有一个负责角色。", "A step has exactly one accountable role."),
    Words("只写一个角色的 id，其余放进 responsible。", "Write one role's id; put the others under responsible."),
)
"""What `one-accountable` says and advises."""
_NUMBERED = re.compile(r"^(?:[(（]?\d{1,2}[.)、．）]|[(（]?[a-z][)）]|[①-⑳⓪❶-❿]|\[[ xX]?\]|[*+•·→➢➤▶►✓✔√□☐☑■-])\s*")
"""How an item of a list begins elsewhere than in YAML."""
_ONE_ID = (
    Words("这里只能写一个 id。", "Only one id goes here."),
    Words("只留一个，不写成列表。", "Keep one of them, and no list."),
)
_LISTED = Words(
    "写进方括号，各项之间用半角逗号加空格：[甲, 乙]；id 里没有空格。",
    "Write them in brackets, with a comma and a space between: [a, b]; no id has a space in it.",
)
_YES = {
    **dict.fromkeys(("true", "yes", "on", "1", "是", "对", "有", "√", "✓"), "true"),
    **dict.fromkeys(("false", "no", "off", "0", "否", "无", "×"), "false"),
}
_REPEATED = 40
"""Characters of a text that a cure repeats."""


class Misfit(NamedTuple):
    """What is told of a value; `at` is the stretch of it that is meant."""

    rule: str
    message: Words
    cure: Words
    at: tuple[int, int] | None


def misfit(path: Path, kind: str, value: object, limits: Mapping[str, Any]) -> Misfit:
    """What is told of the `value` at `path`, which fails in the way that pydantic calls `kind`, within `limits`."""
    if isinstance(value, str):
        nearly = _lost_colon(path, value) if kind == "model_type" else _nearly(path, kind, value, limits)
    else:
        nearly = None
    return nearly or Misfit(*_plainly(path, kind, value, limits), None)


def _nearly(path: Path, kind: str, value: str, limits: Mapping[str, Any]) -> Misfit | None:
    """What is told of a word that is nearly right: several in one, full-width, or a list's only item."""
    expected = type_at(path)
    if kind == "tuple_type":
        item = item_of(expected)
        return _alone(item, value) if issubclass(item, Ref | Choice) else None
    meant = _meant(expected, kind, limits)(value)
    if is_wide(value) and _has_a_form(kind):
        return Misfit(*widened(value, meant), None)
    if kind == "enum" and (found := several(value)) and all(map(_meant(expected, kind, limits), found.items)):
        return Misfit(*parted(found, listed=isinstance(path[-1], int)), found.at)
    if meant:
        rule, message, _ = _plainly(path, kind, value, limits)
        return Misfit(rule, message, _write(meant), None)
    return None


def _alone(item: type, value: str) -> Misfit:
    """What is told of a word, or several in one, where a list of such items belongs."""
    value = _NUMBERED.sub("", value)
    found = several(value)
    right = one_of(one.value for one in item) if issubclass(item, Choice) else an_id
    items = [right(word) or word for word in (found.items if found else (narrow(value),))]
    cure = _write(f"[{', '.join(items)}]")
    if issubclass(item, Ref) and not found and re.search(r"\S\s+\S", value):
        cure = _LISTED  # one id or several: nobody knows
    return Misfit("wrong-type", Words("这里要一个列表。", "Here goes a list."), cure, None)


def _lost_colon(path: Path, value: str) -> Misfit | None:
    """What is told of a key and its value with another mark than a colon between them, or none."""
    word = re.match(r"[a-z_][\w-]*(?=[ ,，;；.=])", value)
    if not word or word[0] not in fields(path):
        return None
    told = no_colon(word.end(), word[0])
    return Misfit(told.rule, told.message, told.cure, (told.at, told.at + 1))


def _meant(expected: object, kind: str, limits: Mapping[str, Any]) -> Callable[[str], str | None]:
    """How to find what was meant where a value does not fit in this way."""
    known = class_of(expected)
    if kind == NOT_A_TIME and issubclass(known, Time):
        return a_time(known)
    if kind == "enum" and issubclass(known, Choice):
        return one_of(one.value for one in known)
    if kind == "bool_parsing":
        return lambda word: _YES.get(narrow(word).lower().rstrip(".,;。、!"))
    if kind.startswith("date"):
        return a_day
    if kind in {"int_parsing", NOT_A_NUMBER}:
        return a_whole_number if kind == "int_parsing" else a_number
    return an_id if limits.get("pattern") == ID else lambda _: None


def _has_a_form(kind: str) -> bool:
    """Whether a value that fails so is one of letters, digits and signs, not of words."""
    return (
        kind in {NOT_A_TIME, "enum", "string_pattern_mismatch"} or kind.endswith("parsing") or kind.startswith("date")
    )


def _write(right: str) -> Words:
    return Words(f"写成 {right}。", f"Write {right}.")


def _plainly(path: Path, kind: str, value: object, limits: Mapping[str, Any]) -> tuple[str, Words, Words]:
    """What is told of any other value: the rule, what is wrong and what to do."""
    expected = type_at(path)
    shown = value if isinstance(value, str) else "{…}" if isinstance(value, dict) else "[…]"
    if kind == "enum" and isinstance(expected, type) and issubclass(expected, Choice):
        message = Words(f"这里不能写“{shown}”。", f'"{shown}" is not one of the choices here.')
        return "wrong-choice", message, did_you_mean(str(shown), [c.value for c in expected])
    if kind == "time":
        message = Words(f"“{shown}”不是这里的时间写法。", f'"{shown}" is not a time as written here.')
        return "wrong-time", message, Words(f"例如：{limits['example']}。", f"For example: {limits['example']}.")
    if issubclass(class_of(expected), Text) and kind != "string_type":
        message = Words("这里要各语言并列的文字。", "Here goes a text with all languages side by side.")
        return "wrong-type", message, _write(_side_by_side(value))
    accountable = path[-1:] == ("accountable",)
    if issubclass(class_of(expected), Ref) and (accountable or isinstance(value, list)):
        one = ("one-accountable", *ONE_ACCOUNTABLE)
        return one if accountable else ("wrong-type", *_ONE_ID)
    names = {
        "tuple_type": Words("这里要一个列表。", "Here goes a list."),
        "model_type": Words("这里要若干字段。", "Here go keys with values."),
        "dict_type": Words("这里要若干字段。", "Here go keys with values."),
        "string_type": Words("这里要一个 id。", "Here goes an id.")
        if issubclass(class_of(expected), Ref)
        else Words("这里要一段文字。", "Here goes a text."),
        "int_parsing": Words(f"“{shown}”不是整数。", f'"{shown}" is not a whole number.'),
        "decimal_parsing": Words(f"“{shown}”不是数。", f'"{shown}" is not a number.'),
        "bool_parsing": Words(f"“{shown}”不是 true 或 false。", f'"{shown}" is neither true nor false.'),
        "string_pattern_mismatch": Words(f"“{shown}”的写法不对。", f'"{shown}" is not of the right form.'),
        "too_long": Words(f"最多 {limits.get('max_length')} 项。", f"At most {_items(limits.get('max_length'))}."),
        "too_short": Words(f"至少 {limits.get('min_length')} 项。", f"At least {_items(limits.get('min_length'))}."),
    }
    message = names.get(kind) or (
        Words(f"“{shown}”不是有效日期。", f'"{shown}" is not a date.')
        if kind.startswith("date")
        else Words(f"“{shown}”不合要求。", f'"{shown}" does not fit.')
    )
    if kind == "tuple_type":
        return "wrong-type", message, _as_list(item_of(expected), value)
    cure = Words("补上这里该有的。", "Add what belongs here.") if kind == "too_short" else _form(path, kind, limits)
    return "wrong-type" if kind.endswith("type") else "wrong-value", message, cure


def _items(number: int | None) -> str:
    return "1 item" if number == 1 else f"{number} items"


def _as_list(item: type, value: object) -> Words:
    """How a list of such items is written."""
    if issubclass(item, Text):
        right = f"- {_side_by_side(value)}"
        return Words(f"每项一行：{right}。", f"Give each a line of its own: {right}.")
    return Words("每项一行，以“- ”开头。", 'Give each a line of its own that begins with "- ".')


def _side_by_side(value: object) -> str:
    """The form of a text, with the words that stand there in one language only, if they are short and plain."""
    if not isinstance(value, str) or len(value) > _REPEATED or re.search(r"""[,:{}\[\]#"'\n]""", value):
        return "{zh: …, en: …}"
    return f"{{zh: …, en: {value}}}" if value.isascii() else f"{{zh: {value}, en: …}}"


def _form(path: Path, kind: str, limits: Mapping[str, Any]) -> Words:
    if kind == "string_pattern_mismatch":
        return _pattern(path, limits)
    if kind.startswith("date"):
        return Words("写成 2026-03-01 这样。", "Write it like 2026-03-01.")
    if kind == "model_type" and (needed := fields(path, needed=True)):
        listed = ", ".join(needed)
        return Words(f"要有这些字段：{listed}。", f"It needs these keys: {listed}.")
    if kind in _PLAIN:
        return _PLAIN[kind]
    bounds = [
        f"{sign} {_shown(limits[name])}"
        for name, sign in (("ge", "≥"), ("gt", ">"), ("le", "≤"), ("lt", "<"))
        if name in limits
    ]
    if bounds:
        return Words(f"要求 {'、'.join(bounds)}。", f"It has to be {' and '.join(bounds)}.")
    return Words("照同类条目的写法改正。", "Write it as the items beside it are written.")


def _pattern(path: Path, limits: Mapping[str, Any]) -> Words:
    """How a word of a fixed form is written."""
    if limits.get("pattern") == ID:
        return Words(
            "用小写字母、数字和连字符，以字母开头，如 stop-sale。",
            "Use lower-case letters, digits and hyphens, a letter first, such as stop-sale.",
        )
    if example := example_at(path):
        return Words(f"写成这样：{example}", f"Write it like {example}")
    return Words(f"须符合 {limits.get('pattern')}。", f"It has to match {limits.get('pattern')}.")


_FIGURES_ONLY = Words("只写半角数字，不带单位和逗号。", "Write digits only, with no unit and no comma.")
_PLAIN = {
    "bool_parsing": Words("写 true（是）或 false（否）。", "Write true or false."),
    "int_parsing": _FIGURES_ONLY,
    NOT_A_NUMBER: _FIGURES_ONLY,
}
"""What to write in place of a value that fails in such a way."""


def _shown(limit: object) -> str:
    """A bound as files write it: pydantic gives days as Python's source."""
    found = re.fullmatch(r"datetime\.date\((\d+), (\d+), (\d+)\)", str(limit))
    return date(*map(int, found.groups())).isoformat() if found else str(limit)
