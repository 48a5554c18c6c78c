"""Seconds from the first touch of the search to its first answer, on a processor a quarter as fast: packed and plain.

`build/preview` has to hold the site of now: `handbook build --only site`. Every run is a first visit: an empty cache,
no service worker, and the search touched as soon as its field is there, before idle time has fetched anything. The
network is this machine's, unless `--kilobytes` says how many a second come through it.
"""

from __future__ import annotations

import argparse
import gzip
import shutil
import statistics
import threading
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from mimetypes import guess_type
from typing import TYPE_CHECKING, ClassVar
from urllib.parse import urlsplit

from playwright.sync_api import sync_playwright
from project import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

SITE = ROOT / "build" / "preview"
QUESTIONS = {"zh": "产品召回", "en": "product recall"}
SLOWER = 4
DELAY = 20
"""Milliseconds of a network that lets only so much through."""
ASK = """(question) => new Promise((done) => {
  const field = document.querySelector("input[type=search]"), list = document.querySelector(".search-list");
  const start = performance.now();
  new MutationObserver(() => {
    if (list.querySelector("[data-hit]")) { requestAnimationFrame(() => done(performance.now() - start)); }
  }).observe(list, { childList: true });
  field.focus();
  field.value = question;
  field.dispatchEvent(new Event("input", { bubbles: true }));
})"""


@cache
def packed(file: Path) -> bytes:
    """A file as a packing server keeps it."""
    return gzip.compress(file.read_bytes(), 6)


class _Plain(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    own: ClassVar[dict[str, str]] = {}

    def do_GET(self) -> None:
        """Send a file of the site."""
        file = SITE / urlsplit(self.path).path.lstrip("/")
        is_there = file.is_file()
        body = self.content(file) if is_there else b""
        self.send_response(200 if is_there else 404)
        self.send_header("Content-Type", guess_type(file.name)[0] or "application/octet-stream")
        self.send_header("Content-Length", str(len(body)))
        for name, value in self.own.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def content(self, file: Path) -> bytes:
        """What is sent of a file."""
        return file.read_bytes()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class _Packing(_Plain):
    own: ClassVar[dict[str, str]] = {"Content-Encoding": "gzip"}

    def content(self, file: Path) -> bytes:
        """What is sent of a file."""
        return packed(file)


def first_answer(browser: Browser, address: str, language: str, kilobytes: int) -> float:
    """Seconds of one first visit."""
    context = browser.new_context(service_workers="block")
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    if kilobytes:
        through = {"downloadThroughput": kilobytes * 1024, "uploadThroughput": kilobytes * 1024}
        session.send("Network.emulateNetworkConditions", {"offline": False, "latency": DELAY, **through})
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.goto(f"{address}/{language}/index.html", wait_until="domcontentloaded")
    page.locator("form.search:not([hidden])").wait_for()
    took = float(page.evaluate(ASK, QUESTIONS[language]))
    context.close()
    return took / 1000


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--kilobytes", type=int, default=0, help="of a second of the network; 0: as fast as it is")
    wanted = parser.parse_args()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        print("server   language  median s   least   most")
        for name, kind in (("packing", _Packing), ("plain", _Plain)):
            server = ThreadingHTTPServer(("127.0.0.1", 0), kind)
            threading.Thread(target=server.serve_forever, daemon=True).start()
            address = f"http://127.0.0.1:{server.server_address[1]}"
            for language in QUESTIONS:
                times = [first_answer(browser, address, language, wanted.kilobytes) for _ in range(wanted.runs)]
                row = f"{statistics.median(times):9.2f} {min(times):7.2f} {max(times):6.2f}"
                print(f"{name:<8} {language:<8} {row}", flush=True)
            server.shutdown()
            server.server_close()
        browser.close()


if __name__ == "__main__":
    main()
