"""A sample of the benchmark of slips of fingers, on mini; the whole of it is `make mutations`."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from mini_copy import copy_mini

from generator.layout import Layout

sys.path.insert(0, str(Path(__file__).parent / "mutations"))
run = pytest.importorskip("run")
SLIPS = 48
"""One of each kind, and a few more."""


@pytest.fixture(scope="module")
def tried(tmp_path_factory: pytest.TempPathFactory) -> list[run.Tried]:  # type: ignore[name-defined] # not on mypy's path
    """Each slip with what the check says to it."""
    root = copy_mini(tmp_path_factory.mktemp("slips"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("generator.loading.load.read", run.read_once)
        return list(run.try_out(Layout(root), SLIPS, seed=1))


def test_slips_are_told_where_the_finger_was(tried: list[run.Tried]) -> None:  # type: ignore[name-defined]
    assert len(tried) == SLIPS, "the test has seen too little to mean anything"
    assert sum(map(run.is_exact, tried)) >= 0.95 * SLIPS
    assert not [one for one in tried if one.verdict == "silent"]


def test_one_slip_gives_one_problem(tried: list[run.Tried]) -> None:  # type: ignore[name-defined]
    assert sum(map(run.is_single, tried)) >= 0.95 * SLIPS


def test_every_place_lies_within_its_file(tried: list[run.Tried]) -> None:  # type: ignore[name-defined]
    for one in tried:
        for problem in one.problems:
            if problem.place.file == one.file:
                text = one.slip.lines[problem.place.line - 1]
                assert 1 <= problem.place.column < problem.place.end <= len(text) + 2
