"""A handbook's zones of time and working days as those of another place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.composing.leaving import inside
from generator.loading.writer import write
from generator.model.refs import CalendarRef, Ref, ZoneRef
from generator.model.walk import walk
from generator.text.languages import place_of, territory, time_in

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from generator.model.base import Path
    from generator.model.handbook import Handbook


def zones_file(
    handbook: Handbook, tree: Mapping[str, Any], gone: frozenset[Path], wanted: Sequence[str], spoken: Mapping[str, str]
) -> str:
    """The file of the zones: those that are wanted, and those of the laws that stay; named as CLDR does if need be."""

    def new(name: str) -> dict[str, Any]:
        return {
            "id": name,
            "title": {code: time_in(name, tag) for code, tag in spoken.items()},
            "place": {code: place_of(name, tag) for code, tag in spoken.items()},
        }

    return _file(tree["zones"], [*wanted, *_of_laws(handbook, gone, ZoneRef)], new, spoken)


def calendars_file(
    handbook: Handbook, tree: Mapping[str, Any], gone: frozenset[Path], wanted: str, spoken: Mapping[str, str]
) -> str:
    """The file of the calendars, likewise; one that the pack does not have is that of a code."""

    def new(code: str) -> dict[str, Any]:
        return {"id": code, "title": {one: territory(code, tag) for one, tag in spoken.items()}, "of": [code]}

    return _file(tree["calendars"], [wanted, *_of_laws(handbook, gone, CalendarRef)], new, spoken)


def _file(
    there: Sequence[Mapping[str, Any]],
    names: Sequence[str],
    new: Callable[[str], dict[str, Any]],
    spoken: Mapping[str, str],
) -> str:
    known = {one["id"]: _in(one, spoken) for one in there}
    return write([known.get(name) or new(name) for name in dict.fromkeys(names)])


def _of_laws(handbook: Handbook, gone: frozenset[Path], kind: type[Ref]) -> list[str]:
    """What the laws that stay count by."""
    return [
        str(value)
        for path, value in walk(handbook)
        if isinstance(value, kind) and path[0] != "handbook" and not inside(path, gone)
    ]


def _in(data: Any, spoken: Mapping[str, str]) -> Any:  # noqa: ANN401 - as files have it
    """The same in the languages that are spoken."""
    if isinstance(data, dict):
        said = data.keys() & spoken.keys()
        return {key: _in(value, spoken) for key, value in data.items() if not said or key in said}
    return [_in(value, spoken) for value in data] if isinstance(data, list) else data
