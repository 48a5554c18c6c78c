"""`View` as tests take it: they make views of a few attributes and spoil real ones, so for mypy it is anything."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    View: TypeAlias = Any
else:
    from generator.resolving.view import View

__all__ = ["View"]
