"""Every job is done once, however many there are; an error is raised and ends the rest."""

from __future__ import annotations

import math
import os

import pytest

from generator.workers import _LIFE, run


def test_more_jobs_than_processes_live_for_are_all_done() -> None:
    jobs = [-number for number in range(2 * _LIFE * (os.cpu_count() or 1) + 1)]
    done = list(run(abs, jobs))
    assert sorted(done) == sorted((job, abs(job)) for job in jobs)


def test_no_jobs_are_no_work() -> None:
    assert list(run(abs, [])) == []


def test_the_first_error_is_raised() -> None:
    with pytest.raises(ValueError, match="nonnegative"):
        list(run(math.isqrt, [1, -1, 4]))
