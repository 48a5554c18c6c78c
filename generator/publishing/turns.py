"""One at a time: who works in a place holds its lock; the next one hears who that is, and waits."""

from __future__ import annotations

import os
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

import portalocker

from generator.problems import Words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_AT_ONCE = portalocker.LockFlags.EXCLUSIVE | portalocker.LockFlags.NON_BLOCKING


@contextmanager
def turn(lock: Path, waiting: Callable[[Words], object] = id) -> Iterator[None]:
    """Hold the file `lock`, for as long as it takes; `waiting` hears who has it, when somebody has.

    The system lets go of it when its process ends, however it ends. The file stays: whoever waits has it open.
    """
    lock.parent.mkdir(parents=True, exist_ok=True)
    with lock.open("a+", encoding="utf-8") as held:
        try:
            portalocker.lock(held, _AT_ONCE)
        except portalocker.LockException:
            held.seek(0)
            waiting(_who(held.read().strip()))
            portalocker.lock(held, portalocker.LockFlags.EXCLUSIVE)
        with suppress(OSError):  # a full disk: then nobody can say who it is
            held.truncate(0)
            held.write(f"{os.getpid()}\n")
            held.flush()
        yield


def _who(process: str) -> Words:
    zh, en = (f"进程 {process} ", f"Process {process}") if process.isdigit() else ("另一个进程", "Another process")
    return Words(f"{zh}正在这里工作，等它做完……", f"{en} is at work here; waiting until it is done ...")
