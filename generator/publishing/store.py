"""Whatever fsspec reaches: object stores such as `s3://`, `oss://`, `gs://`, and `sftp://` where there is no rsync."""

from __future__ import annotations

import mimetypes
import posixpath
import re
from typing import TYPE_CHECKING, Any

import fsspec

from generator.encoding.asset_names import without_content
from generator.packing.headers import ALWAYS, FOR_EVER, FRESH

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping
    from pathlib import Path

_TYPES = {".webmanifest": "application/manifest+json"}
"""What Python does not know."""
_ATTACHED = re.compile(r"/one/[^/]+\.html$")


def _caching(path: str) -> str:
    """How long a copy of the file is good, as the header lines for servers say it."""
    if path.endswith("/copies/current.json"):
        return FRESH
    by_content = without_content(path) != path and path.endswith((".css", ".js"))
    return FOR_EVER if by_content else ALWAYS["Cache-Control"]


def _type(path: str) -> str:
    return _TYPES.get(posixpath.splitext(path)[1]) or mimetypes.guess_type(path)[0] or "application/octet-stream"


def _amazon(path: str) -> dict[str, object]:
    attached = {"ContentDisposition": "attachment"} if _ATTACHED.search(path) else {}
    return {"ContentType": _type(path), "CacheControl": _caching(path), **attached}


def _google(path: str) -> dict[str, object]:
    attached = {"content_disposition": "attachment"} if _ATTACHED.search(path) else {}
    return {"content_type": _type(path), "fixed_key_metadata": {"cache_control": _caching(path), **attached}}


def _nothing(_: str) -> dict[str, object]:
    return {}


_TOLD: dict[str, Callable[[str], dict[str, object]]] = {"s3": _amazon, "gs": _google}
"""By protocol, what a file is sent with, so that a store serves it like a server with our header lines."""
_WHOLE_AT_ONCE = {"s3", "gs", "oss", "abfs", "memory"}
"""Where nobody sees an object before it is there whole. Elsewhere a file is sent beside, and renamed."""
_BESIDE = ".handbook-sent"


class Store:
    """A place in a file system of fsspec."""

    def __init__(self, system: Any, root: str) -> None:  # noqa: ANN401 - fsspec ships no types
        self._system, self._root = system, root.rstrip("/")
        names = {system.protocol} if isinstance(system.protocol, str) else set(system.protocol)
        self._told: Callable[[str], dict[str, object]] = next(
            (_TOLD[name] for name in _TOLD if name in names), _nothing
        )
        self._at_once = bool(names & _WHOLE_AT_ONCE)

    def read(self, path: str) -> bytes | None:
        """A file of the place."""
        try:
            return bytes(self._system.cat_file(self._at(path)))
        except FileNotFoundError:
            return None

    def sizes(self) -> Mapping[str, int]:
        """Every file."""
        self._system.invalidate_cache()
        try:
            found = self._system.find(self._root, detail=True)
        except FileNotFoundError:
            return {}
        top = len(self._system._strip_protocol(self._root)) + 1  # noqa: SLF001 - how fsspec names what it finds
        return {name[top:]: int(about["size"] or 0) for name, about in found.items() if about["type"] == "file"}

    def put(self, folder: Path, paths: Collection[str]) -> None:
        """Send files, many at a time where the store takes them so."""
        if self._at_once:
            alike: dict[str, list[str]] = {}
            for path in paths:
                alike.setdefault(repr(self._told(path)), []).append(path)
            for some in alike.values():
                here, there = [str(folder / path) for path in some], [self._at(path) for path in some]
                self._system.put(here, there, **self._told(some[0]))
            return
        for path in paths:
            self._system.makedirs(posixpath.dirname(self._at(path)), exist_ok=True)
            self._system.put_file(str(folder / path), self._at(path) + _BESIDE)
            self._system.mv(self._at(path) + _BESIDE, self._at(path))

    def write(self, path: str, content: bytes) -> None:
        """Make this a file."""
        if self._at_once:
            self._system.pipe_file(self._at(path), content, **self._told(path))
            return
        self._system.makedirs(self._root, exist_ok=True)
        self._system.pipe_file(self._at(path) + _BESIDE, content)
        self._system.mv(self._at(path) + _BESIDE, self._at(path))

    def remove(self, paths: Collection[str]) -> None:
        """Remove files."""
        self._system.rm([self._at(path) for path in paths])

    def _at(self, path: str) -> str:
        return f"{self._root}/{path}"


def opened(address: str) -> Store:
    """The place at `protocol://…`, with what the environment says of keys and endpoints."""
    return Store(*fsspec.core.url_to_fs(address))
