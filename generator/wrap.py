"""Breaks text into lines that fit, because the words of a drawing do not wrap by themselves."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_WIDTHS = {
    0.3: " |ijlI',.:;",
    0.35: "!f-()[]{}",
    0.4: "tr/\\",
    0.49: 'sz*?"',
    0.54: "xcvyYJ",
    0.57: "ekaLFg_#$+0123456789<=>^~é–−",
    0.61: "ohunAVXESTZ`",
    0.66: "bdpqPRCKB",
    0.7: "DG&",
    0.75: "UNHOQ",
    0.82: "wM",
    0.95: "Wm%@",
}
"""Widths in ems, of characters narrower than a Chinese one, in the regular face."""
BOLD = 1.1
"""How much wider the bold face is at most, over a line."""
_WIDTH = {character: width for width, characters in _WIDTHS.items() for character in characters}

_OPENING = "（《〈「『【〔“‘(["
_CLOSING = "。，、；：？！）》〉」』】〕”’…—％℃.,;:?!)]%"
_PIECE = re.compile(rf"[{re.escape(_OPENING)}]*.[{re.escape(_CLOSING)}]*\s*|.")
"""What is never broken: a character, the opening marks before it, the closing marks and spaces behind it."""
_CHINESE = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]")


def width(text: str) -> float:
    """How wide a text is at most, in ems of the handbook's typeface."""
    return sum(_WIDTH.get(character, 1.0) for character in text)


def wrap(text: str, room: float) -> tuple[str, ...]:
    """The lines of a text, none wider than `room` ems.

    Breaks come at spaces, behind hyphens and between Chinese characters; never before a closing mark or behind an
    opening one. A word wider than the room is broken anywhere; a single character with its marks is not.
    """
    return _wrap(" ".join(text.split()), round(room, 2))


@lru_cache(maxsize=1 << 16)
def _wrap(text: str, room: float) -> tuple[str, ...]:
    lines, line, used = [], "", 0.0
    for word in _words(text):
        for part, wide, with_space in (word,) if word[1] <= room else tuple(map(_measured, _PIECE.findall(word[0]))):
            if line and used + wide > room:
                lines.append(line.rstrip())
                line, used = "", 0.0
            line += part
            used += with_space
    return (*lines, line.rstrip()) if line else tuple(lines)


def in_a_row(parts: Sequence[str], room: float) -> tuple[str, ...]:
    """The lines of short texts, a bar between them; one is broken only when it is wider than the room."""
    lines: list[str] = []
    for part in parts:
        if lines and width(joined := f"{lines[-1]} | {part}") <= room:
            lines[-1] = joined
        else:
            lines += wrap(part, room)
    return tuple(lines)


def even(text: str, room: float) -> tuple[str, ...]:
    """Like `wrap`, with as many lines, but of lengths as equal as can be: no last line of one character."""
    wanted = len(wrap(text, room))
    low, high = max(room / 2, min(widest_word(text), room)), room
    while high - low > 0.25:  # noqa: PLR2004 - a quarter of an em is not seen
        middle = (low + high) / 2
        low, high = (low, middle) if len(wrap(text, middle)) == wanted else (middle, high)
    return wrap(text, high)


def widest_word(text: str) -> float:
    """The least room in which no word is broken."""
    return max((wide for _, wide, _ in _words(" ".join(text.split()))), default=0.0)


@lru_cache(maxsize=1 << 12)
def _words(text: str) -> tuple[tuple[str, float, float], ...]:
    """What a line is filled with, measured."""
    words: list[str] = []
    for piece in _PIECE.findall(text):
        if words and not _may_break(words[-1], piece[0]):
            words[-1] += piece
        else:
            words.append(piece)
    return tuple(map(_measured, words))


def _may_break(word: str, behind: str) -> bool:
    """Whether a line may end between a word and the character behind it."""
    said = word.rstrip()
    if behind in _CLOSING or said.endswith(tuple(_OPENING)):
        return False
    after_hyphen = len(said) > 1 and said[-1] == "-" and said[-2].isalpha()
    return word != said or after_hyphen or bool(_CHINESE.match(said[-1]) or _CHINESE.match(behind))


def _measured(text: str) -> tuple[str, float, float]:
    """A text, its width at a line's end, and its width when more follows."""
    return text, width(text.rstrip()), width(text)
