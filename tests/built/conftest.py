"""The real handbook, built once for all tests that look at what readers get."""

from __future__ import annotations

import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest
from workshop import ROOT, project

from generator.build import Order, Unwatched, build, check

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.layout import Layout
    from generator.model.handbook import Handbook
    from generator.publish import Release


@pytest.fixture(scope="session")
def layout(tmp_path_factory: pytest.TempPathFactory) -> Layout:
    """A copy of this project without people's names and numbers."""
    return project(tmp_path_factory.mktemp("project"), ROOT / "playbooks")


@pytest.fixture(scope="session")
def handbook(layout: Layout) -> Handbook:
    """The data."""
    return check(layout).handbook


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
