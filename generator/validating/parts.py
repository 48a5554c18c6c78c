"""What rules find in the parts of a handbook, kept with what they looked at: what is the same is not asked again.

A part is a playbook, or all that is in none. To a rule that is asked of a playbook the others are not there, so that
what it finds can depend on the playbook, on the registries, and on the little that is known of all: nothing else. Of
what is in no playbook it can depend on all that playbooks say but in texts, too, since references lead there.
"""

from __future__ import annotations

import hashlib
import json
import marshal
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from generator.problems import Words
from generator.validating.rules.book import MARK, Extract, Finding
from generator.validating.rules.duties import roles_with_a_duty
from generator.validating.rules.slots import named

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from generator.model.base import Path
    from generator.validating.rules.book import Book

    Rules = Iterable[Callable[[Book], Iterator[Finding]]]

SHARED = ""
"""What the part is called that is in no playbook."""
_NO_REFERENCES = 2
"""The last version of marshal that writes equal values as equal bytes, whoever else holds them."""


class Part(NamedTuple):
    """What is known of a part."""

    mark: str
    """Of all that decides about it; nothing when nobody can tell."""
    extract: Extract
    names: frozenset[str]
    """Words of its texts that were looked up among the common words, and were none."""
    common: frozenset[str]
    """Those that were."""
    sound: bytes
    """Marks, one after the other, of its texts in which nothing was found."""
    found: Mapping[str, tuple[Finding, ...]]
    """What rules found, by what was asked."""

    @property
    def texts(self) -> frozenset[bytes]:
        """Marks of these texts: few ask for them."""
        return frozenset(self.sound[at : at + MARK] for at in range(0, len(self.sound), MARK))

    def told(self) -> bytes:
        """As it is kept."""
        words = [sorted(some) for some in (self.names, self.common, self.extract.common_words, self.extract.blanks)]
        one = self.extract
        given = [self.mark, words, one.unspoken, one.busy, one.frame, self.sound.hex(), self.found]
        return json.dumps(given, ensure_ascii=False, separators=(",", ":")).encode()

    @classmethod
    def of(cls, told: bytes) -> Part:
        """The part of which that was told."""
        mark, words, unspoken, busy, frame, texts, found = json.loads(told)
        names, common, common_words, blanks = map(frozenset, words)
        paths = {code: [tuple(path) for path in paths] for code, paths in unspoken.items()}
        return cls(
            mark,
            Extract(common_words, paths, busy, blanks, frame),
            names,
            common,
            bytes.fromhex(texts),
            {asked: tuple(map(_finding, findings)) for asked, findings in found.items()},
        )


class Parts:
    """The parts of a handbook, each with what is found in it."""

    def __init__(self, book: Book, sums: Mapping[Path, bytes], before: Mapping[str, Part]) -> None:
        """`sums` are those of the files by their paths.

        `before` is what was known of each part of another handbook, most likely of this one before it was edited.
        """
        self._titles = {message.id: message.title for _, message in book.messages}
        self._whole = book = replace(book, titles=self._titles)
        books = book.handbook.playbooks.items()
        alone = {name: book.handbook.model_copy(update={"playbooks": {name: one}}) for name, one in books}
        of_each = {
            name: replace(book, handbook=one, whole=book.handbook, within=("playbooks", name))
            for name, one in alone.items()
        }
        self._books = {SHARED: replace(book, within=()), **of_each}
        self._marks, self._before = self._marked(sums, before), before
        kept = {name: part for name, part in before.items() if part.mark and part.mark == self._marks.get(name)}
        self._extracts = {name: kept[name].extract if name in kept else self._extracted(name) for name in self._books}
        self._extract = Extract.of(self._extracts.values())
        common = self._extract.common_words
        self._kept = {n: one for n, one in kept.items() if one.common <= common and not one.names & common}
        self._found = {name: dict(self._kept[name].found) if name in self._kept else {} for name in self._books}

    @cached_property
    def whole(self) -> Book:
        """All of it, for rules that look from one part to another."""
        return replace(self._whole, extract=self._extract)

    def found(self, asked: str, rules: Rules) -> list[Finding]:
        """What the `rules`, which are known as `asked`, find in each part."""
        rules = list(rules)
        for name, found in self._found.items():
            if asked not in found:
                book = self._looked_at(name)
                found[asked] = tuple(finding for rule in rules for finding in rule(book))
        return [finding for found in self._found.values() for finding in found[asked]]

    def known(self) -> dict[str, Part]:
        """What is known of each part now, for whom looks next."""
        every = (finding for found in self._found.values() for some in found.values() for finding in some)
        told = self._whole.marks_of(every)
        return {name: self._known(name, told) for name in self._books}

    def _known(self, name: str, told: frozenset[bytes]) -> Part:
        if before := self._kept.get(name):
            return before._replace(sound=_joined(before.texts - told)) if before.texts & told else before
        book, common = self._looked_at(name), self._extract.common_words
        looked_up, found = book.looked_up, dict(self._found[name])
        return Part(
            self._marks.get(name, ""),
            self._extracts[name],
            looked_up - common,
            looked_up & common,
            _joined(book.marks - told),
            found,
        )

    def _extracted(self, name: str) -> Extract:
        """What of a part is to be known of all."""
        book = replace(self._books[name])  # of its own, as what rules look at
        return Extract(book.own_common_words, book.own_unspoken, roles_with_a_duty(book), named(book), book.frame)

    def _looked_at(self, name: str) -> Book:
        """A part as rules look at it. What they work out of it is many times as large, and goes with them."""
        return replace(self._books[name], extract=self._extract, sound=self._sound)

    @cached_property
    def _sound(self) -> frozenset[bytes]:
        """Marks of texts in which nothing is to be looked for; those of other parts only for one that is new."""
        anew = self._books.keys() - self._kept.keys()
        known = self._before if anew - self._before.keys() else {name: self._before[name] for name in anew}
        return frozenset().union(*(part.texts for part in known.values()))

    def _marked(self, sums: Mapping[Path, bytes], before: Mapping[str, Part]) -> dict[str, str]:
        """The mark of each part, as far as anybody can tell; that of what is in no playbook tells of playbooks, too."""
        written, left = self._whole.written, self._whole.left
        if left.unread or left.salvage.gone or left.salvage.meant:
            return {}
        of_books: dict[str, list[tuple[Path, bytes]]] = {name: [] for name in (SHARED, *self._books)}
        for path, told in sums.items():
            of_books[str(path[1]) if path[0] == "playbooks" else SHARED].append((path, told))
        titles = {name: title.root for name, title in self._titles.items()}
        ids = [(kind, playbook or "", words) for (kind, playbook), words in written.words.items()]
        around = _mark([of_books[SHARED], ids, titles, "".join(sorted(self._whole.printable))])
        marks = {name: _mark([around, of_books[name]]) for name in self._books.keys() - {SHARED}}
        known = {name: part.extract.frame for name, part in before.items() if part.mark == marks.get(name)}
        frames = [known.get(name) or replace(self._books[name]).frame for name in sorted(marks)]
        return {SHARED: _mark([around, frames]), **marks}


def _joined(marks: Iterable[bytes]) -> bytes:
    return b"".join(sorted(marks))


def _mark(said: Any) -> str:  # noqa: ANN401 - plain values of any kind
    return hashlib.blake2b(marshal.dumps(said, _NO_REFERENCES), digest_size=MARK).hexdigest()


def _finding(told: list[Any]) -> Finding:
    rule, path, message, cure, key, at = told
    return Finding(rule, tuple(path), Words(*message), Words(*cure), key=key, at=tuple(at) if at else None)
