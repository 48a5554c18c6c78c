"""Projects to build, beside the real one."""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from in_turn import InTurn

from generator.encoding.workers import Here
from generator.layout import Layout

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
LANGUAGES = ("zh", "en")
PLAYBOOKS = tuple(sorted(folder.name for folder in (ROOT / "playbooks").glob("[a-z]*") if folder.is_dir()))
SAMPLE = ("information-security",)
"""The playbook whose printed documents stand for all: the one with most steps, roles and legal duties."""


@contextmanager
def in_this_process() -> Iterator[None]:
    """Within, what is built is encoded here: for a few small documents, beginning other processes takes longest."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Here, "run", lambda _, work, jobs: InTurn().run(work, jobs))
        yield


def project(folder: Path, playbooks: Path) -> Layout:
    """A project in `folder` with a copy of the data of `playbooks` and everything else as it is here.

    The cache is shared, because it is keyed by content; releases are not.
    """
    shutil.copytree(playbooks, folder / "playbooks", ignore=shutil.ignore_patterns("contacts.private.yml"))
    for name in ("templates", "docs", "mkdocs.yml"):
        (folder / name).symlink_to(ROOT / name)
    (ROOT / "build" / "cache").mkdir(parents=True, exist_ok=True)
    (folder / "build").mkdir()
    (folder / "build" / "cache").symlink_to(ROOT / "build" / "cache")
    return Layout(folder)
