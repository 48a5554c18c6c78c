"""Rules about numbers and dates: thresholds climb, versions are told, levels are complete."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from generator.model.playbook import Playbook
from generator.model.recovery import Goal
from generator.model.severity import Colour
from generator.model.warning import Direction, Indicator, WatchedIndicator
from generator.problems import Words
from generator.validating.rules.book import Book, Finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from generator.model.base import Path, Text
    from generator.model.warning import Thresholds

LEVELS = range(3, 6)
"""How many there may be."""
_MAY_BE_NEGATIVE = re.compile(r"[-−]\d|−|\s-\s|[负减]|\b(?:negative|minus|less)\b")
"""What says so: a range that begins below zero, or that something is taken off."""


def thresholds_climb_with_the_levels(book: Book) -> Iterator[Finding]:
    """Each level's colour has a threshold, worse than that of the level below, and the baseline is on none."""
    colours = [level.colour for level in book.handbook.severity]
    levels_known = not book.left.out_of(("severity",)) and _in_order(colours)
    named = Counter(indicator.id for indicator in book.handbook.indicators)  # of two with one id either may be meant
    indicators = {indicator.id: indicator for indicator in book.handbook.indicators if named[indicator.id] == 1}
    for path, value in book.values:
        if not isinstance(value, Indicator | WatchedIndicator) or not value.thresholds:
            continue
        at = (*path, "thresholds")
        if indicator := value if isinstance(value, Indicator) else indicators.get(value.indicator):
            if levels_known:
                yield from _odd(at, value.thresholds, colours[::-1])
            yield from _climb(at, value.thresholds, indicator)


def _odd(path: Path, thresholds: Thresholds, colours: Sequence[Colour]) -> Iterator[Finding]:
    wanted = Words(
        f"每个级别的颜色各写一个门槛：{'、'.join(colours)}。",
        f"Write one for the colour of each level: {', '.join(colours)}.",
    )
    if missing := [colour for colour in colours if colour not in thresholds]:
        named = Words(f"缺少门槛：{'、'.join(missing)}。", f"There is no threshold for {', '.join(missing)}.")
        yield Finding("thresholds", path, named, wanted)
    for colour in thresholds:
        if colour not in colours:
            message = Words(f"没有 {colour} 这个颜色的级别。", f"No level is {colour}.")
            yield Finding("thresholds", (*path, colour), message, wanted)


def _climb(path: Path, thresholds: Thresholds, indicator: Indicator) -> Iterator[Finding]:
    worse = 1 if indicator.direction is Direction.ABOVE else -1
    marks: list[tuple[str, Decimal]] = [("baseline", indicator.baseline)]
    marks += [(colour, thresholds[colour]) for colour in Colour if colour in thresholds]
    for (lower, mild), (upper, severe) in pairwise(marks):
        if (severe - mild) * worse <= 0:
            message = Words(
                f"{upper}（{severe}）应比 {lower}（{mild}）更严重。",
                f"{upper} ({severe}) has to be worse than {lower} ({mild}).",
            )
            cure = Words(
                f"方向是 {indicator.direction.value}：后一个颜色比前一个严重。",
                f"The direction is {indicator.direction.value}: each colour is worse than the one before.",
            )
            yield Finding("thresholds", (*path, upper), message, cure)


def nothing_counts_below_zero(book: Book) -> Iterator[Finding]:
    """A value is negative only where the words on what is measured say that it may be: "points (-100 to 100)"."""
    for path, values, about in _measured(book):
        if any(_MAY_BE_NEGATIVE.search(words) for text in about for words in text.root.values()):
            continue
        for where, value in values.items():
            if value < 0:
                message = Words("这个数不会小于零。", "This number is never below zero.")
                cure = Words(
                    "改正这个数；真会是负数的，在单位里写明，如“分（-100 至 100）”。",
                    'Mend it; if it may be, say so in the unit, such as "points (-100 to 100)".',
                )
                yield Finding("below-zero", (*path, *where), message, cure)


def _measured(book: Book) -> Iterator[tuple[Path, dict[Path, Decimal], tuple[Text, Text]]]:
    """Each indicator and goal: its place, its values by their places within it, and the texts on what is measured."""
    metrics = {metric.id: metric for metric in book.handbook.metrics}
    for path, one in book.values:
        if isinstance(one, Indicator):
            marks: dict[Path, Decimal] = {("thresholds", colour): mark for colour, mark in one.thresholds.items()}
            yield path, {("baseline",): one.baseline, **marks}, (one.unit, one.formula)
        elif isinstance(one, Goal) and (metric := metrics.get(one.metric)):
            yield path, {("baseline",): one.baseline, ("target",): one.target}, (metric.unit, metric.definition)


def every_version_is_told(book: Book) -> Iterator[Finding]:
    """The current version of a playbook stands in its list of changes, and dates run forward."""
    for path, playbook in book.each(Playbook):
        meta, at = playbook.playbook, (*path, "playbook")
        told = {change.version for change in meta.changes}
        if meta.version not in told and not book.left.out_of((*at, "changes")):
            message = Words(
                f"修改记录里没有版本 {meta.version}。", f"Version {meta.version} is not in the list of changes."
            )
            yield Finding(
                "untold-version",
                (*at, "version"),
                message,
                Words("在 changes 里写明改了什么。", "Say under changes what has changed."),
            )
        for earlier, later in (("created", "modified"), ("valid_from", "valid_until"), ("created", "last_reviewed")):
            first, last = getattr(meta, earlier), getattr(meta, later)
            if first and last and last < first:
                message = Words(f"{later} 早于 {earlier}。", f"{later} is before {earlier}.")
                yield Finding("dates", (*at, later), message, Words("改正其中一个日期。", "Mend one of the dates."))


def _in_order(colours: Sequence[Colour]) -> bool:
    """Whether these are different colours from the most severe down."""
    return list(colours) == [colour for colour in reversed(Colour) if colour in colours]


def the_levels_go_down_from_the_most_severe(book: Book) -> Iterator[Finding]:
    """There are three to five severity levels, each of another colour, the most severe first."""
    if book.left.out_of(("severity",)):
        return
    colours = [level.colour for level in book.handbook.severity]
    if len(colours) not in LEVELS:
        message = Words(
            f"级别须有三到五个，现在有 {len(colours)} 个。",
            f"There have to be three to five levels, and there are {len(colours)}.",
        )
        cure = Words("补上或删去级别。", "Add levels or take some out.")
        yield Finding("levels", ("severity",), message, cure)
    elif not _in_order(colours):
        message = Words(
            "级别须从最严重的写起，颜色各不相同。", "Levels begin with the most severe, each in another colour."
        )
        order = list(reversed(Colour))
        cure = Words(
            f"现在是：{'、'.join(colours)}；颜色的次序是：{'、'.join(order)}。",
            f"Found: {', '.join(colours)}; the order is {', '.join(order)}.",
        )
        yield Finding("levels", ("severity",), message, cure)
