"""The measures of a release's site, kind by kind: `python tests/site_table.py build/current [--axe]`."""

from __future__ import annotations

import os
import shutil
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from built.host import Host
from playwright.sync_api import sync_playwright
from site_measures import DESK, NARROW, PHONE, SCREEN, first_view, kinds, packed, screens, tab_stops, violations

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

HEADS = ("page", "", "screens", "stops", "stops desk", "HTML KB", "first view KB")
LINE = "{:<26} {:3}{:>9}{:>7}{:>12}{:>9}{:>15}"


def table(files: dict[str, bytes], browser: Browser, host: Host, book: str) -> Iterator[str]:
    """A line a kind of page and language."""
    yield LINE.format(*HEADS)
    for language in _languages(files):
        own = {path.partition("/")[2] for path in files if path.startswith(f"{language}/")}
        phone, desk = (browser.new_page(viewport={"width": width, "height": SCREEN}) for width in (PHONE, DESK))
        for kind, path in kinds(own, book).items():
            address = f"{host.address}/{language}/{path}"
            phone.goto(address)
            desk.goto(address)
            weight = files[f"{language}/{path}"]
            yield LINE.format(
                kind,
                language,
                f"{screens(phone):.1f}",
                tab_stops(phone),
                tab_stops(desk),
                f"{packed(weight) / 1000:.1f}",
                f"{first_view(files, f'{language}/{path}') / 1000:.1f}",
            )
        phone.close()
        desk.close()


def barriers(files: dict[str, bytes], browser: Browser, host: Host, book: str) -> Iterator[str]:
    """What axe finds in each kind of page, scheme and width: a line a rule, with nodes and where."""
    nodes, where = Counter[str](), dict[str, list[str]]()
    runs = 0
    for scheme in ("light", "dark"):
        for width in (NARROW, PHONE, DESK):
            context = browser.new_context(viewport={"width": width, "height": SCREEN}, color_scheme=scheme)
            page = context.new_page()
            for language in _languages(files):
                own = {path.partition("/")[2] for path in files if path.startswith(f"{language}/")}
                for kind, path in kinds(own, book).items():
                    page.goto(f"{host.address}/{language}/{path}")
                    runs += 1
                    for rule, found in violations(page).items():
                        nodes[rule] += len(found)
                        where.setdefault(rule, []).append(f"{language} {kind} {width} {scheme}")
            context.close()
    yield f"axe: {runs} runs, {len(nodes)} rules broken"
    for rule, count in nodes.most_common():
        yield f"  {rule}: {count} nodes in {len(where[rule])} runs ({', '.join(where[rule][:4])} …)"


def _languages(files: dict[str, bytes]) -> list[str]:
    return sorted({path.partition("/")[0] for path in files if path.endswith("/index.html") and path.count("/") == 1})


def main(release: Path, *asked: str) -> None:
    """Print the tables."""
    files = {one.relative_to(release).as_posix(): one.read_bytes() for one in release.rglob("*") if one.is_file()}
    book = min(path.split("/")[2] for path in files if path.count("/") == 3 and "/playbooks/" in path)
    host = Host(files)
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for line in table(files, browser, host, book):
            print(line, flush=True)
        if "--axe" in asked:
            for line in barriers(files, browser, host, book):
                print(line, flush=True)
        browser.close()
    host.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
