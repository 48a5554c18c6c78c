"""The site's own style sheets, scripts and search index under names that change with their content.

So a browser that keeps what it has loaded never shows a new page with an old style sheet, nor searches an old index.
The theme names its own files so already. In place of the index stands a small script that says its name, and those of
the scripts that read it: no page names them, so a changed word changes only the pages that show it, and a page that has
been open since another release finds the search of this one.
"""

from __future__ import annotations

import json
import posixpath
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.storage.files import Files

INDEX = "assets/search-index.js"
"""Where the search looks for its index: there it is, or a slip that says where."""
_SEARCHING = re.compile(r"assets/(?=(?:search|vendor)/.*\.js$)")
"""Where the scripts are that read it."""
_SUFFIXES = (".css", ".js")
_BY_CONTENT = re.compile(r"\.[0-9a-f]{8}(?=\.[a-z]+$)")
_VALUE = re.compile(rb'(?<==")[^"]+(?=")')
"""What an attribute says."""


class Names:
    """What a site's own style sheets and scripts are called."""

    def __init__(self, files: Files, own: Iterable[str]) -> None:
        """`files` are those of a site by path, save for its pages; those in `own` are not the theme's."""
        self._files = files
        self._names = {path: _named(path, files.sum(path)) for path in own if path.endswith(_SUFFIXES)}
        self._all = frozenset(self._names.values())
        self._encoded = {path.encode(): name.encode() for path, name in self._names.items()}
        folders = b"|".join(sorted({re.escape(path.partition(b"/")[0]) for path in self._encoded}))
        self._loading = re.compile(rb'(["/])((?:' + folders + rb')/[^"?\s]+\.(?:css|js))(?=["?])')

    @property
    def own(self) -> str:
        """What is called otherwise than in the project, a path a line."""
        return "\n".join(sorted(self._names))

    def loaded(self, page: bytes) -> tuple[str, ...]:
        """What a page loads of it, by its name now, in the order of the names."""
        there = {self._encoded[path] for _, path in self._loading.findall(page) if path in self._encoded}
        return tuple(sorted(name.decode() for name in there))

    def has(self, names: Iterable[str]) -> bool:
        """Whether all of these are names now."""
        return self._all.issuperset(names)

    def in_page(self, page: bytes) -> bytes:
        """A page that calls what it loads by these names."""
        return self._loading.sub(lambda found: found[1] + self._encoded.get(found[2], found[2]), page)

    def files(self) -> Files:
        """The files by their names; where the index was, what says where it is."""
        where = _named(INDEX, self._files.sum(INDEX))
        searching = (path for path in self._names if _SEARCHING.match(path))
        read_by = {_SEARCHING.sub("", path): _SEARCHING.sub("", self._names[path]) for path in searching}
        slip = f'handbook.search.at("{posixpath.basename(where)}", {json.dumps(read_by, sort_keys=True)});\n'
        named = self._files.called(lambda path: where if path == INDEX else self._names.get(path, path))
        return named | {INDEX: slip.encode()}


def following(pages: Mapping[str, bytes], files: Iterable[str]) -> dict[str, bytes]:
    """Pages above all languages, with what they load of `files` called as it is called there."""
    names = {without_content(path).encode(): path.encode() for path in files if path.endswith(_SUFFIXES)}
    return {path: _VALUE.sub(lambda value: names.get(value[0], value[0]), page) for path, page in pages.items()}


def without_content(path: str) -> str:
    """What a file is called in the project."""
    return _BY_CONTENT.sub("", path)


def _named(path: str, total: str) -> str:
    """`path` with the first eight hex digits of its content's sum before the ending."""
    stem, ending = posixpath.splitext(path)
    return f"{stem}.{total[:8]}{ending}"
