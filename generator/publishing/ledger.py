"""What lies in a place that releases are sent to, as its last sender wrote it down there."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from generator.publishing.manifest import is_inside

if TYPE_CHECKING:
    from collections.abc import Mapping

FILE = "publication.json"
ALONE, ONE_OR_OTHER = "", "?"
"""In place of a sum: of a file that nobody knows to have come, and of one that came before and may have been replaced.

A page that came `ALONE` may lead to others that did not, and no page leads to it yet.
"""


@dataclass(frozen=True)
class Ledger:
    """Of a place: which release is whole there, and what else has been left. Paths lead to the SHA-256 of a file."""

    release: str = ""
    """The last one that came whole."""
    now: Mapping[str, str] = field(default_factory=dict)
    """Its files."""
    before: Mapping[str, str] = field(default_factory=dict)
    """The files of the one before it, which are kept for whoever has its pages open."""
    there: Mapping[str, str] = field(default_factory=dict)
    """Everything that was ever sent and not removed; while it is uncertain, `ALONE` or `ONE_OR_OTHER` is its sum."""
    done: bool = True
    """Whether what went after the last whole release is removed, too."""

    @property
    def text(self) -> str:
        """As it is written down; `Ledger.parsed` reads it."""
        return json.dumps(vars(self), indent=1, ensure_ascii=False, sort_keys=True) + "\n"

    @classmethod
    def parsed(cls, raw: bytes | None) -> Ledger:
        """The ledger that was written down; one of an empty place when there is none that can be believed."""
        try:
            told: Any = json.loads(raw or b"")
        except ValueError:
            return cls()
        return cls(**told) if _is_ledger(told) else cls()


def _is_ledger(told: object) -> bool:
    """Whether this has the shape of a ledger, and leads nowhere outside the place."""
    if not isinstance(told, dict) or told.keys() != vars(Ledger()).keys():
        return False
    lists = [told["now"], told["before"], told["there"]]
    return (
        isinstance(told["release"], str)
        and isinstance(told["done"], bool)
        and all(isinstance(one, dict) for one in lists)
        and all(is_inside(path) and isinstance(total, str) for one in lists for path, total in one.items())
    )
