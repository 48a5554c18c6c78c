"""Every job is done once, however many there are; an error is raised and ends the rest."""

from __future__ import annotations

import marshal
import math
import os
import tempfile
from typing import TYPE_CHECKING

import jieba
import pytest

from generator.workers import _LIFE, run

if TYPE_CHECKING:
    from pathlib import Path


def test_more_jobs_than_processes_live_for_are_all_done() -> None:
    jobs = [-number for number in range(2 * _LIFE * (os.cpu_count() or 1) + 1)]
    done = list(run(abs, jobs))
    assert sorted(done) == sorted((job, abs(job)) for job in jobs)


def test_no_jobs_are_no_work() -> None:
    assert list(run(abs, [])) == []


def test_the_first_error_is_raised() -> None:
    with pytest.raises(ValueError, match="nonnegative"):
        list(run(math.isqrt, [1, -1, 4]))


def cut(text: str) -> list[str]:
    words: list[str] = jieba.lcut(text)
    return words


def test_libraries_read_no_strangers_temporary_file_and_leave_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Jieba would take a dictionary from the shared folder, whoever put it there."""
    (tmp_path / "jieba.cache").write_bytes(marshal.dumps(({"动": 0, "动应": 0, "动应急": 9}, 9)))
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", None)
    [(_, words)] = run(cut, ["启动应急预案"])
    assert words == ["启动", "应急", "预案"]
    assert [file.name for file in tmp_path.iterdir()] == ["jieba.cache"]
