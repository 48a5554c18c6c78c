"""What was told of views before, by what was read for it: only what reads something else is told again.

A text of a page is told so, and so is what is made of many texts: while nothing has changed that was read for them,
none of them is looked at.
"""

from __future__ import annotations

import json
from types import MappingProxyType
from typing import TYPE_CHECKING

from generator.planning.base import mark_of
from generator.resolving.trace import (
    GIVEN,
    NOTHING,
    TEMPLATES,
    Readings,
    Said,
    by_book,
    noted,
    tell_watchers,
    tells_which,
)
from generator.resolving.view import watching

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from generator.rendering.render import Renderer
    from generator.resolving import views
    from generator.resolving.trace import Read, Reading
    from generator.resolving.view import View
    from generator.storage.shelf import Shelf


_READ = "\nread"
"""Behind the key under which something is kept: what was read for it."""
_TEXT = "text\n"
"""Before the mark under which a text is kept."""
_NO_PAGE: Mapping[str, object] = MappingProxyType({})
"""What is given where no page is made."""


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
        readings = self._readings.of(_AllParts(views), self._renderer.code)
        return Remembered(self._renderer, self._shelf, readings, self._hidden)

    def render(self, template: str, view: Mapping[str, object]) -> str:
        """The text of `template` for `view`; raises Problems as a Renderer does."""
        tell_watchers({TEMPLATES: [template]})
        key = self._key(template, view)
        if (before := self._before(key, view)) is not None:
            return before
        return self._told_now(key, view, lambda: self._renderer.render(template, view))

    def told(self, name: str, tell: Callable[[], str], book: str = "") -> str:
        """What `tell` makes of views and of pages that it has rendered; `name` is nobody else's.

        It is most of what is made of the playbook `book`: what this says is made anew if somebody asks once more.
        """
        if (before := self._before(f"told {name}", _NO_PAGE)) is not None:
            return before
        found = self._told_now(f"told {name}", _NO_PAGE, tell)
        self._readings.forget(book)
        return found

    def kept(self, mark: str) -> str | None:
        """The text of this mark, when it is there."""
        text = self._shelf.get(f"{_TEXT}{mark}")
        return text.decode() if text is not None and mark_of(text.decode()) == mark else None

    def save(self) -> None:
        """Keep what was rendered until now."""
        self._shelf.save()

    @property
    def has_overread(self) -> bool:
        """Whether any page has read a hidden part."""
        return bool(self._overread)

    def overread(self, template: str, view: Mapping[str, object]) -> Read:
        """Of what a page that was rendered has read: the attributes of hidden parts, by the part's place."""
        return self._overread.get(self._key(template, view), {})

    def _told_now(self, key: str, given: Mapping[str, object], tell: Callable[[], str]) -> str:
        """What somebody tells, which is kept with what was read for it."""
        with noted() as readings:
            text = tell()
        read = _by_place(reading for reading in readings if given or reading[0] != GIVEN)
        self._shelf.put(f"{key}{_READ}", "\n".join(map(json.dumps, by_book(read).values())).encode())
        self._shelf.put(f"{_TEXT}{mark_of(text)}", text.encode())
        self._keep(key, self._readings.said(read, given), mark_of(text), hidden=self._note(key, read))
        return text

    def _before(self, key: str, given: Mapping[str, object]) -> str | None:
        """What was told before; None when it is not known, or something that was read for it says something else."""
        if (found := self._shelf.get(key)) is None:
            return None
        told, hidden, mark = json.loads(found)
        if (text := self.kept(mark)) is None:
            return None
        before = [Said(*one) for one in told]
        all_of_it = hidden or bool(watching.sets)
        moved = [n for n, one in enumerate(before) if all_of_it or not self._readings.stands(one, given)]
        return text if not moved or self._renew(key, given, before, moved, mark) else None

    def _renew(
        self, key: str, given: Mapping[str, object], before: Sequence[Said], moved: Sequence[int], mark: str
    ) -> bool:
        """Whether what has `moved`, of all that was told before, says the same still: then what decides now is kept."""
        read = self._read(key, moved)
        told = [self._readings.renewed(before[n], some, given) for n, some in read.items()]
        if len(read) < len(moved) or None in told:
            return False
        again = {place: names for some in read.values() for place, names in some.items()}
        if (hidden := self._note(key, again)) and not given:  # nobody knows which of its pages has read it
            return False
        tell_watchers(again)
        now = [*before]
        for n, one in zip(read, told, strict=True):
            now[n] = one or before[n]
        if now != before:
            self._keep(key, now, mark, hidden=hidden)
        return True

    def _read(self, key: str, wanted: Iterable[int]) -> dict[int, Read]:
        """What was read for something, of the playbooks of some numbers; nothing when it is not there."""
        kept = self._shelf.get(f"{key}{_READ}")
        lines = kept.decode().split("\n") if kept else []
        return {n: json.loads(lines[n]) for n in wanted if n < len(lines)}

    def _keep(self, key: str, said: Iterable[Said], mark: str, *, hidden: bool) -> None:
        """Keep what decides about a text, and whether hidden parts were read for it.

        What was read is kept by itself: it is long, and nobody asks for it while nothing has changed.
        """
        self._shelf.put(key, json.dumps([list(said), hidden, mark], separators=(",", ":")).encode())

    def _key(self, template: str, view: Mapping[str, object]) -> str:
        which = (f"{name}={self._readings.of_given(it).hex()}" for name, it in sorted(view.items()) if tells_which(it))
        return "\n".join((template, self._renderer.code(template), *which))

    def _note(self, key: str, read: Read) -> bool:
        """Note which hidden parts were read, and tell whether there were any."""
        if above := read.keys() & self._hidden:
            self._overread[key] = {place: read[place] for place in sorted(above)}
        return bool(above)


class _AllParts:
    """All that pages may read, by where it stands: handbooks, and the parts that are in them."""

    def __init__(self, views: Mapping[str, views.Handbook]) -> None:
        roots = {one.stands_at: one for view in views.values() for one in (view, view.unnamed) if one}
        self._within = {f"{at}/": one for at, one in roots.items()}
        self._roots: dict[str, View | None] = {**roots, **{one.marks.stands_at: one.marks for one in roots.values()}}
        self._known = {**self._roots}
        self.written = next(iter(views.values())).written

    def get(self, place: str) -> View | None:
        """What stands there, or None."""
        if place not in self._known:
            found = (one.parts.get(place) for at, one in self._within.items() if place.startswith(at))
            self._known[place] = next(found, None)
        return self._known[place]

    def forget(self, book: str) -> None:
        """Have what the parts of a playbook say be made again when somebody asks."""
        self._known = {**self._roots}
        for one in self._within.values():
            one.parts.forget(book)


def _by_place(read: Iterable[Reading]) -> dict[str, list[str]]:
    """The attributes that were read, by the part's place."""
    found: dict[str, list[str]] = {}
    for place, name in sorted(read):
        found.setdefault(place, []).append(name)
    return found
