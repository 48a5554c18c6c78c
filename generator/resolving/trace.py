"""What is read of the views while a page is made, and fingerprints of it: a page is the same while these are.

A reading is a part's place and the name of an attribute, such as `zh/roles/3` and `title`, or the name of something
that the page is given. Its fingerprint tells the value as deep as nobody else is asked about it: of a part that has a
place of its own only the place counts, because whatever is read of that part is a reading of its own. So nobody
declares what a page depends on, and none can do so wrongly. (Salsa and rustc keep queries by what they read in this
way; "Build Systems à la Carte" calls it a constructive trace.)
"""

from __future__ import annotations

import hashlib
import marshal
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from dataclasses import fields, is_dataclass
from enum import Enum
from types import NoneType
from typing import TYPE_CHECKING, Any

from generator.resolving.view import View, watching

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.resolving.view import Parts

Reading = tuple[str, str]
"""A part's place and the attribute that is read of it."""
GIVEN = ""
"""Where things stand that a page is given by name."""
_MISSING = object()
_NO_REFERENCES = 2
"""The last version of marshal that writes equal values as equal bytes, whoever else holds them."""
_BARE = frozenset({str, bool, int, float, bytes, NoneType})
"""Kinds that tell themselves."""


class Readings:
    """Fingerprints of what views say, each worked out once while the value is the same object."""

    def __init__(self, parts: Parts, known: dict[object, tuple[object, bytes]]) -> None:
        """`parts` are all views that have a place, by it; `known` is what was worked out, and grows."""
        self._parts, self._known = parts, known
        self._of_parts: dict[tuple[str, tuple[str, ...]], bytes] = {}

    def of(self, parts: Parts) -> Readings:
        """The same of other parts; those that both have need not be told again."""
        return Readings(parts, {**self._known})

    def fingerprints(self, place: str, names: tuple[str, ...], given: Mapping[str, object]) -> bytes:
        """What is read there says now, on a page that is `given` things; of what is not there, that it is not.

        Many pages read the same of a part.
        """
        if place == GIVEN:
            return b"".join(self.of_given(given.get(name, _MISSING)) for name in names)
        if (found := self._of_parts.get((place, names))) is None:
            part = self._parts.get(place)
            values = ((name, _MISSING if part is None else _read(part, name)) for name in names)
            found = b"".join(self._once((place, name), value) for name, value in values)
            self._of_parts[place, names] = found
        return found

    def of_given(self, value: object) -> bytes:
        """The fingerprint of what a page is given by name; many pages are given the same."""
        return self._once(id(value), value)

    def _once(self, key: object, value: object) -> bytes:
        known = self._known.get(key)
        if known is None or known[0] is not value:
            known = self._known[key] = (value, fingerprint(value))
        return known[1]


NOTHING = Readings(dict[str, View](), {})
"""Of no views."""


@contextmanager
def noted() -> Iterator[set[Reading]]:
    """A set that holds, when the block ends, what was read in it."""
    found: set[tuple[View | None, str]] = set()
    readings: set[Reading] = set()
    watching.sets.append(found)
    try:
        yield readings
    finally:
        watching.sets.remove(found)
    places = ((GIVEN if part is None else place_of(part), name) for part, name in found)
    readings.update((place, name) for place, name in places if place is not None)


def tells_which(value: object) -> bool:
    """Whether a value that a page is given tells which page it is: anything but what many pages are given whole."""
    return not (isinstance(value, list | Mapping) or callable(value))


def place_of(view: View) -> str | None:
    """Where the part stands that it is a view of; None when it is none of the model's."""
    try:
        place: str = object.__getattribute__(view, "stands_at")
    except AttributeError:
        return None
    return place


def fingerprint(value: object) -> bytes:
    """What a value says: views with a place by it, all else as deep as it goes.

    Raises TypeError for what nobody can take the fingerprint of.
    """
    return hashlib.blake2b(marshal.dumps(_plain(value, ()), _NO_REFERENCES), digest_size=16).digest()


def _plain(value: Any, around: tuple[View, ...]) -> Any:  # noqa: ANN401, C901, PLR0911, PLR0912 - one line a kind
    """The value as Python's own plain ones, so that other values are other ones; `around` are views that it is in."""
    kind = type(value)
    if kind in _BARE:
        return value
    if kind is list or kind is tuple:
        return kind([_plain(inner, around) for inner in value])
    if isinstance(value, View):
        if (place := place_of(value)) is not None:
            return "View", place
        if value in around:  # views may hold each other in circles
            return "View", around.index(value)
        return kind.__name__, _plain(_read(value, "__dict__"), (*around, value))
    if isinstance(value, Mapping):
        return kind.__name__, [(_plain(key, around), _plain(inner, around)) for key, inner in value.items()]
    if isinstance(value, Enum):
        return kind.__name__, value.value
    if isinstance(value, str):
        own = [_plain(getattr(value, name), around) for name in getattr(kind, "__slots__", ())]
        return kind.__name__, str.__str__(value), own
    if isinstance(value, AbstractSet):
        return kind.__name__, sorted(fingerprint(inner) for inner in value)
    if isinstance(value, tuple):
        return kind.__name__, [_plain(inner, around) for inner in value]
    if is_dataclass(value) and not isinstance(value, type):
        return kind.__name__, [_plain(getattr(value, field.name), around) for field in fields(value)]
    if value is _MISSING:
        return Ellipsis
    if callable(value):  # it tells only when it is asked
        return _plain(value(), around)
    message = f"nobody can take the fingerprint of a {kind.__name__}"
    raise TypeError(message)


def _read(view: View, name: str, missing: Any = _MISSING) -> Any:  # noqa: ANN401 - whatever the attribute holds
    """The attribute, without telling anybody."""
    try:
        return object.__getattribute__(view, name)
    except AttributeError:  # nobody has asked for it yet, or there is none
        pass
    held, watching.sets = watching.sets, []
    try:
        return getattr(view, name, missing)
    finally:
        watching.sets = held
