"""Which tests run: those in a browser are a sample, or on request all of them and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--browser-all`: what `make test-browser` runs."""
    parser.addoption("--browser-all", action="store_true", help="every test in a browser, and no other")


def pytest_configure(config: pytest.Config) -> None:
    """The marker of a test in a browser that is more than the sample."""
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
