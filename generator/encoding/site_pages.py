"""What is known of the pages of a site: each as it was made, what it loads, and its sum as readers get it."""

from __future__ import annotations

import hashlib
import json
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from generator.storage.files import Kept

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from generator.encoding.asset_names import Names
    from generator.storage.shelf import Shelf


class _Known(NamedTuple):
    """A page as readers got it last."""

    mark: str
    loads: int
    """Which of the lists of what pages load."""
    sum: str


class Pages:
    """The pages of a site by their paths. They lie on a shelf as they are before they call what they load by name."""

    def __init__(self, name: str, marks: Mapping[str, str], shelf: Shelf, make: Callable[[str], bytes]) -> None:
        """`marks` tell all that decides about each, `make` makes one that the shelf has lost."""
        self._name, self._marks, self._shelf, self._make = f"pages {name}", marks, shelf, make
        told = json.loads(shelf.get(self._name) or b'{"own": "", "loads": [], "pages": {}}')
        self._own, self._loads = told["own"], [tuple(names) for names in told["loads"]]
        known = ((path, _Known(*one)) for path, one in told["pages"].items())
        self._known = {path: one for path, one in known if one.mark == marks.get(path)}

    def missing(self) -> list[str]:
        """The paths of those that have to be made."""
        new = (path for path in self._marks if path not in self._known)
        return [path for path in new if self._shelf.get(self._marks[path]) is None]

    def put(self, path: str, page: bytes) -> None:
        """A page is made."""
        self._shelf.put(self._marks[path], page)

    def files(self, names: Names) -> dict[str, Kept]:
        """All of them by path, as readers get them; none that is known is read."""
        same = [self._own == names.own and names.has(one) for one in self._loads]
        loads: dict[tuple[str, ...], int] = {}
        told: dict[str, _Known] = {}
        for path, mark in self._marks.items():
            known = self._known.get(path)
            if known and same[known.loads]:
                self._shelf.use(mark)
                loaded, total = self._loads[known.loads], known.sum
            else:
                page = self._page(path)
                loaded, total = names.loaded(page), hashlib.sha256(names.in_page(page)).hexdigest()
            told[path] = _Known(mark, loads.setdefault(loaded, len(loads)), total)
        self._shelf.put(self._name, json.dumps({"own": names.own, "loads": list(loads), "pages": told}).encode())
        return {path: Kept(one.sum, partial(self._read, path, names)) for path, one in told.items()}

    def _page(self, path: str) -> bytes:
        """The page; one that was lost is made and kept at once, since readers come when all else is saved."""
        found = self._shelf.get(self._marks[path])
        if found is None:
            found = self._make(path)
            self.put(path, found)
            self._shelf.save()
        return found

    def _read(self, path: str, names: Names) -> bytes:
        return names.in_page(self._page(path))
