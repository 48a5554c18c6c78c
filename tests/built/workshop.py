"""Projects to build, beside the real one."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from in_turn import InTurn

from generator.build import Order, build, make, pack
from generator.encoding.workers import Here
from generator.model.choice import Audience
from generator.publishing.releases import Release, publish
from generator.stages import Unwatched

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.layout import Layout
    from generator.planning.plan import Wish

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


def published(layout: Layout, wish: Wish) -> Release:
    """A release of as much of a handbook as is wished: all of it as the command makes it, or a sample of its print."""
    if wish.whole:
        return build(layout, Audience.INTERNAL, Unwatched())
    files, views, _ = make(layout, Order(wish), Unwatched())
    return publish(
        {**files, **pack(layout, files, views)}, {"revision": "sample", "audience": "internal"}, layout.build
    )
