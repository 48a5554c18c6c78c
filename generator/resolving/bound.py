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
    has = None if footing is None else {one.key for one in footing}
    can = [duty for duty in duties if _binds(duty.regulation, has)]
    return can, list(dict.fromkeys(duty.regulation for duty in duties if not _binds(duty.regulation, has)))


def _binds(rule: views.Regulation, has: set[str] | None) -> bool:
    return has is None or not rule.binds or any(one.key in has for one in rule.binds)
