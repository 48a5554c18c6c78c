"""How fast runbooks are printed here: ours cold, ours after one step changed, and WeasyPrint's command line.

All runbooks, all languages, the same pages in one run: `python benchmarks/print.py [HOW MANY FOR THE COMMAND LINE]`.
The command line is run once per file, one file after the other, with the whole typeface, as people do by hand.
"""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import sys
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from project import copied
from pypdf import PdfReader

from generator.build import Order, Unwatched, make, render, see
from generator.fonts import FACES
from generator.plan import Wish, plan
from generator.render import Renderer

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.layout import Layout

Result = TypeVar("Result")
RUNBOOKS = Wish(("runbook",))


def main() -> None:
    """Time the three, and say how many times faster ours is."""
    with copied() as layout:
        cold, files = timed(lambda: make(layout, Order(RUNBOOKS), Unwatched())[0])
        pages = {path: len(PdfReader(io.BytesIO(content)).pages) for path, content in files.items()}
        total = sum(pages.values())
        say("ours, nothing cached", cold, total)
        same, _ = timed(lambda: make(layout, Order(RUNBOOKS), Unwatched()))
        say("ours, nothing changed", same, total)
        change_a_step(layout)
        changed, _ = timed(lambda: make(layout, Order(RUNBOOKS), Unwatched()))
        say("ours, one step changed", changed, total)
        wanted = int(sys.argv[1]) if len(sys.argv) > 1 else len(files)
        theirs = command_line(layout, layout.root / "by-hand", pages, wanted)
        whole = theirs * total
        say(f"command line, {wanted} files", whole, total)
        print(f"cold: {whole / cold:.1f} times faster; one step changed: {whole / changed:.0f} times faster")


def timed(work: Callable[[], Result]) -> tuple[float, Result]:
    """Seconds that `work` took, and what it gave."""
    start = time.perf_counter()
    result = work()
    return time.perf_counter() - start, result


def say(what: str, seconds: float, pages: int) -> None:
    """Print one line of the table."""
    print(f"{what:<28} {seconds:7.1f} s {1000 * seconds / pages:7.0f} ms a page of {pages}", flush=True)


def change_a_step(layout: Layout) -> None:
    """Put a word into the English text of one step."""
    file = layout.playbooks / "service" / "response.yml"
    text = file.read_text(encoding="utf-8")
    before, steps = text.split("\nsteps:", 1)
    file.write_text(f"{before}\nsteps:{re.sub('en: (?=[A-Z])', 'en: Now ', steps, count=1)}", encoding="utf-8")


def command_line(layout: Layout, folder: Path, pages: dict[str, int], wanted: int) -> float:
    """Seconds a page of `weasyprint FILE.html FILE.pdf`, over the first `wanted` files."""
    shutil.copytree(layout.templates / "print", folder)
    rules = (
        f'@font-face {{ font-family: Handbook; src: url("fonts/{name}"); font-weight: {weight}; }}'
        for weight, name in FACES.items()
    )
    style = folder / "base.css"
    style.write_text("".join(rules) + style.read_text(encoding="utf-8"), encoding="utf-8")
    renderer = Renderer(layout.templates, "templates")
    jobs = plan(see(layout, Order(), Unwatched()), RUNBOOKS)
    spent = printed = 0.0
    for job in jobs[:wanted]:
        for path, text in render(job, renderer).items():
            if not path.endswith(".pdf"):
                continue
            page = folder / "page.html"
            page.write_text(text, encoding="utf-8")
            command = [str(Path(sys.executable).with_name("weasyprint")), str(page), str(folder / "page.pdf")]
            seconds, _ = timed(partial(subprocess.run, command, check=True, capture_output=True))
            spent += seconds
            printed += pages[f"{job.language}/{path}"]
    return spent / printed


if __name__ == "__main__":
    main()
