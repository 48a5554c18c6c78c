"""The site in one file, to be opened from a folder on a disk, without a server or a network."""

from __future__ import annotations

import io
import posixpath
import re
from html import escape, unescape
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from generator.packing.links import target

if TYPE_CHECKING:
    from collections.abc import Mapping

FILE = "handbook-offline.zip"
"""Where it stands in a release."""
_FOLDER = "handbook"
"""What it unpacks to."""
_LEFT_OUT = re.compile(
    r"\.(pdf|zip|webmanifest)$|^(_headers|headers/.*|404\.html|addresses\.json)$|/(one/|copies/current\.json$)"
)
"""Printed documents have a bag of their own, a playbook in one file is one by itself; servers alone use the rest."""
_LINK = re.compile(rb'(?<=\s)href="([^"#][^"]*)"')
_NO_TIME = (1980, 1, 1, 0, 0, 0)
_READABLE = 0o100644 << 16
_UNIX = 3


def for_disk(files: Mapping[str, bytes], address: str, elsewhere: Mapping[str, str]) -> dict[str, bytes]:
    """The file by its path, from those of the site.

    A disk shows no `index.html` for a folder, so that each link names it. What is not inside is linked to at the
    site's `address`, if it has one, and the link says so: `elsewhere` has the words for that by language.
    """
    inside = {path: content for path, content in files.items() if not _LEFT_OUT.search(path)}

    def led(page: str, link: str) -> str:
        url = urlsplit(unescape(link))
        if url.scheme or url.netloc:
            return f'href="{link}"'
        path = target(page, url.path, inside)
        if path not in inside:
            there = f'href="{address}/{quote(path)}" ' if address else ""
            return f'{there}data-elsewhere="{escape(elsewhere.get(page.partition("/")[0], ""))}"'
        is_folder = posixpath.basename(url.path) != posixpath.basename(quote(path))
        shown = link.replace(url.path, posixpath.join(url.path, "index.html"), 1) if is_folder else link
        return f'href="{shown}"'

    def page(path: str, content: bytes) -> bytes:
        return _LINK.sub(lambda found: led(path, found[1].decode()).encode(), content)

    texts = {path: page(path, content) if path.endswith(".html") else content for path, content in inside.items()}
    return {FILE: _pack(texts)}


def _pack(contents: Mapping[str, bytes]) -> bytes:
    written = io.BytesIO()
    with ZipFile(written, "w", ZIP_DEFLATED) as packed:
        for path in sorted(contents):
            entry = ZipInfo(f"{_FOLDER}/{path}", _NO_TIME)
            entry.create_system, entry.external_attr, entry.compress_type = _UNIX, _READABLE, ZIP_DEFLATED
            packed.writestr(entry, contents[path])
    return written.getvalue()
