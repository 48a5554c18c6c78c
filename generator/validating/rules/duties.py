"""Rules about people: nobody has more to do at once than one can, and somebody can take over from everybody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.communication import InternalBrief, Row, Watch
from generator.model.playbook import Playbook
from generator.model.refs import RoleRef
from generator.model.response import Decision, Duty, ExternalBody, Meeting, Step
from generator.problems import Words
from generator.validating.rules.book import Book, Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic import BaseModel

_FIRST_MINUTES = 15
MOST_ACTIONS = 7
"""What one person can keep in mind, and do, in the first minutes."""
_DUTIES: dict[type[BaseModel], tuple[str, ...]] = {
    Step: ("accountable", "responsible"),
    Decision: ("decider",),
    Duty: ("owner",),
    Meeting: ("chair",),
    ExternalBody: ("owner",),
    Row: ("drafter", "legal_check", "approver", "spokesperson"),
    InternalBrief: ("owner",),
    Watch: ("owner",),
}
"""Where a role has something to do in the response. To be asked, told or turned to is no duty."""


def starts_at_once(step: Step) -> bool:
    """Whether a step starts in the first minutes."""
    return step.start.minutes < _FIRST_MINUTES


def no_role_is_overloaded(book: Book) -> Iterator[Finding]:
    """No role is accountable for more than seven steps that start in the first fifteen minutes."""
    for path, playbook in book.each(Playbook):
        started: dict[str, int] = {}
        for position, step in enumerate(playbook.response.steps):
            role = step.accountable
            if not starts_at_once(step):
                continue
            started[role] = started.get(role, 0) + 1
            if started[role] == MOST_ACTIONS + 1:
                message = Words(
                    f"“{role}”在前 {_FIRST_MINUTES} 分钟负责的步骤超过 {MOST_ACTIONS} 个。",
                    f'"{role}" is accountable for more than {MOST_ACTIONS} steps that start in the first '
                    f"{_FIRST_MINUTES} minutes.",
                )
                cure = Words("交给另一个角色负责，或推迟开始。", "Give some to another role, or start some later.")
                at = (*path, "response", "steps", position, "accountable")
                yield Finding("overloaded-role", at, message, cure)


def roles_with_a_duty(book: Book) -> dict[str, str]:
    """Roles that have something to do, each with the playbook where it has it first."""
    busy: dict[str, str] = {}
    for path, part in book.each(*_DUTIES):
        for field in _DUTIES.get(type(part), ()):
            held = getattr(part, field)
            for role in (held,) if isinstance(held, RoleRef) else held or ():
                busy.setdefault(role, str(path[1]))
    return busy


def every_role_with_a_duty_has_a_deputy(book: Book) -> Iterator[Finding]:
    """Somebody else takes over from whoever has something to do in a playbook."""
    busy = book.extract.busy
    for position, role in enumerate(book.handbook.roles):
        at = ("roles", position, "deputies")
        if role.id in busy and not set(role.deputies) - {role.id} and not book.left.out_of(at):
            message = Words(
                f"“{role.id}”在预案“{busy[role.id]}”中有任务，却没有别人能替补。",
                f'"{role.id}" has work in the playbook "{busy[role.id]}", and nobody else stands in.',
            )
            yield Finding(
                "no-deputy", at, message, Words("写上至少一个别的角色。", "Name at least one other role."), key=True
            )
