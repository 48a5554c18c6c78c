"""The file of the roles, as those of the organisation's own team."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.loading.extent import composed, yaml_data
from generator.loading.writer import write
from generator.model.choice import Audience

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.composing.own_languages import Spoken
    from generator.composing.own_team import OwnRole, Team
    from generator.model.base import Text


def roles_file(text: str, team: Team, own: Sequence[OwnRole], spoken: Spoken) -> str:
    """The file of the roles as those of the team."""
    listed: Any = yaml_data(composed(text))
    there = {role["id"]: role for role in listed}
    titles = {one.id: one.title for one in own}
    order = [one.id for one in own] or list(team.keepers)
    return write([_role(name, there, team, titles.get(name), spoken) for name in order])


def _role(name: str, there: Mapping[str, Any], team: Team, title: str | Text | None, spoken: Spoken) -> dict[str, Any]:
    """One of them: as the pack has it, with its own name, and those of its team who stand in for it."""
    kept = there[team.keepers[name]]
    before = [one for one, now in team.takes.items() if now == name]
    asked = [one for old in (team.keepers[name], *before) for one in there.get(old, {}).get("deputies", [])]
    stand = dict.fromkeys(team.takes.get(one, one) for one in [*asked, *team.takes])
    deputies = [one for one in stand if one != name and one in team.keepers]
    reports = team.takes.get(kept.get("reports_to", ""), "")
    said = _said(title, spoken)
    shown = {"title": said, "short": said} if said else {}
    seen = [there[one].get("audience") for one in (team.keepers[name], *before) if one in there]
    widest = min(seen, key=lambda one: Audience(one or Audience.INTERNAL).rank)
    readers = {"audience": widest} if widest else {}
    written = {"id", "audience", "deputies", "reports_to", *shown}
    kept = {key: value for key, value in kept.items() if key not in written}
    up = {"reports_to": reports} if reports not in {"", name} else {}
    return {"id": name, **readers, **shown, **kept, **up, "deputies": deputies[:2] if asked else deputies[:1]}


def _said(title: str | Text | None, spoken: Spoken) -> dict[str, str]:
    """A title in each language; in its first one where it is not said in another of those that the pack speaks."""
    if not title:
        return {}
    if isinstance(title, str):
        return dict.fromkeys(spoken.all, title)
    first = next(iter(title.root.values()))
    brought = {code: title.root.get(code) or first for code in spoken.brought}
    return brought | {code: words for code, words in title.root.items() if code in spoken.foreign}
