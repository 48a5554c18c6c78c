"""Where encoding runs: processes of their own, because layout is slow and holds the interpreter's lock."""

from __future__ import annotations

import gc
import math
import multiprocessing
import os
from concurrent.futures import ProcessPoolExecutor, as_completed
from contextlib import ExitStack
from functools import partial
from threading import Thread
from typing import TYPE_CHECKING, TypeVar

from generator.storage.scratch import scratch, work_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from multiprocessing.process import BaseProcess
    from pathlib import Path

Job = TypeVar("Job")
Result = TypeVar("Result")

_LIFE = 40
"""Jobs that a process does before a fresh one takes its place: what libraries keep would fill the memory."""
_OBJECTS = 500_000
"""Left over before it is worth to look through them: what eighty printed pages leave."""


def run(work: Callable[[Job], Result], jobs: Iterable[Job]) -> Iterator[tuple[Job, Result]]:
    """Each job with its result, as they are done. The first error stops the rest and is raised."""
    waiting = list(jobs)
    processes = os.cpu_count() or 1
    # Batches with a pool each, because a pool that replaces its own processes can hang (CPython issue 115634).
    # Every nth job, so that a batch of jobs that came in order of length ends with short ones, and no process is idle.
    batches = math.ceil(len(waiting) / (processes * _LIFE))
    with scratch() as home:
        for first in range(batches):
            batch = waiting[first::batches]
            yield from _batch(work, batch, min(len(batch), processes), home)


class Beside:
    """One process that lives on and does one job after the other, so that it need not read twice what it knows."""

    def __init__(self) -> None:
        """It starts with its first job."""
        self._held = ExitStack()
        home = self._held.enter_context(scratch())
        self._pool = ProcessPoolExecutor(1, multiprocessing.get_context("spawn"), _begin, (home,))

    def __call__(self, work: Callable[[Job], Result], job: Job) -> Result:
        """The job's result, when it is done."""
        return self._pool.submit(partial(_one, work), job).result()

    def end(self) -> None:
        """End the process, whatever it is at."""
        self._pool.shutdown(wait=True, cancel_futures=True)
        self._held.close()


def _batch(work: Callable[[Job], Result], jobs: list[Job], processes: int, home: Path) -> Iterator[tuple[Job, Result]]:
    # Spawned, not forked: a forked copy of a process with threads (progress bars) can hang.
    with ProcessPoolExecutor(processes, multiprocessing.get_context("spawn"), _begin, (home,)) as pool:
        futures = {pool.submit(partial(_one, work), job): number for number, job in enumerate(jobs)}
        try:
            for future in as_completed(futures):
                yield jobs[futures[future]], future.result()
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def _begin(home: Path) -> None:
    """A process starts: its libraries read no temporary file of a stranger's, and what they leave goes with `home`."""
    gc.disable()
    work_in(home)
    Thread(target=_end_with, args=(multiprocessing.parent_process(),), daemon=True).start()


def _end_with(parent: BaseProcess) -> None:
    """End this process when the one that began it is gone, even killed: else it would wait for its next job for ever.

    Each process of a pool holds the ends of its queues open for the others, so that none hears that the parent's are
    closed.
    """
    parent.join()
    os._exit(1)


def _one(work: Callable[[Job], Result], job: Job) -> Result:
    """One job; garbage is collected between jobs, not again and again among a job's million live boxes."""
    try:
        return work(job)
    finally:
        if gc.get_count()[0] > _OBJECTS:
            gc.collect()
