"""A host of the handbook on this machine: with the headers that a release brings, and with what can go wrong."""

from __future__ import annotations

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from mimetypes import guess_type
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, unquote, urlsplit

from generator.packing.headers import ALWAYS

if TYPE_CHECKING:
    from collections.abc import Mapping

ONE_FILE = "/one/"
"""Files that are sent on; they are for no host, and bring a policy of their own."""


class _Server(ThreadingHTTPServer):
    def handle_error(self, *_: object) -> None:
        """Say nothing: a page that is left hangs up."""


class Host:
    """Serves `files` by path. They can change meanwhile, `is_down` is a network that is gone, `status` what is said."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self.files, self.is_down, self.status = files, False, 200
        self.asked: list[str] = []
        self._server = _Server(("127.0.0.1", 0), self._handler())
        self.address = f"http://127.0.0.1:{self._server.server_address[1]}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def close(self) -> None:
        """Give the port back."""
        self._server.shutdown()
        self._server.server_close()

    def found(self, path: str) -> str:
        """The file that a path shows."""
        return path if path in self.files else f"{path}/index.html".lstrip("/").replace("//", "/")

    def led(self, path: str) -> str | None:
        """Where a path is moved to; None if it stays."""

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        host = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                path = unquote(urlsplit(self.path).path).removeprefix("/")
                host.asked.append(path)
                if host.is_down:
                    self.close_connection = True
                    return
                if (moved := host.led(path)) not in {None, path}:
                    self.send_response(308)
                    self.send_header("Location", quote(f"/{moved}"))
                    self.send_header("Content-Length", "0")
                    self.end_headers()
                    return
                found = host.found(path)
                is_there = found in host.files
                content = host.files[found] if is_there else host.files.get("404.html", b"")
                self.send_response(host.status if is_there else 404)
                self.send_header("Content-Type", _kind(found if is_there else "404.html"))
                self.send_header("Content-Length", str(len(content)))
                for name, value in ALWAYS.items():
                    if ONE_FILE not in f"/{found}" or name != "Content-Security-Policy":
                        self.send_header(name, value)
                self.end_headers()
                self.wfile.write(content)

            def log_message(self, *_: Any) -> None:  # noqa: ANN401 - as the library has it
                """Say nothing."""

        return Handler


def _kind(path: str) -> str:
    if path.endswith(".webmanifest"):
        return "application/manifest+json"
    kind = guess_type(path)[0] or "application/octet-stream"
    return f"{kind}; charset=utf-8" if kind.startswith("text/") or kind.endswith(("json", "javascript")) else kind
