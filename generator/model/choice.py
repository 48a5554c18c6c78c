"""Fixed words of which one is chosen; and who may read, the choice that everything asks for."""

from __future__ import annotations

from enum import StrEnum


class Choice(StrEnum):
    """One of a few fixed words. Its wording for readers stands in `ui.yml`."""

    @classmethod
    def ui_group(cls) -> str:
        """Group of `ui.yml` with the wording: the class's name, `risk-level` for `RiskLevel`."""
        return "".join(f"-{c.lower()}" if c.isupper() else c for c in cls.__name__).removeprefix("-")


class Audience(Choice):
    """Who may read an item; each level may also read the levels before it, from the widest to the narrowest."""

    PUBLIC = "public"
    INTERNAL = "internal"
    CONFIDENTIAL = "confidential"

    @property
    def rank(self) -> int:
        """How narrow it is; 0 is the public."""
        return tuple(Audience).index(self)
