"""Every address that was ever published, so that none leads nowhere one day without anybody having meant it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from generator.publishing.pointing import CURRENT

if TYPE_CHECKING:
    from pathlib import Path

FILE = "addresses.json"
"""In a release: every address of it, in the order of the files."""


def published(build: Path) -> tuple[str, ...]:
    """Every address that was ever published from `build`, those of the current release first, in its order.

    What went before stands in a file of its own there, in the same form as in a release.
    """
    return tuple(dict.fromkeys(address for file in (build / CURRENT / FILE, build / FILE) for address in _told(file)))


def _told(file: Path) -> list[str]:
    """None when there is no such file, or one that tells none."""
    try:
        told = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return []
    return [one for one in told if isinstance(one, str)] if isinstance(told, list) else []
