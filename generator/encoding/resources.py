"""What a build may use: workers, and what other machines have made."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.encoding.workers import Here

if TYPE_CHECKING:
    from generator.encoding.workers import Workers
    from generator.storage.cache import Beyond


@dataclass(frozen=True)
class Resources:
    """What a build may use; none of it decides about a byte."""

    workers: Workers = field(default_factory=Here)
    shared: Beyond | None = None
    """What other machines have made."""


OF_THIS_MACHINE = Resources()
