"""Holds the plain tree against the model: unknown keys, missing fields, wrong types, as problems."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple, get_args, get_origin

from pydantic import BaseModel, RootModel, ValidationError

from generator.model.base import ID, Choice, Path, Text
from generator.model.handbook import Handbook
from generator.model.refs import Ref
from generator.model.times import NOT_A_TIME, Time
from generator.nearly import a_day, a_number, a_time, an_id, is_wide, narrow, one_of, parted, several
from generator.problems import Problem, Words, did_you_mean, nearest
from generator.salvage import Salvage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from pydantic_core import ErrorDetails

    from generator.load import Sources

ONE_ACCOUNTABLE = (
    Words("每一步必须恰有一个负责角色。", "A step has exactly one accountable role."),
    Words("只写一个角色的 id，其余放进 responsible。", "Write one role's id; put the others under responsible."),
)
"""What `one-accountable` says and advises."""


def fit(sources: Sources) -> tuple[Handbook | None, Salvage, list[Problem]]:
    """The Handbook without what does not fit the model, what was left out, and the problems of that.

    The Handbook is None when nothing sensible is left.
    """
    salvage, problems = Salvage(), list[Problem]()
    for _ in range(8):  # leaving an item out can break the list around it: a few rounds, never endless
        try:
            return Handbook.model_validate(salvage.prune(sources.tree)), salvage, problems
        except ValidationError as error:
            errors = error.errors(include_url=False)
        misspelt = set(_misspelt(errors))
        told = [f for f in errors if _path(f) not in sources.unread | misspelt and not _follows(f)]
        problems = problems or [_problem(sources, found) for found in told]
        before = salvage
        for path, kind in [(_path(found), found["type"]) for found in errors]:
            salvage = salvage.also(before.original(path), only_key=kind == "extra_forbidden")
    return None, salvage, problems


def _misspelt(errors: list[ErrorDetails]) -> Iterator[Path]:
    """Paths of missing keys that stand there misspelt, or a level off: the unknown key tells it, once."""
    unknown = [_path(found) for found in errors if found["type"] == "extra_forbidden"]
    for path in (_path(found) for found in errors if found["type"] == "missing"):
        beside = [str(other[-1]) for other in unknown if other[:-1] == path[:-1]]
        if any(_looks_like(word, str(path[-1]), _fields(path[:-1])) for word in beside) or any(other[-1] == path[-1] and _is_near(other[:-1], path[:-1]) for other in unknown):
            yield path


def _looks_like(word: str, key: str, known: list[str]) -> bool:
    return sorted(word.lower()) == sorted(key) or nearest(word.lower(), known) == key


def _is_near(one: Path, other: Path) -> bool:
    """Whether one stands around the other, at most two levels deeper (a list and its item)."""
    short, long = sorted((one, other), key=len)
    return len(long) - len(short) <= 2 and long[: len(short)] == short  # noqa: PLR2004


def _follows(found: ErrorDetails) -> bool:
    """Whether a list is too short only because an item of it does not fit, which is told by itself."""
    return found["type"] == "too_short" and len(found["input"]) >= found.get("ctx", {})["min_length"]


def _path(found: ErrorDetails) -> Path:
    return tuple(part for part in found["loc"] if part != "[key]")


def _problem(sources: Sources, found: ErrorDetails) -> Problem:
    path = _path(found)
    kind, value, limits = found["type"], found["input"], found.get("ctx", {})
    last = str(path[-1]) if path else ""
    if kind == "extra_forbidden":
        place = sources.place(path, key=True)
        return Problem(
            place,
            "unknown-key",
            Words(f"不认识字段“{last}”。", f'Unknown key "{last}".'),
            did_you_mean(last, _fields(path[:-1])),
        )
    if kind == "missing":
        place = sources.place(path)
        message = Words(f"缺少字段“{last}”。", f'The key "{last}" is missing.')
        return Problem(
            place,
            "missing-field",
            message,
            Words(f"补上 {last}。{_about(path)}", f"Add {last}. {_about(path)}".rstrip()),
        )
    if isinstance(value, str) and (said := _nearly(path, kind, value, limits)):
        rule, message, cure, at = said
        return Problem(sources.place(path, span=at), rule, message, cure)
    rule, message, cure = _type_problem(path, kind, value, limits)
    return Problem(sources.place(path), rule, message, cure)


def _nearly(path: Path, kind: str, value: str, limits: Mapping[str, Any]) -> _Told | None:
    """What is told of a word that is nearly right: several in one, full-width, or a list's only item."""
    expected = _type_at(path)
    if kind == "tuple_type" and issubclass(item := _class(get_args(expected)[0]), Ref | Choice):
        found = several(value)
        right = one_of(one.value for one in item) if issubclass(item, Choice) else an_id
        items = [right(word) or word for word in (found.items if found else (narrow(value),))]
        message = Words("这里要一个列表。", "Here goes a list.")
        return _Told("wrong-type", message, _write(f"[{', '.join(items)}]"), None)
    if kind == "tuple_type":
        return None
    meant = _meant(expected, kind, limits)(value)
    if is_wide(value) and _has_a_form(kind):
        message = Words(f"“{value}”里有全角字符。", f'"{value}" has full-width characters.')
        half = meant or narrow(value)
        return _Told("fullwidth-value", message, Words(f"改成半角：{half}。", f"Write it half-width: {half}."), None)
    if kind == "enum" and (found := several(value)) and all(map(_meant(expected, kind, limits), found.items)):
        return _Told(*parted(found, listed=isinstance(path[-1], int)), found.at)
    if meant:
        rule, message, _ = _type_problem(path, kind, value, limits)
        return _Told(rule, message, _write(meant), None)
    return None


def _meant(expected: object, kind: str, limits: Mapping[str, Any]) -> Callable[[str], str | None]:
    """How to find what was meant where a value does not fit in this way."""
    known = _class(expected)
    if kind == NOT_A_TIME and issubclass(known, Time):
        return a_time(known)
    if kind == "enum" and issubclass(known, Choice):
        return one_of(one.value for one in known)
    if kind == "bool_parsing":
        return lambda word: {"是": "true", "对": "true", "有": "true", "否": "false", "无": "false"}.get(narrow(word))
    if kind.startswith("date"):
        return a_day
    if kind in {"int_parsing", "decimal_parsing"}:
        return a_number
    return an_id if limits.get("pattern") == ID else lambda _: None


def _has_a_form(kind: str) -> bool:
    """Whether a value that fails so is one of letters, digits and signs, not of words."""
    return (
        kind in {NOT_A_TIME, "enum", "string_pattern_mismatch"} or kind.endswith("parsing") or kind.startswith("date")
    )


def _write(right: str) -> Words:
    return Words(f"写成 {right}。", f"Write {right}.")


_REPEATED = 40
"""Characters of a text that a cure repeats."""


class _Told(NamedTuple):
    """What is told of a value; `at` is the stretch of it that is meant."""

    rule: str
    message: Words
    cure: Words
    at: tuple[int, int] | None


def _type_problem(path: Path, kind: str, value: object, limits: Mapping[str, Any]) -> tuple[str, Words, Words]:
    expected = _type_at(path)
    shown = value if isinstance(value, str) else "{…}" if isinstance(value, dict) else "[…]"
    if kind == "enum" and isinstance(expected, type) and issubclass(expected, Choice):
        message = Words(f"这里不能写“{shown}”。", f'"{shown}" is not one of the choices here.')
        return "wrong-choice", message, did_you_mean(str(shown), [c.value for c in expected])
    if kind == "time":
        message = Words(f"“{shown}”不是这里的时间写法。", f'"{shown}" is not a time as written here.')
        return "wrong-time", message, Words(f"例如：{limits['example']}。", f"For example: {limits['example']}.")
    if issubclass(_class(expected), Text) and kind != "string_type":
        message = Words("这里要各语言并列的文字。", "Here goes a text with all languages side by side.")
        return "wrong-type", message, _write(_side_by_side(value))
    if isinstance(expected, type) and issubclass(expected, Ref) and path and path[-1] == "accountable":
        return "one-accountable", *ONE_ACCOUNTABLE
    names = {
        "tuple_type": Words("这里要一个列表。", "Here goes a list."),
        "model_type": Words("这里要若干字段。", "Here go keys with values."),
        "dict_type": Words("这里要若干字段。", "Here go keys with values."),
        "string_type": Words("这里要一段文字。", "Here goes a text."),
        "int_parsing": Words(f"“{shown}”不是整数。", f'"{shown}" is not a whole number.'),
        "decimal_parsing": Words(f"“{shown}”不是数。", f'"{shown}" is not a number.'),
        "bool_parsing": Words(f"“{shown}”不是 true 或 false。", f'"{shown}" is neither true nor false.'),
        "string_pattern_mismatch": Words(f"“{shown}”的写法不对。", f'"{shown}" is not of the right form.'),
        "too_long": Words(f"最多 {limits.get('max_length')} 项。", f"At most {limits.get('max_length')} items."),
        "too_short": Words(f"至少 {limits.get('min_length')} 项。", f"At least {limits.get('min_length')} items."),
    }
    message = names.get(kind) or (
        Words(f"“{shown}”不是有效日期。", f'"{shown}" is not a date.')
        if kind.startswith("date")
        else Words(f"“{shown}”不合要求。", f'"{shown}" does not fit.')
    )
    if kind == "tuple_type":
        return "wrong-type", message, _as_list(_class(get_args(expected)[0]), value)
    return "wrong-type" if kind.endswith("type") else "wrong-value", message, _form(kind, limits)


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


def _form(kind: str, limits: Mapping[str, Any]) -> Words:
    if kind == "string_pattern_mismatch":
        if limits.get("pattern") == ID:
            return Words(
                "用小写字母、数字和连字符，以字母开头，如 stop-sale。",
                "Use lower-case letters, digits and hyphens, a letter first, such as stop-sale.",
            )
        return Words(f"须符合 {limits.get('pattern')}。", f"It has to match {limits.get('pattern')}.")
    if kind.startswith("date"):
        return Words("写成 2026-03-01。", "Write it as 2026-03-01.")
    bounds = [
        f"{sign} {limits[name]}"
        for name, sign in (("ge", "≥"), ("gt", ">"), ("le", "≤"), ("lt", "<"))
        if name in limits
    ]
    if bounds:
        return Words(f"要求 {'、'.join(bounds)}。", f"It has to be {' and '.join(bounds)}.")
    return Words("照同类条目的写法改正。", "Write it as the items beside it are written.")


def _about(path: Path) -> str:
    """The known choices of a missing field, where it has few."""
    expected = _type_at(path)
    if isinstance(expected, type) and issubclass(expected, Choice):
        return "(" + ", ".join(c.value for c in expected) + ")"
    return "{zh: …, en: …}" if isinstance(expected, type) and issubclass(expected, Text) else ""


def _fields(path: Path) -> list[str]:
    part = _type_at(path)
    return list(part.model_fields) if isinstance(part, type) and issubclass(part, BaseModel) else []


def _type_at(path: Path) -> object:
    """The type that the model wants at `path`; None where it wants nothing."""
    at: object = Handbook
    for step in path:
        if isinstance(at, type) and issubclass(at, BaseModel) and not issubclass(at, RootModel):
            field = at.model_fields.get(str(step))
            at = _plain(field.annotation) if field else None
        elif get_origin(at) is tuple:
            at = _plain(get_args(at)[0])
        elif get_origin(at) is dict:
            at = _plain(get_args(at)[1])
        else:
            return at
    return at


def _class(found: object) -> type:
    """A type that the model wants, as a class; `object` where it is none."""
    plain = _plain(found)
    return plain if isinstance(plain, type) and get_origin(plain) is None else object


def _plain(annotation: object) -> object:
    """`X` of `X | None` and of `Annotated[X, …]`."""
    if get_origin(annotation) is Annotated:
        return _plain(get_args(annotation)[0])
    choices = [inner for inner in get_args(annotation) if inner is not type(None)]
    return _plain(choices[0]) if len(choices) == 1 and get_origin(annotation) not in {tuple, dict} else annotation
