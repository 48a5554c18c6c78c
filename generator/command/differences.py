"""Tells what an upgrade does, difference by difference, and asks for what both sides changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from generator.command.reports import said
from generator.composing.three_way import Difference, Kind
from generator.loading.alignment import name_of
from generator.loading.writer import in_line
from generator.problems import Words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.command.terminal import Speaker
    from generator.composing.upgrading import Upgrade
    from generator.loading.load import Sources
    from generator.loading.source import Data
    from generator.model.base import Path

_TITLES = {
    Kind.TAKEN: Words("取用：只有原手册改了", "Taken: changed in the pack alone"),
    Kind.NEEDED: Words("保留：原手册已删去，这里还要用", "Kept: gone in the pack, still needed here"),
    Kind.SAME: Words("两边改得一样", "Changed to the same on both sides"),
    Kind.OURS: Words("保留：只有这里改了", "Kept: changed here alone"),
    Kind.BOTH: Words("两边都改了", "Changed on both sides"),
}
_GONE = Words(
    "原手册不再有，这里保留；不要了用 handbook remove", "No longer in the pack, kept; handbook remove takes it out"
)
_ASK = Words("h 保留这里的，t 换成原手册的", "h keeps what is here, t takes what is in the pack")
_SIDES = {"was": Words("当时", "was"), "here": Words("这里", "here"), "there": Words("原手册", "pack")}
_SHOWN = {
    Kind.TAKEN: ("was", "there"),
    Kind.NEEDED: ("was",),
    Kind.SAME: ("was", "here"),
    Kind.OURS: ("was", "here"),
    Kind.BOTH: ("was", "here", "there"),
}
_NOTHING = Words("（没有）", "(nothing)")
_LONGEST = 300
"""Characters shown of what a side says."""


def tell(upgrade: Upgrade, speaker: Speaker, languages: Sequence[str]) -> None:
    """All differences by what becomes of them; where both sides changed something, what each says."""
    for kind, title in _TITLES.items():
        if found := [one for one in upgrade.differences if one.kind is kind]:
            lines = [line for one in found for line in _lines(one, upgrade.after)]
            speaker.item(f"{said(title, languages)}: {len(found)}", lines)
    if upgrade.gone:
        names = [Words(*["/".join(map(str, path))] * 2) for path in upgrade.gone]
        speaker.item(f"{said(_GONE, languages)}: {len(names)}", names)


def asked(upgrade: Upgrade, languages: Sequence[str]) -> list[int]:
    """The numbers of those that both sides changed and that shall be as the pack has them."""
    found = []
    both = [one for one in upgrade.differences if one.kind is Kind.BOTH]
    for number, one in enumerate(both):
        click.echo(f"{number + 1}/{len(both)}")
        for line in _lines(one, upgrade.after):
            click.echo(f"  {said(line, languages)}")
        if click.prompt(said(_ASK, languages), type=click.Choice(["h", "t"]), default="h") == "t":
            found.append(number)
    return found


def _lines(one: Difference, after: Sources) -> Iterator[Words]:
    """Where it is, and what the sides say that count."""
    place = after.place(_path(after.tree, one.name))
    where = f"{place.file}:{place.line} {'/'.join(map(str, one.name))}"
    yield Words(where, where)
    sides = {"was": one.was, "here": one.here, "there": one.there}
    for side in _SHOWN[one.kind]:
        told = _told(sides[side])
        yield Words(f"  {_SIDES[side].zh}：{told.zh}", f"  {_SIDES[side].en}: {told.en}")


def _told(data: Data | None) -> Words:
    if data is None:
        return _NOTHING
    told = data.replace("\n", " / ") if isinstance(data, str) else in_line(data)
    shown = told if len(told) <= _LONGEST else f"{told[:_LONGEST]}…"
    return Words(shown, shown)


def _path(tree: Any, name: Path) -> Path:  # noqa: ANN401 - whatever YAML says
    """The path of what a difference calls by ids, as far as it is there."""
    here, path = tree, list[str | int]()
    for step in name:
        if isinstance(here, list):
            numbers = range(len(here))
            step = next((n for n in numbers if name_of(here[n]) == step or n + 1 == step), -1)  # noqa: PLW2901
        known = step in here if isinstance(here, dict) else isinstance(here, list) and step != -1
        if not known:
            break
        path.append(step)
        here = here[step]
    return tuple(path)
