"""Keys that stand twice among the keys of one level: what the finger did, told once."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from generator.problems import Place, Problem, Words

if TYPE_CHECKING:
    from collections.abc import Sequence


class Double(NamedTuple):
    """A key that stands for the second time at `place`, with where it stood first and the key before it."""

    key: str
    place: Place
    first: Place
    before: Place
    opens_item: bool
    """Whether it is the first key of a list item."""


def doubles(found: Sequence[Double], empty: Sequence[Problem]) -> list[Problem]:
    """What is told of the keys that stand twice on one level; `empty` are the keys told to have no value.

    If such a key stands right before the first of them, it was moved in, beside what belongs to it; and if a list item
    begins anew, its dash was lost.
    """
    if not found:
        return []
    first = found[0]
    if any(first.before == one.place for one in empty):
        message = Words(
            "这一行缩进过多：属于它的内容与它成了同级。",
            "This line is indented too far: what belongs to it stands beside it.",
        )
        return [Problem(first.before, "bad-indent", message, Words("减少缩进。", "Indent it less."))]
    if first.opens_item and len(found) > 1:
        message = Words("这里又是一项，却没有“- ”。", 'Another list item begins here, without its "- ".')
        return [Problem(first.place, "missing-dash", message, Words("在前面加“- ”。", 'Put "- " before it.'))]
    return [_twice(one) for one in found]


def _twice(double: Double) -> Problem:
    message = Words(
        f"字段“{double.key}”重复了（第 {double.first.line} 行已有）。",
        f'The key "{double.key}" stands here twice (first in line {double.first.line}).',
    )
    return Problem(double.place, "duplicate-key", message, Words("只留一个。", "Keep one of them."))
