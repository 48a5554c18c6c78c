"""Every job is done once, however many there are; an error is raised and ends the rest."""

from __future__ import annotations

import math
import os
import tempfile
from pathlib import Path

import pytest

from generator.encoding.workers import _LIFE, run


def test_more_jobs_than_processes_live_for_are_all_done() -> None:
    jobs = [-number for number in range(2 * _LIFE * (os.cpu_count() or 1) + 1)]
    done = list(run(abs, jobs))
    assert sorted(done) == sorted((job, abs(job)) for job in jobs)


def test_no_jobs_are_no_work() -> None:
    assert list(run(abs, [])) == []


def test_the_first_error_is_raised() -> None:
    with pytest.raises(ValueError, match="nonnegative"):
        list(run(math.isqrt, [1, -1, 4]))


def keep(name: str) -> bool:
    """As a library keeps something between its runs: whether it was there, and now it is."""
    file = Path(tempfile.gettempdir()) / name
    there = file.exists()
    file.write_text("kept", encoding="utf-8")
    return there


def test_libraries_read_no_strangers_temporary_file_and_leave_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A library would take a dictionary from the shared folder, whoever put it there."""
    (tmp_path / "library.cache").write_text("a stranger's", encoding="utf-8")
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", None)
    assert list(run(keep, ["library.cache"])) == [("library.cache", False)]
    assert [(file.name, file.read_text("utf-8")) for file in tmp_path.iterdir()] == [("library.cache", "a stranger's")]
