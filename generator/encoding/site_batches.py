"""Pages of a site that are made in one go, in this process or by a worker."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from generator.encoding.brought_words import with_help
from generator.encoding.mkdocs_site import finished, opened, sources
from generator.encoding.site_index import SEARCH, search_index
from generator.storage.cache import code_digest, digest
from generator.storage.shelf import Shelf

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from generator.planning.base import Bytes

SETTINGS = "mkdocs.json"
_AT_ONCE = {".md": 100, ".html": 400}
"""How many pages of a kind: about as long as a process takes to begin, some times over."""


class Batch(NamedTuple):
    """Some pages of a site."""

    language: str
    texts: Mapping[str, str]
    """What they are made of, by path; in place of a page it may be what the search looks in."""
    beside: Mapping[str, str]
    """The settings of the site, and what is told to the search, where it is wanted."""
    there: tuple[str, ...]
    """The paths of all texts of the site."""

    def key(self, decided: str) -> str:
        """Fingerprint of what decides about it, of which the rest is `decided`."""
        texts = {path: text.encode() for path, text in {**self.beside, **self.texts}.items()}
        return digest(decided, self.language, texts, *self.there)


def split(paths: Iterable[str]) -> Iterator[list[str]]:
    """The paths of texts by what is made in one go."""
    waiting = list(paths)
    if SEARCH in waiting:
        yield [SEARCH]
    for ending, most in _AT_ONCE.items():
        some = [path for path in waiting if path.endswith(ending)]
        yield from (some[at : at + most] for at in range(0, len(some), most))


def make(batch: Batch, files: Bytes, parts: Path) -> dict[str, bytes]:
    """The pages by the paths of their texts, in a worker."""
    shelf = Shelf(parts, code_digest())
    found = made(batch, files, shelf)
    shelf.save()
    return found


def made(batch: Batch, files: Bytes, shelf: Shelf | None) -> dict[str, bytes]:
    """The pages by the paths of their texts. What the search looks in is made of parts that may lie on the `shelf`."""
    files = with_help(files, batch.language)
    found: dict[str, bytes] = {}
    if SEARCH in batch.texts:
        found[SEARCH] = search_index({**batch.beside, **batch.texts}, files, batch.language, shelf).encode()
    if pages := {path: text for path, text in batch.texts.items() if path.endswith(".md")}:
        whole = sources(batch.language, {**dict.fromkeys(batch.there, ""), **batch.texts}, files)
        with opened(batch.beside[SETTINGS], whole, files) as tree:
            found |= tree.made(pages)
    html = {path: text for path, text in batch.texts.items() if path.endswith(".html")}
    return {**found, **{path: finished(path, text.encode()) for path, text in html.items()}}
