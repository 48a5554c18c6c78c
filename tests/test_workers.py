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
from typing import TYPE_CHECKING, Any

import pytest

from generator.encoding.workers import _LIFE, Here, NoWorkers, Work

if TYPE_CHECKING:
    from collections.abc import Callable


def nothing_else() -> dict[str, str]:
    return {}


def times(job: int, given: int, _: Path) -> int:
    return job * given


def root(job: int, _: int, __: Path) -> int:
    return math.isqrt(job)


def killed_once(job: int, _: int, seen: Path) -> int:
    """The first time that one of the jobs is begun, its process is killed."""
    if job == 3 and not seen.exists():
        seen.write_text("killed", encoding="utf-8")
        os.kill(os.getpid(), signal.SIGKILL)
    return job


def always_killed(_: int, __: int, seen: Path) -> None:
    with seen.open("a", encoding="utf-8") as noted:
        noted.write("killed\n")
    os.kill(os.getpid(), signal.SIGKILL)


def work(do: Callable[[Any, int, Path], Any], parts: Path = Path("parts")) -> Work[Any, int, Any]:
    return Work(do, {"two": 2, "three": 3}, parts, nothing_else)


def test_more_jobs_than_processes_live_for_are_all_done_with_what_each_is_given() -> None:
    jobs = [(number, "three" if number % 2 else "two") for number in range(2 * _LIFE * 2 + 1)]
    done = list(Here(2).run(work(times), jobs))
    assert sorted(done) == [(number, number * (3 if number % 2 else 2)) for number, _ in jobs]


def test_no_jobs_are_no_work() -> None:
    assert list(Here().run(work(times), [])) == []


def test_the_first_error_is_raised() -> None:
    with pytest.raises(ValueError, match="nonnegative"):
        list(Here().run(work(root), [(job, "two") for job in (1, -1, 4)]))


def test_a_process_that_is_killed_loses_nothing(tmp_path: Path) -> None:
    done = list(Here(1).run(work(killed_once, tmp_path / "seen"), [(job, "two") for job in range(6)]))
    assert (tmp_path / "seen").exists()
    assert sorted(done) == [(job, job) for job in range(6)]


def test_a_job_that_is_always_killed_is_told_with_its_cure(tmp_path: Path) -> None:
    with pytest.raises(NoWorkers) as told:
        list(Here(1).run(work(always_killed, tmp_path / "seen"), [(1, "two")]))
    assert (tmp_path / "seen").read_text(encoding="utf-8").count("killed") == 3
    assert "--jobs 1" in told.value.words.en
    assert "内存" in told.value.words.zh


def keep(name: str, _: int, __: Path) -> bool:
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
    assert list(Here().run(work(keep), [("library.cache", "two")])) == [("library.cache", False)]
    assert [(file.name, file.read_text("utf-8")) for file in tmp_path.iterdir()] == [("library.cache", "a stranger's")]


def tell_and_wait(folder: str, _: int, __: Path) -> None:
    """Say which process this is, and be at work for ever."""
    (Path(folder) / str(os.getpid())).touch()
    signal.pause()


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="only here can be told that a process has ended")
@pytest.mark.parametrize("killed", [signal.SIGKILL, signal.SIGTERM])
def test_the_processes_of_a_killed_build_end(tmp_path: Path, killed: signal.Signals) -> None:
    jobs = [(str(tmp_path), "two")] * 4
    words = f"from tests.test_workers import *; list(Here().run(work(tell_and_wait), {jobs!r}))"
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
