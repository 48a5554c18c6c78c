"""Lists of terms and of numbers as short strings, which `docs/assets/search/packed.js` reads again."""

from __future__ import annotations

from functools import cache
from itertools import chain
from operator import sub
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

DIGITS = "".join(character for character in map(chr, range(ord(" "), ord("~") + 1)) if character not in '"\\')
"""All of ASCII that a string of JSON holds as it is."""
LAST = 72
"""Digits that end a number; behind one of the others more follow. Most numbers have one digit, and few more than two:
among such a packer finds the most."""

BLOCK = 64
"""How many terms are read together, so that a browser need not read all of them to find one."""


def front_coded(terms: Sequence[str]) -> str:
    """Sorted terms, one a line: how much it begins with of the one before, in units of UTF-16; then the rest.

    The first of each block stands whole, behind an empty line.
    """
    return "\n\n".join(_block(terms[at : at + BLOCK]) for at in range(0, len(terms), BLOCK))


def _block(terms: Iterable[str]) -> str:
    lines, last = [], ""
    for term in terms:
        same = term[: next((n for n, pair in enumerate(zip(term, last, strict=False)) if len({*pair}) > 1), len(last))]
        lines.append(f"{DIGITS[len(same.encode('utf-16-le')) // 2]}{term[len(same) :]}")
        last = term
    return "\n".join(lines)


def packed(postings: Iterable[Sequence[Sequence[int]]]) -> list[str]:
    """For each term its fields; for each field how many entries; each entry by its distance; where blocks begin.

    The fields are the bits of one digit, hence five at most. Of a block it says by how many digits its part of the
    second string and of the third begins after that of the block before. One kind of number after the other: among
    their like they are packed by a twentieth smaller.
    """
    rows = [list(fields) for fields in postings]
    blocks = [rows[at : at + BLOCK] for at in range(0, len(rows), BLOCK)]
    sizes = ["".join(vlq(len(one)) for fields in block for one in fields if one) for block in blocks]
    steps = ["".join(map(_distances, block)) for block in blocks]
    starts = (len(one) for both in zip(("", *sizes[:-1]), ("", *steps[:-1]), strict=True) for one in both)
    return ["".join(map(_there, rows)), "".join(sizes), "".join(steps), "".join(map(vlq, starts))]


def _there(fields: Sequence[Sequence[int]]) -> str:
    return DIGITS[sum(1 << place for place, entries in enumerate(fields) if entries)]


def _distances(fields: Sequence[Sequence[int]]) -> str:
    """The entries of each field of a term."""
    return "".join(map(distances, fields))


def distances(numbers: Sequence[int]) -> str:
    """Numbers, the least first, each by its distance from the one before."""
    return "".join(map(vlq, map(sub, numbers, chain((-1,), numbers))))


@cache
def vlq(number: int) -> str:
    """A number of variable length, what is least of it first."""
    digits = ""
    while number >= LAST:
        number, least = divmod(number - LAST, len(DIGITS) - LAST)
        digits += DIGITS[LAST + least]
    return digits + DIGITS[number]
