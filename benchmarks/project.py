"""A copy of this project, for benchmarks to build and to change."""

from __future__ import annotations

import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from generator.layout import Layout

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]


@contextmanager
def copied() -> Iterator[Layout]:
    """The project in a folder of its own, which is gone afterwards; nothing in it is built."""
    with tempfile.TemporaryDirectory() as folder:
        for name in ("playbooks", "templates", "docs"):
            shutil.copytree(ROOT / name, Path(folder) / name)
        shutil.copy(ROOT / "mkdocs.yml", folder)
        yield Layout(Path(folder))
