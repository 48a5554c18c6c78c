"""Sources in, Handbook out; or every problem at once."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from generator.problems import Problem, Problems
from generator.validating.beside_faults import beside_faults
from generator.validating.format import other_format
from generator.validating.ids import Index
from generator.validating.parts import Part, Parts
from generator.validating.rules import ADVICE, ADVICE_ACROSS, RULES, RULES_ACROSS, WAIVABLE
from generator.validating.rules.book import Book, Left
from generator.validating.rules.waivers import waive
from generator.validating.structure import fit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from generator.loading.load import Sources
    from generator.model.base import Text
    from generator.model.handbook import Handbook
    from generator.validating.rules.book import Finding


class Verdict(NamedTuple):
    """A handbook without problems, and what its editors should still look at."""

    handbook: Handbook
    advice: tuple[Problem, ...]
    waived: tuple[tuple[Problem, Text], ...] = ()
    """What would be a problem, and an editor's reason why it is none."""
    parts: Mapping[str, Part] = MappingProxyType({})
    """What was found in each part, for whom looks next."""


def validate(
    sources: Sources,
    printable: frozenset[str],
    published: tuple[str, ...] = (),
    before: Mapping[str, Part] = MappingProxyType({}),
) -> Verdict:
    """The Handbook that the sources say; raises Problems with every problem of the run.

    `printable` holds the characters for which the printed pages have a glyph, `published` the addresses of the last
    release, `before` what was found in each part when it was looked at last. Advice is given on a handbook that is
    otherwise good: what looks odd beside a mistake may be its consequence.
    """
    if other := list(other_format(sources)):
        raise Problems.of(other)
    handbook, salvage, problems = fit(sources)
    problems += [*sources.problems, *beside_faults(sources)]
    if handbook is None:
        raise Problems.of(problems)
    left = Left(salvage, sources.unread)
    written = standing = Index(handbook)
    if sources.unread or salvage.gone or salvage.meant:
        written, standing = Index(sources.tree, sources.unread), Index(salvage.prune(sources.tree))
    sums = {path: source.sum for path, source in sources.files.items()}
    parts = Parts(Book(handbook, written, standing, printable, left, published), sums, before)
    book = parts.whole
    broken = [*parts.found("rules", RULES), *_broken(book, RULES_ACROSS)]
    problems += [_told(book, finding, sources) for finding in broken]
    # Nobody knows what is waived when that cannot be read.
    waivable = [] if ("waivers",) in sources.unread else parts.found("waivable", WAIVABLE)
    kept, waived = waive(book, waivable)
    problems += [_told(book, finding, sources) for finding in kept]
    if problems:
        raise Problems.of(problems)
    advised = [*parts.found("advice", ADVICE), *_broken(book, ADVICE_ACROSS)]
    advice = Problems.of(_told(book, finding, sources) for finding in advised)
    told = tuple((_told(book, one.finding, sources), one.waiver.reason) for one in waived)
    return Verdict(handbook, advice.problems, told, parts.known())


def _broken(book: Book, rules: Iterable[Callable[[Book], Iterator[Finding]]]) -> Iterator[Finding]:
    """What the rules find."""
    for rule in rules:
        yield from rule(book)


def _told(book: Book, finding: Finding, sources: Sources) -> Problem:
    """A finding at its place in the files."""
    place = sources.place(book.left.salvage.original(finding.path), key=finding.key, span=finding.at)
    return Problem(place, finding.rule, finding.message, finding.cure)
