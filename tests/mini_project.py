"""The mini project: a complete handbook of two tiny playbooks, where tests may do as they like.

A test file says `pytest_plugins = ["mini_project"]` to have these fixtures.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from mini_copy import ROOT, copy_mini

from generator.layout import Layout
from generator.loading.load import Sources, load
from generator.text import fonts

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def mini(tmp_path: Path) -> Path:
    """A fresh copy of the mini project."""
    return copy_mini(tmp_path)


@pytest.fixture(scope="session")
def mini_sources(tmp_path_factory: pytest.TempPathFactory) -> Sources:
    """The mini project as read."""
    return load(Layout(copy_mini(tmp_path_factory.mktemp("mini"))))


@pytest.fixture(scope="session")
def printable() -> frozenset[str]:
    """Every character that the handbook's typeface can print."""
    return fonts.printable(Layout(ROOT).fonts)
