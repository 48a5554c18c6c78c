"""What of a handbook becomes the organisation's own: its team, its levels, its time."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from generator.composing.answers import Answers, Lacks
from generator.composing.own_levels import fewer
from generator.composing.own_team import change, of_roles, of_size
from generator.composing.own_time import calendars_file, zones_file
from generator.model.calendars import is_calendar
from generator.model.zones import is_zone

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.composing.own_team import Change, Team
    from generator.loading.load import Sources
    from generator.model.base import Path
    from generator.model.handbook import Handbook


SOME_ZONES = ["Europe/London", "Asia/Taipei", "UTC", "…"]
SOME_CODES = ["TW", "GB-SCT", "…"]


def own_team_and_levels(
    handbook: Handbook, sources: Sources, gone: frozenset[Path], answers: Answers
) -> tuple[Team | None, list[Change]]:
    """The organisation's own team, if it says one; and what has to be written for its team and its levels."""
    changes = []
    if answers.levels and answers.levels < len(handbook.severity):
        changes.append(fewer(handbook, gone, answers.levels))
    if answers.roles is None:
        return None, changes
    known = [role.id for n, role in enumerate(handbook.roles)]
    for name in (name for one in answers.own_roles for name in one.takes):
        if name not in known:
            raise Lacks(name, known)
    own = answers.own_roles
    team = of_roles(handbook, gone, own) if own else of_size(handbook, gone, cast("int", answers.roles))
    return team, [*changes, change(handbook, sources.tree, gone, team)]


def own_time(
    handbook: Handbook, sources: Sources, gone: frozenset[Path], answers: Answers, spoken: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """The files of zones and calendars, where they are other ones than the pack's."""
    if answers.zones:
        for wanted in answers.zones:
            if not is_zone(wanted):
                raise Lacks(wanted, SOME_ZONES)
        yield sources.files["zones",].file, zones_file(handbook, sources.tree, gone, answers.zones, spoken)
    if name := answers.calendar:
        there = [one.id for one in handbook.calendars]
        if name not in there and not is_calendar(name):
            raise Lacks(name, [*there, *SOME_CODES])
        yield sources.files["calendars",].file, calendars_file(handbook, sources.tree, gone, name, spoken)
