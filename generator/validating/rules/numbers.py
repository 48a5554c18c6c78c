"""Rules about numbers and dates: thresholds climb, versions are told, levels are complete."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from generator.model.severity import Colour
from generator.model.warning import Direction, Indicator, WatchedIndicator
from generator.problems import Words
from generator.validating.rules.book import Book, Finding

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from generator.model.base import Path
    from generator.model.warning import Thresholds


def thresholds_climb_from_blue_to_red(book: Book) -> Iterator[Finding]:
    """Each colour's threshold is worse than the one before it, and the baseline is on none."""
    indicators = {indicator.id: indicator for indicator in book.handbook.indicators}
    for path, value in book.values:
        if isinstance(value, Indicator):
            yield from _climb((*path, "thresholds"), value.thresholds, value)
        elif isinstance(value, WatchedIndicator) and value.thresholds and value.indicator in indicators:
            yield from _climb((*path, "thresholds"), value.thresholds, indicators[value.indicator])


def _climb(path: Path, thresholds: Thresholds, indicator: Indicator) -> Iterator[Finding]:
    worse = 1 if indicator.direction is Direction.ABOVE else -1
    marks: list[tuple[str, Decimal]] = [("baseline", indicator.baseline)]
    marks += [(colour.value, getattr(thresholds, colour.value)) for colour in Colour]
    for (lower, mild), (upper, severe) in pairwise(marks):
        if (severe - mild) * worse <= 0:
            message = Words(
                f"{upper}（{severe}）应比 {lower}（{mild}）更严重。",
                f"{upper} ({severe}) has to be worse than {lower} ({mild}).",
            )
            cure = Words(
                f"方向是 {indicator.direction.value}：从蓝到红依次加重。",
                f"The direction is {indicator.direction.value}: each colour is worse than the one before.",
            )
            yield Finding("thresholds", (*path, upper), message, cure)


def every_version_is_told(book: Book) -> Iterator[Finding]:
    """The current version of a playbook stands in its list of changes, and dates run forward."""
    for name, playbook in book.handbook.playbooks.items():
        meta, at = playbook.playbook, ("playbooks", name, "playbook")
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


def the_four_levels_are_complete(book: Book) -> Iterator[Finding]:
    """There is one severity level of each colour, the most severe first."""
    colours = [level.colour for level in book.handbook.severity]
    wanted = list(reversed(Colour))
    if colours != wanted and not book.left.out_of(("severity",)):
        message = Words(
            "四个级别须依次为红、橙、黄、蓝。", "The four levels are red, orange, yellow and blue, in this order."
        )
        found, needed = ", ".join(colours), ", ".join(wanted)
        yield Finding(
            "levels",
            ("severity",),
            message,
            Words(f"现在是：{found}；应为：{needed}。", f"Found: {found}; wanted: {needed}."),
        )
