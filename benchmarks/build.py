"""How long builds take here: from nothing, with nothing changed, with one word changed."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from project import copied

from generator.build import build
from generator.model.base import Audience
from generator.stages import Unwatched

if TYPE_CHECKING:
    from collections.abc import Callable


def timed(what: str, work: Callable[[], object]) -> None:
    """Print how long `work` took."""
    start = time.perf_counter()
    work()
    print(f"{what:<28} {time.perf_counter() - start:6.1f} s")


def main() -> None:
    """Time three builds of a copy of this project."""
    with copied() as layout:
        timed("from nothing", lambda: build(layout, Audience.INTERNAL, Unwatched()))
        timed("nothing changed", lambda: build(layout, Audience.INTERNAL, Unwatched()))
        file = layout.playbooks / "service" / "response.yml"
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("en: ", "en: Now ", 1), encoding="utf-8")
        timed("one word changed", lambda: build(layout, Audience.INTERNAL, Unwatched()))


if __name__ == "__main__":
    main()
