"""What a whole build prints, before and after: the pages of each kind and the time, at a revision and as it is here.

Each is made from its own data by its own program, in a folder and a process of its own, with nothing cached; the
libraries are those installed here for both.
"""

from __future__ import annotations

import io
import json
import subprocess
import sys
import tarfile
import tempfile
from collections import Counter
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from project import ROOT, copied

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

BEFORE = "cb7a6fd"
"""The revision whose pack was judged page by page, before it was made anew: one runbook for all that is in it."""
_MAKE = """
import io, json, sys, time
from pathlib import Path
from pypdf import PdfReader
from generator.build import Order, make
from generator.stages import Unwatched
from generator.planning.pack import PACK
from generator.layout import Layout
from generator.planning.plan import Wish

if __name__ == "__main__":
    root, *wanted = sys.argv[1:]
    formats = tuple(one.name for one in PACK if not wanted or one.name in wanted)
    start = time.perf_counter()
    files = make(Layout(Path(root)), Order(Wish(formats)), Unwatched())[0]
    seconds = time.perf_counter() - start
    pages = {p: len(PdfReader(io.BytesIO(files[p])).pages) for p in sorted(files) if p.endswith(".pdf")}
    print(json.dumps({"seconds": seconds, "formats": formats, "pages": pages}))
"""
"""Prints what a tree makes of some formats, all if none is named; it has to run in each of the two."""


class Printed(NamedTuple):
    """What was printed, and how long it took."""

    seconds: float
    pages: Counter[str]
    """By kind."""


def compare(wanted: Iterable[str]) -> None:
    """Print the table of both, for the `wanted` formats or for all."""
    with at(BEFORE) as old:
        before = printed(old, wanted)
    with copied() as layout:
        (layout.root / "generator").symlink_to(ROOT / "generator")
        after = printed(layout.root, wanted)
    print(f"{'pages of':<16}{'before':>10}{'after':>10}")
    for kind in dict.fromkeys([*before.pages, *after.pages]):
        print(f"{kind:<16}{before.pages[kind]:10}{after.pages[kind]:10}")
    print(f"{'all':<16}{before.pages.total():10}{after.pages.total():10}")
    print(f"{'seconds':<16}{before.seconds:10.1f}{after.seconds:10.1f}", flush=True)


@contextmanager
def at(revision: str) -> Iterator[Path]:
    """The project as it was at a revision, in a folder that is gone afterwards; raises when the history is not here."""
    command = ["git", "archive", revision]
    archive = subprocess.run(command, cwd=ROOT, check=True, capture_output=True).stdout
    with tempfile.TemporaryDirectory() as folder, tarfile.open(fileobj=io.BytesIO(archive)) as packed:
        packed.extractall(folder, filter="data")
        yield Path(folder)


def printed(root: Path, wanted: Iterable[str]) -> Printed:
    """What the project at `root` prints of the `wanted` formats that it has."""
    script = root / "print_all.py"
    script.write_text(_MAKE, encoding="utf-8")
    command = [sys.executable, str(script), str(root), *wanted]
    said = json.loads(subprocess.run(command, cwd=root, check=True, stdout=subprocess.PIPE, text=True).stdout)
    pages: Counter[str] = Counter()
    for path, count in said["pages"].items():
        name = Path(path).stem
        kinds = [one for one in said["formats"] if name == one or name.endswith(f"-{one}")]
        pages[max(kinds, key=len, default=name)] += count
    return Printed(said["seconds"], pages)
