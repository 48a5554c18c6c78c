"""How long builds take here: from nothing, with nothing changed, with one word changed."""

from __future__ import annotations

import shutil
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from generator.build import Order, Unwatched, build
from generator.layout import Layout

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[1]


def timed(what: str, work: Callable[[], object]) -> None:
    """Print how long `work` took."""
    start = time.perf_counter()
    work()
    print(f"{what:<28} {time.perf_counter() - start:6.1f} s")


def main() -> None:
    """Time three builds of a copy of this project."""
    with tempfile.TemporaryDirectory() as folder:
        for name in ("playbooks", "templates", "docs"):
            shutil.copytree(ROOT / name, Path(folder) / name)
        shutil.copy(ROOT / "mkdocs.yml", folder)
        layout = Layout(Path(folder))
        timed("from nothing", lambda: build(layout, Order(), Unwatched()))
        timed("nothing changed", lambda: build(layout, Order(), Unwatched()))
        file = layout.playbooks / "service" / "response.yml"
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("en: ", "en: Now ", 1), encoding="utf-8")
        timed("one word changed", lambda: build(layout, Order(), Unwatched()))


if __name__ == "__main__":
    main()
