"""Holds the plain tree against the model: unknown keys, missing fields, wrong types, as problems."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, cast

from pydantic import TypeAdapter, ValidationError

from generator.loading.line_faults import colon_in_text
from generator.loading.load import tree
from generator.loading.misplaced_lines import no_head
from generator.loading.reader import FILES
from generator.loading.source import part
from generator.model.base import Path, Text
from generator.model.choice import Choice
from generator.model.handbook import Handbook
from generator.model.refs import Ref
from generator.problems import Problem, Words, did_you_mean, folded, nearest
from generator.text.languages import is_language
from generator.validating.expected import class_of, example_at, fields, keys_at, type_at
from generator.validating.misfit import misfit
from generator.validating.set_aside import Salvage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic_core import ErrorDetails

    from generator.loading.load import Sources
    from generator.loading.source import Source


def fit(sources: Sources) -> tuple[Handbook | None, Salvage, list[Problem]]:
    """The Handbook without what does not fit the model, what was left out, and the problems of that.

    The Handbook is None when nothing sensible is left.
    """
    salvage, problems = Salvage(), list[Problem]()
    if handbook := _of_fitting_files(sources):
        return handbook, salvage, problems
    for _ in range(8):  # leaving an item out can break the list around it: a few rounds, never endless
        try:
            return Handbook.model_validate(salvage.prune(sources.tree)), salvage, problems
        except ValidationError as error:
            errors = error.errors(include_url=False)
        problems = problems or misfits(sources, errors)
        before, meant = salvage, _meant(errors, salvage.prune(sources.tree))
        for path, kind in [(_path(found), found["type"]) for found in errors]:
            if path in meant:
                salvage = salvage.reading(before.original(path), meant[path])
            elif kind != "missing" or path not in {(*one[:-1], key) for one, key in meant.items()}:
                salvage = salvage.also(before.original(path), only_key=kind == "extra_forbidden")
    return None, salvage, problems


def misfits(sources: Sources, errors: list[ErrorDetails]) -> list[Problem]:
    """What is told of all that does not fit the model."""
    lost = _lost(errors)
    misspelt = {*_misspelt(errors), *((*path[:-1], key) for path, key in lost.items())}
    told = [f for f in errors if _path(f) not in sources.unread | misspelt and not _follows(f)]
    return [
        _colon_within(sources, found) or _odd_block(sources, found) or _problem(sources, found, lost.get(_path(found)))
        for found in told
    ]


def _lost(errors: list[ErrorDetails]) -> dict[Path, str]:
    """By the path of a part's only unknown key the only key that it lacks: nobody can have meant another."""
    unknown, missing = defaultdict[Path, list[Path]](list), defaultdict[Path, list[str]](list)
    for path, kind in ((_path(found), found["type"]) for found in errors):
        if kind == "extra_forbidden":
            unknown[path[:-1]].append(path)
        elif kind == "missing":
            missing[path[:-1]].append(str(path[-1]))
    alone = [paths[0] for around, paths in unknown.items() if len(paths) == len(missing[around]) == 1]
    return {path: missing[path[:-1]][0] for path in alone if not is_language(str(path[-1]))}


def _of_fitting_files(sources: Sources) -> Handbook | None:
    """The Handbook, if all of it could be read and fits; what fitted before is not looked at again."""
    if sources.unread:
        return None
    files = {path: _fitting(source, path) for path, source in sources.files.items()}
    if None in files.values():
        return None
    try:
        return Handbook.model_validate(tree(files))
    except ValidationError:  # told of what was read
        return None


@lru_cache(maxsize=FILES)
def _fitting(source: Source, path: Path) -> object | None:
    """What a file holds, as the model has it; None when it does not fit."""
    try:
        fitting: object = _adapter(type_at(path)).validate_json(source.said)
    except ValidationError:
        return None
    return fitting


@cache
def _adapter(of: object) -> TypeAdapter[Any]:
    return TypeAdapter[Any](cast("Any", of))


def _misspelt(errors: list[ErrorDetails]) -> Iterator[Path]:
    """Paths of missing keys that stand there misspelt, or a level off: the unknown key tells it, once."""
    unknown = [_path(found) for found in errors if found["type"] == "extra_forbidden" or _moved_in(found)]
    holding = defaultdict[str, set[Path]](set)  # what was moved out takes along what stands below it
    for found in errors:
        for key in found["input"] if found["type"] == "extra_forbidden" and isinstance(found["input"], dict) else ():
            holding[key].add(_path(found))
    for path in (_path(found) for found in errors if found["type"] == "missing"):
        beside = [str(other[-1]) for other in unknown if other[:-1] == path[:-1]]
        if any(_looks_like(word, str(path[-1]), fields(path[:-1])) for word in beside) or any(
            (other[-1] == path[-1] or other in holding[str(path[-1])]) and _is_near(other[:-1], path[:-1])
            for other in unknown
        ):
            yield path
        elif any(not word.isascii() for word in beside) and len(beside) == 1:
            yield path  # a key's name in Chinese


def _meant(errors: list[ErrorDetails], tree: Any) -> dict[Path, str]:  # noqa: ANN401 - a tree of whatever was read
    """By the path of an unknown key the field of the same part that was meant, where it stands there nowhere else."""
    found: dict[Path, str] = {}
    lost = _lost(errors)
    for path in (_path(one) for one in errors if one["type"] == "extra_forbidden"):
        taken = {*_keys(tree, path[:-1]), *(key for one, key in found.items() if one[:-1] == path[:-1])}
        if meant := lost.get(path) or nearest(str(path[-1]).lower(), {*fields(path[:-1])} - taken):
            found[path] = meant
    return found


def _keys(tree: Any, path: Path) -> frozenset[str]:  # noqa: ANN401 - a tree of whatever was read
    """The keys that stand at a path, as read."""
    here = part(tree, path)
    return frozenset(here) if isinstance(here, dict) else frozenset()


def _looks_like(word: str, key: str, known: list[str]) -> bool:
    return sorted(word.lower()) == sorted(key) or nearest(word.lower(), known) == key


def _is_near(one: Path, other: Path) -> bool:
    """Whether one stands around the other, at most two levels deeper (a list and its item)."""
    short, long = sorted((one, other), key=len)
    return len(long) - len(short) <= 2 and long[: len(short)] == short  # noqa: PLR2004


def _moved_in(found: ErrorDetails) -> bool:
    """Whether a key of the level further out stands among the languages of a text, with what belongs to it."""
    path = _path(found)
    in_text = bool(path) and issubclass(class_of(type_at(path[:-1])), Text)
    return in_text and not isinstance(found["input"], str) and path[-1] in fields(path[:-2])


def _in_a_text(tree: Any, path: Path) -> Path | None:  # noqa: ANN401 - a tree of whatever was read
    """Where a missing key stands among the languages of a text beside it, if it does."""
    around: Any = part(tree, path[:-1])
    beside = around.items() if isinstance(around, dict) else ()
    inside = ((*path[:-1], key) for key, value in beside if isinstance(value, dict) and path[-1] in value)
    return next(((*one, path[-1]) for one in inside if issubclass(class_of(type_at(one)), Text)), None)


def _too_far_in(sources: Sources, path: Path) -> Problem:
    """What is told of a key that stands among the languages of the text above."""
    word, above = path[-1], path[-2]
    message = Words(
        f"“{word}”缩进过多，成了“{above}”的一种语言。",
        f'"{word}" is indented too far: it stands among the languages of "{above}".',
    )
    cure = Words(f"与“{above}”左对齐。", f'Align it with "{above}", and what belongs to it with it.')
    return Problem(sources.place(path, key=True), "bad-indent", message, cure)


def _follows(found: ErrorDetails) -> bool:
    """Whether a list is too short only because an item of it does not fit, which is told by itself."""
    return found["type"] == "too_short" and len(found["input"]) >= found.get("ctx", {})["min_length"]


def _path(found: ErrorDetails) -> Path:
    return tuple(part for part in found["loc"] if part != "[key]")


def _problem(sources: Sources, found: ErrorDetails, lost: str | None = None) -> Problem:
    path = _path(found)
    kind, value, limits = found["type"], found["input"], found.get("ctx", {})
    last = str(path[-1]) if path else ""
    if found["loc"][-1:] == ("[key]",) and (known := keys_at(path[:-1])):
        message = Words(f"不认识字段“{last}”。", f'Unknown key "{last}".')
        return Problem(sources.place(path, key=True), "unknown-key", message, did_you_mean(last, known))
    if kind == "extra_forbidden" and _lacks(sources.tree, path[:-1], last):
        return Problem(sources.place(path, key=True), "bad-indent", *_MOVED_OUT)
    if kind == "extra_forbidden":
        place = sources.place(path, key=True)
        beside = _keys(sources.tree, path[:-1])
        known = [key for key in fields(path[:-1]) if key not in beside or folded(key) == folded(last)]
        meant = Words(f"是否想写“{lost}”？", f'Did you mean "{lost}"?')
        cure = meant if lost and not _SIGNS.match(last) else _known_or_away(last, known)
        return Problem(place, "unknown-key", Words(f"不认识字段“{last}”。", f'Unknown key "{last}".'), cure)
    if moved := path if _moved_in(found) else _in_a_text(sources.tree, path) if kind == "missing" else None:
        return _too_far_in(sources, moved)
    if kind == "missing":
        place = sources.place(path)
        message = Words(f"缺少字段“{last}”。", f'The key "{last}" is missing.')
        return Problem(
            place,
            "missing-field",
            message,
            Words(f"补上 {last}。{_about(path)}", f"Add {last}. {_about(path)}".rstrip()),
        )
    rule, message, cure, at = misfit(path, kind, value, limits)
    return Problem(sources.place(path, span=at), rule, message, cure)


def _odd_block(sources: Sources, found: ErrorDetails) -> Problem | None:
    """What is told of the mark of a block that makes a text of keys or a list below it, or of one that is lost."""
    path, value = _path(found), found["input"]
    at, key = sources.place(path), sources.place(path, key=True)
    if found["type"] == "string_type" and isinstance(value, dict) and at.line > key.line:
        texts = not any(re.fullmatch(r"[a-z_]\w*", word) for word in value)
        return no_head(key.column - 1, str(path[-1])).on(key.file, key.line) if texts else None
    if not isinstance(value, str) or not re.match(r"(?:- |[a-z_]\w*:(?:\s|$))", value):
        return None
    lines = next((one.marks.lines for one in sources.files.values() if one.file == at.file), [])
    if not lines or lines[at.line - 1][at.column - 1] not in "|>":
        return None
    message = Words(
        "这个标记把下面的字段或列表变成了文字。", "This mark makes one text of the keys or the list below it."
    )
    return Problem(at, "wrong-type", message, Words("删去它。", "Delete it."))


_SIGNS = re.compile(r"[^\w\s\"']")
"""What begins a comment elsewhere, or a key nowhere."""


def _known_or_away(word: str, known: list[str]) -> Words:
    """Cure for an unknown key: the one that was meant, else those that may stand there too, or none."""
    if _SIGNS.match(word):
        return Words("删去前面的符号；注释以半角 # 开头。", "Delete the signs before it; a comment begins with #.")
    if nearest(word, known) or any(folded(key) == folded(word) for key in known):
        return did_you_mean(word, known)
    if not known:
        return Words("删去它，或移到它所属的地方。", "Delete it, or move it to where it belongs.")
    listed = ", ".join(sorted(known))
    return Words(
        f"这里还可以写：{listed}；都不是就删去它。", f"Keys that may stand here too: {listed}; else delete it."
    )


def _colon_within(sources: Sources, found: ErrorDetails) -> Problem | None:
    """What is told of an id or a choice of which a colon and a space have made a key and its value."""
    path, value = _path(found), found["input"]
    if not (isinstance(value, dict) and len(value) == 1 and issubclass(class_of(type_at(path)), Ref | Choice)):
        return None
    [(key, rest)] = value.items()
    place = sources.place((*path, key), key=True)
    meant = f"{key}{rest}"
    if not isinstance(rest, str) or not re.fullmatch(r"[a-z][\w/-]*", meant, re.ASCII):
        return None
    cure = Words(f"写成 {meant}。", f"Write {meant}.")
    return colon_in_text(place.end - 1)._replace(cure=cure).on(place.file, place.line)


def _lacks(tree: Any, path: Path, code: str) -> bool:  # noqa: ANN401 - a tree of whatever was read
    """Whether a text among the values at `path` is in another language, and not in this one."""
    if not is_language(code):
        return False
    tree = part(tree, path)
    beside = tree.values() if isinstance(tree, dict) else ()
    return any(isinstance(one, dict) and code not in one and any(map(is_language, one)) for one in beside)


_MOVED_OUT = (
    Words(
        "这是上面那段文字的一种语言，却缩进得不够。",
        "This is a language of the text above, but is not indented as far.",
    ),
    Words("与那段文字的另一种语言左对齐。", "Align it with the other language of that text."),
)


def _about(path: Path) -> str:
    """The known choices of a missing field, where it has few; or how its value is written."""
    expected = type_at(path)
    if isinstance(expected, type) and issubclass(expected, Choice):
        return "(" + ", ".join(c.value for c in expected) + ")"
    if isinstance(expected, type) and issubclass(expected, Text):
        return "{zh: …, en: …}"
    example = example_at(path)
    return f"{path[-1]}: {example}" if example else ""
