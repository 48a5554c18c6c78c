"""Points `build/current` to a release in one step; every address of the one before stays known."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from generator.publishing.known_addresses import FILE, published
from generator.publishing.pointing import CURRENT, RELEASES, current, show
from generator.storage.scratch import scratch

if TYPE_CHECKING:
    from pathlib import Path

LOCK = "switch.lock"
"""In the folder of what is generated: held, for moments, by who adds or removes releases, or says which is current."""


def switch(build: Path, name: str) -> None:
    """Show readers the release `name`, which is whole: they see the old one or this one, nothing in between.

    First the addresses of the one before are written down: a process that ends between both steps loses none.
    """
    if current(build) == name:
        return
    with scratch(build / RELEASES) as beside:
        if (build / CURRENT).exists() and (known := published(build)):
            (beside / FILE).write_text(json.dumps(known, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
            (beside / FILE).replace(build / FILE)
        show(build, name, beside)
