"""A handbook's levels as three or five of them: what leaves with the mildest, or what a milder one has to say."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from generator.composing.leaving import inside
from generator.composing.own_team import Change
from generator.loading.extent import composed, yaml_data
from generator.loading.writer import write
from generator.model.refs import LevelRef
from generator.model.severity import Colour
from generator.model.triage import Grade
from generator.model.walk import walk
from generator.validating.ids import at_path

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.model.base import Path
    from generator.model.handbook import Handbook
    from generator.model.severity import Level

_WATCH: dict[str, Any] = {
    "numeral": "V",
    "alias": "P5",
    "title": {"zh": "关注", "en": "Watch"},
    "criteria": [
        {
            "dimension": "media",
            "test": {"zh": "有人公开提到，未达上一级标准", "en": "Spoken of in public, below the level above"},
        }
    ],
    "respond_within": "1d",
    "update_every": "1d",
    "print": ["first-hour"],
    "escalate_if": [{"zh": "任一项达到上一级标准", "en": "Any criterion of the level above is met"}],
    "deescalate_if": [{"zh": "连续 24 小时无人再提", "en": "Nobody speaks of it for 24 hours"}],
}
"""What a fifth level says at first."""


def fewer(handbook: Handbook, gone: frozenset[Path], count: int) -> Change:
    """What leaves when so many levels stay, the most severe ones, and which of them stands for those that leave."""
    levels = handbook.severity
    out, last = {level.id: level for level in levels[count:]}, levels[:count][-1]
    found = Change({("severity", number) for number in range(count, len(levels))}, {})
    for path, value in walk(handbook):
        if inside(path, gone) or (path and path[0] == "severity"):
            continue
        if isinstance(value, Grade) and value.level in out:
            found.gone.add(path)  # it asks for no more than there is anyhow
        elif isinstance(value, LevelRef) and value in out and not inside(path, frozenset(found.gone)):
            _replace(found, path, handbook, last)
        elif path[-2:-1] == ("thresholds",) and path[-1] in {level.colour for level in out.values()}:
            found.gone.add(path)
    return found


def _replace(found: Change, path: Path, handbook: Handbook, last: Level) -> None:
    """Write the last level; in a list only where it does not stand already."""
    beside = at_path(handbook, path[:-1]) if isinstance(path[-1], int) else ()
    if beside and (last.id in beside or any(one[:-1] == path[:-1] for one in found.instead)):
        found.gone.add(path)
    else:
        found.instead[path] = last.id


def with_fifth(texts: Mapping[str, str], handbook: Handbook, spoken: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The files that change when a milder level is added below the last one, each with its new text."""
    last, colours = handbook.severity[-1], list(Colour)
    colour = colours[colours.index(last.colour) - 1]
    indicators: dict[str, Decimal] = {one.id: one.baseline for one in handbook.indicators}
    for name, text in texts.items():
        data: Any = yaml_data(composed(text))
        if name.endswith("/severity.yml"):
            watch = {"id": f"level-{len(handbook.severity) + 1}", **_in(spoken, _WATCH), "colour": colour.value}
            yield name, write([*data, {**watch, "room": data[-1]["room"][:1]}])
        elif name.endswith(("/indicators.yml", "/warning.yml")):
            yield name, write(_halfway(data, colour, last.colour, indicators))


def _in(spoken: Sequence[str], data: Any) -> Any:  # noqa: ANN401 - as files have it
    """The same in languages that are spoken: in English where there are no words."""
    if isinstance(data, dict):
        if "en" in data:
            return {code: data.get(code, data["en"]) for code in spoken}
        return {key: _in(spoken, value) for key, value in data.items()}
    return [_in(spoken, value) for value in data] if isinstance(data, list) else data


def _halfway(data: Any, colour: Colour, above: Colour, baselines: Mapping[str, Decimal]) -> Any:  # noqa: ANN401 - as files have it
    """The same with a threshold of a new colour, halfway from the ordinary value to the first that there was."""
    if isinstance(data, list):
        return [_halfway(one, colour, above, baselines) for one in data]
    if not isinstance(data, dict):
        return data
    inner = {key: _halfway(value, colour, above, baselines) for key, value in data.items()}
    baseline = baselines.get(str(data.get("id", data.get("indicator", ""))))
    if baseline is None or not isinstance(data.get("thresholds"), dict):
        return inner
    half = ((baseline + Decimal(data["thresholds"][above])) / 2).normalize()
    return {**inner, "thresholds": {colour.value: f"{half:f}", **data["thresholds"]}}
