"""The real handbook, built once for all tests that look at what readers get."""

from __future__ import annotations

import shutil
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator.build import Order, Unwatched, build, check
from generator.layout import Layout

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.handbook import Handbook
    from generator.publish import Release

ROOT = Path(__file__).parents[2]
LANGUAGES = ("zh", "en")


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


@pytest.fixture(scope="session")
def layout(tmp_path_factory: pytest.TempPathFactory) -> Layout:
    """A copy of this project without people's names and numbers."""
    return project(tmp_path_factory.mktemp("project"), ROOT / "playbooks")


@pytest.fixture(scope="session")
def handbook(layout: Layout) -> Handbook:
    """The data."""
    return check(layout)


@pytest.fixture(scope="session")
def release(layout: Layout) -> Release:
    """The published handbook."""
    return build(layout, Order(), Unwatched())


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="session")
def address(release: Release) -> Iterator[str]:
    """The handbook on a port of this machine."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(release.folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()
