"""On a Dask cluster the same bytes are made as here, and a worker that is killed loses nothing."""

from __future__ import annotations

import os
import signal
import sys
import tempfile
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner
from cluster import Machines, machines
from in_turn import InTurn
from mini_copy import ROOT, copy_mini

from generator.build import Order, see
from generator.command.cli import main
from generator.encoding.cluster import Cluster, connected
from generator.encoding.encode import encode
from generator.encoding.page_counts import SHOW_PAGES
from generator.encoding.resources import Resources
from generator.encoding.workers import NoWorkers, Work
from generator.layout import Layout
from generator.planning.base import Document, Texts
from generator.planning.plan import WHOLE, Job, Wish, plan
from generator.rendering.identify import identify
from generator.rendering.render import Renderer
from generator.rendering.texts import render
from generator.stages import Unwatched

if TYPE_CHECKING:
    from collections.abc import Iterator

HEAD = '<meta charset="utf-8"><title>t</title><link rel="stylesheet" href="base.css">'


def few() -> tuple[list[Job], list[Texts]]:
    """An engine that prints and one that does not, a small page each, in both languages."""
    jobs = [Job(name, code, Document(name, ())) for name in ("clock", "one-file") for code in ("zh", "en")]
    html = '<!doctype html><html lang="{}"><head>{}</head><body><h1>一 “1”</h1><p>{} <b>二</b></p></body></html>'
    endings = {"clock": "pdf", "one-file": "html"}
    return jobs, [
        Texts(
            {f"{one.format}.{endings[one.format]}": html.format(one.language, HEAD * (one.format != "one-file"), one)}
        )
        for one in jobs
    ]


def everything(layout: Layout) -> tuple[list[Job], list[Texts]]:
    """All that is made of a handbook, the site too."""
    renderer, wish = Renderer(layout.templates), WHOLE.without(SHOW_PAGES)
    jobs = plan(identify(see(layout, Order(wish), Unwatched()), renderer, wish.formats), wish)
    return jobs, [render(job, renderer) for job in jobs]


def nothing_else() -> dict[str, str]:
    return {}


def times(job: int, given: int, parts: Path) -> tuple[int, str]:
    """Work whose result tells of the job, of what is given and of the worker's own file."""
    return job * given, parts.name


def keep(_: int, __: object, parts: Path) -> tuple[int, bool, bool]:
    """As libraries keep something between jobs: in which process, whether it was there, and whether in its folder."""
    file = Path(tempfile.gettempdir()) / "kept"
    there = file.exists()
    file.write_text("kept", encoding="utf-8")
    return os.getpid(), there, file.parent == parts.parent


def killed_once(job: int, seen: Path, _: Path) -> int:
    """The first time that one of the jobs is begun, its worker is killed."""
    if job == 1 and not seen.exists():
        seen.write_text("killed", encoding="utf-8")
        os.kill(os.getpid(), signal.SIGKILL)
    return job


def always_kills(_: int, __: int, ___: Path) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def when_there_is_work() -> dict[str, str]:
    """Versions that are other ones as soon as there is work: those of a worker that comes late."""
    at_work = threading.current_thread().name.startswith("Dask-Default-Threads")
    return {"generator": "0123456789" if at_work else "abcdef0123", "weasyprint": "70.0"}


def work_of(do: object, given: object = 2) -> Work[int, object, Any]:
    return Work(do, {"it": given}, Path("parts"), nothing_else)  # type: ignore[arg-type] # what it does is its own


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Machines]:
    """A scheduler and two workers."""
    with machines(tmp_path_factory.mktemp("cluster")) as found:
        for _ in range(2):
            found.worker()
        yield found


@pytest.fixture(scope="module")
def cluster(running: Machines) -> Iterator[Cluster]:
    """Those two."""
    with connected(running.address) as found:
        yield found


def test_each_job_is_done_once_with_what_it_is_given(cluster: Cluster) -> None:
    work = Work(times, {"two": 2, "three": 3}, Path("here"), nothing_else)
    done = list(cluster.run(work, [(n, "three" if n % 2 else "two") for n in range(30)]))
    assert sorted(done) == [(n, (n * (3 if n % 2 else 2), "parts")) for n in range(30)]
    assert list(cluster.run(work, [])) == []


def test_what_libraries_keep_is_there_as_long_as_their_process(cluster: Cluster) -> None:
    """Typefaces are opened when they are first used, which may be many documents later."""
    found = [kept for _, kept in cluster.run(work_of(keep), [(job, "it") for job in range(20)])]
    assert sorted(process for process, there, _ in found if not there) == sorted({process for process, *_ in found})
    assert all(within for *_, within in found)


def test_a_cluster_makes_the_bytes_that_are_made_here(
    cluster: Cluster, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    layout = Layout(copy_mini(tmp_path / "mini"))
    whole = request.config.getoption("--whole")
    jobs, texts = everything(layout) if whole else few()
    there = encode(Layout(layout.root, tmp_path / "there"), jobs, texts, Unwatched(), Resources(cluster))
    here = encode(Layout(layout.root, tmp_path / "here"), jobs, texts, Unwatched(), Resources(InTurn()))
    assert {path.rpartition(".")[2] for path in there} >= {"html", "pdf"}
    assert there == here


def test_a_cluster_makes_a_site_in_batches(cluster: Cluster, tmp_path: Path) -> None:
    layout = Layout(copy_mini(tmp_path / "mini"))
    renderer, wish = Renderer(layout.templates), Wish(("site",))
    jobs = plan(identify(see(layout, Order(wish), Unwatched()), renderer, wish.formats), wish)
    texts = [render(job, renderer) for job in jobs]
    there = encode(Layout(layout.root, tmp_path / "there"), jobs, texts, Unwatched(), Resources(cluster))
    here = encode(Layout(layout.root, tmp_path / "here"), jobs, texts, Unwatched(), Resources(InTurn()))
    assert {path: there.sum(path) for path in there} == {path: here.sum(path) for path in here}


def test_a_worker_with_other_versions_is_refused_even_when_it_comes_late(cluster: Cluster) -> None:
    work = Work(times, {"it": 2}, Path("parts"), when_there_is_work)
    with pytest.raises(NoWorkers) as told:
        list(cluster.run(work, [(1, "it")]))
    words = told.value.words
    assert "generator is 01234567 there, abcdef01 here. Set it up from the same commit" in words.en
    assert "generator 那里是 01234567，这里是 abcdef01。在那里装上同一提交" in words.zh
    assert "weasyprint" not in words.en


def test_a_worker_that_is_killed_midway_loses_nothing(cluster: Cluster, running: Machines, tmp_path: Path) -> None:
    jobs = [(job, "it") for job in range(12)]
    assert sorted(cluster.run(work_of(killed_once, tmp_path / "seen"), jobs)) == [(job, job) for job, _ in jobs]
    assert (tmp_path / "seen").exists()
    assert sum(process.poll() is not None for process in running.started) == 1


def test_workers_that_are_all_lost_are_told(cluster: Cluster, monkeypatch: pytest.MonkeyPatch) -> None:
    """The last one goes with this job; then there is nobody."""
    monkeypatch.setattr("generator.encoding.cluster._PATIENCE", 0.5)
    for do in (always_kills, times):
        with pytest.raises(NoWorkers, match="dask worker tcp://127"):
            list(cluster.run(work_of(do), [(1, "it")]))


def handbook(*arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(main, ["build", *arguments])
    return done.exit_code, done.output


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--jobs", "0"), "Invalid value for '--jobs': 0 documents at a time are none; give 1 or more"),
        (("--jobs", "-1"), "Invalid value for '--jobs': -1 documents at a time are none; give 1 or more"),
        (("--jobs", "two"), "Invalid value for '--jobs': 'two' is not a valid integer."),
        (("--scheduler", "host:8786"), "'host:8786' is no address of a scheduler; one is tcp://host:8786"),
        (("--scheduler", "tcp://host"), "'tcp://host' is no address of a scheduler; one is tcp://host:8786"),
        (("--scheduler", "tcp://host:0"), "'tcp://host:0' is no address of a scheduler; one is tcp://host:8786"),
        (("--scheduler", "tcp://::1:8786"), "'tcp://::1:8786' is no address of a scheduler; one is tcp://host:8786"),
        (("--scheduler", ""), "'' is no address of a scheduler; one is tcp://host:8786"),
        (("--jobs", "2", "--scheduler", "tcp://host:8786"), "--jobs is about processes of this machine"),
        (("--cache", " "), "' ' is no place; one is a folder, or s3://bucket/folder"),
        (("--cache", "foo://x"), "Invalid value for --cache: Protocol not known: foo"),
    ],
)
def test_wrong_use_is_told(monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], told: str) -> None:
    monkeypatch.chdir(ROOT)
    code, output = handbook(*arguments)
    assert code == 2
    assert told in output


def test_a_scheduler_that_does_not_answer_is_told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setattr("generator.encoding.cluster._PATIENCE", 0.2)
    code, output = handbook("--scheduler", "tcp://127.0.0.1:1")
    assert code == 3
    assert "连不上 tcp://127.0.0.1:1 的 Dask 调度器" in output
    assert "The Dask scheduler at tcp://127.0.0.1:1 cannot be reached" in output
    assert "1/8" not in output


def test_without_the_library_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.delitem(sys.modules, "generator.encoding.cluster")
    monkeypatch.setitem(sys.modules, "distributed", None)
    code, output = handbook("--scheduler", "tcp://127.0.0.1:1")
    assert (code, output.count("pip install distributed"), "Traceback" in output) == (3, 2, False)
