"""How much is printed here, before and after, and how fast: ours, cold, again, one step changed, and by hand.

`python benchmarks/print.py [FORMAT…]`: all documents of these formats in all languages. If none is named, all of them
are printed as they were and as they are (see `before_after`), and the runbooks by WeasyPrint's command line, too.
The command line makes the same files, archival or to be filled, as people do by hand: one after the other, each in a
process of its own, with the whole typeface. It makes those of one playbook, and is counted up to all by their pages.
"""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import sys
import time
from collections import Counter, defaultdict
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from before_after import compare
from project import copied
from pypdf import PdfReader

from generator.build import Order, make, see
from generator.planning.formats import FORMATS
from generator.planning.plan import Wish, plan
from generator.rendering.render import Renderer
from generator.rendering.texts import render
from generator.stages import Unwatched
from generator.text.fonts import FACES

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.layout import Layout
    from generator.planning.plan import Job

Result = TypeVar("Result")
SAMPLE = "service"
"""The playbook whose files the command line makes, and of which a step is changed."""
SAME = {"paper": ("--pdf-variant", "pdf/a-3a"), "fillable": ("--pdf-forms",)}
"""What makes the command line's files those of an engine of ours."""


def main() -> None:
    """Print both tables, and say how many times faster than the command line ours is."""
    compare(sys.argv[1:])
    wish = Wish(tuple(sys.argv[1:]) or ("runbook",))
    with copied() as layout:
        ours = partial(make, layout, Order(wish), Unwatched())
        cold, made = timed(ours)
        files = made.files
        pages = {path: len(PdfReader(io.BytesIO(files[path])).pages) for path in files if path.endswith(".pdf")}
        total = sum(pages.values())
        say("ours, nothing cached", cold, total)
        same, _ = timed(ours)
        say("ours, nothing changed", same, total)
        change_a_step(layout)
        changed, _ = timed(ours)
        say("ours, one step changed", changed, total)
        whole = command_line(layout, plan(see(layout, Order(), Unwatched()), wish), pages)
        say("command line", whole, total)
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
    file = layout.playbooks / SAMPLE / "response.yml"
    text = file.read_text(encoding="utf-8")
    before, steps = text.split("\nsteps:", 1)
    file.write_text(f"{before}\nsteps:{re.sub('en: (?=[A-Z])', 'en: Now ', steps, count=1)}", encoding="utf-8")


def command_line(layout: Layout, jobs: list[Job], pages: dict[str, int]) -> float:
    """Seconds of `weasyprint FILE.html FILE.pdf` for all `jobs`; `pages` of each file by path."""
    folder = layout.root / "by-hand"
    shutil.copytree(layout.root / "templates" / "print", folder)
    rules = (
        f'@font-face {{ font-family: Handbook; src: url("fonts/{name}"); font-weight: {weight}; }}'
        for weight, name in FACES.items()
    )
    style = folder / "base.css"
    style.write_text("".join(rules) + style.read_text(encoding="utf-8"), encoding="utf-8")
    renderer = Renderer(layout.templates)
    spent, printed, all_pages = defaultdict[str, float](float), Counter[str](), Counter[str]()
    for job in jobs:
        path = job.document.pages[0].path
        size = pages[f"{job.language}/{path}"]
        all_pages[job.format] += size
        if job.document.playbook in {None, SAMPLE}:
            spent[job.format] += by_hand(folder, render(job, renderer)[path], SAME[FORMATS[job.format].engine.name])
            printed[job.format] += size
    return sum(spent[name] * all_pages[name] / printed[name] for name in all_pages)


def by_hand(folder: Path, text: str, options: tuple[str, ...]) -> float:
    """Seconds that one file takes."""
    page = folder / "page.html"
    page.write_text(text, encoding="utf-8")
    command = [str(Path(sys.executable).with_name("weasyprint")), *options, str(page), str(folder / "page.pdf")]
    return timed(partial(subprocess.run, command, check=True, capture_output=True))[0]


if __name__ == "__main__":
    main()
