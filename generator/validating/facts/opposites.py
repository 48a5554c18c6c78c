"""Sentences of which one language says up where the other says down: words that cannot both be meant.

Only what is certain is told: words that mean one thing wherever they stand, against others that do, in sentences that
stand beside each other, where neither language has any word that might say what the other does, and both say no alike.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from generator.text.languages import as_written
from generator.validating.facts.denials import DENIALS
from generator.validating.facts.opposite_words import WORDS
from generator.validating.facts.sentences import abreast, all_of_a_length

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.validating.facts.opposite_words import Meaning
    from generator.validating.facts.sentences import Span

_BY_WORDS = {"zh": "(?:{})", "en": r"(?i:(?<![\w-])(?:{})(?!\w))"}
"""How the words of a language stand in its texts."""


class Opposite(NamedTuple):
    """Where the first text says one thing, and where the second says its opposite."""

    here: Span
    there: Span


def opposites(codes: Sequence[str], texts: Sequence[str]) -> Iterator[Opposite]:
    """What one of two texts says and the other says the opposite of, as far as both languages are known."""
    known = [one for one in map(as_written, codes) if one in WORDS and one in DENIALS]
    if len(known) < len(codes) or not _kinds_to_compare(known, texts):
        return
    for line in abreast(texts, [DENIALS[one].sentence for one in known]):
        sure = all_of_a_length(texts, line)
        for number, both in enumerate(line):
            near = line[number : number + 1] if sure else line[max(number - 1, 0) : number + 2]
            ours, theirs = (_said(known[side], texts[side], both[side]) for side in (0, 1))
            told = set[str]()
            for mine, other in product(ours, theirs):
                if mine[0] != other[0] or mine == other or mine[0] in told:
                    continue
                if any(_may_say(known[1])[mine].search(texts[1], *one[1]) for one in near):
                    continue
                if any(_may_say(known[0])[other].search(texts[0], *one[0]) for one in near):
                    continue
                found = Opposite(ours[mine], theirs[other])
                if len({_denied(*one) for one in zip(known, texts, both, found, strict=True)}) == 1:
                    told.add(mine[0])
                    yield found


def _kinds_to_compare(known: Sequence[str], texts: Sequence[str]) -> bool:
    """Whether anything may be opposite at all; in most texts nothing is."""
    ours, theirs = (set(_said(code, text, (0, len(text)))) for code, text in zip(known, texts, strict=True))
    return any(mine[0] == other[0] and mine != other for mine, other in product(ours, theirs))


def _denied(code: str, text: str, sentence: Span, words: Span) -> int:
    """How often the clause of these words says no."""
    between = DENIALS[code].clauses[0]
    begin = max((edge.end() for edge in between.finditer(text, sentence[0], words[0])), default=sentence[0])
    edge = between.search(text, words[1], sentence[1])
    return DENIALS[code].times_denied(text[begin : edge.start() if edge else sentence[1]])


def _said(code: str, text: str, sentence: Span) -> dict[Meaning, Span]:
    """What a sentence says, and where."""
    says, end = _says(code), sentence[1]
    found = (says.match(text, word.start(), end) for word in _words(code).finditer(text, *sentence))
    return {_MEANINGS[str(one.lastgroup)]: one.span() for one in found if one}


_MEANINGS = {f"_{number}": meaning for number, meaning in enumerate(WORDS["zh"])}
_NAMES = {meaning: name for name, meaning in _MEANINGS.items()}


@cache
def _words(code: str) -> re.Pattern[str]:
    """The same words whatever they mean, which are found far faster."""
    return re.compile(_BY_WORDS[code].format("|".join(words.says for words in WORDS[code].values())))


@cache
def _says(code: str) -> re.Pattern[str]:
    """All words of a language that say something of any kind."""
    every = "|".join(f"(?P<{_NAMES[meaning]}>{words.says})" for meaning, words in WORDS[code].items())
    return re.compile(_BY_WORDS[code].format(every))


@cache
def _may_say(code: str) -> dict[Meaning, re.Pattern[str]]:
    """By meaning, all words of a language that may say it."""
    return {
        meaning: re.compile(_BY_WORDS[code].format(f"{words.says}|{words.may_say}"))
        for meaning, words in WORDS[code].items()
    }
