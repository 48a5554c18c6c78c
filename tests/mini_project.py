"""The mini project: a complete handbook of two tiny playbooks, where tests may do as they like.

A test file says `pytest_plugins = ["mini_project"]` to have these fixtures.
"""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from mini_copy import ROOT, copy_mini

from generator.layout import Layout
from generator.loading.load import Sources, load
from generator.reading import checked_before, read
from generator.stages import Unwatched
from generator.text import fonts

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="session")
def checked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the program keeps of the texts of mini once it has looked at each."""
    layout = Layout(copy_mini(tmp_path_factory.mktemp("checked")))
    kept = checked_before(layout)
    read(layout, Unwatched(), kept)
    kept.save()
    return layout.shelves


@pytest.fixture
def mini(tmp_path: Path, checked: Path) -> Path:
    """A fresh copy of the mini project, of whose texts it is known that they are sound, as when somebody edits them."""
    shutil.copytree(checked, Layout(copy_mini(tmp_path)).shelves)
    return tmp_path


@pytest.fixture(scope="session")
def mini_sources(tmp_path_factory: pytest.TempPathFactory) -> Sources:
    """The mini project as read."""
    return load(Layout(copy_mini(tmp_path_factory.mktemp("mini"))))


@pytest.fixture(scope="session")
def printable() -> frozenset[str]:
    """Every character that the handbook's typeface can print."""
    return fonts.printable(Layout(ROOT).fonts)
