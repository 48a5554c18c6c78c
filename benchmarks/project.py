"""A copy of this project, for benchmarks to build and to change."""

from __future__ import annotations

import json
import re
import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

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


def grow(layout: Layout, size: int) -> list[str]:
    """Add copies of the playbooks, under other names, until there are `size` of them; the names of the copies."""
    settings = layout.playbooks / "_shared" / "handbook.yml"
    data = yaml.safe_load(settings.read_text(encoding="utf-8"))
    real, there = list(data["reading_order"]), set(data["reading_order"])
    names = [name for n in range(2, size + 2) for one in real if (name := f"{one}-{n}") not in there]
    added = names[: max(0, size - len(there))]
    for name in added:
        folder = layout.playbooks / name
        shutil.copytree(layout.playbooks / name.rpartition("-")[0], folder)
        about = folder / "playbook.yml"
        text = re.sub(r"^was: .*\n(?:[ -].*\n)*", "", about.read_text(encoding="utf-8"), flags=re.MULTILINE)
        about.write_text(text, encoding="utf-8")
    data["reading_order"] += added
    old = settings.read_text(encoding="utf-8")
    settings.write_text(
        re.sub(r"(?m)^reading_order:.*\n(?:[ -].*\n)*", f"reading_order: {json.dumps(data['reading_order'])}\n", old),
        encoding="utf-8",
    )
    return added
