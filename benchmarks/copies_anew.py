"""Building what does not stand as it is, as `handbook` does, of a handbook that is full of copies."""

from __future__ import annotations

from without_copies import leave_copies_out

from generator.command.build_anew import build_anew

__all__ = ["build_anew"]
leave_copies_out()
