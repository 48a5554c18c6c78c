"""Holds the plain tree against the model: unknown keys, missing fields, wrong types, as problems."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args, get_origin

from pydantic import BaseModel, RootModel, ValidationError

from generator.model.base import ID, Choice, Path, Text
from generator.model.handbook import Handbook
from generator.model.refs import Ref
from generator.problems import Problem, Words, did_you_mean, nearest
from generator.salvage import Salvage

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pydantic_core import ErrorDetails

    from generator.load import Sources


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
        if any(_looks_like(word, str(path[-1]), _fields(path[:-1])) for word in beside) or any(
            other[-1] == path[-1] and _is_near(other[:-1], path[:-1]) for other in unknown
        ):
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
    rule, message, cure = _type_problem(path, kind, value, limits)
    return Problem(sources.place(path), rule, message, cure)


def _type_problem(path: Path, kind: str, value: object, limits: Mapping[str, Any]) -> tuple[str, Words, Words]:
    expected = _type_at(path)
    shown = value if isinstance(value, str) else "{…}" if isinstance(value, dict) else "[…]"
    if kind == "enum" and isinstance(expected, type) and issubclass(expected, Choice):
        message = Words(f"这里不能写“{shown}”。", f'"{shown}" is not one of the choices here.')
        return "wrong-choice", message, did_you_mean(str(shown), [c.value for c in expected])
    if kind == "time":
        message = Words(f"“{shown}”不是这里的时间写法。", f'"{shown}" is not a time as written here.')
        return "wrong-time", message, Words(f"例如：{limits['example']}。", f"For example: {limits['example']}.")
    if isinstance(expected, type) and issubclass(expected, Text):
        message = Words("这里要各语言并列的文字。", "Here goes a text with all languages side by side.")
        return "wrong-type", message, Words("写成 {zh: …, en: …}。", "Write {zh: …, en: …}.")
    if isinstance(expected, type) and issubclass(expected, Ref) and path and path[-1] == "accountable":
        message = Words("每一步必须恰有一个负责角色。", "A step has exactly one accountable role.")
        return (
            "one-accountable",
            message,
            Words(
                "只写一个角色的 id，其余放进 responsible。", "Write one role's id; put the others under responsible."
            ),
        )
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
    return "wrong-type" if kind.endswith("type") else "wrong-value", message, _form(kind, limits)


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


def _plain(annotation: object) -> object:
    """`X` of `X | None`."""
    choices = [inner for inner in get_args(annotation) if inner is not type(None)]
    return choices[0] if len(choices) == 1 and get_origin(annotation) not in {tuple, dict} else annotation
