"""Which legal duties can bind the organisation, by what it says of its facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.resolving import views
    from generator.resolving.view import Word


def parted(
    duties: Iterable[views.Duty], facts: Iterable[Word] | None
) -> tuple[list[views.Duty], list[views.Regulation]]:
    """The duties that can bind, and the rules of the others, each once; without a `facts` all can."""
    duties = list(duties)
    can = [duty for duty in duties if can_bind(duty.regulation, facts)]
    return can, list(dict.fromkeys(duty.regulation for duty in duties if not can_bind(duty.regulation, facts)))


def can_bind(rule: views.Regulation, facts: Iterable[Word] | None) -> bool:
    """Whether the rule can bind who stands on this facts; without one every rule can."""
    return facts is None or not rule.binds or bool({one.key for one in facts} & {one.key for one in rule.binds})
