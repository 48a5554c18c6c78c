"""What each role has to do in a playbook: each list of it is looked through once for all roles."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar

from generator.resolving.added_fields import RoleDuty
from generator.resolving.other_duties import further

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.resolving import views

Done = TypeVar("Done")


def duties(book: views.Playbook, roles: Iterable[views.Role]) -> Mapping[views.Role, RoleDuty]:
    """That of each role, whether anything or not."""
    response, rows, recovery = book.response, book.communication.matrix, book.recovery
    done: dict[str, Mapping[views.Role, list[Any]]] = {
        "steps": _by_role((step.accountable, step) for step in response.steps),
        "helps": _by_role((role, step) for step in response.steps for role in _helping(step)),
        "decisions": _by_role((decision.decider, decision) for decision in response.decisions),
        "drafts": _by_role((row.drafter, row) for row in rows),
        "approves": _by_role((row.approver, row) for row in rows),
        "speaks": _by_role((row.spokesperson, row) for row in rows),
        "filings": _by_role((filing.owner, filing) for filing in response.regulatory),
        "goals": _by_role((goal.owner, goal) for goal in recovery.goals),
        "measures": _by_role((measure.owner, measure) for measure in recovery.measures),
        "further": _by_role(further(book)),
    }
    return MappingProxyType(
        {role: _duty(role, book, {name: found.get(role, []) for name, found in done.items()}) for role in roles}
    )


def duties_in(role: views.Role, handbook: views.Handbook) -> list[RoleDuty]:
    """What a role has to do in each playbook in which it has something to do.

    A page asks each playbook for it: then its trace tells of which playbooks it has to be asked again.
    """
    return [duty for book in handbook.playbooks if (duty := book.duties[role]).count]


def _duty(role: views.Role, book: views.Playbook, done: Mapping[str, list[Any]]) -> RoleDuty:
    return RoleDuty(playbook=book, place=f"#role-{role.id}", count=sum(map(len, done.values())), **done)


def _helping(step: views.Step) -> list[views.Role]:
    return [role for role in dict.fromkeys(step.responsible) if role is not step.accountable]


def _by_role(done: Iterable[tuple[views.Role, Done]]) -> dict[views.Role, list[Done]]:
    found: dict[views.Role, list[Done]] = {}
    for role, one in done:
        found.setdefault(role, []).append(one)
    return found
