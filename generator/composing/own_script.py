"""A handbook's texts in another script of one of its languages: a draft, which somebody has to read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from generator.loading.extent import composed, yaml_data
from generator.loading.writer import write
from generator.text.languages import as_written
from generator.text.traditional import as_in_taiwan

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from generator.loading.source import Data


_OF_ONE_SCRIPT = "forbidden"
"""The field of words that are wrong in one script and may be right in another."""


class Script(NamedTuple):
    """How texts of a language are written in another script."""

    of: str
    written: Callable[[str], str]
    name: str
    short: str


SCRIPTS = {"zh-Hant": Script("zh", as_in_taiwan, "繁體中文", "繁")}


def drafted(tag: str, known: Collection[str]) -> Script | None:
    """How the texts of a language can be drafted from one that is known."""
    script = SCRIPTS.get(as_written(tag))
    return script if script and script.of in known else None


def brought(known: Collection[str]) -> list[str]:
    """The languages of a pack, and those that are drafted from them."""
    return [*known, *(tag for tag in SCRIPTS if tag not in known and drafted(tag, known))]


def in_script(
    texts: Mapping[str, str], code: str, script: Script, codes: frozenset[str], *, instead: bool
) -> dict[str, str]:
    """The files with texts in one more script, or in that `instead`; `codes` are those of all languages."""
    data = {name: yaml_data(composed(text)) for name, text in texts.items()}
    return {name: write(_in(one, code, script, codes, instead=instead)) for name, one in data.items()}


def _in(data: Data, code: str, script: Script, codes: frozenset[str], *, instead: bool) -> Data:
    if isinstance(data, list):
        return [_in(one, code, script, codes, instead=instead) for one in data]
    if not isinstance(data, dict):
        return data
    if script.of not in data or not codes.issuperset(data):
        return {
            key: _without(value, script) if key == _OF_ONE_SCRIPT else _in(value, code, script, codes, instead=instead)
            for key, value in data.items()
        }
    draft = data.get(code) or _written(data[script.of], script)
    both = {key: value for key, value in data.items() if key != script.of or not instead}
    return {code: draft, **both} if instead else {**both, code: draft}


def _without(data: Data, script: Script) -> Data:
    """What is said of other languages than the one that is drafted from."""
    return {key: value for key, value in data.items() if key != script.of} if isinstance(data, dict) else data


def _written(data: Data, script: Script) -> Data:
    if isinstance(data, dict):
        return {key: _written(value, script) for key, value in data.items()}
    return [_written(one, script) for one in data] if isinstance(data, list) else script.written(data)


def language(code: str, tag: str, script: Script) -> dict[str, Any]:
    """The language as settings have it."""
    return {"id": code, "name": script.name, "short": script.short, "tag": tag}
