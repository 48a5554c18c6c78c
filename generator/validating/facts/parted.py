"""What semicolons part in a sentence, and the item of one language for which the other has none."""

from __future__ import annotations

import re
from math import sqrt
from typing import TYPE_CHECKING, NamedTuple

from generator.validating.facts.sentences import abreast

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.validating.facts.sentences import Span

_SENTENCES = re.compile(r"[^。！？!?.\n]*[^。！？!?.\s](?:[^。！？!?.\n]|[!?.](?=\S))*")
_ITEM = re.compile(r"[^；;]*[^；;\s][^；;]*")
_JOINS = re.compile(
    r"[,，、–—]|[和及并与或再后但且同跟又才]"
    r"|\b(?:and|or|but|then|nor|with|without|before|after|until|when|where|which|that|unless|to|as|if|so|for|by)\b"
)
"""What an item has in which two of the other language may have been put together."""

_LIKELIER = 0.75
"""How much better an item that was left out has to explain the lengths than two put together; tried out."""


class Parted(NamedTuple):
    """An item that stands in one of two texts only."""

    side: int
    """0 if the first text has it, 1 if the second."""
    at: Span
    instead: Span
    """Of the item that stands in its place in the other text."""
    counts: tuple[int, int]
    """Items here, and there."""


def parted_once(texts: Sequence[str]) -> Iterator[Parted]:
    """The items without another half, of sentences whose items are parted by semicolons in both texts.

    Of two items the other language may make one, with a comma: then that one is as long as both.
    """
    if not all("；" in text or ";" in text for text in texts):
        return
    for both in (both for line in abreast(texts, (_SENTENCES, _SENTENCES)) for both in line):
        if any(len(_SENTENCES.findall(text[slice(*span)])) > 1 for text, span in zip(texts, both, strict=True)):
            continue
        items = [[one.span() for one in _ITEM.finditer(text, *span)] for text, span in zip(texts, both, strict=True)]
        side = 0 if len(items[0]) > len(items[1]) else 1
        longer, shorter = items[side], items[1 - side]
        if len(longer) == len(shorter) + 1 and len(shorter) > 1:
            odd = _odd([texts[side][slice(*at)] for at in longer], [texts[1 - side][slice(*at)] for at in shorter])
            if odd is not None:
                counts = len(longer), len(shorter)
                yield Parted(side, longer[odd], shorter[min(odd, len(shorter) - 1)], counts)


def _odd(longer: list[str], shorter: list[str]) -> int | None:
    """The item that was left out; None if two of them have rather been put together."""
    ours, theirs = ([len(item.encode()) for item in items] for items in (longer, shorter))
    left_out = [(_strain(ours[:n] + ours[n + 1 :], theirs), n) for n in range(len(ours))]
    together = [
        _strain([*ours[:n], ours[n] + ours[n + 1], *ours[n + 2 :]], theirs)
        for n in range(len(theirs))
        if _JOINS.search(shorter[n])
    ]
    strain, odd = min(left_out)
    return odd if strain + _LIKELIER < min(together, default=strain + 1) else None


def _strain(ours: list[int], theirs: list[int]) -> float:
    """How far lengths that should be in proportion are not."""
    scale = sum(theirs) / sum(ours)
    return sum(abs(one * scale - other) / sqrt(one * scale + other) for one, other in zip(ours, theirs, strict=True))
