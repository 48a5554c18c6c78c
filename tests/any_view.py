"""`View` as tests take it: they make views of a few attributes and spoil real ones, so for mypy it is anything."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from generator.model.handbook import Handbook
from generator.resolving.derived import derived

if TYPE_CHECKING:
    View: TypeAlias = Any
else:
    from generator.resolving.view import View

__all__ = ["View", "everything"]


def everything(view: View) -> dict[str, Any]:
    """All that a view says, made now if nobody has asked for it before."""
    if maker := getattr(view, "maker", None):
        kind: type = type(maker.part) if hasattr(maker, "part") else Handbook  # only handbooks are copied
        for name in (*maker.fields, *derived(kind)):
            getattr(view, name, None)
    return dict(vars(view))
