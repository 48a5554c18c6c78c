"""How long a saved word takes to stand on the open page of the preview, in a handbook of many playbooks.

`python benchmarks/saves.py [--size 200] [--saves 30]`. A page listens as a browser's does; a text of its playbook is
saved as editors do, beside and renamed; the time ends when the page, asked for again, has the new word. Pages of
both languages take turns.
"""

from __future__ import annotations

import argparse
import http.client
import itertools
import json
import os
import re
import statistics
import subprocess
import sys
import time
from string import ascii_lowercase
from typing import TYPE_CHECKING

from project import ROOT, copied, grow

from generator.previewing.web_server import EVENTS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

BOOK = "service"
PORT = 8765
"""Where it begins to look for a free one."""
CONTENT = 'id="content"'
"""What only a page of the handbook has; that it is yet to come is told on another one."""
PATIENCE = 900
"""Seconds to wait for the first page of a big handbook."""
QUIET = 8
"""Seconds between two saves, in which the preview works behind the page as it does for an editor who reads."""
WORDS = {"zh": "Changed", "en": "Word"}
"""What is put there, with letters behind it that count the saves; Latin, which Chinese typesetting leaves together."""


def letters(number: int) -> str:
    """A number as letters, none of which stands for another."""
    return "".join(ascii_lowercase[int(digit)] for digit in str(number))


def saved(file: Path, language: str, word: str) -> None:
    """Put a word before the first text of a language in a file."""
    text = file.read_text(encoding="utf-8")
    before = rf"(?m)^( *{language}: [\"']?)(?:{WORDS[language]}[a-z]+ )?"
    changed = re.sub(before, rf"\g<1>{word} ", text, count=1)
    beside = file.with_name(f".{file.name}.swp")
    beside.write_text(changed, encoding="utf-8")
    beside.replace(file)


class Page:
    """An open page of the preview."""

    def __init__(self, port: int, path: str) -> None:
        """It listens from now on."""
        self._port, self._path = port, path
        self._heard = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        self._heard.request("GET", f"/{EVENTS}?{path}")
        self._events = self._heard.getresponse()

    def news(self) -> Iterator[dict[str, object]]:
        """All that the page is told."""
        while line := self._events.readline():
            if line.startswith(b"data: "):
                yield json.loads(line.removeprefix(b"data: "))

    def text(self) -> str:
        """The page as it is now."""
        asked = http.client.HTTPConnection("127.0.0.1", self._port, timeout=PATIENCE)
        asked.request("GET", f"/{self._path}")
        try:
            return asked.getresponse().read().decode()
        finally:
            asked.close()

    def shows(self, word: str) -> None:
        """Wait until the page is told of a change and has the word."""
        if not any(word in self.text() for _ in self.news()):
            message = f"the preview has ended before it showed {word}"
            raise RuntimeError(message)

    def close(self) -> None:
        """Listen no more."""
        self._heard.close()


def started(command: subprocess.Popen[str]) -> int:
    """The port of a preview that begins."""
    for line in command.stdout or ():
        if port := re.search(r"http://127\.0\.0\.1:(\d+)/", line):
            return int(port[1])
    message = "the preview has not begun"
    raise RuntimeError(message)


def measured(root: Path, saves: int) -> Iterator[float]:
    """Seconds from each save to the page that shows it."""
    file = root / "playbooks" / BOOK / "response.yml"
    command = [sys.executable, str(ROOT / "benchmarks" / "build_here.py"), "serve", "--port", str(PORT)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(
        command, cwd=root, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as preview:
        try:
            port = started(preview)
            pages = {one: Page(port, f"{one}/playbooks/{BOOK}/response/index.html") for one in WORDS}
            for page in pages.values():
                page.shows(CONTENT)
            for number, language in zip(range(saves), itertools.cycle(pages), strict=False):
                word = f"{WORDS[language]}{letters(number)}"
                pages[language].text()
                time.sleep(QUIET)
                begun = time.perf_counter()
                saved(file, language, word)
                pages[language].shows(word)
                yield time.perf_counter() - begun
            for page in pages.values():
                page.close()
        finally:
            preview.terminate()


def main() -> None:
    """Print the median and how long the slowest took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=200)
    parser.add_argument("--saves", type=int, default=30)
    wanted = parser.parse_args()
    with copied() as layout:
        grow(layout, wanted.size)
        took = sorted(measured(layout.root, wanted.saves))
    late = took[min(len(took) - 1, int(len(took) * 0.95))]
    print(f"{wanted.size} playbooks, {len(took)} saves: median {statistics.median(took) * 1000:.0f} ms", end=", ")
    print(f"95 % within {late * 1000:.0f} ms, slowest {took[-1] * 1000:.0f} ms")


if __name__ == "__main__":
    main()
