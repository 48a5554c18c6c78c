"""Which tests run: those in a browser are a sample, or on request all of them and nothing else. And the handbook."""

from __future__ import annotations

import gc
from pathlib import Path

import portalocker
import pytest
from whole import Whole, project

from generator.command.cli import OBJECTS
from generator.layout import Layout

ROOT = Path(__file__).parents[1]
CONTENT = Path(__file__).parent / "content"
"""Tests of what the sample says; they go with it, as those in `built/` do."""
_COPYING = 600
"""Seconds that a process waits for what another copies."""


@pytest.fixture(scope="session")
def whole(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Whole:
    """A copy of this project without people's names and numbers, one for all processes of the run.

    What is asked of it holds for the sample. Where another handbook took its place, its folder of tests went with it.
    """
    if not CONTENT.is_dir():
        pytest.skip("tests/content is not there: this is another handbook than the sample")
    own = tmp_path_factory.getbasetemp()
    shared = own.parent if hasattr(request.config, "workerinput") else own
    with portalocker.Lock(shared / "copying", timeout=_COPYING):
        folder = shared / "project"
        return Whole(Layout(folder) if folder.exists() else project(folder, ROOT / "playbooks"))


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--browser-all`: what `make test-browser` runs. `--whole`: the release as users get it, long to print."""
    parser.addoption("--browser-all", action="store_true", help="every test in a browser, and no other")
    parser.addoption("--whole", action="store_true", help="print all playbooks and the book, not a sample")


def pytest_configure(config: pytest.Config) -> None:
    """The marker of a test in a browser that is more than the sample; and garbage is looked for as in the command."""
    gc.set_threshold(OBJECTS)
    config.addinivalue_line("markers", "browser_all: runs with --browser-all only; needs the fixture `browser`")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what was not asked for: without the option what is marked, with it what opens no browser."""
    if config.getoption("--browser-all"):
        out = [item for item in items if "browser" not in getattr(item, "fixturenames", ())]
    else:
        out = [item for item in items if item.get_closest_marker("browser_all")]
    if out:
        left = set(out)
        items[:] = [item for item in items if item not in left]
        config.hook.pytest_deselected(items=out)
