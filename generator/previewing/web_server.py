"""The preview's web server: pages, what is wrong with them, news of what is saved, printouts, languages side by side.

Only here does the project speak HTTP.
"""

from __future__ import annotations

import errno
import ipaddress
import json
import mimetypes
import posixpath
import socket
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, cast
from urllib.parse import quote, unquote, urlsplit

from generator.packing.headers import ALWAYS, POLICY
from generator.previewing.editing import Shown, mark_of, problems_of
from generator.previewing.preview_pages import PREFIX

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.previewing.editing import Editing
    from generator.previewing.on_demand import Printer
    from generator.previewing.preview_pages import OwnPages

EVENTS, COMPARE = f"{PREFIX}events", "compare/"
_PATIENCE = 15
"""Seconds between two signs of life, by which a closed page is noticed."""
_HEADERS = {
    **ALWAYS,
    "Content-Security-Policy": POLICY.replace("frame-ancestors 'none'", "frame-ancestors 'self'"),
    "Cache-Control": "no-store",
    "Cross-Origin-Resource-Policy": "same-origin",
}
"""As a release's, so that what a policy forbids shows; but a page may stand beside another, and nothing is kept."""
_HTML = "text/html; charset=utf-8"


class Server(ThreadingHTTPServer):
    """Serves what `editing` shows, to this machine alone unless `host` says otherwise."""

    daemon_threads = True

    def __init__(self, editing: Editing, printer: Printer, own: OwnPages, host: str, port: int) -> None:
        """Listen on `port`, or on any free one when that is taken or 0."""
        self.editing, self.printer, self.own, self.host = editing, printer, own, host
        self.address_family = socket.AF_INET6 if ":" in host else socket.AF_INET
        try:
            super().__init__((host, port), _Answer)
        except OSError as taken:
            if taken.errno != errno.EADDRINUSE:
                raise
            super().__init__((host, 0), _Answer)

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self.server_address[1])

    @property
    def url(self) -> str:
        """Its address, for a browser."""
        return f"http://[{self.host}]:{self.port}/" if ":" in self.host else f"http://{self.host}:{self.port}/"

    def is_meant(self, host: str) -> bool:
        """Whether a request for `host` is meant for us: a foreign name can be made to lead here by whoever owns it."""
        name = (urlsplit(f"//{host}").hostname or "").casefold()
        return name in {"localhost", self.host.casefold()} or _is_address(name)

    def handle_error(self, request: object, client_address: object) -> None:
        """A page was closed while it was answered: nothing is wrong."""


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach it."""
    return host == "localhost" or (_is_address(host) and ipaddress.ip_address(host).is_loopback)


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


class _Answer(BaseHTTPRequestHandler):
    """One request."""

    protocol_version = "HTTP/1.1"
    server_version, sys_version = "handbook", ""
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        """Answer with a file, or say why there is none."""
        asked = urlsplit(self.path)
        path = unquote(asked.path).removeprefix("/")
        if not self._mine.is_meant(self.headers.get("Host", "")):
            said = b"This preview answers under its own address only.\n"
            self._send(said, "text/plain", HTTPStatus.MISDIRECTED_REQUEST)
        elif path == EVENTS:
            self._news(unquote(asked.query))
        elif (content := self._mine.own.file(path)) is not None:
            self._send(content, _kind(path))
        elif path.startswith(COMPARE):
            self._compare(path.removeprefix(COMPARE))
        else:
            self._file(f"{path}index.html" if not path or path.endswith("/") else path)

    do_HEAD = do_GET  # noqa: N815 - as Python calls it

    @property
    def _mine(self) -> Server:
        return cast("Server", self.server)

    def _file(self, path: str) -> None:
        editing = self._mine.editing
        shown = editing.open(path)
        if shown.content is not None:
            self._page(shown.content, path)
        elif shown.failed:
            self._nothing_yet(path)
        elif editing.show(f"{path}/index.html").content is not None:
            self._send(b"", "text/plain", HTTPStatus.FOUND, {"Location": f"/{quote(path)}/"})
        else:
            self._document(path)

    def _nothing_yet(self, path: str) -> None:
        """There is no version to show; the page appears by itself."""
        self._page(self._mine.own.page("none-yet"), path, HTTPStatus.SERVICE_UNAVAILABLE, mark="")

    def _document(self, path: str) -> None:
        """What is printed when it is opened."""
        own, number = self._mine.own, self._mine.editing.number
        try:
            known = self._mine.editing.document(path)
            made = self._mine.printer.ask(known.job, known.texts) if known else None
        except Exception as error:  # noqa: BLE001 - whatever it is, it is told where the document would stand
            page = own.page("failed", path=path, problems=problems_of(error))
            self._send(own.with_news(page, path, "", number), _HTML, HTTPStatus.INTERNAL_SERVER_ERROR)
            return
        if known is None:
            self._page(own.page("not-there", path=path), path, HTTPStatus.NOT_FOUND, mark="")
        elif made is None:
            self._send(own.page("working", path=path), _HTML, HTTPStatus.ACCEPTED, {"Refresh": "1"})
        else:
            self._send(made[known.path], _kind(path), policy=not path.endswith(".html"))

    def _compare(self, path: str) -> None:
        """A page in all languages; the path may be that of one of them."""
        editing, own = self._mine.editing, self._mine.own
        if not editing.ready:
            self._nothing_yet("")
            return
        views = list(editing.newest.views.values())
        first, _, rest = path.partition("/")
        inner = rest if first in {view.language.id for view in views} else path
        page = own.page("compare", path=inner, languages=[view.language for view in views])
        self._send(own.with_news(page, "", "", editing.number), _HTML)

    def _page(self, content: bytes, path: str, status: HTTPStatus = HTTPStatus.OK, mark: str | None = None) -> None:
        """A file; a page of HTML hears when it is no longer what it is."""
        kind = _HTML if mark == "" else _kind(path)
        if kind == _HTML:
            known = mark_of(content) if mark is None else mark
            content = self._mine.own.with_news(content, path, known, self._mine.editing.number)
        self._send(content, kind, status)

    def _send(
        self,
        content: bytes,
        kind: str,
        status: HTTPStatus = HTTPStatus.OK,
        more: Mapping[str, str] | None = None,
        *,
        policy: bool = True,
    ) -> None:
        told = {**_HEADERS, **(more or {}), "Content-Type": kind, "Content-Length": f"{len(content)}"}
        self.send_response(status)
        for name, value in told.items():
            if policy or name != "Content-Security-Policy":  # a playbook in one file has its styles in it
                self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def _news(self, path: str) -> None:
        """Tell an open page of every change, as server-sent events, until it is closed."""
        editing = self._mine.editing
        self.send_response(HTTPStatus.OK)
        for name, value in {**_HEADERS, "Content-Type": "text/event-stream"}.items():
            self.send_header(name, value)
        self.end_headers()
        self.close_connection = True
        told = -1
        try:
            while True:
                number = editing.after(told, _PATIENCE)
                self.wfile.write(b":\n\n" if number == told else f"data: {json.dumps(self._now(path))}\n\n".encode())
                told = number
        except OSError:  # it was closed
            return

    def _now(self, path: str) -> dict[str, object]:
        """What an open page is told: whether it is of now, and what is wrong."""
        editing = self._mine.editing
        shown = editing.show(path) if path else Shown(None, editing.wrong)
        wrong = self._mine.own.as_data(shown.wrong)
        return {"page": mark_of(shown.content), "wrong": wrong, "number": editing.number}

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - as Python calls it
        """Nobody wants to know."""


def _kind(path: str) -> str:
    known = {".webmanifest": "application/manifest+json", ".js": "text/javascript; charset=utf-8"}
    kind = known.get(posixpath.splitext(path)[1]) or mimetypes.guess_type(path)[0] or "application/octet-stream"
    return f"{kind}; charset=utf-8" if kind in {"text/html", "text/css", "application/json"} else kind
