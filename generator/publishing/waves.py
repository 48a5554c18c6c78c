"""In which order the files of a release are sent, so that whoever reads meanwhile meets nothing half.

What nobody refers to yet comes first, then what pages load and link to, then the pages, the first pages behind them;
the worker that keeps a release on devices, and the manifest, are last. So each page finds at any moment what it needs.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.packing.offline import WORKER
from generator.publishing import manifest

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

_FIRST_PAGES = re.compile(r"([^/]+/)?index\.html|[^/]+/copies/current\.json")
"""Where readers come in; and what says which printed copy is current, which is not to be sooner than the copy."""


def waves(paths: Iterable[str], there: Collection[str]) -> list[list[str]]:
    """The `paths` in the order of sending, a wave when the one before has come whole; some stand `there` already."""
    found: dict[int, list[str]] = {}
    for path in sorted(paths):
        found.setdefault(_wave(path, new=path not in there), []).append(path)
    return [found[number] for number in sorted(found)]


def leaving(paths: Iterable[str]) -> list[list[str]]:
    """The `paths` in the order of removing: pages before what they load."""
    return waves(paths, ())[::-1]


def _wave(path: str, *, new: bool) -> int:
    if path == manifest.FILE:
        return 6
    if path == WORKER:
        return 5
    if _FIRST_PAGES.fullmatch(path):
        return 4
    if path.endswith(".html"):
        return 2 if new else 3
    return 0 if new else 1
