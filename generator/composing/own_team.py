"""A handbook's roles as those of another team: who takes over which role, and what has to be written for that."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

from pydantic import Field

from generator.composing.leaving import inside
from generator.model.base import ID, Part, Text
from generator.model.choice import Audience
from generator.model.communication import Row
from generator.model.playbook import Meta
from generator.model.refs import RoleRef
from generator.model.response import Decision, Step
from generator.model.walk import walk
from generator.validating.ids import Index, at_path
from generator.validating.rules.duties import MOST_ACTIONS, starts_at_once

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.model.base import Path
    from generator.model.handbook import Handbook
    from generator.model.people import Role

FEWEST = 3
"""Roles of a team: who drafts, who approves and who stands in are different ones."""


class OwnRole(Part):
    """A role of the organisation's own team, and whose work it does."""

    id: Annotated[str, Field(pattern=ID)]
    title: str | Text
    takes: Annotated[tuple[str, ...], Field(min_length=1)]
    """Roles of the pack: the first one's description is the draft of its own."""


class Team(NamedTuple):
    """Who does the work of each role that is needed."""

    takes: dict[str, str]
    """By the id of a role of the pack: the id of the role that does its work."""
    keepers: dict[str, str]
    """By the id of a role of the team: the role of the pack of which it is made."""


class Change(NamedTuple):
    """What has to be written: paths that leave, and ids in place of others."""

    gone: set[Path]
    instead: dict[Path, str]


def of_size(handbook: Handbook, gone: frozenset[Path], size: int) -> Team:
    """The team of so many roles: who has least to do gives it to a deputy who can bear it."""
    roles = {role.id: role for n, role in enumerate(handbook.roles) if ("roles", n) not in gone}
    duties = Counter(str(ref) for _, ref in _refs(handbook, gone))
    takes = {name: name for name in roles}
    while len(team := set(takes.values())) > max(size, FEWEST):
        least = min((name for name in roles if name in team - {next(iter(roles))}), key=lambda name: duties[name])
        heir = _heir(least, takes, roles, handbook)
        duties[heir] += duties[least]
        takes = {name: heir if now == least else now for name, now in takes.items()}
    return Team(takes, {name: name for name in roles if name in set(takes.values())})


def of_roles(handbook: Handbook, gone: frozenset[Path], own: Sequence[OwnRole]) -> Team:
    """The team of these roles; what none of them takes goes to who takes over from it, else to the first."""
    roles = {role.id: role for n, role in enumerate(handbook.roles) if ("roles", n) not in gone}
    asked = {name: one.id for one in own for name in one.takes}
    takes = {
        name: asked.get(name) or next((asked[one] for one in role.deputies if one in asked), own[0].id)
        for name, role in roles.items()
    }
    return Team(takes, {one.id: one.takes[0] for one in own})


def _heir(least: str, takes: Mapping[str, str], roles: Mapping[str, Role], handbook: Handbook) -> str:
    others = [name for name in dict.fromkeys(takes.values()) if name != least]
    deputies = [takes[one] for one in roles[least].deputies if one in takes and takes[one] != least]
    wanted = list(dict.fromkeys([*deputies, *others]))
    return next((one for one in wanted if _bears({**takes, least: one}, one, handbook)), wanted[0])


def _bears(takes: Mapping[str, str], role: str, handbook: Handbook) -> bool:
    """Whether a role has no more to do in the first minutes of any playbook than one can."""
    final = {name: takes.get(now, now) for name, now in takes.items()}
    return all(
        sum(starts_at_once(step) and final.get(step.accountable) == role for step in book.response.steps)
        <= MOST_ACTIONS
        for book in handbook.playbooks.values()
    )


def change(handbook: Handbook, tree: dict[str, Any], gone: frozenset[Path], team: Team) -> Change:
    """What has to be written where roles are named, beside the roles themselves."""
    written = _Writing(handbook, Index(tree), gone, team)
    for path, ref in _refs(handbook, gone):
        written.put(path, team.takes.get(ref, ref))
    for path, part in walk(handbook):
        if not inside(path, gone):
            written.part(path, part)
    return Change(written.gone, written.instead)


class _Writing:
    """Collects what has to be written."""

    def __init__(self, handbook: Handbook, index: Index, outside: frozenset[Path], team: Team) -> None:
        self._handbook, self._index, self._outside, self._team = handbook, index, outside, team
        self._seen: dict[Path, set[str]] = {}
        self.gone: set[Path] = set()
        self.instead: dict[Path, str] = {}

    def put(self, path: Path, role: str) -> None:
        """Write a role; in a list each once."""
        around = self._seen.setdefault(path[:-1], set()) if isinstance(path[-1], int) else set()
        if role in around:
            self.gone.add(path)
            return
        around.add(role)
        if at_path(self._handbook, path) != role:
            self.instead[path] = role

    def part(self, path: Path, part: object) -> None:
        """Mend what would not make sense if two of its roles are the same."""
        if isinstance(part, Step):
            told = {self._now(part.accountable), *map(self._now, part.responsible)}
            for field in ("consulted", "informed"):
                told |= set(self._drop((*path, field), told))
        elif isinstance(part, Decision) and self._now(part.escalate_to) == self._now(part.decider):
            self.instead[(*path, "escalate_to")] = self._other(part.decider)
        elif isinstance(part, Meta) and self._now(part.deputy) == self._now(part.owner):
            self.instead[(*path, "deputy")] = self._other(part.owner)
        elif isinstance(part, Row):
            self._row(path, part)

    def _drop(self, path: Path, told: set[str]) -> Iterator[str]:
        for number, ref in enumerate(at_path(self._handbook, path)):
            if self._now(ref) in told:
                self.gone.add((*path, number))
            yield self._now(ref)

    def _row(self, path: Path, row: Row) -> None:
        """Nobody approves an own draft: who has no part in approving the message drafts it."""
        found = self._index.find(row.message.kind, row.message, path)
        approvers = {self._now(one) for one in at_path(self._handbook, found).approvers} if found else set()
        approvers.add(self._now(row.approver))
        if self._now(row.drafter) in approvers:
            free = (one for one in self._after(row.drafter) if one not in approvers)
            self.instead[(*path, "drafter")] = next(free, self._now(row.drafter))

    def _now(self, role: str) -> str:
        return self._team.takes.get(role, role)

    def _other(self, role: str) -> str:
        return next(one for one in self._after(role) if one != self._now(role))

    def _after(self, role: str) -> list[str]:
        """Who would do it in place of a role, the likeliest first of those whom the most readers may see."""
        roles = {one.id: one for one in self._handbook.roles}
        likely = dict.fromkeys([*map(self._now, (*roles[role].deputies, *self._team.takes)), *self._team.keepers])
        seen = {
            now: min((roles[one].audience or Audience.INTERNAL).rank for one in roles if self._now(one) == now)
            for now in likely
        }
        return sorted(likely, key=lambda one: seen[one])


def _refs(handbook: Handbook, gone: frozenset[Path]) -> Iterator[tuple[Path, RoleRef]]:
    """Where roles are named by what stays, but by roles and by people."""
    for path, value in walk(handbook):
        if isinstance(value, RoleRef) and path[0] not in {"roles", "contacts"} and not inside(path, gone):
            yield path, value
