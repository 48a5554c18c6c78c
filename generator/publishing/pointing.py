"""What shows readers one of the releases: a link to it; where the system makes no links, a copy of it."""

from __future__ import annotations

import shutil
from pathlib import Path

from generator.storage.contents import contents

CURRENT, RELEASES = "current", "releases"
_MARK = ".release"
"""In a copy: which release it is."""


def current(build: Path) -> str | None:
    """The id of the release that readers see, or None."""
    at = build / CURRENT
    if at.is_symlink():
        return at.readlink().name if at.readlink().parent == Path(RELEASES) else None
    mark = contents(at / _MARK)
    return mark.decode() if mark is not None else None


def show(build: Path, name: str, beside: Path) -> None:
    """Show the release `name`, in one step where there are links; `beside` is an empty folder on the same disk.

    Windows makes links for developers only, and some disks for nobody. A folder is there put in the place of another,
    and for a moment between there is none.
    """
    new = beside / "new"
    try:
        new.symlink_to(Path(RELEASES) / name, target_is_directory=True)
    except OSError:
        shutil.copytree(build / RELEASES / name, new)
        (new / _MARK).write_text(name, encoding="utf-8")
    try:
        new.replace(build / CURRENT)
    except OSError:  # no folder takes the place of another, on Windows not even a link
        (build / CURRENT).rename(beside / "old")
        new.rename(build / CURRENT)
