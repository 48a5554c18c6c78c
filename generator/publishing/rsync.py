"""A folder of another machine, through the user's own rsync, which goes over ssh."""

from __future__ import annotations

import os
import re
import subprocess
from typing import TYPE_CHECKING

from generator.storage.scratch import scratch

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path

_LISTED = re.compile(r"-\S+ +([\d,.]+) \S+ \S+ (.+)")
_NOT_THERE = {3, 23}
"""Exit codes of rsync for a file, or a folder, that is not at the other end."""


class Rsync:
    """A folder as rsync addresses it. Each file comes under another name and is renamed, as rsync always does."""

    def __init__(self, root: str) -> None:
        self._root = root.rstrip("/") + "/"

    def read(self, path: str) -> bytes | None:
        """A file of the folder."""
        with scratch() as here:
            found = _rsync(self._root + path, str(here / "file"), may_lack=True)
            return (here / "file").read_bytes() if found is not None else None

    def sizes(self) -> Mapping[str, int]:
        """Every file; nothing when there is no such folder."""
        listed = _rsync("--recursive", "--list-only", "--no-human-readable", self._root, may_lack=True) or ""
        lines = (_LISTED.fullmatch(line) for line in listed.split("\n"))
        return {line[2]: int(re.sub(r"\D", "", line[1])) for line in lines if line}

    def write(self, path: str, content: bytes) -> None:
        """Send it as a file."""
        with scratch() as here:
            (here / path).write_bytes(content)
            self.put(here, [path])

    def put(self, folder: Path, paths: Collection[str]) -> None:
        """Send files whatever their times and sizes say."""
        modes = ("--chmod=D755,F644", "--mkpath", "--ignore-times")
        _rsync(*modes, "--files-from=-", "--from0", f"{folder}/", self._root, names=paths)

    def remove(self, paths: Collection[str]) -> None:
        """Send files that are not: rsync removes them there."""
        with scratch() as nothing:
            for path in paths:  # it looks for a file only where there is its folder
                (nothing / path).parent.mkdir(parents=True, exist_ok=True)
            _rsync("--delete-missing-args", "--files-from=-", "--from0", f"{nothing}/", self._root, names=paths)


def opened(address: str) -> Rsync:
    """The folder at `user@host:folder` or `rsync://…`."""
    return Rsync(address)


def _rsync(*arguments: str, names: Collection[str] = (), may_lack: bool = False) -> str | None:
    """What rsync says; None when something is not there and `may_lack`. Raises OSError with what it complains of."""
    try:
        done = subprocess.run(  # noqa: S603 - the address is the user's own
            ["rsync", "--8-bit-output", *arguments],  # noqa: S607 - the user's rsync
            input="\0".join(names).encode(),
            env=os.environ | {"LC_ALL": "C.UTF-8"},
            capture_output=True,
            check=False,
        )
    except FileNotFoundError as missing:
        message = "本机没有 rsync，先安装它 / rsync is not installed here; install it"
        raise OSError(message) from missing
    if done.returncode in _NOT_THERE and may_lack:
        return None
    if done.returncode:
        message = done.stderr.decode(errors="replace").strip()
        raise OSError(message or f"rsync: {done.returncode}")
    return done.stdout.decode(errors="replace")
