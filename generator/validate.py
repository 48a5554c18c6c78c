"""Sources in, Handbook out; or every problem at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from generator.ids import Index
from generator.problems import Problem, Problems
from generator.rules import ADVICE, RULES
from generator.rules.book import Book, Left
from generator.shape import fit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from generator.load import Sources
    from generator.model.handbook import Handbook
    from generator.rules.book import Finding


class Verdict(NamedTuple):
    """A handbook without problems, and what its editors should still look at."""

    handbook: Handbook
    advice: tuple[Problem, ...]


def validate(sources: Sources, printable: frozenset[str]) -> Verdict:
    """The Handbook that the sources say; raises Problems with every problem of the run.

    `printable` holds the characters for which the printed pages have a glyph. Advice is given on a handbook that is
    otherwise good: what looks odd beside a mistake may be its consequence.
    """
    handbook, salvage, problems = fit(sources)
    problems += sources.problems
    if handbook is None:
        raise Problems.of(problems)
    left = Left(salvage, sources.unread)
    written, standing = Index.of(sources.tree, sources.unread), Index.of(salvage.prune(sources.tree))
    book = Book(handbook, written, standing, printable, left)
    problems += _broken(book, RULES, sources)
    if problems:
        raise Problems.of(problems)
    return Verdict(handbook, Problems.of(_broken(book, ADVICE, sources)).problems)


def _broken(book: Book, rules: Iterable[Callable[[Book], Iterator[Finding]]], sources: Sources) -> Iterator[Problem]:
    """What the rules find, each at its place in the files."""
    for rule in rules:
        for finding in rule(book):
            place = sources.place(book.left.salvage.original(finding.path), key=finding.key)
            yield Problem(place, finding.rule, finding.message, finding.cure)
