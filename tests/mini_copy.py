"""Copies the mini project, a complete handbook of two tiny playbooks, to where tests may do as they like."""

from __future__ import annotations

import shutil
from pathlib import Path

ROOT = Path(__file__).parents[1]
MINI = ROOT / "tests" / "data" / "mini"


def copy_mini(folder: Path) -> Path:
    """Make `folder` a project with the data of mini, the real words of the interface, and all else as it is here."""
    shutil.copytree(MINI / "playbooks", folder / "playbooks")
    shutil.copy(ROOT / "playbooks" / "_shared" / "ui.yml", folder / "playbooks" / "_shared" / "ui.yml")
    for name in ("templates", "docs", "mkdocs.yml"):
        (folder / name).symlink_to(ROOT / name)
    return folder
