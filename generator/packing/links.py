"""Where a link of a page leads, among the files of a release."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Container


def target(page: str, address: str, files: Container[str]) -> str:
    """The path of the file that the relative `address` on `page` leads to; a folder shows its `index.html`.

    A path that is not in `files` is where it would have to be.
    """
    path = unquote(urlsplit(address).path)
    found = posixpath.normpath(posixpath.join(posixpath.dirname(page), path)) if path else page
    if path.endswith("/") or found == "." or (found not in files and f"{found}/index.html" in files):
        found = posixpath.normpath(posixpath.join(found, "index.html"))
    return found
