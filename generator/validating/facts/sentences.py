"""Which sentences of two texts stand for each other, as far as their lengths tell (Gale and Church, 1993)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Span = tuple[int, int]
Both = tuple[Span, Span]
"""From where to where something stands in the one text, and what stands for it in the other."""
_LINE = re.compile(r"[^\n]*[^\n\s][^\n]*")
_TOGETHER = ((1, 1), (1, 2), (2, 1), (1, 3), (3, 1), (2, 2))
"""How many sentences of the one text may stand for how many of the other."""
_UNEVEN = 2
"""What it costs that more than one stand for one."""
_MANY = 60
"""Sentences of a line beyond which none are put beside each other; the longest line that is shipped has 13."""


def abreast(texts: Sequence[str], sentences: Sequence[re.Pattern[str]]) -> Iterator[list[Both]]:
    """For each line of two texts its sentences, one or a few of the one beside one or a few of the other.

    Where one text has more lines than the other, the whole of it is taken for one line.
    """
    lines = [[found.span() for found in _LINE.finditer(text)] for text in texts]
    if len(lines[0]) != len(lines[1]):
        lines = [[(0, len(text))] for text in texts]
    for line in zip(*lines, strict=True):
        first, second = (
            [found.span() for found in sentence.finditer(text, *span)]
            for text, sentence, span in zip(texts, sentences, line, strict=True)
        )
        if len(first) == len(second):
            yield list(zip(first, second, strict=True))
        elif first and second and max(len(first), len(second)) <= _MANY:
            yield _by_length(texts, first, second)


def of_a_length(texts: Sequence[str], beside: Sequence[Both], one: int) -> bool:
    """Whether both sides of one pair are as long as they would be if they said the same, in proportion to the others."""
    whole, here = ([_length(texts, *pair) for pair in some] for some in (beside, [beside[one]]))
    ours, theirs = (sum(lengths) for lengths in zip(*whole, strict=True))
    return len(beside) == 1 or 0.45 < here[0][1] * ours / (here[0][0] * theirs) < 2.2  # noqa: PLR2004 - tried out


def all_of_a_length(texts: Sequence[str], beside: Sequence[Both]) -> bool:
    """Whether each pair of a line is so: then none stands for what is said in the next one."""
    return all(of_a_length(texts, beside, one) for one in range(len(beside)))


def _length(texts: Sequence[str], *both: Span) -> tuple[int, int]:
    """In bytes, of which a Chinese character has three and says as much as some three letters."""
    one, other = (len(text[slice(*span)].encode()) for text, span in zip(texts, both, strict=True))
    return one, other


def _by_length(texts: Sequence[str], first: list[Span], second: list[Span]) -> list[Both]:
    """The way to put the sentences beside each other whose lengths differ least."""
    whole = _length(texts, (first[0][0], first[-1][1]), (second[0][0], second[-1][1]))
    best: dict[tuple[int, int], tuple[float, tuple[int, int]]] = {(0, 0): (0.0, (0, 0))}
    for i in range(len(first) + 1):
        for j in range(len(second) + 1):
            for m, n in _TOGETHER if (i, j) in best else ():
                if i + m > len(first) or j + n > len(second):
                    continue
                ours, theirs = _length(texts, (first[i][0], first[i + m - 1][1]), (second[j][0], second[j + n - 1][1]))
                expected = ours * whole[1] / whole[0]
                cost = best[i, j][0] + abs(expected - theirs) / (expected + theirs) ** 0.5 + _UNEVEN * (m + n > 2)  # noqa: PLR2004
                if (i + m, j + n) not in best or cost < best[i + m, j + n][0]:
                    best[i + m, j + n] = cost, (i, j)
    end = len(first), len(second)
    if end not in best:  # one text has more than three times as many
        return [((first[0][0], first[-1][1]), (second[0][0], second[-1][1]))]
    found: list[Both] = []
    while end != (0, 0):
        begin = best[end][1]
        found.append(((first[begin[0]][0], first[end[0] - 1][1]), (second[begin[1]][0], second[end[1] - 1][1])))
        end = begin
    return found[::-1]
