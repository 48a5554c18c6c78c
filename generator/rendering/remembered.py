"""Texts of pages that were rendered before, by what they read: only what has changed is rendered again."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from generator.resolving.trace import NOTHING, Readings, Said, noted, tells_which

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from generator.rendering.render import Renderer
    from generator.resolving import views
    from generator.resolving.trace import Read, Reading
    from generator.resolving.view import View
    from generator.storage.shelf import Shelf


_TEXT = "\ntext"
"""Behind the key under which a text is kept."""


class Remembered:
    """Renders as a `Renderer` does, and gives the text from before when all that was read for it says the same."""

    def __init__(
        self, renderer: Renderer, shelf: Shelf, readings: Readings = NOTHING, hidden: AbstractSet[str] = frozenset()
    ) -> None:
        """`readings` tells what the views say whose pages are rendered; no page is to read the parts at `hidden`."""
        self._renderer, self._shelf, self._readings, self._hidden = renderer, shelf, readings, hidden
        self._overread: dict[str, dict[str, Sequence[str]]] = {}

    def of(self, views: Mapping[str, views.Handbook]) -> Remembered:
        """The same for pages of these views."""
        return Remembered(self._renderer, self._shelf, self._readings.of(_AllParts(views)), self._hidden)

    def render(self, template: str, view: Mapping[str, object]) -> str:
        """The text of `template` for `view`; raises Problems as a Renderer does."""
        key = self._key(template, view)
        if kept := self._kept(key):
            before, text = kept
            if all(self._readings.says_still(one, view) for one in before):
                self._note(key, {place: names for one in before for place, names in one.read.items()})
                now = [self._readings.decided(one, view) for one in before]
                if now != before:
                    self._shelf.put(key, _told(now, text))
                return text
        with noted() as readings:
            text = self._renderer.render(template, view)
        read = _by_place(readings)
        self._note(key, read)
        self._shelf.put(key, _told(self._readings.said(read, view), text))
        self._shelf.put(f"{key}{_TEXT}", text.encode())
        return text

    def _kept(self, key: str) -> tuple[list[Said], str] | None:
        """What was read for a text, and the text; None unless both are there and belong together."""
        told, text = self._shelf.get(key), self._shelf.get(f"{key}{_TEXT}")
        if told is None or text is None:
            return None
        before, mark = json.loads(told)
        return ([Said(*one) for one in before], text.decode()) if mark == _mark(text) else None

    def overread(self, template: str, view: Mapping[str, object]) -> Read:
        """Of what a page that was rendered has read: the attributes of hidden parts, by the part's place."""
        return self._overread.get(self._key(template, view), {})

    def _key(self, template: str, view: Mapping[str, object]) -> str:
        which = (f"{name}={self._readings.of_given(it).hex()}" for name, it in sorted(view.items()) if tells_which(it))
        return "\n".join((template, self._renderer.code(template), *which))

    def _note(self, key: str, read: Read) -> None:
        if above := read.keys() & self._hidden:
            self._overread[key] = {place: read[place] for place in sorted(above)}


def _told(said: Iterable[Said], text: str) -> bytes:
    """What was read for a text, which is kept by itself: it stays when only the files are others."""
    return json.dumps([list(said), _mark(text.encode())], separators=(",", ":")).encode()


def _mark(text: bytes) -> str:
    return hashlib.blake2b(text, digest_size=16).hexdigest()


class _AllParts:
    """All that pages may read, by where it stands: handbooks, and the parts that are in them."""

    def __init__(self, views: Mapping[str, views.Handbook]) -> None:
        roots = {one.stands_at: one for view in views.values() for one in (view, view.unnamed) if one}
        self._within = {f"{at}/": one for at, one in roots.items()}
        self._known: dict[str, View | None] = {**roots}
        self.written = next(iter(views.values())).written

    def get(self, place: str) -> View | None:
        """What stands there, or None."""
        if place not in self._known:
            found = (one.parts.get(place) for at, one in self._within.items() if place.startswith(at))
            self._known[place] = next(found, None)
        return self._known[place]


def _by_place(read: set[Reading]) -> dict[str, list[str]]:
    """The attributes that were read, by the part's place."""
    found: dict[str, list[str]] = {}
    for place, name in sorted(read):
        found.setdefault(place, []).append(name)
    return found
