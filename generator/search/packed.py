"""Lists of terms and of numbers as short strings, which `docs/assets/search/packed.js` reads again."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
"""Of base 64, as source maps write numbers: five bits a digit, the sixth says that another follows."""


def front_coded(terms: Iterable[str]) -> str:
    """Sorted terms, one a line: how much it begins with of the one before, in units of UTF-16; then the rest."""
    lines, last = [], ""
    for term in terms:
        same = term[: next((n for n, pair in enumerate(zip(term, last, strict=False)) if len({*pair}) > 1), len(last))]
        lines.append(f"{DIGITS[len(same.encode('utf-16-le')) // 2]}{term[len(same) :]}")
        last = term
    return "\n".join(lines)


def packed(postings: Iterable[Sequence[Sequence[int]]]) -> str:
    """For each term its fields, as bits; then for each of these how many entries; then each by its distance.

    One kind of number after the other: among their like they are packed by a twentieth smaller.
    """
    rows = [list(fields) for fields in postings]
    bits = (sum(1 << place for place, entries in enumerate(fields) if entries) for fields in rows)
    lists = [entries for fields in rows for entries in fields if entries]
    distances = (number - last for one in lists for last, number in zip((-1, *one), one, strict=False))
    return "".join(map(vlq, (*bits, *map(len, lists), *distances)))


def vlq(number: int) -> str:
    """A number of variable length, its last five bits first."""
    digits = ""
    while number > 31:  # noqa: PLR2004
        digits += DIGITS[32 + (number & 31)]
        number >>= 5
    return digits + DIGITS[number]
