"""Every job is done once, however many there are; an error is raised and ends the rest."""

from __future__ import annotations

import math
import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from time import sleep

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


def tell_and_wait(folder: str) -> None:
    """Say which process this is, and be at work for ever."""
    (Path(folder) / str(os.getpid())).touch()
    signal.pause()


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="only here can be told that a process has ended")
@pytest.mark.parametrize("killed", [signal.SIGKILL, signal.SIGTERM])
def test_the_processes_of_a_killed_build_end(tmp_path: Path, killed: signal.Signals) -> None:
    words = f"from tests.test_workers import *; list(run(tell_and_wait, [{str(tmp_path)!r}] * 4))"
    with subprocess.Popen([sys.executable, "-c", words], cwd=Path(__file__).parents[1]) as build:
        while len(begun := [*tmp_path.iterdir()]) < min(4, os.cpu_count() or 1):
            assert build.poll() is None
            sleep(0.05)
        build.send_signal(killed)
    for one in begun:
        while is_running(one.name):  # they do what they are told, or the test never ends
            sleep(0.05)


def is_running(process: str) -> bool:
    """Whether there is such a process, and it has not ended."""
    try:
        state = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state not in "ZX"
