"""Where encoding runs: processes of their own, because layout is slow and holds the interpreter's lock."""

from __future__ import annotations

import gc
import multiprocessing
import os
from concurrent.futures import ProcessPoolExecutor, as_completed
from functools import partial
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

Job = TypeVar("Job")
Result = TypeVar("Result")

_LIFE = 50
"""Jobs that a process does before a fresh one takes its place: what libraries keep would fill the memory."""


def run(work: Callable[[Job], Result], jobs: Iterable[Job]) -> Iterator[tuple[Job, Result]]:
    """Each job with its result, as they are done. The first error stops the rest and is raised."""
    waiting = list(jobs)
    if not waiting:
        return
    count = min(len(waiting), os.cpu_count() or 1)
    # Spawned, not forked: a forked copy of a process with threads (progress bars) can hang.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(count, context, gc.disable, max_tasks_per_child=_LIFE) as pool:
        futures = {pool.submit(partial(_one, work), job): number for number, job in enumerate(waiting)}
        try:
            for future in as_completed(futures):
                yield waiting[futures[future]], future.result()
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def _one(work: Callable[[Job], Result], job: Job) -> Result:
    """One job; garbage is collected after it, not again and again among its million live boxes."""
    try:
        return work(job)
    finally:
        gc.collect()
