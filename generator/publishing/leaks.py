"""The last look at a release: does a file of it say what its readers may not know? A hit is where somebody is harmed.

What they may not know is found apart from how views are made (see `withheld`), and searched for in what can be read
out of the finished files (see `readable`). Pieces of texts are searched for, so that part of a sentence is found too,
wherever lines and pages break. What is also said where they may read it tells nothing, and what is too short may be
there by chance: that no template reads it, the trace says (see `overread`).
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import cached_property, partial
from typing import TYPE_CHECKING

from ahocorasick_rs import AhoCorasick, Implementation

from generator.model.times import Unit
from generator.publishing.readable import PACKED, PDF, folded, folded_lines, readable, unpacked
from generator.storage.cache import digest
from generator.storage.files import Files

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from generator.storage.shelf import Shelf
    from generator.validating.withheld import Value, Withheld

_PIECE = 24
"""How long a piece is: letters, where a character of Chinese and a figure count as two."""
_LEAST = 16
"""How long a whole text is that is searched for as it is."""
_NAME = 6
"""How long an id is that no page is called by."""
_SUM = hashlib.sha256().digest_size
_OF_A_FILE = 2
FOLDERS = ("playbooks", "cases", "drills", "guide")
"""Fields of a handbook whose parts are called by their files."""
_WIDE = 0x2E80
"""From here on a character says as much as two letters."""
_REWRITTEN = re.compile(rf"T[+-]\d+(?:{'|'.join(Unit)})|[\[{{][^\]}}]*[\]}}]")
"""Moments and blanks in a text, which pages show in other words."""


class _Sought:
    """Pieces of text that are searched for all at once."""

    def __init__(self, pieces: Iterable[str]) -> None:
        self._pieces = tuple(pieces)
        self._automaton = AhoCorasick(self._pieces, implementation=Implementation.ContiguousNFA)

    def found(self, text: str) -> set[str]:
        """Those that stand in a text."""
        return {self._pieces[at] for at, *_ in self._automaton.find_matches_as_indexes(text, overlapping=True)}


@dataclass(frozen=True)
class Secrets:
    """What the readers of a release may not know, as pieces that are searched for."""

    pieces: Mapping[str, Value]
    """Where each stands."""
    names: Mapping[str, Value]
    """Ids, of which the name of a file may be made."""

    @classmethod
    def of(cls, values: Iterable[Value]) -> Secrets:
        """Of a handbook's values those that are hidden, as far as no other says the same."""
        hidden: list[Value] = []
        shown: list[Value] = []
        for one in values:
            (hidden if one.hidden else shown).append(one)
        said = folded_lines(words for one in shown for words in one.words)
        pieces = {piece: one for one in reversed(hidden) for words in one.words for piece in _pieces(words)}
        common = _Sought(pieces).found(said)
        known = {_name(one) for one in shown}
        names = {_name(one): one for one in reversed(hidden) if _name(one) not in known}
        return cls(
            {piece: one for piece, one in pieces.items() if piece not in common},
            {name: one for name, one in names.items() if len(name) >= _NAME},
        )

    @cached_property
    def mark(self) -> str:
        """Fingerprint of what is searched for."""
        return digest(*sorted(self.pieces), *sorted(self.names))

    @cached_property
    def _sought(self) -> _Sought:
        return _Sought(self.pieces)

    def told(self, text: str) -> Iterator[Value]:
        """What a folded text says, each once."""
        yield from {(one := self.pieces[piece]).path: one for piece in sorted(self._sought.found(text))}.values()

    def named(self, path: str) -> Iterator[Value]:
        """What the name of a file says."""
        yield from self.told(folded(path))
        words = [f"-{word}-" for word in re.split(r"[/.]", path)]
        yield from (one for name, one in self.names.items() if any(f"-{name}-" in word for word in words))


def leaks(files: Mapping[str, bytes], withheld: Withheld, shelf: Shelf) -> Iterator[str]:
    """Each file, or file in a file, with each withheld value that it tells; one sentence each, in English.

    The sentence does not say the value: logs of builds have other readers. On the `shelf` lie the sums of files that
    told none, and the text of PDFs: taking it out takes longest.
    """
    secrets = Secrets.of(withheld.values())
    if not secrets.pieces and not secrets.names:
        return
    known = shelf.get(secrets.mark) or b""
    clean = {known[at : at + _SUM] for at in range(0, len(known), _SUM)}
    found: dict[bytes, tuple[Value, ...]] = {}
    for path, total, content in _unpacked(Files.of(files)):
        if total not in found:
            found[total] = () if total in clean else tuple(secrets.told(_read(path, content(), total, shelf)))
        yield from (f"{path}: tells {withheld.told(one)}" for one in (*secrets.named(path), *found[total]))
    shelf.put(secrets.mark, b"".join(sorted(total for total, told in found.items() if not told)))


def _unpacked(files: Files) -> Iterator[tuple[str, bytes, Callable[[], bytes]]]:
    """Each file, and each that is packed in one, by its path, with its sum and what gives its content."""
    for path in files:
        yield path, bytes.fromhex(files.sum(path)), partial(files.__getitem__, path)
        if path.endswith(PACKED):
            _, *inside = unpacked(path, files[path])
            yield from ((name, hashlib.sha256(one).digest(), partial(bytes, one)) for name, one in inside)


def _read(path: str, content: bytes, total: bytes, shelf: Shelf) -> str:
    """All that can be read in a file."""
    if not content.startswith(PDF):
        return readable(path, content)
    key = f"text {total.hex()}"
    if (kept := shelf.get(key)) is None:
        kept = readable(path, content).encode()
        shelf.put(key, kept)
    return kept.decode()


def _pieces(words: str) -> Iterator[str]:
    """The text in pieces; what is left over at its end is in none, unless the text is short."""
    for run in map(folded, _REWRITTEN.split(words)):
        start = size = 0
        for at, letter in enumerate(run, start=1):
            size += 2 if ord(letter) >= _WIDE or letter.isdigit() else 1
            if size >= _PIECE:
                yield run[start:at]
                start, size = at, 0
        if size >= _LEAST and not start:
            yield run


def _name(one: Value) -> str:
    """The id of a part, or the name of the file that it is made of."""
    if one.path[-1:] == ("id",):
        return str(one.value)
    return str(one.path[1]) if len(one.path) == _OF_A_FILE and one.path[0] in FOLDERS else ""
