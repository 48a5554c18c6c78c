"""The editors' preview: builds on each saved change and reloads the open pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.build import BuildFailed, Order, preview
from generator.live import LivePages
from generator.plan import Wish
from generator.problems import Problems
from generator.say import watcher

if TYPE_CHECKING:
    from generator.layout import Layout
    from generator.say import Speaker


def serve(layout: Layout, host: str, port: int, speaker: Speaker) -> None:
    """Build the site's preview, serve it until interrupted, and build again whenever a file is saved.

    The first build has to be good. Later mistakes are told on the terminal, and the last good pages stay.
    """
    order = Order(Wish(("site",)), drafts=True)

    def rebuild() -> None:
        try:
            with watcher() as watching:
                preview(layout, order, watching)
        except Problems as found:
            speaker.problems(found.problems)
        except BuildFailed as failed:
            speaker.failure(failed)

    with watcher() as watching:
        folder = preview(layout, order, watching)
    pages = LivePages(folder, host, port, rebuild)
    for source in (layout.playbooks, layout.templates, layout.docs, layout.settings):
        pages.watch(source)
    speaker.good(f"预览：{pages.url}（Ctrl+C 结束）", f"Preview: {pages.url} (Ctrl+C ends it)")
    pages.run()
