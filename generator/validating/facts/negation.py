"""What is forbidden or denied in one language of two, when what stands for it in the other denies nothing.

Only what is certain is told: a clause that forbids, or a sentence that says no, against one without any word that could.
"""

from __future__ import annotations

import re
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from generator.text.languages import as_written
from generator.validating.facts.denials import DENIALS
from generator.validating.facts.sentences import abreast, of_a_length
from generator.validating.facts.verbs import called_for

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.validating.facts.denials import Denials
    from generator.validating.facts.sentences import Both, Span


_NEAR = 2
"""Clauses on each side among which one may have been moved."""
_OFTEN = 2
"""So often may a sentence say no; what says it more often may go round about."""


class Forbidden(NamedTuple):
    """What one text forbids or denies and the other does not."""

    side: int
    """0 if the first text forbids it, 1 if the second."""
    at: Span
    """Of the words that forbid or deny, in the text that does."""
    instead: Span
    """Of the clause in the other text that stands there, or of its whole sentence."""


def forbidden_once(codes: Sequence[str], texts: Sequence[str]) -> list[Forbidden]:
    """What one of two texts forbids or denies and the other does not, as far as both languages are known."""
    known = [DENIALS[one] for one in map(as_written, codes) if one in DENIALS]
    if len(known) < len(codes):
        return []
    if not any(one.denies.search(text) for one, text in zip(known, texts, strict=True)):
        return []
    lines = abreast(texts, [one.sentence for one in known])
    return [
        found
        for line in lines
        for found in list(_of_a_line(known, texts, line))
        or list(_flatly(known, texts, line))
        or _by_one_verb(codes, known, texts, line)
    ]


def _of_a_line(known: Sequence[Denials], texts: Sequence[str], line: Sequence[Both]) -> Iterator[Forbidden]:
    """What is forbidden once in clauses that stand beside each other.

    Where a clause nearby says no, and its own other half denies nothing, they may have been put together differently.
    Where sentences beside each other are of other lengths, it is enough that it may deny something.
    """
    clauses = list(_clauses(known, texts, line))
    denied = [[_denies(known[side], texts[side], both[side]) for both in clauses] for side in (0, 1)]
    alike = all(of_a_length(texts, line, number) for number in range(len(line)))
    said = [[_says_no(known[side], texts[side], both[side]) > 0 for both in clauses] for side in (0, 1)]
    strays = said if alike else denied
    for side in (0, 1):
        told = len(clauses)  # 未经批准，不得外传 is one
        there = [both[1 - side] for both in clauses]
        gone_on = _gone_on(known[1 - side], texts[1 - side], there)
        for number, both in enumerate(clauses):
            nearby = range(max(number - _NEAR, 0), min(number + _NEAR + 1, len(clauses)))
            if (
                denied[1 - side][number]
                or gone_on[number]
                or any(strays[1 - side][n] and not denied[side][n] for n in nearby)
            ):
                continue
            at = _forbids(known[side], texts[side], both[side])
            if at and of_a_length(texts, clauses, number) and told != number - 1:
                told = number
                begin, end = both[1 - side]
                yield Forbidden(side, at, (end - len(texts[1 - side][begin:end].lstrip()), end))


def _flatly(known: Sequence[Denials], texts: Sequence[str], line: Sequence[Both]) -> Iterator[Forbidden]:
    """What a sentence flatly denies while the one beside it has no word that might.

    Nothing is told where a sentence nearby says no and its own other half does not: no may have been said there.
    """
    said = [[texts[side][slice(*both[side])] for both in line] for side in (0, 1)]
    no = [[known[side].denied_flatly(words) for words in said[side]] for side in (0, 1)]
    if not any(map(any, no)):
        return
    may = [[known[side].may_deny(words) for words in said[side]] for side in (0, 1)]
    says = [[known[side].times_denied(words) for words in said[side]] for side in (0, 1)]
    for number, both in enumerate(line):
        near = range(max(number - 1, 0), min(number + 2, len(line)))
        for side in (0, 1):
            ours, theirs = no[side], no[1 - side]
            if not 0 < len(ours[number]) <= _OFTEN or may[1 - side][number]:
                continue
            if any(theirs[n] and says[1 - side][n] > says[side][n] for n in near) or not all(
                of_a_length(texts, line, n) for n in near
            ):
                continue
            (start, end), past = ours[number][0], both[1 - side][1]
            instead = past - len(said[1 - side][number].lstrip()), past
            yield Forbidden(side, (both[side][0] + start, both[side][0] + end), instead)


def _by_one_verb(
    codes: Sequence[str], known: Sequence[Denials], texts: Sequence[str], line: Sequence[Both]
) -> Iterator[Forbidden]:
    """What a sentence forbids with a verb and the one beside it calls for with the same."""
    written = [as_written(code) for code in codes]
    for number, both in enumerate(line):
        said = [text[slice(*span)] for text, span in zip(texts, both, strict=True)]
        if not of_a_length(texts, line, number):
            continue
        for side in (0, 1):
            ours = known[side].without_what_says_nothing(said[side])
            for start, end in called_for((written[side], written[1 - side]), ours, said[1 - side]):
                past = both[1 - side][1]
                at = both[side][0] + start, both[side][0] + end
                yield Forbidden(side, at, (past - len(said[1 - side].lstrip()), past))


def _gone_on(language: Denials, text: str, clauses: Sequence[Span]) -> list[bool]:
    """Of each clause whether it goes on with the one before, which says no of what is done."""
    found: list[bool] = []
    for number, (start, end) in enumerate(clauses):
        beside = number and not text[clauses[number - 1][1] : start].strip(" ,，–—")
        no_before = number and (found[-1] or language.carried.search(text, *clauses[number - 1]))
        found.append(bool(beside and no_before and language.goes_on.match(text, start, end)))
    return found


def _forbids(language: Denials, text: str, clause: Span) -> Span | None:
    """Where a clause forbids something; None if it does not, or says no to that too."""
    found = language.forbids.search(text[slice(*clause)])
    if not found:
        return None
    start, end = (clause[0] + at for at in found.span("no" if found.groupdict().get("no") else 0))
    item = text.rfind("、", clause[0], start) + 1 or clause[0], text.find("、", start, clause[1])
    return None if _says_no(language, text, (item[0], item[1] if item[1] >= 0 else clause[1])) > 1 else (start, end)


def _says_no(language: Denials, text: str, clause: Span) -> int:
    """How often a clause says no."""
    return language.times_denied(text[slice(*clause)])


def _clauses(known: Sequence[Denials], texts: Sequence[str], line: Sequence[Both]) -> Iterator[Both]:
    """The clauses of sentences that stand beside each other, where both have as many; else the sentence as one."""
    for both in line:
        for one, other in product(known[0].clauses, known[1].clauses):
            first, second = _parts(texts[0], both[0], one), _parts(texts[1], both[1], other)
            if len(first) == len(second):
                yield from zip(first, second, strict=True)
                break
        else:
            yield both


def _parts(text: str, span: Span, between: re.Pattern[str]) -> list[Span]:
    """The parts of a stretch of text that have words."""
    edges = [span[0], *(edge for found in between.finditer(text, *span) for edge in found.span()), span[1]]
    spans = list(zip(edges[::2], edges[1::2], strict=True))
    return [(start, end) for start, end in spans if re.search(r"\w", text[start:end])]


def _denies(language: Denials, text: str, clause: Span) -> bool:
    """Whether a clause may deny something."""
    said = text[slice(*clause)]
    return bool(language.denies.search(said) and language.denies.search(language.says_nothing.sub("\0", said)))
