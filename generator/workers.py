"""Where encoding runs: processes of their own, because layout is slow and holds the interpreter's lock."""

from __future__ import annotations

import multiprocessing
import os
from concurrent.futures import ProcessPoolExecutor, as_completed
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

Job = TypeVar("Job")
Result = TypeVar("Result")


def run(work: Callable[[Job], Result], jobs: Iterable[Job]) -> Iterator[tuple[Job, Result]]:
    """Each job with its result, as they are done. The first error stops the rest and is raised."""
    waiting = list(jobs)
    if not waiting:
        return
    count = min(len(waiting), os.cpu_count() or 1)
    # Spawned, not forked: a forked copy of a process with threads (progress bars) can hang.
    with ProcessPoolExecutor(count, mp_context=multiprocessing.get_context("spawn")) as pool:
        futures = {pool.submit(work, job): number for number, job in enumerate(waiting)}
        try:
            for future in as_completed(futures):
                yield waiting[futures[future]], future.result()
        finally:
            pool.shutdown(wait=True, cancel_futures=True)
