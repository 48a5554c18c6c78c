"""Lines of a text that are far shorter or longer than their other half: a clause or a sentence was left out."""

from __future__ import annotations

import re
from math import log
from typing import TYPE_CHECKING, NamedTuple

from generator.text.languages import as_written

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.validating.facts.sentences import Span

_LINE = re.compile(r"[^\n]*\S[^\n]*")
_HAN = re.compile("[\u3400-\u9fff]")
_WORD = re.compile(r"[A-Za-z0-9{}_.'’-]+")
_LONG_WORD = 1.5
"""Characters for which a Latin word or a number in a Chinese text counts."""
_USUAL = -0.32
"""The logarithm of how many English words there are for each Chinese character, in the middle of all that is shipped."""
_SURE_FROM = 30
"""Characters below which a line may be said in far fewer or far more words."""


class Uneven(NamedTuple):
    """Two lines that stand for each other, of which one says far less."""

    shorter: int
    """0 if the first text has the short one, 1 if the second."""
    spans: tuple[Span, Span]
    """Of the line in each text."""


def uneven(codes: Sequence[str], texts: Sequence[str]) -> Iterator[Uneven]:
    """Lines of a Chinese text and its English of which one is too short for the other."""
    if [as_written(code) for code in codes] != ["zh", "en"]:
        return
    lines = [[found.span() for found in _LINE.finditer(text)] for text in texts]
    if len(lines[0]) != len(lines[1]):
        return
    for spans in zip(*lines, strict=True):
        chinese, english = (text[slice(*span)] for text, span in zip(texts, spans, strict=True))
        length, words = (
            len(_HAN.findall(chinese)) + _LONG_WORD * len(_WORD.findall(chinese)),
            len(_WORD.findall(english)),
        )
        if not words or not _HAN.search(chinese):
            continue
        strain, whole = log(words / length) - _USUAL, max(length, words)
        if whole >= _SURE_FROM and not -_room(length, short=True) <= strain <= _room(length, short=False):
            yield Uneven(int(strain < 0), (spans[0], spans[1]))


def _room(length: float, *, short: bool) -> float:
    """How far the logarithm of the ratio may be off: the less, the longer; tried out on all that is shipped."""
    return 0.2 + (18 if short else 13) / length
