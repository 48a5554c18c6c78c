"""How the pages of a site become a website, page by page; what is known of a page is not read."""

from __future__ import annotations

import hashlib
import json
from functools import partial, reduce
from itertools import islice
from operator import or_
from typing import TYPE_CHECKING

from generator.encoding.asset_names import INDEX, Names
from generator.encoding.brought_words import with_help
from generator.encoding.mkdocs_files import as_read
from generator.encoding.mkdocs_site import Listing, finished, frame, opened, sources
from generator.encoding.site_batches import SETTINGS, Batch, made, make, split
from generator.encoding.site_index import OF_PLAYBOOKS, SEARCH, index_key, language_of
from generator.encoding.site_pages import Pages
from generator.encoding.workers import Work
from generator.planning.base import Texts, mark_of, read_assets
from generator.storage.cache import Cache, code_digest, digest
from generator.storage.environment import environment
from generator.storage.files import Files, Kept
from generator.storage.shelf import Shelf

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from generator.encoding.resources import Resources
    from generator.layout import Layout
    from generator.planning.base import Bytes
    from generator.stages import Watcher

_FEW = 60
"""Pages that are made sooner than other processes have begun."""
_AT_ONCE = 32
"""Batches that wait for workers, some a worker."""
_PAGES = (".md", ".html")


def versions() -> Mapping[str, str]:
    """It calls nothing else."""
    return {}


def assets(layout: Layout) -> Bytes:
    """MkDocs' settings, the theme's overrides, the hand-written pages and static files."""
    return read_assets(layout, "mkdocs.yml", "templates/theme", "docs")


def prepare(files: Bytes, texts: Iterable[Mapping[str, str]]) -> Bytes:
    """The assets as they are."""
    del texts
    return files


def encode(texts: Mapping[str, str], files: Bytes, shelf: Shelf | None = None) -> Bytes:
    """The finished site, made here."""
    site = _Site(Texts(texts), files, shelf or Shelf(None, ""))
    for some in site.missing():
        site.put(made(site.batch(some), files, shelf))
    return site.files()


def encode_by_page(
    texts: Mapping[str, Texts], files: Bytes, layout: Layout, watcher: Watcher, resources: Resources
) -> Files:
    """The finished sites by language. A few pages are made here, many by workers."""
    shelf = Shelf(layout.shelves / "pages", code_digest())
    sites = {language: _Site(one, files, shelf) for language, one in texts.items()}
    waiting = [(site, some) for site in sites.values() for some in site.missing()]
    few = sum(len(some) for _, some in waiting) <= _FEW
    parts = layout.shelves / "parts"
    batches = (site.batch(some) for site, some in waiting)
    done = ((one, make(one, files, parts)) for one in batches) if few else _many(batches, files, layout, resources)
    for number, (batch, pages) in enumerate(done, start=1):
        sites[batch.language].put(pages)
        shelf.save()  # who is killed loses nothing, and nothing is held
        watcher.progress(number, len(waiting), f"{batch.language} site")
    found = reduce(or_, (site.files().below(language) for language, site in sites.items()))
    shelf.save()
    return found


def _many(
    batches: Iterator[Batch], files: Bytes, layout: Layout, resources: Resources
) -> Iterator[tuple[Batch, Bytes]]:
    """Each batch with its pages, made by workers, or by another machine before; the texts of all would be large."""
    while some := list(islice(batches, _AT_ONCE)):
        yield from _some(some, files, layout, resources)


def _some(
    waiting: Sequence[Batch], files: Bytes, layout: Layout, resources: Resources
) -> Iterator[tuple[Batch, Bytes]]:
    work, run = Work(make, {"site": files}, layout.shelves / "parts", environment), resources.workers.run
    if not resources.shared:
        yield from run(work, [(batch, "site") for batch in waiting])
        return
    cache, decided = Cache(layout.cache, resources.shared), digest(code_digest(), files)
    keyed = {batch.key(decided): batch for batch in waiting}
    kept = cache.all(keyed)
    yield from ((keyed[key], pages) for key, pages in kept.items())
    for batch, pages in run(work, [(batch, "site") for key, batch in keyed.items() if key not in kept]):
        cache.put(batch.key(decided), pages)
        yield batch, pages


class _Site:
    """A site of one language: its texts, and what is known of its pages."""

    def __init__(self, texts: Texts, files: Bytes, shelf: Shelf) -> None:
        self._language, self._texts, self._shelf = language_of(texts), texts, shelf
        self._files = with_help(files, self._language)
        contents = sources(self._language, dict.fromkeys(texts, ""), self._files)
        self._by_hand = {
            path: as_read(one) for path, one in contents.items() if isinstance(one, bytes) and path.endswith(_PAGES)
        }
        framed = frame(texts, self._files)
        whole = dict.fromkeys(path for path in texts if path.endswith(".html"))
        there = self._listing(framed, {path: one for path, one in contents.items() if path not in whole})
        brought = {path: content.encode("latin-1") for path, content in there.brought.items()}
        others = [path for path in there.others if not path.endswith(_PAGES)]
        own = {path: finished(path, one) for path in others if isinstance(one := contents[path], bytes)}
        plain = {path: Kept(texts.mark(path), partial(self._text, path)) for path in others if path not in own}
        self._static = Files({**brought, **own}, plain)
        by_hand = [path for path in there.others if path.endswith(_PAGES)]
        self._sources = {**there.pages, **{path: path for path in (*by_hand, *whole)}}
        self._paths = {source: path for path, source in self._sources.items()}
        self._index = index_key(texts, self._files, self._language)
        marks = {path: self._mark(source, framed) for path, source in self._sources.items()}
        self._pages = Pages(self._language, marks, shelf, self._made)

    def missing(self) -> Iterator[list[str]]:
        """The paths of the texts of what has to be made, by what is made in one go."""
        missing = [self._sources[path] for path in self._pages.missing()]
        return split([*missing, *([SEARCH] if self._shelf.get(self._index_sum) is None else [])])

    def batch(self, wanted: Iterable[str]) -> Batch:
        """What is made in one go of the texts at some paths."""
        texts = {one: self._by_hand[one] if one in self._by_hand else self._texts[one] for one in wanted}
        beside = [path for path in self._texts if path.startswith(OF_PLAYBOOKS)] if SEARCH in texts else [SETTINGS]
        return Batch(self._language, texts, {path: self._texts[path] for path in beside}, tuple(self._texts))

    def put(self, made: Bytes) -> None:
        """Pages are made, by the paths of their texts."""
        for source, page in made.items():
            if source == SEARCH:
                self._shelf.put(self._index, page)
                self._shelf.put(self._index_sum, _sum(page).encode())
            else:
                self._pages.put(self._paths[source], page)

    def files(self) -> Files:
        """All files of the site, by path; its pages are kept on the shelf."""
        assets = (path.removeprefix("docs/") for path in self._files if path.startswith("docs/assets/"))
        self._shelf.use(self._index)
        told = self._shelf.get(self._index_sum)
        index = Kept(told.decode() if told else _sum(self._searched()), self._searched)
        names = Names(self._static | Files({}, {INDEX: index}), (*assets, *self._texts))
        return names.files() | Files({}, self._pages.files(names))

    def _listing(self, frame: str, contents: Mapping[str, str | bytes]) -> Listing:
        """Which files the site has beside pages that are whole, as MkDocs said when it was asked last."""
        key = f"listing {digest(frame, *contents)}"
        if (kept := self._shelf.get(key)) is None:
            with opened(self._texts[SETTINGS], contents, self._files) as tree:
                kept = json.dumps(tree.listing).encode()
            self._shelf.put(key, kept)
        return Listing(*json.loads(kept))

    def _mark(self, source: str, frame: str) -> str:
        """Fingerprint of all that decides about a page."""
        mark = mark_of(self._by_hand[source]) if source in self._by_hand else self._texts.mark(source)
        return digest(mark, *((frame, source) if source.endswith(".md") else ()))

    @property
    def _index_sum(self) -> str:
        """Under which the sum of what the search looks in is kept."""
        return f"{self._index} sum"

    def _searched(self) -> bytes:
        """What the search looks in; the shelf may have lost it."""
        return self._shelf.get(self._index) or self._again(SEARCH)

    def _text(self, path: str) -> bytes:
        """A text that is a file as it is."""
        return self._texts[path].encode()

    def _made(self, path: str) -> bytes:
        """A page that was known and is lost."""
        return self._again(self._sources[path])

    def _again(self, source: str) -> bytes:
        return made(self.batch([source]), self._files, None)[source]


def _sum(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
