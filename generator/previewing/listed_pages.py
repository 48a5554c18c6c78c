"""The pages of one language's site: which there are is known from before, and few are planned to show one."""

from __future__ import annotations

import json
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from generator.planning.site import SITE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.planning.base import Bundle, Document, Page
    from generator.rendering.render import Rendering
    from generator.resolving import views


class ListedPages:
    """Those of a handbook. One of a bundle is planned, with all of it, when it is asked for."""

    def __init__(self, handbook: views.Handbook, renderer: Rendering) -> None:
        """The renderer remembers which pages bundles had before."""
        self._handbook, self._renderer = handbook, renderer
        self._planned: dict[str, dict[str, Page]] = {}

    @cached_property
    def paths(self) -> tuple[str, ...]:
        """Those of all pages."""
        return (*self._alone, *self._within)

    def get(self, path: str) -> Page | None:
        """The page at a path; None when there is none."""
        if bundle := self._within.get(path):
            if bundle.name not in self._planned:
                self._planned[bundle.name] = {page.path: page for page in bundle.plan()}
            return self._planned[bundle.name][path]
        return self._alone.get(path)

    def all(self) -> Iterator[Page]:
        """All of them, planned."""
        return chain.from_iterable(document.all_pages for document in self._documents)

    @cached_property
    def _documents(self) -> list[Document]:
        return list(SITE.documents(self._handbook))

    @cached_property
    def _alone(self) -> dict[str, Page]:
        """The pages that are in no bundle."""
        return {page.path: page for document in self._documents for page in document.pages}

    @cached_property
    def _within(self) -> dict[str, Bundle]:
        """The bundle of each other page, by the page's path."""
        bundles = (bundle for document in self._documents for bundle in document.bundles)
        return {path: bundle for bundle in bundles for path in self._listed(bundle)}

    def _listed(self, bundle: Bundle) -> list[str]:
        name = f"pages {self._handbook.language.id} {bundle.name}"
        paths: list[str] = json.loads(
            self._renderer.told(name, lambda: json.dumps([one.path for one in bundle.plan()]))
        )
        return paths
