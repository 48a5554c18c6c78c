"""Kills builds of a small handbook at any moment: readers keep a whole release, and nothing is left behind.

    python tests/kills.py [--count 100] [--seed N]

Each time a text is edited, a build of everything begins, and it is killed: its first process alone, as by a system that
runs out of memory, or with all its workers, as by a power cut. At the end a build that nobody kills makes, byte for
byte, what one from nothing makes.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from mini_copy import ROOT, copy_mini

from generator.publishing.integrity import is_whole

if TYPE_CHECKING:
    from collections.abc import Iterator

_BUILD = (sys.executable, "-c", "from generator.command.cli import main; main()", "build")
_GONE = 30
"""Seconds that workers have to notice that nobody waits for them."""


class Project:
    """A handbook that is built by processes of their own, with a folder of its own for temporary files."""

    def __init__(self, home: Path) -> None:
        """It is that of the tests."""
        self.root, self._home = copy_mini(home / "project"), home
        self.temporary = home / "temporary"
        self.temporary.mkdir()

    def edit(self, number: int) -> None:
        """Have one text say something else."""
        file = self.root / "playbooks" / "alpha" / "response.yml"
        first, said, rest = file.read_text(encoding="utf-8").partition("en: ")
        rest = re.sub(r"^well[a-j] ", "", rest)
        file.write_text(f"{first}{said}well{'abcdefghij'[number % 10]} {rest}", encoding="utf-8")

    def begin(self) -> subprocess.Popen[str]:
        """A build in a group of processes of its own."""
        beside = {"PYTHONPATH": str(ROOT), "TMPDIR": str(self.temporary)}
        told = (self._home / "told").open("w", encoding="utf-8")
        return subprocess.Popen(
            _BUILD,
            cwd=self.root,
            env={**os.environ, **beside},
            stdout=told,
            stderr=told,
            text=True,
            start_new_session=True,
        )

    def build(self) -> float:
        """Build to the end; how long it took. Raises when it fails."""
        began = time.perf_counter()
        if self.begin().wait():
            raise RuntimeError((self._home / "told").read_text(encoding="utf-8")[-2000:])
        return time.perf_counter() - began

    def release(self) -> Path:
        """That which readers see."""
        return (self.root / "build" / "current").resolve()

    def left(self) -> Iterator[str]:
        """What nobody uses any more."""
        places = (self.temporary, *(one for one in (self.root / "build").rglob("*") if one.is_dir()))
        yield from (str(one.relative_to(self._home)) for place in places for one in place.glob(".handbook-*"))


def killed(build: subprocess.Popen[str], *, alone: bool) -> bool:
    """Whether all processes of a build are gone soon after its first one is killed alone, or all of them are."""
    with suppress(ProcessLookupError):
        (os.kill if alone else os.killpg)(build.pid, signal.SIGKILL)
    build.wait()
    until = time.monotonic() + _GONE
    while time.monotonic() < until:
        try:
            os.killpg(build.pid, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.1)
    os.killpg(build.pid, signal.SIGKILL)
    return False


def trial(project: Project, chance: random.Random, number: int, takes: float) -> Iterator[str]:
    """One kill; what is wrong after it."""
    before = project.release()
    project.edit(number)
    build = project.begin()
    time.sleep(chance.uniform(0, takes))
    if not killed(build, alone=chance.random() < 0.5):
        yield "workers live on"
    if build.returncode not in {0, -signal.SIGKILL}:
        yield "the build failed by itself, so that nothing was tried"
    if not is_whole(project.release()):
        yield "readers see a release that is not whole"
    if not is_whole(before):
        yield "the release of before is not whole"


def last(project: Project, home: Path) -> Iterator[str]:
    """What is wrong after a build that nobody kills."""
    project.build()
    yield from (f"left behind: {one}" for one in project.left())
    anew = Project(home / "anew")
    shutil.copytree(project.root / "playbooks", anew.root / "playbooks", dirs_exist_ok=True)
    anew.build()
    if _bytes(anew.release()) != _bytes(project.release()):
        yield "the last build is not what one from nothing makes"


def _bytes(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def main() -> None:
    """Kill, look, and tell; ends with 1 when something was wrong."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    wanted = parser.parse_args()
    chance, wrong = random.Random(wanted.seed), 0  # noqa: S311 - no secret
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        project = Project(home)
        project.build()
        project.edit(0)
        takes = project.build()
        for number in range(1, wanted.count + 1):
            faults = list(trial(project, chance, number, takes))
            wrong += len(faults)
            print(f"kill {number}: {'; '.join(faults) or 'whole'}", flush=True)
        faults = list(last(project, home))
        print(f"after all: {'; '.join(faults) or 'as from nothing, and nothing left'}", flush=True)
    sys.exit(bool(wrong or faults))


if __name__ == "__main__":
    main()
