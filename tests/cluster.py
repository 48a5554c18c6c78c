"""A Dask cluster on loopback: a scheduler and workers, each a process."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mini_copy import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_TOLD = "scheduler.json"
_STARTING = 120
"""Seconds that a scheduler may take to start on a machine that has much to do."""


@dataclass
class Machines:
    """Processes in a folder, each with the programs of this project or of another `root`."""

    folder: Path
    started: list[subprocess.Popen[bytes]] = field(default_factory=list)

    @property
    def address(self) -> str:
        """Where the scheduler is, as soon as it is there."""
        end = time.monotonic() + _STARTING
        while not (self.folder / _TOLD).exists() and time.monotonic() < end:
            time.sleep(0.05)
        return str(json.loads((self.folder / _TOLD).read_text())["address"])

    def scheduler(self) -> subprocess.Popen[bytes]:
        """Start the scheduler; it tells in a file where it is."""
        return self._start("scheduler", "--port", "0", "--scheduler-file", _TOLD)

    def worker(self, root: Path = ROOT, threads: int = 1) -> subprocess.Popen[bytes]:
        """Start one more worker, which nobody starts again when it is killed."""
        named = ("--nthreads", f"{threads}", "--no-nanny", "--local-directory", str(self.folder))
        return self._start("worker", "--scheduler-file", _TOLD, *named, root=root)

    def _start(self, *arguments: str, root: Path = ROOT) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "dask", *arguments, "--host", "127.0.0.1", "--no-dashboard"]
        quiet = {"DASK_LOGGING__DISTRIBUTED": "critical", "DASK_DISTRIBUTED__WORKER__PROFILE__ENABLED": "false"}
        env = {**os.environ, **quiet, "PYTHONPATH": f"{root}{os.pathsep}{ROOT / 'tests'}"}
        with (self.folder / f"{arguments[0]}-{len(self.started)}.log").open("wb") as log:
            process = subprocess.Popen(command, cwd=self.folder, env=env, stdout=log, stderr=log)
        self.started.append(process)
        return process


@contextmanager
def machines(folder: Path) -> Iterator[Machines]:
    """A scheduler, and as many workers as are started within; all are ended."""
    found = Machines(folder)
    try:
        found.scheduler()
        yield found
    finally:
        for process in found.started:
            process.kill()
        for process in found.started:
            process.wait()
