"""How long builds take here as a handbook grows, and those of other generators on the same pages.

`python benchmarks/sizes.py [--sizes 12,50,200,1000] [--kinds site,paper,all] [--peers mkdocs,zensical,hugo]`. Each
build is a process of its own, in the order of the cases; ours makes the site, all printed documents, or a whole
release, in both languages, the others the English pages only, and what it took them is doubled. Of a site that is bare
(Hugo: no theme, no search) the time is a lower bound.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import time
from typing import TYPE_CHECKING, NamedTuple

from peers import PEERS, write
from project import ROOT, copied, grow
from without_copies import leave_copies_out

from generator.build import Order, site_texts
from generator.planning.pack import PACK

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from peers import Peer

    from generator.layout import Layout

ENVIRONMENTS = ROOT / "build" / "benchmark"
KINDS = {"site": ("site",), "paper": tuple(one.name for one in PACK), "all": ()}
"""What is made of each: some formats for the preview, or a release."""
LANGUAGES = 2
_OURS = (sys.executable, str(ROOT / "benchmarks" / "build_here.py"), "build")


_LAUNCH = """
import resource, subprocess, sys
code = subprocess.call(sys.argv[1:], stdout=sys.stderr)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(used.ru_utime + used.ru_stime, used.ru_maxrss)
sys.exit(code)
"""
"""Runs a command and says what it used; small itself, because a process counts as large as the one that began it."""


class Took(NamedTuple):
    """What a build took."""

    seconds: float
    cpu: float
    megabytes: float
    """Of the largest of its processes."""
    written: int
    """Files."""


def measured(command: list[str], at: Path, into: Path) -> Took:
    """Run a command there, whose files come into a folder; raises when it fails."""
    stamps = _stamps(into)
    begun = time.perf_counter()
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    launched = [sys.executable, "-c", _LAUNCH, *command]
    done = subprocess.run(launched, cwd=at, env=environment, capture_output=True, text=True, check=False)
    seconds = time.perf_counter() - begun
    if done.returncode:
        message = f"{' '.join(command)} failed: {done.stderr[-500:]}"
        raise RuntimeError(message)
    cpu, largest = map(float, done.stdout.split())
    after = _stamps(into)
    written = sum(stamps.get(file) != stamp for file, stamp in after.items())
    return Took(seconds, cpu, largest / 1024, written)


def _stamps(folder: Path) -> dict[Path, tuple[int, int]]:
    found = (file for file in folder.rglob("*") if file.is_file())
    return {file: (file.stat().st_mtime_ns, file.stat().st_size) for file in found}


# The cases, in their order


def one_word(layout: Layout) -> None:
    """A word is put into a text of a playbook."""
    file = layout.playbooks / "service" / "response.yml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("en: ", "en: Now ", 1), encoding="utf-8")


def one_number(layout: Layout) -> None:
    """A digit of a telephone number changes."""
    text = layout.contacts.read_text(encoding="utf-8")
    changed = re.sub(r"\d(?=\D*$)", lambda digit: str((int(digit[0]) + 1) % 10), text)
    layout.contacts.write_text(changed, encoding="utf-8")


def one_template(layout: Layout) -> None:
    """A template of the site and one of paper change."""
    for name in ("site/playbook-response.md", "print/clock.html"):
        file = layout.root / "templates" / name
        file.write_text(f"{file.read_text(encoding='utf-8')}\n", encoding="utf-8")


CASES: dict[str, Callable[[Layout], object]] = {
    "clean": lambda _: None,
    "nothing changed": lambda _: None,
    "one word": one_word,
    "one telephone number": one_number,
    "one new playbook": lambda layout: grow(layout, len([*layout.playbooks.glob("*/playbook.yml")]) + 1),
    "one template": one_template,
}


def ours(layout: Layout, kind: str) -> Took:
    """Build the site, all that is printed, or a release."""
    options = [f"--only={name}" for name in KINDS[kind]]
    return measured([*_OURS, *options], layout.root, layout.build / ("preview" if options else "releases"))


def table(layout: Layout, size: int, kind: str, wanted: Sequence[Peer]) -> None:
    """Print what each case took, ours and beside it the others'."""
    grow(layout, size)
    shutil.copy(layout.playbooks / "contacts.example.yml", layout.contacts)  # so that there is a number to change
    peers = dict(_there(wanted, size)) if kind == "site" else {}
    print(f"\n{size} playbooks, {kind}: seconds, CPU seconds, MB, files written; then how many times as long as ours")
    print(f"{'':<22}{'ours':>30}" + "".join(f"{peer.name:>38}" for peer in peers))
    once: dict[Peer, Took] = {}
    for name, change in CASES.items():
        change(layout)
        took = ours(layout, kind)
        line = _said(took)
        texts = site_texts(layout, "en", Order()) if peers else {}
        for peer, python in peers.items():
            if peer.remembers or peer not in once:
                once[peer] = _doubled(peer, python, texts, layout.root / "peers" / peer.name)
            line += f"{_said(once[peer])}{once[peer].seconds / took.seconds:6.1f} ×"
        print(f"{name:<22}{line}", flush=True)


def _said(took: Took) -> str:
    return f"{took.seconds:9.1f}{took.cpu:8.1f}{took.megabytes:7.0f}{took.written:6}"


def _there(wanted: Sequence[Peer], size: int) -> Iterator[tuple[Peer, Path]]:
    """Who can build here so much, each with its Python; of the others it is printed why not."""
    for peer in wanted:
        if size > peer.largest:
            print(f"{peer.name} is left out: nobody would wait for it with more than {peer.largest} playbooks")
        elif isinstance(python := peer.installed(ENVIRONMENTS), str):
            print(f"{peer.name} is left out: {python}")
        else:
            yield peer, python


def _doubled(peer: Peer, python: Path, texts: Mapping[str, str], folder: Path) -> Took:
    """What all languages would take."""
    write(peer, texts, folder)
    took = measured([str(python), "-m", *peer.command], folder, folder / peer.into)
    seconds, cpu, megabytes, written = took
    return Took(seconds * LANGUAGES, cpu * LANGUAGES, megabytes, written * LANGUAGES)


def main() -> None:
    """Print a table for each size and kind."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--sizes", default="12", help="numbers of playbooks")
    parser.add_argument("--kinds", default="site", help=", ".join(KINDS))
    parser.add_argument("--peers", default=",".join(peer.name for peer in PEERS), help="who builds beside")
    wanted = parser.parse_args()
    peers = [peer for peer in PEERS if peer.name in wanted.peers.split(",")]
    leave_copies_out()
    print(f"{os.cpu_count()} cores, {time.strftime('%Y-%m-%d')}")
    for size in map(int, wanted.sizes.split(",")):
        for kind in wanted.kinds.split(","):
            with copied() as layout:
                table(layout, size, kind, peers)


if __name__ == "__main__":
    main()
