"""Breaks text into lines that fit, by the Unicode line breaking algorithm. Only here is ICU.

Widths are those of the typeface, in ems. What is measured here breaks on paper at the same places: the print engine
goes by the same algorithm, and `kept` tells it where we are stricter.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from icu4py.breakers import CharacterBreaker, LineBreaker

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from generator.text.fonts import Typeface

_LOCALE = "zh-u-lb-strict"
"""Strict: small kana and the like begin no line. Texts of other languages break alike in it."""
_SIGNS, _MARKS = "￥¥$€£№§#", "·・‧•～／%％‰℃℉°：；"
_UNIT = r"(?:[kcm]?m|k?g|m?s|min|[dhtVAW]|k[VW]|[KMGT]B|[ap]\.?m\.?)(?!\w)"
_SPAN = r"(?:working|seconds?|minutes?|hours?|days?|weeks?|months?|years?)\b"
_SPAN_ZH = r"个?(?:工作日|小时|分钟|分|秒|天|日|周|月|年)"
_LETTER = r"[^\W\d_\u4e00-\u9fff]"
_ALONE = rf"(?<![^\W\u4e00-\u9fff])(?<!['’]){_LETTER}[-‐–/]\w|\w[-‐–/]{_LETTER}(?![^\W\u4e00-\u9fff]|['’])"
_BLANK = r"【[^【】\n]{1,12}】|\[(?=[A-Za-z\u3400-\u9fff])[^\[\]\n]{1,16}\](?!\()"
_KEPT = re.compile(
    rf"(?=({_BLANK}|[{_SIGNS}]\s*\S|\S\s*(?!%[A-Za-z])[{_MARKS}]|\d\s+(?:{_UNIT}|{_SPAN})|\d\s*{_SPAN_ZH}|@[\u4e00-\u9fff]|\w?\+\+|{_ALONE}))"
)
"""What typesetters hold together beyond the algorithm, spaces or not: a sign and its number, a number and its unit, a
length of time, a mark and what stands before it (GB/T 15834: what stands between two words begins no line; the colon
and semicolon, which the algorithm lets go after a space, as little), a single letter with its hyphen, dash or slash and
what it belongs to: A-shares, e-mail, Plan-B, A–Z, km/h; and the short label of a blank, `【钟点】` or `[time]`. Of "2
working days" the last word is let go: all three are wider than a column of times, where they would be parted within."""

_KERNED = 0.5
"""What kerning between the pieces of a line may come to, in ems: a line as full as this is measured whole."""


class _Piece(NamedTuple):
    """What is not divided: its words with the space behind them, its width at a line's end, and when more follows."""

    words: str
    wide: float
    with_space: float


def kept(text: str) -> Iterator[tuple[int, int]]:
    """From where to where a text is not to be divided, though the Unicode rules alone would; places may overlap."""
    return (found.span(1) for found in _KEPT.finditer(text))


def wrap(typeface: Typeface, text: str, room: float, *, bold: bool = False) -> tuple[str, ...]:
    """The lines of a text, none wider than `room` ems.

    A word wider than the room begins on a line of its own and is divided between any two characters; even there no
    line begins with a closing mark or ends with an opening one, unless marks alone are wider than the room.
    """
    return _wrap(typeface, " ".join(text.split()), round(room, 2), bold)


@lru_cache(maxsize=1 << 16)
def _wrap(typeface: Typeface, text: str, room: float, bold: bool) -> tuple[str, ...]:  # noqa: FBT001 - for the cache
    lines, line, used = [], "", 0.0
    for word in _words(typeface, text, bold):
        parts = [word] if word.wide <= room else list(_divided(typeface, word, room, bold=bold))
        for count, (words, wide, with_space) in enumerate(parts):
            full = used + wide
            if abs(full - room) < _KERNED:
                full = typeface.width((line + words).rstrip(), bold=bold)
            if line and (full > room or (len(parts) > 1 and count == 0)):
                lines.append(line.rstrip())
                line, used = "", 0.0
            line += words
            used += with_space
    return (*lines, line.rstrip()) if line else tuple(lines)


def lines(typeface: Typeface, text: str, room: float) -> int:
    """How many lines a text of several paragraphs takes in `room` ems, empty ones too."""
    return sum(max(1, len(wrap(typeface, paragraph, room))) for paragraph in text.split("\n"))


def in_a_row(typeface: Typeface, parts: Sequence[str], room: float, *, bold: bool = False) -> tuple[str, ...]:
    """The lines of short texts, a bar between them; one is broken only when it is wider than the room."""
    lines: list[str] = []
    for part in parts:
        if lines and typeface.width(joined := f"{lines[-1]} | {part}", bold=bold) <= room:
            lines[-1] = joined
        else:
            lines += wrap(typeface, part, room, bold=bold)
    return tuple(lines)


def even(typeface: Typeface, text: str, room: float) -> tuple[str, ...]:
    """Like `wrap`, with as many lines, but of lengths as equal as can be: no last line of one character."""
    wanted = len(wrap(typeface, text, room))
    low, high = max(room / 2, min(widest_word(typeface, text), room)), room
    while high - low > 0.25:  # noqa: PLR2004 - a quarter of an em is not seen
        middle = (low + high) / 2
        low, high = (low, middle) if len(wrap(typeface, text, middle)) == wanted else (middle, high)
    return wrap(typeface, text, high)


def widest_word(typeface: Typeface, text: str, *, bold: bool = False) -> float:
    """The least room in which no word is divided."""
    return max((word.wide for word in _words(typeface, " ".join(text.split()), bold)), default=0.0)


@lru_cache(maxsize=1 << 12)
def _words(typeface: Typeface, text: str, bold: bool) -> tuple[_Piece, ...]:  # noqa: FBT001 - for the cache
    """What a line is filled with."""
    ends = _ends(text)
    return tuple(_measured(typeface, text[a:b], bold=bold) for a, b in zip([0, *ends], ends, strict=False))


def _ends(text: str) -> list[int]:
    """Where a line may end."""
    barred = {place for start, end in kept(text) for place in range(start + 1, end)}
    return [end for end in accumulate(map(len, LineBreaker(text, _LOCALE))) if end not in barred]


def _divided(typeface: Typeface, word: _Piece, room: float, *, bold: bool) -> Iterator[_Piece]:
    """A word's characters, each with the marks that belong to it; of what is wider even so, each character alone."""
    for cluster in _clusters(word.words, lambda before, behind: _may_end(before) and _may_begin(behind)):
        piece = _measured(typeface, cluster, bold=bold)
        alone = [cluster] if piece.wide <= room else _clusters(cluster, lambda _, behind: not behind.isspace())
        yield from (_measured(typeface, one, bold=bold) for one in alone)


def _clusters(words: str, between: Callable[[str, str], bool]) -> list[str]:
    """The characters of words, held together unless a line may break `between` the last one, spaces apart, and it."""
    clusters = [""]
    for character in CharacterBreaker(words, _LOCALE):
        if clusters[0] and between(clusters[-1].rstrip()[-1:], character):
            clusters.append("")
        clusters[-1] += character
    return clusters


@cache
def _may_begin(character: str) -> bool:
    """Whether a line may begin with it, were there nothing but Chinese around it."""
    return 1 in _ends(f"一{character}一")


@cache
def _may_end(character: str) -> bool:
    """Whether a line may end with it, were there nothing but Chinese around it."""
    return len(character) in _ends(f"{character}一")


def _measured(typeface: Typeface, words: str, *, bold: bool) -> _Piece:
    return _Piece(words, typeface.width(words.rstrip(), bold=bold), typeface.width(words, bold=bold))
