"""The real handbook, built once for all tests that look at what readers get."""

from __future__ import annotations

import os
import shutil
import threading
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import portalocker
import pytest
from playwright.sync_api import sync_playwright

from built.workshop import LANGUAGES, PLAYBOOKS, SAMPLE, published
from generator.packing.headers import ALWAYS
from generator.planning.formats import FORMATS
from generator.planning.plan import WHOLE, Wish
from generator.publishing.releases import Release

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser
    from whole import Whole

    from generator.layout import Layout
    from generator.model.handbook import Handbook

QUIET = (
    "--no-sandbox --disable-gpu --disable-background-networking --disable-component-update --disable-sync "
    "--disable-quic --no-first-run"
)
"""A browser that asks nothing of its maker."""
_MAKING = 3600
"""Seconds that a process waits for what another makes: all documents take half an hour."""


@pytest.fixture(scope="session")
def layout(whole: Whole) -> Layout:
    """The project."""
    return whole.layout


@pytest.fixture(scope="session")
def handbook(whole: Whole) -> Handbook:
    """The data."""
    return whole.verdict.handbook


@pytest.fixture(scope="session")
def printed(request: pytest.FixtureRequest) -> tuple[str, ...]:
    """The playbooks whose printed documents are made and looked at."""
    return _printed(request.config)


@pytest.fixture(scope="session")
def release(whole: Whole, printed: tuple[str, ...], request: pytest.FixtureRequest) -> Release:
    """The handbook, published: all of the site, and the printed documents of some playbooks or, on request, of all.

    The first process that asks for it makes it, the others wait and have the same.
    """
    layout = whole.layout
    with portalocker.Lock(layout.build / "making", timeout=_MAKING):
        if (layout.build / "current").exists():
            folder = (layout.build / "current").resolve()
            return Release(folder.name, folder, ())
        if request.config.getoption("--whole"):
            return published(layout, WHOLE)
        with whole.known():
            return published(layout, Wish(tuple(name for name in FORMATS if name != "book"), printed))


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Give a test that asks for a `playbook` each one whose documents are printed, and `language` both.

    In a browser, which takes longest, the second language is more than the sample.
    """
    others = pytest.mark.browser_all if "browser" in metafunc.fixturenames else ()
    languages = (LANGUAGES[0], *(pytest.param(language, marks=others) for language in LANGUAGES[1:]))
    for name, values in (("playbook", _printed(metafunc.config)), ("language", languages)):
        if name in metafunc.fixturenames and not _given(metafunc, name):
            metafunc.parametrize(name, values)


def _given(metafunc: pytest.Metafunc, name: str) -> bool:
    marks = metafunc.definition.iter_markers("parametrize")
    return any(name in (mark.args[0] if isinstance(mark.args[0], tuple) else (mark.args[0],)) for mark in marks)


def _printed(config: pytest.Config) -> tuple[str, ...]:
    return PLAYBOOKS if config.getoption("--whole") else SAMPLE


class Quiet(SimpleHTTPRequestHandler):
    """Serves a folder and says nothing of it."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class _Strict(Quiet):
    def end_headers(self) -> None:
        """With what a release asks its server to say."""
        for name, value in ALWAYS.items():
            self.send_header(name, value)
        super().end_headers()


@contextmanager
def serving(folder: Path, handler: type[Quiet]) -> Iterator[str]:
    """The address of a folder on a port of this machine."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def address(release: Release) -> Iterator[str]:
    """The handbook on a port of this machine."""
    with serving(release.folder, Quiet) as at:
        yield at


@pytest.fixture(scope="session")
def strict_address(release: Release) -> Iterator[str]:
    """The handbook as a server shows it that says what the release asks it to: nothing inline, nothing from elsewhere.

    A server and no rule of the browser's: what a page still asks for at a test's end would fail the next.
    """
    with serving(release.folder, _Strict) as at:
        yield at


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium; `make test` installs it."""
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    assert chromium, "no Chromium: apt-get install chromium, or say where it is in CHROMIUM"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=QUIET.split())
        yield browser
        browser.close()
