"""What is read of the views while a page is made, and fingerprints of it: a page is the same while these are.

A reading is a part's place and the name of an attribute, such as `zh/roles/3` and `title`, or the name of something
that the page is given. Its fingerprint tells the value as deep as nobody else is asked about it: of a part that has a
place of its own only the place counts, because whatever is read of that part is a reading of its own. So nobody
declares what a page depends on, and none can do so wrongly. Most times nobody need ask: while the files are the same
that decide about what was read of a playbook, it says the same. (Salsa and rustc keep queries by what they read in this
way; "Build Systems à la Carte" calls it a constructive trace.)
"""

from __future__ import annotations

import hashlib
import marshal
import re
from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import lru_cache
from types import NoneType
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

from generator.resolving.view import View, Written, is_written, watching

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.loading.load import Sources
    from generator.loading.read_before import ReadBefore
    from generator.loading.source import Source
    from generator.resolving.view import Files

Kind = TypeVar("Kind")
Reading = tuple[str, str]
"""A part's place and the attribute that is read of it."""
Read = Mapping[str, Sequence[str]]
"""Readings: the attributes that were read, by the part's place."""
GIVEN = ""
"""Where things stand that a page is given by name."""
TEMPLATES = "templates/"
"""Where templates stand, each as an attribute: whoever renders one reads it."""
NOWHERE = ""
"""In no playbook."""
FILES = 1 << 13
"""Files that are remembered from before: those of a thousand playbooks."""
KNOWN = 100_000
"""Fingerprints that are remembered within a build; those of all playbooks would fill the memory, so that then it begins
anew."""
UNNAMED = "unnamed/"
"""Before the language where parts stand that are seen without contacts."""
_IN_A_PLAYBOOK = re.compile(rf"(?:{UNNAMED})?[^/]+/playbooks/([^/]+)")
_MISSING = object()
_NO_REFERENCES = 2
"""The last version of marshal that writes equal values as equal bytes, whoever else holds them."""
_BARE = frozenset({str, bool, int, float, bytes, NoneType})
"""Kinds that tell themselves."""


class Said(NamedTuple):
    """Fingerprints of what was read of a playbook, or outside of all."""

    book: str
    asked: Read
    """What of it is not decided by files alone."""
    files: str
    """Of the files that decide about the rest."""
    answers: str
    """Of what that said which is asked."""
    says: str
    """Of all that it said."""


@contextmanager
def unwatched() -> Iterator[None]:
    """Nobody is told of what is read in the block."""
    held, watching.sets = watching.sets, []
    try:
        yield
    finally:
        watching.sets = held


class Readings:
    """Fingerprints of what views say, each worked out once while the value is the same object."""

    def __init__(
        self, parts: Files, known: dict[object, tuple[object, bytes]], code: Callable[[str], str] = str
    ) -> None:
        """`parts` are all views that have a place, by it; `known` is what was worked out, and grows.

        `code` gives the fingerprint of a template by its name.
        """
        self._parts, self._known, self._code = parts, known, code
        self._of_parts: dict[tuple[str, tuple[str, ...]], bytes] = {}
        self._files: dict[str, str] = {}

    def of(self, parts: Files, code: Callable[[str], str]) -> Readings:
        """The same of other parts; those that both have need not be told again."""
        return Readings(parts, {**self._known}, code)

    def fingerprints(self, place: str, names: tuple[str, ...], given: Mapping[str, object]) -> bytes:
        """What is read there says now, on a page that is `given` things; of what is not there, that it is not.

        Many pages read the same of a part.
        """
        if place == GIVEN:
            return b"".join(self.of_given(given.get(name, _MISSING)) for name in names)
        if place == TEMPLATES:
            return "".join(map(self._code, names)).encode()
        if (found := self._of_parts.get((place, names))) is None:
            part = self._parts.get(place)
            values = ((name, _MISSING if part is None else _read(part, name)) for name in names)
            found = b"".join(self._once((place, name), value) for name, value in values)
            _with_room(self._of_parts)[place, names] = found
        return found

    @unwatched()
    def said(self, read: Read, given: Mapping[str, object]) -> list[Said]:
        """What is read says now: what was read of each playbook by itself, and all else."""
        of_books = by_book(read)
        asked = dict(self._odd(of_books[NOWHERE]))
        return [
            Said(book, odd, self._files_of(book), self._fine(odd, given), self._fine(some, given))
            for book, some in of_books.items()
            for odd in (({} if book else asked),)
        ]

    @unwatched()
    def stands(self, said: Said, given: Mapping[str, object]) -> bool:
        """Whether what decides about it is the same, for a page that is `given` things: then nobody need ask.

        What the view of a part of a playbook says is decided by the files of that playbook, and by what all share (see
        `Around`); what another part says as it is written by what all share alone. The rest is asked.
        """
        if self._files_of(said.book) != said.files:
            return False
        return not said.asked or self._fine(said.asked, given) == said.answers

    @unwatched()
    def renewed(self, said: Said, read: Read, given: Mapping[str, object]) -> Said | None:
        """The same with what decides about it now; None when something that was `read` of it says something else."""
        files = self._files_of(said.book)
        if self._fine(said.asked, given) != said.answers:
            return None
        if files != said.files and self._fine(read, given) != said.says:
            return None
        return said._replace(files=files)

    def forget(self, book: str) -> None:
        """Have what the parts of a playbook say be made anew when somebody asks."""
        self._parts.forget(book)

    def _odd(self, read: Read) -> Iterator[tuple[str, Sequence[str]]]:
        """Of readings outside playbooks those about which `written` does not decide."""
        for place, names in read.items():
            part = self._parts.get(place)
            if odd := names if part is None else [name for name in names if not is_written(part, name)]:
                yield place, odd

    def _files_of(self, book: str) -> str:
        """Fingerprint of the files that decide about what is read of a playbook; most pages read of all of them."""
        if (found := self._files.get(book)) is None:
            files = self._parts.written
            found = self._files[book] = f"{files.shared.hex()} {files.books.get(book, b'').hex()}"
        return found

    def _fine(self, read: Read, given: Mapping[str, object]) -> str:
        """Fingerprint of what is read says now."""
        digest = hashlib.blake2b(digest_size=16)
        for place, names in read.items():
            digest.update(self.fingerprints(place, tuple(names), given))
        return digest.hexdigest()

    @unwatched()
    def of_given(self, value: object) -> bytes:
        """The fingerprint of what a page is given by name; many pages are given the same."""
        return self._once(id(value), value)

    def _once(self, key: object, value: object) -> bytes:
        known = self._known.get(key)
        if known is None or known[0] is not value:
            known = _with_room(self._known)[key] = (value, fingerprint(value))
        return known[1]


def _with_room(known: dict[Kind, Any]) -> dict[Kind, Any]:
    """The same with room for one more."""
    if len(known) >= KNOWN:
        known.clear()
    return known


def written(sources: Sources, *beside: str) -> Written:
    """What the files say that were read, for views that depend on things `beside` them."""
    codes = _codes(sources.files["handbook",].data)
    shared: list[Any] = []
    books: dict[str, list[Any]] = {}
    for path, file in sources.files.items():
        if path[0] == "playbooks":
            shared.append((path, _bare(file, sources.known, codes)))
            books.setdefault(str(path[1]), []).append((path, file.sum))
        else:
            shared.append((path, file.sum))
    return Written(_digest([beside, shared]), {name: _digest(told) for name, told in books.items()})


@lru_cache(maxsize=FILES)
def _bare(file: Source, known: ReadBefore, codes: frozenset[str]) -> bytes:
    """Fingerprint of what a file says without its texts."""
    return known.told(file, f"bare {sorted(codes)}", lambda: _digest(_without_texts(file.data, codes)))


def _codes(settings: Any) -> frozenset[str]:  # noqa: ANN401 - as it was read
    """The codes of the languages; none when one of them could be the name of a field."""
    codes = frozenset(str(one["id"]) for one in settings["languages"])
    return frozenset() if "id" in codes else codes


def _without_texts(data: Any, codes: frozenset[str]) -> Any:  # noqa: ANN401 - whatever a file says
    """What a file says, but for what stands in it by language."""
    if isinstance(data, dict):
        if data and data.keys() <= codes:
            return None
        return {key: _without_texts(one, codes) for key, one in data.items()}
    return [_without_texts(one, codes) for one in data] if isinstance(data, list) else data


def _digest(said: Any) -> bytes:  # noqa: ANN401 - plain values of any kind
    return hashlib.blake2b(marshal.dumps(said, _NO_REFERENCES), digest_size=16).digest()


def by_book(read: Read) -> dict[str, dict[str, Sequence[str]]]:
    """Readings by the playbook in which they were made, those in none first."""
    found: dict[str, dict[str, Sequence[str]]] = {NOWHERE: {}}
    for place, names in read.items():
        found.setdefault(book_of(place), {})[place] = names
    return found


def book_of(place: str) -> str:
    """The playbook in which a part stands."""
    found = _IN_A_PLAYBOOK.match(place)
    return found[1] if found else NOWHERE


class Told(Generic[Kind]):
    """What is told to whoever asks, worked out once: all who ask have read what was read for it."""

    def __init__(self, tell: Callable[[], Kind]) -> None:
        """Nothing is told yet."""
        self._tell = tell
        self._told: tuple[Kind, set[tuple[View | str | None, str]]] | None = None

    def __call__(self) -> Kind:
        """What it is."""
        if self._told is None:
            read: set[tuple[View | str | None, str]] = set()
            with watched_by(read):
                self._told = self._tell(), read
        value, read = self._told
        for others in watching.sets:
            others.update(read)
        return value


class _NoParts:
    """No part, of no file."""

    written = Written(b"", {})

    def get(self, place: str) -> None:
        """None."""
        del place

    def forget(self, book: str) -> None:
        """There is none."""
        del book


NOTHING = Readings(_NoParts(), {})
"""Of no views."""


@contextmanager
def watched_by(read: set[tuple[View | str | None, str]]) -> Iterator[None]:
    """What is read in the block is put into the set, and is told to whoever watches around it."""
    watching.sets.append(read)
    try:
        yield
    finally:
        watching.sets = [one for one in watching.sets if one is not read]


@contextmanager
def noted() -> Iterator[set[Reading]]:
    """A set that holds, when the block ends, what was read in it."""
    found: set[tuple[View | str | None, str]] = set()
    readings: set[Reading] = set()
    with watched_by(found):
        yield readings
    places = ((_place(part), name) for part, name in found if name != "__class__")  # asked by who tells kinds apart
    readings.update((place, name) for place, name in places if place is not None)


def tell_watchers(read: Read) -> None:
    """Have whoever watches know of readings that were made before, but of what a page was given."""
    for told in watching.sets:
        told.update((place, name) for place, names in read.items() if place != GIVEN for name in names)


def _place(part: View | str | None) -> str | None:
    """Where something stands that was read; None when it has no place."""
    if isinstance(part, View):  # asked first: a view that is asked whether it is something else is slow to answer
        return place_of(part)
    return GIVEN if part is None else part


def tells_which(value: object) -> bool:
    """Whether a value that a page is given tells which page it is: anything but what many pages are given whole."""
    return not isinstance(value, list | Mapping | Told)


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
    if isinstance(value, Told):  # what is read for it is read by whoever asks it
        return "Told"
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
