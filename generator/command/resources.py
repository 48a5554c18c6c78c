"""What a build may use, as the command line says it: processes here or a cluster, and a cache that machines share."""

from __future__ import annotations

import re
import sys
from contextlib import contextmanager
from importlib import import_module
from typing import TYPE_CHECKING, TypeVar

import click

from generator.command.options import FAILED
from generator.encoding.resources import OF_THIS_MACHINE, Resources
from generator.encoding.workers import Here, NoWorkers
from generator.problems import Words
from generator.publishing.destination import NotInstalled, installed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from generator.command.terminal import Speaker
    from generator.encoding.workers import Workers
    from generator.stages import Watcher
    from generator.storage.cache import Beyond

Command = TypeVar("Command", bound="Callable[..., object]")

_SCHEDULER = re.compile(r"(?:tcp|tls|wss?)://(?:[^\s/:\[\]]+|\[[0-9a-fA-F:]+\]):(?P<port>[0-9]{1,5})/?")
_PORTS = range(1, 65536)
_DISTRIBUTED = Words(
    "这里缺少连 Dask 集群要用的库。安装：pip install distributed",
    "The library that reaches Dask clusters is missing here. Install it: pip install distributed",
)


def with_resources(command: Command) -> Command:
    """Give a command the options by which it is told what to use."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


@contextmanager
def resources(
    jobs: int | None, scheduler: str | None, cache: str | None, watcher: Watcher, speaker: Speaker
) -> Iterator[Resources]:
    """What the options mean, for as long as it is used; ends the command when it cannot be had."""
    if jobs is not None and scheduler is not None:
        message = "--jobs is about processes of this machine, and --scheduler has others do the work; give one"
        raise click.UsageError(message)
    try:
        shared = _shared(cache, watcher) if cache is not None else None
        with _workers(jobs, scheduler) as workers:
            yield Resources(workers, shared)
    except (NotInstalled, NoWorkers) as lacking:
        speaker.trouble(lacking.words)
        sys.exit(FAILED)


@contextmanager
def _workers(jobs: int | None, scheduler: str | None) -> Iterator[Workers]:
    if scheduler is None:
        yield OF_THIS_MACHINE.workers if jobs is None else Here(jobs)
        return
    try:
        cluster = import_module("generator.encoding.cluster")
    except ImportError as missing:
        raise NotInstalled(_DISTRIBUTED) from missing
    with cluster.connected(scheduler) as workers:
        yield workers


def _shared(cache: str, watcher: Watcher) -> Beyond:
    try:
        with installed(cache):
            found: Beyond = import_module("generator.storage.shared").opened(cache, watcher.note)
    except ValueError as unknown:
        raise click.BadParameter(str(unknown), param_hint="--cache") from unknown
    return found


def _at_least_one(_: click.Context, __: click.Parameter, given: int | None) -> int | None:
    if given is not None and given < 1:
        message = f"{given} documents at a time are none; give 1 or more"
        raise click.BadParameter(message)
    return given


def _an_address(_: click.Context, __: click.Parameter, given: str | None) -> str | None:
    if given is not None and not ((said := _SCHEDULER.fullmatch(given)) and int(said["port"]) in _PORTS):
        message = f"{given!r} is no address of a scheduler; one is tcp://host:8786"
        raise click.BadParameter(message)
    return given


def _a_place(_: click.Context, __: click.Parameter, given: str | None) -> str | None:
    if given is not None and not given.strip():
        message = f"{given!r} is no place; one is a folder, or s3://bucket/folder"
        raise click.BadParameter(message)
    return given


_OPTIONS = (
    click.option(
        "--jobs",
        metavar="N",
        type=int,
        callback=_at_least_one,
        help="Make so many documents at a time; one for each core of this machine if left out.",
    ),
    click.option(
        "--scheduler",
        metavar="ADDRESS",
        envvar="HANDBOOK_SCHEDULER",
        show_envvar=True,
        callback=_an_address,
        help="Make documents on the Dask cluster whose scheduler is at ADDRESS, such as tcp://host:8786.",
    ),
    click.option(
        "--cache",
        metavar="PLACE",
        envvar="HANDBOOK_CACHE",
        show_envvar=True,
        callback=_a_place,
        help="Share finished documents with other machines there: a folder, s3://bucket/folder, and others.",
    ),
)
