"""Ways through the model: every value of a handbook, and every type that one is made of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import chain
from operator import itemgetter
from typing import TypeVar, cast, get_args

from pydantic import BaseModel

from generator.model.base import Path, Text
from generator.model.times import Time

Kind = TypeVar("Kind")


def types_in(annotation: object, seen: set[object] | None = None) -> Iterator[type]:
    """Every type that `annotation` is made of, itself and the fields of its parts included, each once."""
    seen = set() if seen is None else seen
    if annotation in seen:
        return
    seen.add(annotation)
    if isinstance(annotation, type):
        yield annotation
        if issubclass(annotation, BaseModel):
            for field in annotation.model_fields.values():
                yield from types_in(field.annotation, seen)
    for inner in get_args(annotation):
        yield from types_in(inner, seen)


def walk(value: object, path: Path = ()) -> Iterator[tuple[Path, object]]:
    """Every value inside `value`, parts before their fields, with its path. Texts, refs and times are leaves."""
    waiting = [(path, value)]
    while waiting:
        found = waiting.pop()
        yield found
        waiting.extend(reversed(inside(*found)))


def each_of(wanted: type[Kind], value: object, path: Path = ()) -> Iterator[tuple[Path, Kind]]:
    """Every value of a kind inside `value`, as `walk` comes by them; it is looked for only where one can stand."""
    waiting, kind = [(path, value)], cast("type", wanted)
    while waiting:
        at, found = waiting.pop()
        if isinstance(found, wanted):
            yield at, found
        else:
            waiting.extend(reversed(towards(at, found, kind)))


def each(wanted: type[Kind], value: object) -> Iterator[Kind]:
    """What `each_of` comes by, in any order; without paths, which are most of the work."""
    waiting = [value]
    while waiting:
        found = waiting.pop()
        if isinstance(found, wanted):
            yield found
        elif isinstance(found, BaseModel):
            held = vars(found)
            waiting += [held[name] for name in _where(type(found), (wanted,))]
        elif isinstance(found, tuple):
            waiting += found
        elif isinstance(found, Mapping):
            waiting += found.values()


def towards(path: Path, value: object, *kinds: type) -> list[tuple[Path, object]]:
    """What stands directly inside a value, each with its path, as far as a value of some kinds can stand in it."""
    if isinstance(value, BaseModel):
        return [((*path, name), getattr(value, name)) for name in _where(type(value), kinds)]
    return inside(path, value)


@cache
def _where(part: type[BaseModel], kinds: tuple[type, ...]) -> list[str]:
    """The fields of a part in which a value of some kinds can stand, at any depth."""
    fields = part.model_fields.items()
    return [name for name, field in fields if any(issubclass(one, kinds) for one in types_in(field.annotation))]


def inside(path: Path, value: object) -> list[tuple[Path, object]]:
    """What stands directly inside a value, each with its path."""
    if isinstance(value, str | Text | Time):
        return []
    if isinstance(value, BaseModel):
        return [((*path, name), getattr(value, name)) for name in type(value).model_fields]
    if isinstance(value, tuple):
        return [((*path, position), inner) for position, inner in enumerate(value)]
    if isinstance(value, Mapping):
        return [((*path, key), inner) for key, inner in value.items()]
    return []


class Walked:
    """Every value inside another, walked once: who looks for a kind need not look at all."""

    def __init__(self, root: object, at: Path = ()) -> None:
        """What stands in `root`, which stands itself `at` a path."""
        self.values = list(walk(root, at))
        self._by_kind: dict[type, list[tuple[int, Path, object]]] = {}
        for position, (path, value) in enumerate(self.values):
            self._by_kind.setdefault(type(value), []).append((position, path, value))
        self._asked: dict[tuple[type, ...], list[tuple[Path, object]]] = {}

    def each(self, *kinds: type[Kind]) -> list[tuple[Path, Kind]]:
        """Every value of some kinds with its path, in the order of `values`."""
        if kinds not in self._asked:
            some = [found for one, found in self._by_kind.items() if issubclass(one, kinds)]
            found = some[0] if len(some) == 1 else sorted(chain(*some), key=itemgetter(0))
            self._asked[kinds] = [(path, value) for _, path, value in found]
        return cast("list[tuple[Path, Kind]]", self._asked[kinds])
