"""Serves a folder and reloads the open pages, by MkDocs' own development server."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from mkdocs.livereload import LiveReloadServer

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


class LivePages:
    """A folder on a port, rebuilt by `rebuild` whenever something watched changes."""

    def __init__(self, folder: Path, host: str, port: int, rebuild: Callable[[], None]) -> None:
        logging.getLogger("mkdocs.livereload").setLevel(logging.WARNING)
        self.url = f"http://{host}:{port}/"
        self._server = LiveReloadServer(rebuild, host=host, port=port, root=str(folder), mount_path="/")

    def watch(self, path: Path) -> None:
        """Rebuild when `path` or anything below it changes."""
        self._server.watch(str(path))

    def run(self) -> None:
        """Serve until interrupted."""
        try:
            self._server.serve(open_in_browser=False)  # type: ignore[no-untyped-call] # MkDocs leaves it untyped
        except KeyboardInterrupt:
            self._server.shutdown()
