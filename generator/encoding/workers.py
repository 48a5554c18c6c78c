"""Where encoding runs: processes of their own, because layout is slow and holds the interpreter's lock."""

from __future__ import annotations

import gc
import math
import multiprocessing
import os
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import partial
from threading import Thread
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from generator.problems import Words
from generator.storage.scratch import scratch, work_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from multiprocessing.process import BaseProcess
    from pathlib import Path

Job = TypeVar("Job")
Given = TypeVar("Given")
Result = TypeVar("Result")

_LIFE = 40
"""Jobs that a process does before a fresh one takes its place: what libraries keep would fill the memory."""
_OBJECTS = 500_000
"""Left over before it is worth to look through them: what eighty printed pages leave."""
_BEHIND = 5
"""How far a process stands behind those that people wait for, of 20 steps: on a busy machine it gets a third."""
_DEATHS = 3
"""How often a process may be killed before it is told: when the memory runs out, the system picks any."""
_KILLED = Words(
    f"做文件的进程 {_DEATHS} 次被系统或别人结束，多半是内存不够。已做好的留在缓存里；用 --jobs 1 再来，占内存最少。",
    f"Processes that make documents were ended {_DEATHS} times, by somebody or by the system, most likely for lack of "
    "memory. What was made is kept in the cache; try again with --jobs 1, which takes the least.",
)


class NoWorkers(Exception):  # noqa: N818 - said as users would say it
    """The work cannot be done where it was to be done; `words` say why, and what to do."""

    def __init__(self, words: Words) -> None:
        super().__init__(words)
        self.words = words


@dataclass(frozen=True)
class Work(Generic[Job, Given, Result]):
    """What is done to each of many jobs, and decides with a job alone about its result, wherever that is made.

    Its functions are those of modules, so that they can be sent.
    """

    do: Callable[[Job, Given, Path], Result]
    """Takes a job, what it shares with others, and a file for what it wants to find again next time."""
    given: Mapping[str, Given]
    """What many jobs share, by its name. It is large: no machine gets it twice."""
    parts: Path
    """That file on this machine. Another machine has one of its own."""
    made_by: Callable[[], Mapping[str, str]]
    """What decides about results beside job and given where it is called: versions, by what they are of."""


class Workers(Protocol):
    """Where work is done."""

    def run(self, work: Work[Job, Given, Result], jobs: Iterable[tuple[Job, str]]) -> Iterator[tuple[Job, Result]]:
        """Each job with its result, as they are done; a job comes with the name of what it is given.

        The first error stops the rest and is raised; NoWorkers when it is about the place and not about the job.
        """


@dataclass(frozen=True)
class Here:
    """Processes of this machine."""

    processes: int = field(default_factory=lambda: os.cpu_count() or 1)

    def run(self, work: Work[Job, Given, Result], jobs: Iterable[tuple[Job, str]]) -> Iterator[tuple[Job, Result]]:
        """Each job with its result, as they are done."""
        waiting = list(jobs)
        # Batches with a pool each, because a pool that replaces its own processes can hang (CPython issue 115634).
        # Every nth job, so that a batch of jobs that came in order of length ends with short ones, and none is idle.
        batches = math.ceil(len(waiting) / (self.processes * _LIFE))
        with scratch() as home:
            for first in range(batches):
                yield from self._batch(work, waiting[first::batches], home)

    def _batch(
        self, work: Work[Job, Given, Result], jobs: Sequence[tuple[Job, str]], home: Path
    ) -> Iterator[tuple[Job, Result]]:
        """All of them, by as many pools as it takes: with a process that is killed goes its pool, not what was done."""
        left = dict(enumerate(jobs))
        for _ in range(_DEATHS):
            try:
                for number, result in _pool(work, left, min(len(left), self.processes), home):
                    job, _ = left.pop(number)
                    yield job, result
            except BrokenProcessPool:
                continue
            return
        raise NoWorkers(_KILLED)


class Beside:
    """One process that lives on and does one job after the other, so that it need not read twice what it knows.

    Whoever waits for nothing but a page goes first.
    """

    def __init__(self) -> None:
        """It starts with its first job."""
        self._held = ExitStack()
        home = self._held.enter_context(scratch())
        self._pool = ProcessPoolExecutor(1, multiprocessing.get_context("spawn"), _begin_behind, (home,))

    def __call__(self, work: Callable[[Job], Result], job: Job, /) -> Result:
        """The job's result, when it is done."""
        return self._pool.submit(_one, partial(work, job)).result()

    def end(self) -> None:
        """End the process, whatever it is at."""
        self._pool.shutdown(wait=True, cancel_futures=True)
        self._held.close()


def _pool(
    work: Work[Job, Given, Result], jobs: Mapping[int, tuple[Job, str]], processes: int, home: Path
) -> Iterator[tuple[int, Result]]:
    # Spawned, not forked: a forked copy of a process with threads (progress bars) can hang.
    with ProcessPoolExecutor(processes, multiprocessing.get_context("spawn"), _begin, (home,)) as pool:
        futures = {
            pool.submit(_one, partial(work.do, job, work.given[name], work.parts)): number
            for number, (job, name) in jobs.items()
        }
        try:
            for future in as_completed(futures):
                yield futures.pop(future), future.result()  # which is not held any longer than it is wanted
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def _begin(home: Path) -> None:
    """A process starts: its libraries read no temporary file of a stranger's, and what they leave goes with `home`."""
    gc.disable()
    work_in(home)
    Thread(target=_end_with, args=(multiprocessing.parent_process(),), daemon=True).start()


def _begin_behind(home: Path) -> None:
    """A process starts that lets all others go first, where the system knows such a thing."""
    _begin(home)
    if nice := getattr(os, "nice", None):
        nice(_BEHIND)


def _end_with(parent: BaseProcess) -> None:
    """End this process when the one that began it is gone, even killed: else it would wait for its next job for ever.

    Each process of a pool holds the ends of its queues open for the others, so that none hears that the parent's are
    closed.
    """
    parent.join()
    os._exit(1)


def _one(job: Callable[[], Result]) -> Result:
    """One job; garbage is collected between jobs, not again and again among a job's million live boxes."""
    try:
        return job()
    finally:
        if gc.get_count()[0] > _OBJECTS:
            gc.collect()
