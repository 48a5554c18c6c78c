"""Sources in, Handbook out; or every problem at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.ids import Index
from generator.problems import Problem, Problems
from generator.rules import RULES
from generator.rules.book import Book, Left
from generator.shape import fit

if TYPE_CHECKING:
    from generator.load import Sources
    from generator.model.handbook import Handbook


def validate(sources: Sources, printable: frozenset[str]) -> Handbook:
    """The Handbook that the sources say; raises Problems with every problem of the run.

    `printable` holds the characters for which the printed pages have a glyph.
    """
    handbook, salvage, problems = fit(sources)
    problems += sources.problems
    if handbook is not None:
        left = Left(salvage, sources.unread)
        written, standing = Index.of(sources.tree, sources.unread), Index.of(salvage.prune(sources.tree))
        book = Book(handbook, written, standing, printable, left)
        for rule in RULES:
            for finding in rule(book):
                place = sources.place(salvage.original(finding.path), key=finding.key)
                problems.append(Problem(place, finding.rule, finding.message, finding.cure))
    if problems or handbook is None:
        raise Problems.of(problems)
    return handbook
