"""Finished files, held to what readers count on: links lead somewhere, languages match, nothing loads from outside."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, NamedTuple
from unicodedata import normalize
from urllib.parse import unquote, urlsplit

from lxml import html

from generator.packing.links import target
from generator.packing.offline import unkept
from generator.search.index import places
from generator.storage.files import Files

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

    from generator.storage.shelf import Shelf

_LOADED = {
    ("script", "src"),
    ("img", "src"),
    ("iframe", "src"),
    ("source", "src"),
    ("video", "src"),
    ("object", "data"),
}
_BY_CONTENT = re.compile(r"\.[0-9a-f]{8}(?=\.)")
"""What differs in the names of files that change with their content."""
_INDEX = re.compile(r"[^/]+/assets/search-index\.[0-9a-f]{8}\.js")
_HEADINGS = "//h1[@id]|//h2[@id]|//h3[@id]|//h4[@id]|//h5[@id]|//h6[@id]"


class _Leaf(NamedTuple):
    """A page as verified: its ids, its headings' ids, and its addresses with whether they are loaded at once."""

    ids: frozenset[str]
    headings: Sequence[str]
    addresses: Sequence[tuple[str, bool]]


def verify(
    files: Mapping[str, bytes], languages: Iterable[str], for_all: Container[str] = (), shelf: Shelf | None = None
) -> Iterator[str]:
    """What is wrong with the files of a release, by path: one sentence each, in English.

    `for_all` are the paths, within a language, of what is made in one language for the readers of all. On the `shelf`
    lies what was read in pages before.
    """
    known = Files.of(files)
    pages = {path: _known(path, known, shelf) for path in files if path.endswith(".html")}
    for path, page in pages.items():
        for address, loaded in page.addresses:
            yield from _follow(path, address, files, pages, loaded=loaded)
    for path in filter(_INDEX.fullmatch, files):
        for place in places(files[path].decode()):
            yield from _follow(path, f"../{place}", files, pages, loaded=False)
    yield from _alike(files)
    yield from unkept(files)
    first, *others = languages
    for other in others:
        yield from (wrong for path, wrong in _compare(first, other, files, pages) if path not in for_all)


def _alike(paths: Iterable[str]) -> Iterator[str]:
    """Paths that Windows and macOS take for one: the later file would replace the other."""
    before: dict[str, str] = {}
    for path in sorted(paths):
        if (other := before.setdefault(normalize("NFC", path).casefold(), path)) != path:
            yield f"{path} and {other} are one file on Windows and macOS: rename one of them"


def _known(path: str, files: Files, shelf: Shelf | None) -> _Leaf:
    """What was read in a page; nothing is read in it once more."""
    if shelf is None:
        return _read(files[path])
    key = f"read in {files.sum(path)}"
    if kept := shelf.get(key):
        ids, headings, addresses = json.loads(kept)
        return _Leaf(frozenset(ids), headings, addresses)
    found = _read(files[path])
    shelf.put(key, json.dumps([sorted(found.ids), *found[1:]]).encode())
    return found


def _read(content: bytes) -> _Leaf:
    tree: Any = html.document_fromstring(content.decode())  # lxml's stubs know no HTML elements
    addresses = []
    for element, attribute, address, _ in tree.iterlinks():
        if element.tag == "base":  # of the page that a host shows at any address
            continue
        linked = (
            element.tag == "link" and "canonical" not in element.get("rel", "") and element.get("rel") != "alternate"
        )
        addresses.append((address, linked or (element.tag, attribute) in _LOADED))
    ids = frozenset(str(found) for found in tree.xpath("//@id"))
    return _Leaf(ids, [str(heading.get("id")) for heading in tree.xpath(_HEADINGS)], addresses)


def _follow(
    path: str, address: str, files: Mapping[str, bytes], pages: Mapping[str, _Leaf], *, loaded: bool
) -> Iterator[str]:
    url = urlsplit(address)
    if url.scheme in {"data", "mailto", "tel", "javascript"}:
        return
    if url.scheme or url.netloc:
        if loaded:
            yield f"{path}: loads {address} from the network"
        return
    led = target(path, address, files)
    if url.path.startswith("/"):
        yield f"{path}: the absolute address {address} breaks when the handbook is moved"
    elif led not in files:
        yield f"{path}: {address} leads nowhere"
    elif url.fragment and led in pages and unquote(url.fragment) not in pages[led].ids:
        yield f"{path}: {address} has no such place on its page"


def _compare(
    first: str, other: str, files: Mapping[str, bytes], pages: Mapping[str, _Leaf]
) -> Iterator[tuple[str, str]]:
    """Each path that differs, within its language, and how."""
    mine = {path.partition("/")[2] for path in files if path.startswith(f"{first}/")}
    theirs = {path.partition("/")[2] for path in files if path.startswith(f"{other}/")}
    for path in sorted({_BY_CONTENT.sub("", path) for path in mine} ^ {_BY_CONTENT.sub("", path) for path in theirs}):
        yield path, f"{path}: is there in one of {first} and {other} only"
    for path in sorted(mine & theirs):
        if f"{first}/{path}" in pages and pages[f"{first}/{path}"].headings != pages[f"{other}/{path}"].headings:
            yield path, f"{path}: headings in {first} and {other} have other ids"
