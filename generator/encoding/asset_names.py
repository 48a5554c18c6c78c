"""The site's own style sheets, scripts and search index under names that change with their content.

So a browser that keeps what it has loaded never shows a new page with an old style sheet, nor searches an old index.
The theme names its own files so already. In place of the index stands a small script that says its name, and those of
the scripts that read it: no page names them, so a changed word changes only the pages that show it, and a page that has
been open since another release finds the search of this one.
"""

from __future__ import annotations

import hashlib
import json
import posixpath
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

INDEX = "assets/search-index.js"
"""Where the search looks for its index: there it is, or a slip that says where."""
_SEARCHING = re.compile(r"assets/(?=(?:search|vendor)/.*\.js$)")
"""Where the scripts are that read it."""
_SUFFIXES = (".css", ".js")
_BY_CONTENT = re.compile(r"\.[0-9a-f]{8}(?=\.[a-z]+$)")
_VALUE = re.compile(rb'(?<==")[^"]+(?=")')
"""What an attribute says."""


def named_by_content(files: Mapping[str, bytes], own: Iterable[str]) -> dict[str, bytes]:
    """The files of a site by path, of which those in `own` are not the theme's; the pages that load them follow."""
    names = {path: _named(path, files[path]) for path in own if path.endswith(_SUFFIXES)}
    encoded = {path.encode(): name.encode() for path, name in names.items()}
    folders = b"|".join(sorted({re.escape(path.partition(b"/")[0]) for path in encoded}))
    loading = re.compile(rb'(["/])((?:' + folders + rb')/[^"?\s]+\.(?:css|js))(?=["?])')
    found = {
        names.get(path, path): loading.sub(lambda found: found[1] + encoded.get(found[2], found[2]), content)
        if path.endswith(".html")
        else content
        for path, content in files.items()
    }
    if INDEX not in files:
        return found
    where = _named(INDEX, files[INDEX])
    read_by = {_SEARCHING.sub("", path): _SEARCHING.sub("", names[path]) for path in names if _SEARCHING.match(path)}
    slip = f'handbook.search.at("{posixpath.basename(where)}", {json.dumps(read_by, sort_keys=True)});\n'
    return {**found, where: files[INDEX], INDEX: slip.encode()}


def following(pages: Mapping[str, bytes], files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Pages above all languages, with what they load of `files` called as it is called there."""
    names = {without_content(path).encode(): path.encode() for path in files if path.endswith(_SUFFIXES)}
    return {path: _VALUE.sub(lambda value: names.get(value[0], value[0]), page) for path, page in pages.items()}


def without_content(path: str) -> str:
    """What a file is called in the project."""
    return _BY_CONTENT.sub("", path)


def _named(path: str, content: bytes) -> str:
    """`path` with eight hex digits of its content before the ending."""
    stem, ending = posixpath.splitext(path)
    return f"{stem}.{hashlib.sha256(content).hexdigest()[:8]}{ending}"
