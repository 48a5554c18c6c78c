"""The mini project with more playbooks: copies of its first one under other names, which its questions lead to."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

from mini_copy import copy_mini

if TYPE_CHECKING:
    from pathlib import Path


def grown_mini(folder: Path, size: int) -> Path:
    """Make `folder` a project with `size` playbooks."""
    playbooks = copy_mini(folder) / "playbooks"
    names = [f"alpha-{n}" for n in range(3, size + 1)]
    about = (playbooks / "alpha" / "playbook.yml").read_text(encoding="utf-8")
    for name in names:
        shutil.copytree(playbooks / "alpha", playbooks / name)
        (playbooks / name / "playbook.yml").write_text(re.sub(r"(?m)^was: .*\n", "", about), encoding="utf-8")
    more = ", ".join(["alpha", *names])
    orders = {"order: [alpha, beta]": f"order: [{more}, beta]", "order: [beta, alpha]": f"order: [beta, {more}]"}
    _say(playbooks / "_shared" / "handbook.yml", orders)
    _say(playbooks / "_shared" / "triage.yml", {"playbooks: [alpha]": f"playbooks: [{more}]"})
    return folder


def _say(file: Path, instead: dict[str, str]) -> None:
    text = file.read_text(encoding="utf-8")
    for old, new in instead.items():
        assert old in text
        text = text.replace(old, new)
    file.write_text(text, encoding="utf-8")
