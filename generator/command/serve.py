"""The editors' preview: shows each saved change on the open pages, and what is wrong with it."""

from __future__ import annotations

import gc
from contextlib import ExitStack
from threading import Condition, Thread
from typing import TYPE_CHECKING, Protocol, Self, TypeVar

from generator.encoding.workers import Beside
from generator.previewing.behind import look, problems_in
from generator.previewing.draft import Drafts
from generator.previewing.editing import Editing
from generator.previewing.on_demand import Printer
from generator.previewing.preview_pages import OwnPages
from generator.previewing.watching import Changes, watching
from generator.previewing.web_server import Server, is_loopback
from generator.storage.scratch import clear

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.command.terminal import Speaker
    from generator.layout import Layout

Told = TypeVar("Told")
_BREATH = 0.5
"""Seconds after a save in which open pages are loaded again, and nothing else is done."""


class Behind(Protocol):
    """Somewhere where work does not get in the way of who waits for a page."""

    def __call__(self, work: Callable[[Layout], Told], layout: Layout, /) -> Told:
        """What the work gives of the layout."""


def serve(layout: Layout, host: str, port: int, speaker: Speaker) -> None:
    """Show the handbook as it is, until interrupted: drafts included, every mistake on the page and on the terminal."""
    clear()
    beside = Beside()
    preview = Preview(layout, speaker, beside, host, port)
    url = preview.server.url
    if preview.server.port != port:
        speaker.good(
            f"端口 {port} 已被占用，改用 {preview.server.port}。", f"Port {port} is taken; this is another one."
        )
    if not is_loopback(host):
        speaker.warn(
            "同一网络里的人都能看到这份预览，包括草稿和联系方式。",
            "Everybody in this network can read this preview, drafts and contacts included.",
        )
    speaker.good(f"预览：{url}（Ctrl+C 结束）", f"Preview: {url} (Ctrl+C ends it)")
    try:
        with preview:
            preview.server.serve_forever()
    except KeyboardInterrupt:
        pass
    finally:
        preview.server.server_close()
        beside.end()


class Preview:
    """Who watches, who makes and who checks, each in a thread of its own, and the server; in use, they work."""

    def __init__(self, layout: Layout, speaker: Speaker, behind: Behind, host: str, port: int) -> None:
        """What takes longer than a page runs `behind`."""
        self._layout, self._speaker, self._behind = layout, speaker, behind
        self.changes = Changes()
        self.editing = Editing(Drafts(layout))
        self.server = Server(self.editing, Printer(layout), OwnPages(layout), host, port)
        self._held = ExitStack()
        self._saved, self._over = Condition(), False

    def __enter__(self) -> Self:
        """Begin to watch, and make the first draft."""
        self._held.enter_context(watching(self._layout.places, self.changes))
        self.changes.tell()
        for work in (self._make, self._examine):
            Thread(target=work, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._held.close()
        self.changes.end()

    def _make(self) -> None:
        """Make a draft after each save."""
        begun = False
        while self.changes.wait():
            gc.disable()  # a draft is a million objects: garbage is looked for when the open pages are loaded again
            self.editing.update()
            with self._saved:
                self._saved.notify_all()
            if self.editing.ready and not begun:
                begun = True
                gc.freeze()  # what was read stays, but for a file or two: only what comes after is looked through
            if not self.changes.within(_BREATH):
                gc.collect()
                gc.enable()
        self._over = True
        with self._saved:
            self._saved.notify_all()

    def _examine(self) -> None:
        """Check after each save, as soon as the last check is over, and say what is wrong; then look at all pages."""
        checked = 0
        while not self._over:
            with self._saved:
                self._saved.wait_for(lambda: self._over or self.editing.saved != checked)  # noqa: B023 - used at once
                checked = self.editing.saved
            if self._over:
                return
            problems = self._behind(problems_in, self._layout)
            if self.editing.checked(checked, problems):
                self._say()
            while self.editing.fits and self.editing.saved == checked and not self._over:
                if found := self._behind(look, self._layout):
                    self.editing.found(checked, found)
                    break

    def _say(self) -> None:
        """What is wrong, all of it, or that nothing is."""
        if wrong := self.editing.wrong:
            self._speaker.problems(wrong)
        else:
            self._speaker.good("没有错误；打开的页面已更新。", "No mistakes; open pages are up to date.")
