"""The real handbook as tests see it: read and checked once in a run, however many tests and processes ask for it."""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import portalocker
import pytest

from generator import reading
from generator.build import Order, see
from generator.layout import Layout
from generator.loading.load import load
from generator.loading.read_before import ReadBefore
from generator.reading import check, checked_before
from generator.stages import Unwatched

if TYPE_CHECKING:
    from collections.abc import Iterator

    from any_view import View

    from generator.loading.load import Sources
    from generator.storage.shelf import Shelf
    from generator.validating.validate import Verdict


ROOT = Path(__file__).parents[1]
_CHECKING = 600
"""Seconds that a process waits for what another checks."""


@dataclass(frozen=True)
class Whole:
    """The handbook of a project whose data nobody changes."""

    layout: Layout

    @cached_property
    def sources(self) -> Sources:
        """The data as read."""
        with self._checked_before() as known:
            return load(self.layout, {}, ReadBefore(known))

    @cached_property
    def verdict(self) -> Verdict:
        """What the check says to it."""
        sources = self.sources
        with self._checked_before() as known, pytest.MonkeyPatch.context() as patch:
            patch.setattr(reading, "load", lambda *_: sources)
            patch.setattr(reading, "checked_before", lambda _: known)
            return check(self.layout)

    @contextmanager
    def _checked_before(self) -> Iterator[Shelf]:
        """What the first process of a run finds out, the others know, as whoever builds again does."""
        with portalocker.Lock(self.layout.build / "checking", timeout=_CHECKING):
            known = checked_before(self.layout)
            yield known
            known.save()

    @contextmanager
    def known(self) -> Iterator[None]:
        """Within, whatever is built of this project begins with what was read and checked before."""
        sources, verdict = self.sources, self.verdict
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(reading, "load", lambda *_: sources)
            patch.setattr(reading, "validate", lambda *_: verdict)
            yield

    def see(self) -> dict[str, View]:
        """Its views by language, for a test that changes them."""
        with self.known():
            return see(self.layout, Order(), Unwatched())

    @cached_property
    def views(self) -> dict[str, View]:
        """Its views by language, for tests that leave them as they are."""
        return self.see()


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
