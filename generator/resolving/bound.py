"""Which legal duties can bind the organisation, by what it says of its footing."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.resolving import views
    from generator.resolving.view import Word


def parted(
    duties: Iterable[views.Duty], footing: Iterable[Word] | None
) -> tuple[list[views.Duty], list[views.Regulation]]:
    """The duties that can bind, and the rules of the others, each once; without a `footing` all can."""
    duties = list(duties)
    can = [duty for duty in duties if can_bind(duty.regulation, footing)]
    return can, list(dict.fromkeys(duty.regulation for duty in duties if not can_bind(duty.regulation, footing)))


def can_bind(rule: views.Regulation, footing: Iterable[Word] | None) -> bool:
    """Whether the rule can bind who stands on this footing; without one every rule can."""
    return footing is None or not rule.binds or bool({one.key for one in footing} & {one.key for one in rule.binds})
