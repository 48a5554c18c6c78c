"""What the model wants at a path: types and names of fields."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from generator.model.choice import Choice
from generator.model.handbook import Handbook

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.base import Path


def fields(path: Path, *, needed: bool = False) -> list[str]:
    """Names of the fields at `path`, or of those that are needed there; none where no part of the model stands."""
    part = type_at(path)
    known = part.model_fields if isinstance(part, type) and issubclass(part, BaseModel) else {}
    return [name for name, field in known.items() if field.is_required() or not needed]


def keys_at(path: Path) -> list[str]:
    """The keys that a mapping at `path` may have, where they are a closed list."""
    expected = type_at(path)
    kind = _plain(get_args(expected)[0]) if get_origin(expected) is dict else None
    if isinstance(kind, type) and issubclass(kind, Choice):
        return [choice.value for choice in kind]
    return [str(one) for one in get_args(kind)] if get_origin(kind) is Literal else []


def type_at(path: Path) -> object:
    """The type that the model wants at `path`; None where it wants nothing."""
    at: object = Handbook
    for step in path:
        if isinstance(at, type) and issubclass(at, BaseModel):
            field = at.model_fields.get(str(step))
            at = _plain(field.annotation) if field else None
        elif get_origin(at) is tuple:
            at = _plain(get_args(at)[0])
        elif get_origin(at) is dict:
            at = _plain(get_args(at)[1])
        else:
            return at
    return at


def field_at(path: Path) -> FieldInfo | None:
    """The field of the model that stands at `path`; None where an item of a list or a mapping does."""
    around = class_of(type_at(path[:-1])) if path else object
    return around.model_fields.get(str(path[-1])) if issubclass(around, BaseModel) else None


def example_at(path: Path) -> str | None:
    """What the model gives as an example of a value at `path`, or of an item there."""
    while path and isinstance(path[-1], int):
        path = path[:-1]
    field = field_at(path)
    return next(_examples(field), None) if field else None


def _examples(found: object) -> Iterator[str]:
    if isinstance(found, FieldInfo):
        yield from map(str, found.examples or ())
        found = found.annotation
    for inner in get_args(found):
        yield from _examples(inner)


def class_of(found: object) -> type:
    """A type that the model wants, as a class; `object` where it is none."""
    plain = _plain(found)
    return plain if isinstance(plain, type) and get_origin(plain) is None else object


def item_of(found: object) -> type:
    """The class of a list's items; `object` where the model wants no list."""
    return class_of(get_args(found)[0]) if get_origin(found) is tuple else object


def _plain(annotation: object) -> object:
    """`X` of `X | None` and of `Annotated[X, …]`."""
    if get_origin(annotation) is Annotated:
        return _plain(get_args(annotation)[0])
    choices = [inner for inner in get_args(annotation) if inner is not type(None)]
    return _plain(choices[0]) if len(choices) == 1 and get_origin(annotation) not in {tuple, dict} else annotation
