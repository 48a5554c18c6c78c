"""The site's search beside Material's and Pagefind's, on the same pages in one browser: recall, time, bytes.

`build/preview` has to hold the site of now: `handbook build --only site`. Material's search gets the same texts with
the settings that the site had before it had a search of its own; it needs jieba for Chinese. Pagefind reads the site.
"""

from __future__ import annotations

import argparse
import gzip
import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.commands.build import build as mkdocs
from mkdocs.config import load_config
from playwright.sync_api import sync_playwright
from project import ROOT

from generator.build import Order, see
from generator.encoding.mkdocs_site import write_tree
from generator.encoding.site import assets
from generator.layout import Layout
from generator.planning.plan import Wish, plan
from generator.planning.site import findable
from generator.rendering.identify import identify
from generator.rendering.render import Renderer
from generator.rendering.texts import render
from generator.search.index import places, script
from generator.stages import Unwatched

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from generator.resolving import views

LANGUAGES = ("zh", "en")
QUERIES = ROOT / "tests/data/search/queries.jsonl"
SIZES = (50, 100, 200)
"""How many playbooks bigger handbooks have; in the biggest, questions are asked."""
LONGEST = 15_000
"""Milliseconds after which a question counts as unanswered."""
SAMPLE = 5
"""Of so many questions one is asked: all of them, of three engines, would take hours."""
SEPARATOR = r"[\s\u200b\u3000\-，。！？；：、“”‘’（）《》【】·,.;:!?()/\"']+"
"""Between words, as the site's settings had it for Material's search."""
WAIT = """const waits = (part) => new Promise((done) => {
  const watch = new MutationObserver(() => { watch.disconnect(); done(); });
  watch.observe(document.querySelector(part), { childList: true, subtree: true, characterData: true });
});"""
ASK = {
    "ours": """async (question) => {
      WAIT
      const field = document.querySelector("input[type=search]"), list = document.querySelector(".search-list");
      list.replaceChildren();
      document.querySelector(".search-status").textContent = ""; // so that the same number of hits is news
      const start = performance.now(), says = waits(".search-found");
      field.value = question;
      field.dispatchEvent(new Event("input", { bubbles: true }));
      await Promise.race([says, new Promise((done) => setTimeout(done, LONGEST))]);
      const took = performance.now() - start;
      await new Promise((done) => setTimeout(done, 30));
      return [took, Array.from(list.querySelectorAll("[data-hit]"), (link) => link.href)];
    }""",
    "Material": """async (question) => {
      WAIT
      const field = document.querySelector(".md-search__input");
      const list = document.querySelector(".md-search-result__list");
      list.replaceChildren();
      document.querySelector(".md-search-result__meta").textContent = "";
      const start = performance.now(), says = waits(".md-search-result__meta");
      field.focus();
      field.value = question;
      field.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }));
      await Promise.race([says, new Promise((done) => setTimeout(done, LONGEST))]);
      const took = performance.now() - start;
      await new Promise((done) => setTimeout(done, 60));
      return [took, Array.from(list.querySelectorAll("li > a, li > article > a"), (link) => link.href)];
    }""",
    "Pagefind": """async (question) => {
      const start = performance.now();
      const pagefind = await import("/pagefind/pagefind.js");
      const found = await pagefind.search(question);
      const told = await Promise.all(found.results.slice(0, 5).map((one) => one.data()));
      return [performance.now() - start, told.map((one) => one.url)];
    }""",
}


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


def served(folder: Path) -> tuple[str, ThreadingHTTPServer]:
    """A folder on a port of this machine."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_address[1]}", server


def material(layout: Layout, shown: dict[str, views.Handbook], folder: Path) -> None:
    """The same texts with the theme's own frame and search, one site a language."""
    empty = folder / "theme"  # in place of the site's own frame
    empty.mkdir(parents=True)
    renderer = Renderer(layout.templates)
    shown = identify(shown, renderer, ("site",))
    for job in plan(shown, Wish(("site",))):
        language = job.language
        texts, tree = render(job, renderer), folder / "tree" / language
        write_tree(texts, assets(layout), tree, inherit=str(ROOT / "mkdocs.yml"), theme=str(ROOT / "templates/theme"))
        own = json.loads((tree / "mkdocs.yml").read_text(encoding="utf-8"))
        own |= {"INHERIT": str(ROOT / "mkdocs.yml"), "site_dir": str(folder / "site" / language)}
        own["extra_javascript"], own["extra"]["alternate"] = [], []
        own["theme"] = {"name": "material", "language": language, "font": False, "custom_dir": str(empty)}
        own["plugins"] = [{"search": {"separator": SEPARATOR, "pipeline": []}}]
        (tree / "mkdocs.yml").write_text(json.dumps(own, ensure_ascii=False), encoding="utf-8")
        mkdocs(load_config(str(tree / "mkdocs.yml")))


def pagefind(site: Path, folder: Path) -> None:
    """The same pages with Pagefind's index beside them."""
    shutil.copytree(site, folder, dirs_exist_ok=True)
    command = [sys.executable, "-m", "pagefind", "--site", str(folder), "--quiet"]
    subprocess.run(command, check=True)


def right(hit: str, names: list[str]) -> bool:
    """Whether a hit leads to what was meant."""
    return any(name in part for part in hit.split("/")[3:] for name in names)


def measured(page: Page, engine: str, queries: list[dict[str, Any]]) -> str:
    """A row of the table: recall at 1 and 5, and the median time of an answer."""
    first_right, times = [], []
    for one in queries:
        took, hits = page.evaluate(ASK[engine].replace("WAIT", WAIT).replace("LONGEST", str(LONGEST)), one["query"])
        times.append(took)
        good = [right(hit, one["any_of"]) for hit in hits]
        first_right.append(good.index(True) if True in good else len(good) + 9)
    first, five = (sum(place < n for place in first_right) / len(first_right) for n in (1, 5))
    return f"{first:6.3f} {five:6.3f} {statistics.median(times):8.1f} {max(times):8.1f}"


def first_visit(browser: Browser, address: str, engine: str, question: str) -> tuple[float, int]:
    """Seconds to the first answer on a processor a quarter as fast; packed bytes that it took beside the page."""
    page = browser.new_context(service_workers="block").new_page()
    page.goto(address)
    page.wait_for_timeout(1000)
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 4})
    loaded: list[int] = []
    page.on("response", lambda answer: loaded.append(len(gzip.compress(answer.body()))) if answer.ok else None)
    took, _ = page.evaluate(ASK[engine].replace("WAIT", WAIT).replace("LONGEST", str(LONGEST)), question)
    page.wait_for_timeout(500)
    page.context.close()
    return took / 1000, sum(loaded)


def many(shown: dict[str, views.Handbook], size: int) -> Iterator[tuple[str, str]]:
    """By language: the index of a handbook with so many playbooks, copies under other names."""
    for language, view in shown.items():
        told = findable(view)
        books = sorted({entry["under"] for entry in told["entries"] if "under" in entry})
        copies = [
            {
                **entry,
                "path": entry["path"].replace(book, f"{book[:-1]}-{n}/"),
                **({"under": f"{book[:-1]}-{n}/"} if "under" in entry else {"title": f"{entry['title']} {n}"}),
            }
            for n in range(size // len(books) + 1)
            for book in books[: max(0, size - len(books) * (n + 1))]
            for entry in told["entries"]
            if entry["path"].startswith(book)
        ]
        yield language, script(told, copies)


def grown_indexes(shown: dict[str, views.Handbook]) -> dict[str, str]:
    """Print how the index grows; by language, the biggest."""
    print("playbooks  language  entries  index, packed  a playbook more")
    biggest, before = dict[str, str](), dict[str, tuple[int, float]]()
    for size in (len(next(iter(shown.values())).playbooks), *SIZES):
        for language, index in many(shown, size):
            there, kilobytes = len(places(index)), packed(index)
            small, less = before.get(language, (size, kilobytes))
            each = f"{(kilobytes - less) / (size - small):6.2f} KB" if size > small else ""
            print(f"{size:9}  {language:<8} {there:8} {kilobytes:10.0f} KB  {each}", flush=True)
            before[language], biggest[language] = (size, kilobytes), index
    return biggest


def compare(sites: dict[str, Path], queries: list[dict[str, Any]], big: dict[str, str]) -> None:
    """Print the table."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        print("engine    language   R@1    R@5  median ms   max ms   first answer at CPU/4, packed")
        for engine, folder in sites.items():
            address, server = served(folder)
            for language in LANGUAGES:
                mine = [one for one in queries if one["lang"] == language]
                page = browser.new_context(service_workers="block").new_page()
                page.goto(f"{address}/{language}/index.html")
                row = measured(page, engine, mine)
                slow, size = first_visit(browser, f"{address}/{language}/index.html", engine, mine[0]["query"])
                print(f"{engine:<9} {language:<8} {row}   {slow:5.2f} s {size / 1024:6.0f} KB")
                if engine == "ours":
                    print(f"  {SIZES[-1]} playbooks    {grown(browser, page.url, big[language], mine[:40])}")
            server.shutdown()
        browser.close()


def grown(browser: Browser, address: str, index: str, queries: list[dict[str, Any]]) -> str:
    """The row of a site whose index is another, and what that takes; its first view does not know of the index."""
    page = browser.new_context(service_workers="block").new_page()
    page.route("**/search-index.*.js", lambda route: route.fulfill(body=index, content_type="text/javascript"))
    page.goto(address)
    page.evaluate(
        ASK["ours"].replace("WAIT", WAIT).replace("LONGEST", str(LONGEST)), queries[0]["query"]
    )  # the first one waits for the index
    row = measured(page, "ours", queries)
    page.context.close()
    return f"{row}   {packed(index):.0f} KB"


def packed(text: str) -> float:
    """Kilobytes of a text, packed."""
    return len(gzip.compress(text.encode(), 9)) / 1024


def main() -> None:
    """Compare on the project's questions, or on those of other files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("queries", nargs="*", type=Path, default=[QUERIES])
    parser.add_argument("--without", nargs="*", choices=["Material", "Pagefind"], default=[])
    parser.add_argument("--every", type=int, default=SAMPLE, help="of so many questions one is asked")
    wanted = parser.parse_args()
    layout, site = Layout(ROOT), ROOT / "build" / "preview"
    shown = see(layout, Order(), Unwatched())
    lines = [line for file in wanted.queries for line in file.read_text(encoding="utf-8").splitlines()]
    with tempfile.TemporaryDirectory() as folder:
        sites = {"ours": site}
        if "Material" not in wanted.without:
            material(layout, shown, Path(folder) / "material")
            sites["Material"] = Path(folder) / "material" / "site"
        if "Pagefind" not in wanted.without:
            pagefind(site, Path(folder) / "pagefind")
            sites["Pagefind"] = Path(folder) / "pagefind"
        compare(sites, [json.loads(line) for line in lines[:: wanted.every]], grown_indexes(shown))


if __name__ == "__main__":
    main()
