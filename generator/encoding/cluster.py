"""A Dask cluster does the encoding: processes of other machines. Only here is distributed."""

from __future__ import annotations

import gc
import logging
import pickle
from concurrent.futures import FIRST_COMPLETED, CancelledError, wait
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any, TypeVar

import dask
from distributed import Client, KilledWorker, get_worker

from generator.encoding.workers import NoWorkers, Work
from generator.problems import Words
from generator.storage.environment import PROGRAM
from generator.storage.scratch import work_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

Job = TypeVar("Job")
Given = TypeVar("Given")
Result = TypeVar("Result")

_PATIENCE = 10
"""Seconds until the scheduler has to answer, and until the last worker's place has to be taken by another."""
_LISTED = 4
"""Versions that differ and are told."""
_ALONE = Lock()
"""One job at a time in a process, however many threads it has: libraries of printing share its environment."""
_SETTINGS = {"distributed.admin.large-graph-warning-threshold": "1 GiB"}
"""The scheduler is meant to hold the assets."""
_UNREACHABLE = Words(
    "连不上 {place} 的 Dask 调度器（{error}）。看看它是否开着（dask scheduler）、地址和端口对不对；"
    "也可以不用 --scheduler，在本机构建。",
    "The Dask scheduler at {place} cannot be reached ({error}). See whether it runs, and whether address and port are "
    "right: dask scheduler. Or build on this machine, without --scheduler.",
)
_NOBODY = Words(
    "{place} 的调度器那里没有工作进程（worker）。在各台机器上启动：dask worker {place} --nthreads 1 --nworkers auto",
    "There is no worker at the scheduler {place}. Start some, on each machine: "
    "dask worker {place} --nthreads 1 --nworkers auto",
)
_LOST = Words(
    "与 {place} 的调度器断了连接。已做好的留在缓存里；再运行一次，接着做。",
    "The connection to the scheduler {place} is lost. What was made is kept in the cache; run it again, and it "
    "goes on.",
)
_KILLED = Words(
    "同一份文件让 {place} 的工作进程一再结束，多半是内存不够。给每个工作进程更多内存（--memory-limit）。",
    "One document has ended workers of {place} again and again, most likely for lack of memory. Give each worker more "
    "(--memory-limit).",
)
_LACKS = Words(
    "工作进程 {worker} 缺少本程序或它要用的库（{error}）。",
    "The worker {worker} lacks this program, or a library that it calls ({error}).",
)
_UNLIKE = Words(
    "工作进程 {worker} 与这里不同，做出的字节也会不同：{what}。",
    "The worker {worker} is not like this machine and would make other bytes: {what}.",
)
_DIFFERS = Words("{name} 那里是 {there}，这里是 {here}", "{name} is {there} there, {here} here")
_CURE = Words(
    "在那里装上同一提交和同一份 requirements.lock，再重启工作进程。",
    "Set it up from the same commit and the same requirements.lock, and restart it.",
)


class _Unlike(Exception):  # noqa: N818 - named for what it carries
    """A worker on which other versions would have done the job: its address, and those versions."""

    def __init__(self, worker: str, there: Mapping[str, str]) -> None:
        super().__init__(worker, there)
        self.worker, self.there = worker, there


@dataclass(frozen=True)
class _Parcel:
    """A job on its way, as bytes, so that nobody takes its words for names of other jobs."""

    content: bytes


class Cluster:
    """The workers of a scheduler. One that is lost loses nothing: another does what it had to do."""

    def __init__(self, client: Any, place: str) -> None:  # noqa: ANN401 - distributed types but a part of its own
        self._client, self._place = client, place

    def run(self, work: Work[Job, Given, Result], jobs: Iterable[tuple[Job, str]]) -> Iterator[tuple[Job, Result]]:
        """Each job with its result, as they are done."""
        waiting = list(jobs)
        if not waiting:
            return
        here = dict(work.made_by())
        self._hold_alike(work.made_by, here)
        # Given by a job and not by `scatter`, so that a worker that is lost does not take the only copy with it.
        given = {
            name: self._client.submit(pickle.loads, pickle.dumps(work.given[name]), pure=False)
            for name in {name for _, name in waiting}
        }
        executor = self._client.get_executor(pure=False)
        try:
            futures = {
                executor.submit(_there, _Parcel(pickle.dumps((work.do, job, work.made_by, here))), given[name]): job
                for job, name in waiting
            }
            for future in self._completed(set(futures)):
                yield futures.pop(future), self._result(future, here)
        finally:
            executor.shutdown(wait=False)

    def _completed(self, pending: set[Any]) -> Iterator[Any]:
        while pending:
            done, pending = wait(pending, timeout=_PATIENCE, return_when=FIRST_COMPLETED)
            yield from done
            if not done and not self._client.scheduler_info(n_workers=0)["n_workers"]:
                raise NoWorkers(_said(_NOBODY, place=self._place))

    def _result(self, future: Any, here: Mapping[str, str]) -> Any:  # noqa: ANN401 - distributed ships no types
        try:
            return future.result()
        except CancelledError as lost:
            raise NoWorkers(_said(_LOST, place=self._place)) from lost
        except KilledWorker as killed:
            raise NoWorkers(_said(_KILLED, place=self._place)) from killed
        except _Unlike as other:
            raise NoWorkers(_unlike(other.worker, other.there, here)) from other

    def _hold_alike(self, made_by: Callable[[], Mapping[str, str]], here: Mapping[str, str]) -> None:
        """Refuse a worker that makes other bytes before there is work; one that comes later refuses by itself."""
        try:
            self._client.wait_for_workers(1, timeout=_PATIENCE)
        except TimeoutError as nobody:
            raise NoWorkers(_said(_NOBODY, place=self._place)) from nobody
        for worker, there in sorted(self._client.run(made_by, on_error="return").items()):
            if isinstance(there, Exception):
                raise NoWorkers(_said(_LACKS, _CURE, worker=worker, error=there)) from there
            if there != here:
                raise NoWorkers(_unlike(worker, there, here))


@contextmanager
def connected(place: str) -> Iterator[Cluster]:
    """The workers of the scheduler at an address such as `tcp://host:8786`; raises NoWorkers when none answers."""
    for name in ("distributed", "distributed.client"):  # they have levels of their own
        logging.getLogger(name).setLevel(logging.CRITICAL)  # whatever it is about, we say it
    with dask.config.set(_SETTINGS):
        try:
            client: Any = Client(place, timeout=_PATIENCE, set_as_default=False)  # type: ignore[no-untyped-call]
        except (OSError, ValueError) as error:
            raise NoWorkers(_said(_UNREACHABLE, place=place, error=error)) from error
        try:
            yield Cluster(client, place)
        finally:
            client.close()


def _there(parcel: _Parcel, given: object) -> object:
    """One job, on a worker."""
    worker = get_worker()
    do, job, made_by, here = pickle.loads(parcel.content)  # noqa: S301 - whoever sends work to a worker can have it do anything
    if (there := dict(made_by())) != here:
        raise _Unlike(worker.address, there)
    # As long as the worker's process: libraries keep typefaces there. The cluster removes it with the worker.
    own = Path(worker.local_directory) / "handbook"
    own.mkdir(exist_ok=True)
    with _ALONE, _as_at_home(own):
        return do(job, given, own / "parts")


@contextmanager
def _as_at_home(home: Path) -> Iterator[None]:
    """A worker's process is for a while like one that is started for encoding."""
    collecting = gc.isenabled()
    gc.disable()
    work_in(home)
    try:
        yield
    finally:
        work_in(None)
        gc.collect()
        if collecting:
            gc.enable()


def _unlike(worker: str, there: Mapping[str, str], here: Mapping[str, str]) -> Words:
    differing = [name for name in {**here, **there} if here.get(name) != there.get(name)]
    listed = [
        _said(_DIFFERS, name=name, there=_version(name, there), here=_version(name, here))
        for name in differing[:_LISTED]
    ]
    more = "…" if len(differing) > _LISTED else ""
    what = Words("；".join(one.zh for one in listed) + more, "; ".join(one.en for one in listed) + more)
    told = Words(_UNLIKE.zh.format(worker=worker, what=what.zh), _UNLIKE.en.format(worker=worker, what=what.en))
    return Words(f"{told.zh}{_CURE.zh}", f"{told.en} {_CURE.en}")


def _version(name: str, versions: Mapping[str, str]) -> str:
    return versions.get(name, "—")[: 8 if name == PROGRAM else None]


def _said(*sentences: Words, **about: object) -> Words:
    return Words(
        "".join(one.zh for one in sentences).format(**about), " ".join(one.en for one in sentences).format(**about)
    )
