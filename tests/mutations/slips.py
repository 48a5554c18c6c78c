"""Slips of fingers, by kind: each changes a good file at one place, and says at which places it may be told."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from lines import Line

At = tuple[int, int]
"""Line and column, both from 0."""


class Slip(NamedTuple):
    """The lines after the slip, and the places that are exact for it."""

    lines: list[str]
    exact: frozenset[At]


Mutator = "Callable[[Random, list[str], list[Line]], Slip | None]"
KINDS: dict[str, Callable[[Random, list[str], list[Line]], Slip | None]] = {}
FLOW = re.compile(r"^[\[{].*[\]}]$")


def kind(function: Callable[[Random, list[str], list[Line]], Slip | None]) -> Callable[..., Slip | None]:
    """Registers a kind by its function's name."""
    KINDS[function.__name__.replace("_", "-")] = function
    return function


def instead(lines: list[str], number: int, text: str, *exact: int, also: tuple[At, ...] = ()) -> Slip:
    """The line `number` reads `text` now."""
    return Slip(
        [*lines[:number], text, *lines[number + 1 :]], frozenset({*((number, column) for column in exact), *also})
    )


def some(chance: Random, lines: list[Line], wanted: Callable[[Line], object]) -> Line | None:
    """One of the lines that are wanted."""
    fitting = [line for line in lines if wanted(line)]
    return chance.choice(fitting) if fitting else None


def is_flow(line: Line) -> bool:
    return bool(FLOW.match(line.value))


def bare(line: Line) -> bool:
    """A list or pairs in brackets, without quotes."""
    return is_flow(line) and '"' not in line.value


def places(text: str, wanted: str, start: int = 0) -> list[int]:
    return [found.start() + start for found in re.finditer(wanted, text[start:])]


def replaced(line: Line, at: int, width: int, words: str) -> str:
    return line.text[:at] + words + line.text[at + width :]


@kind
def fullwidth_colon_after_key(chance: Random, lines: list[str], seen: list[Line]) -> Slip | None:
    line = some(chance, seen, lambda one: one.key)
    if not line:
        return None
    at = line.start + len(line.key)
    width = 2 if line.value and chance.random() < 0.6 else 1
    return instead(lines, line.number, replaced(line, at, width, "："), at)


@kind
def fullwidth_colon_in_braces(chance: Random, lines: list[str], seen: list[Line]) -> Slip | None:
    line = some(chance, seen, lambda one: bare(one) and one.value[0] == "{")
    if not line:
        return None
    at = chance.choice(places(line.text, r": ", line.column))
    return instead(lines, line.number, replaced(line, at, chance.choice([1, 2]), "："), at)


@kind
def fullwidth_comma(chance: Random, lines: list[str], seen: list[Line]) -> Slip | None:
    line = some(chance, seen, lambda one: bare(one) and ", " in one.value)
    if not line:
        return None
    at = chance.choice(places(line.text, r", ", line.column))
    return instead(lines, line.number, replaced(line, at, chance.choice([1, 2]), chance.choice("，，，、")), at)


@kind
def fullwidth_brackets(chance: Random, lines: list[str], seen: list[Line]) -> Slip | None:
    line = some(chance, seen, is_flow)
    if not line:
        return None
    pair = chance.choice(["［］", "【】"]) if line.value[0] == "[" else "｛｝"
    end = len(line.text) - 1
    match chance.randrange(3):
        case 0:
            return instead(lines, line.number, replaced(line, line.column, 1, pair[0]), line.column)
        case 1:
            return instead(lines, line.number, replaced(line, end, 1, pair[1]), end)
    both = line.text[: line.column] + pair[0] + line.value[1:-1] + pair[1]
    return instead(lines, line.number, both, line.column)


@kind
def no_space_after_colon(chance: Random, lines: list[str], seen: list[Line]) -> Slip | None:
    line = some(chance, seen, lambda one: one.key and one.value)
    if not line:
        return None
    at = line.start + len(line.key)
    return instead(lines, line.number, replaced(line, at, 2, ":"), at)


@kind
def no_space_after_colon_in_braces(chance: Random, lines: list[str], seen: list[Line]) -> Slip | None:
    line = some(chance, seen, lambda one: is_flow(one) and one.value[0] == "{")
    if not line:
        return None
    at = chance.choice(places(line.text, r"[a-z_]: ", line.column)) + 1
    return instead(lines, line.number, replaced(line, at, 2, ":"), at)


@kind
def no_comma(chance: Random, lines: list[str], seen: list[Line]) -> Slip | None:
    line = some(chance, seen, lambda one: bare(one) and ", " in one.value)
    if not line:
        return None
    at = chance.choice(places(line.text, r", ", line.column))
    return instead(lines, line.number, replaced(line, at, 1, ""), at, at + 1)


@kind
def bracket_not_closed(chance: Random, lines: list[str], seen: list[Line]) -> Slip | None:
    line = some(chance, seen, is_flow)
    return instead(lines, line.number, line.text[:-1], line.column) if line else None


@kind
def bracket_not_opened(chance: Random, lines: list[str], seen: list[Line]) -> Slip | None:
    line = some(chance, seen, is_flow)
    if not line:
        return None
    return instead(lines, line.number, replaced(line, line.column, 1, ""), line.column, len(line.text) - 2)


@kind
def bracket_twice(chance: Random, lines: list[str], seen: list[Line]) -> Slip | None:
    line = some(chance, seen, is_flow)
    if not line:
        return None
    return instead(lines, line.number, line.text + line.text[-1], len(line.text))


@kind
def wrong_bracket(chance: Random, lines: list[str], seen: list[Line]) -> Slip | None:
    line = some(chance, seen, is_flow)
    if not line:
        return None
    end = len(line.text) - 1
    return instead(lines, line.number, line.text[:-1] + {"]": "}", "}": "]"}[line.text[-1]], end, line.column)


def quoted(chance: Random, seen: list[Line]) -> tuple[Line, int, int] | None:
    """A line with a text in double quotes, and where they open and close."""
    line = some(chance, seen, lambda one: '"' in one.value and "\\" not in one.value and one.value[0] != "'")
    if not line:
        return None
    quotes = places(line.text, '"', line.column)
    if len(quotes) % 2 or not re.search(r'(: |- |\[|, )"$', line.text[: quotes[0] + 1]):
        return None
    pair = chance.randrange(len(quotes) // 2)
    return line, quotes[2 * pair], quotes[2 * pair + 1]


@kind
def quote_not_closed(chance: Random, lines: list[str], seen: list[Line]) -> Slip | None:
    if not (found := quoted(chance, seen)):
        return None
    line, opening, closing = found
    return instead(lines, line.number, replaced(line, closing, 1, ""), opening)


@kind
def quote_not_opened(chance: Random, lines: list[str], seen: list[Line]) -> Slip | None:
    line = some(chance, seen, lambda one: re.fullmatch(r'"[^"\\]+"', one.value))
    if not line:
        return None
    return instead(lines, line.number, replaced(line, line.column, 1, ""), len(line.text) - 2, line.column)


@kind
def stray_quote_at_the_end(chance: Random, lines: list[str], seen: list[Line]) -> Slip | None:
    line = some(chance, seen, lambda one: one.is_text and '"' not in one.value)
    return instead(lines, line.number, line.text + '"', len(line.text)) if line else None


@kind
def stray_quote_at_the_start(chance: Random, lines: list[str], seen: list[Line]) -> Slip | None:
    line = some(chance, seen, lambda one: one.is_text and "'" not in one.value and '"' not in one.value)
    if not line:
        return None
    return instead(lines, line.number, replaced(line, line.column, 0, chance.choice("\"'")), line.column)


@kind
def smart_quotes(chance: Random, lines: list[str], seen: list[Line]) -> Slip | None:
    if not (found := quoted(chance, seen)):
        return None
    line, a, b = found
    return instead(lines, line.number, f"{line.text[:a]}“{line.text[a + 1 : b]}”{line.text[b + 1 :]}", a)


@kind
def words_in_quotes(chance: Random, lines: list[str], seen: list[Line]) -> Slip | None:
    """The first words of a text are put in quotes."""
    line = some(chance, seen, lambda one: one.is_text and len(one.value) > 6 and "'" not in one.value)
    if not line:
        return None
    quote = chance.choice("\"'")
    width = chance.randint(2, 5)
    text = f"{line.text[: line.column]}{quote}{line.value[:width]}{quote}{line.value[width:]}"
    return instead(lines, line.number, text, line.column)


SPECIAL = ("@", "`", "%", "&", "*", "!", "|", "| ", ">", "> ", "[重要] ", "**", "# ", "#", "- ", "? ", "] ", "} ", ", ")


@kind
def special_character_first(chance: Random, lines: list[str], seen: list[Line]) -> Slip | None:
    line = some(chance, seen, lambda one: one.is_text and one.key)
    if not line:
        return None
    return instead(lines, line.number, replaced(line, line.column, 0, chance.choice(SPECIAL)), line.column)


@kind
def special_character_first_in_an_item(chance: Random, lines: list[str], seen: list[Line]) -> Slip | None:
    line = some(chance, seen, lambda one: one.is_text and not one.key and one.dashes)
    if not line:
        return None
    return instead(lines, line.number, replaced(line, line.column, 0, chance.choice(SPECIAL[:11])), line.column)


@kind
def colon_in_a_text(chance: Random, lines: list[str], seen: list[Line]) -> Slip | None:
    line = some(chance, seen, lambda one: one.is_text and len(one.value) > 8)
    if not line:
        return None
    cuts = [
        at
        for at in range(line.column + 2, len(line.text) - 2)
        if line.text[at] not in " :" and line.text[at - 1] != " "
    ]
    if not cuts:
        return None
    at = chance.choice(cuts)
    return instead(lines, line.number, replaced(line, at, 0, ": "), at)


@kind
def hash_in_a_text(chance: Random, lines: list[str], seen: list[Line]) -> Slip | None:
    line = some(chance, seen, lambda one: one.is_text and len(one.value) > 8)
    if not line:
        return None
    at = chance.randrange(line.column + 2, len(line.text) - 2)
    return instead(lines, line.number, replaced(line, at, 0, " #"), at + 1)


@kind
def hash_in_braces(chance: Random, lines: list[str], seen: list[Line]) -> Slip | None:
    line = some(chance, seen, lambda one: bare(one) and len(one.value) > 8)
    if not line:
        return None
    ends = places(line.text, r"[,}\]]", line.column)
    at = chance.choice(ends)
    return instead(lines, line.number, replaced(line, at, 0, " #1"), at + 1)


@kind
def no_colon(chance: Random, lines: list[str], seen: list[Line]) -> Slip | None:
    line = some(chance, seen, lambda one: one.key)
    if not line:
        return None
    at = line.start + len(line.key)
    return instead(lines, line.number, replaced(line, at, 1, ""), at, line.start)


@kind
def semicolon_for_colon(chance: Random, lines: list[str], seen: list[Line]) -> Slip | None:
    line = some(chance, seen, lambda one: one.key and one.value)
    if not line:
        return None
    at = line.start + len(line.key)
    return instead(lines, line.number, replaced(line, at, 1, chance.choice(";；.=")), at, line.start)


@kind
def no_dash(chance: Random, lines: list[str], seen: list[Line]) -> Slip | None:
    line = some(chance, seen, lambda one: one.dashes)
    if not line:
        return None
    words = chance.choice(["  ", ""])
    at = line.indent + len(words)
    return instead(lines, line.number, replaced(line, line.indent, 2, words), at, line.indent)


@kind
def no_space_after_dash(chance: Random, lines: list[str], seen: list[Line]) -> Slip | None:
    line = some(chance, seen, lambda one: one.dashes)
    return (
        instead(lines, line.number, replaced(line, line.indent, 2, "-"), line.indent, line.indent + 1) if line else None
    )


@kind
def other_list_mark(chance: Random, lines: list[str], seen: list[Line]) -> Slip | None:
    line = some(chance, seen, lambda one: one.dashes)
    if not line:
        return None
    mark = chance.choice(["－ ", "– ", "— ", "• ", "· ", "1. ", "1、", "1) ", "* ", "+ ", "（1）", "① ", "➢ "])
    return instead(lines, line.number, replaced(line, line.indent, 2, mark), line.indent)


@kind
def dash_twice(chance: Random, lines: list[str], seen: list[Line]) -> Slip | None:
    line = some(chance, seen, lambda one: one.dashes)
    if not line:
        return None
    return instead(lines, line.number, replaced(line, line.indent, 0, "- "), line.indent, line.indent + 2)


def moved(lines: list[str], line: Line, by: int, *, with_children: bool) -> Slip:
    """The line stands `by` columns further right."""
    changed = list(lines)
    numbers = [line.number]
    if with_children:
        for number in range(line.number + 1, len(lines)):
            text = lines[number]
            if text.strip() and len(text) - len(text.lstrip(" ")) <= line.indent:
                break
            numbers.append(number)
    for number in numbers:
        if changed[number].strip():
            changed[number] = " " * by + changed[number] if by > 0 else changed[number][-by:]
    return Slip(changed, frozenset({(line.number, line.start + by), (line.number, line.indent + by)}))


@kind
def moved_in(chance: Random, lines: list[str], seen: list[Line]) -> Slip | None:
    line = some(chance, seen, lambda one: one.number)
    return moved(lines, line, chance.choice([1, 2]), with_children=False) if line else None


@kind
def moved_in_with_all_below(chance: Random, lines: list[str], seen: list[Line]) -> Slip | None:
    line = some(chance, seen, lambda one: one.number and not one.value)
    return moved(lines, line, chance.choice([1, 2]), with_children=True) if line else None


@kind
def moved_out(chance: Random, lines: list[str], seen: list[Line]) -> Slip | None:
    line = some(chance, seen, lambda one: one.indent >= 2)
    return moved(lines, line, chance.choice([-1, -2]), with_children=False) if line else None


@kind
def moved_out_with_all_below(chance: Random, lines: list[str], seen: list[Line]) -> Slip | None:
    line = some(chance, seen, lambda one: one.indent >= 2 and not one.value)
    return moved(lines, line, chance.choice([-1, -2]), with_children=True) if line else None


@kind
def tab(chance: Random, lines: list[str], seen: list[Line]) -> Slip | None:
    line = some(chance, seen, lambda one: one.indent)
    if not line:
        return None
    at = chance.randrange(0, line.indent, 2)
    return instead(lines, line.number, replaced(line, at, 2, "\t"), at)


@kind
def wide_space_before(chance: Random, lines: list[str], seen: list[Line]) -> Slip | None:
    line = some(chance, seen, lambda one: one.indent)
    if not line:
        return None
    at = chance.randrange(0, line.indent, 2)
    return instead(lines, line.number, replaced(line, at, 2, chance.choice("　\xa0")), at)


@kind
def wide_space_after_colon(chance: Random, lines: list[str], seen: list[Line]) -> Slip | None:
    line = some(chance, seen, lambda one: one.key and one.value)
    if not line:
        return None
    at = line.start + len(line.key) + 1
    return instead(lines, line.number, replaced(line, at, 1, chance.choice("　\xa0")), at)


@kind
def wide_space_after_dash(chance: Random, lines: list[str], seen: list[Line]) -> Slip | None:
    line = some(chance, seen, lambda one: one.dashes)
    if not line:
        return None
    at = line.indent + 1
    return instead(lines, line.number, replaced(line, at, 1, chance.choice("　\xa0")), at)


@kind
def wide_space_at_the_end(chance: Random, lines: list[str], seen: list[Line]) -> Slip | None:
    line = some(chance, seen, lambda one: one.value)
    return instead(lines, line.number, line.text + chance.choice("　\xa0"), len(line.text)) if line else None


@kind
def invisible_character(chance: Random, lines: list[str], seen: list[Line]) -> Slip | None:
    line = some(chance, seen, lambda one: one.value)
    if not line:
        return None
    at = chance.randrange(line.column, len(line.text))
    return instead(lines, line.number, replaced(line, at, 0, chance.choice("\u200b\u200e\ufeff\u00ad\x07\x7f")), at)


@kind
def no_glyph(chance: Random, lines: list[str], seen: list[Line]) -> Slip | None:
    line = some(chance, seen, lambda one: one.is_text and one.key in {"zh", "en"})
    if not line:
        return None
    at = chance.randrange(line.column + 1, len(line.text))
    return instead(lines, line.number, replaced(line, at, 0, chance.choice("😀🚨ឱ")), at)


@kind
def conflict(chance: Random, lines: list[str], seen: list[Line]) -> Slip | None:
    line = some(chance, seen, lambda one: one.number)
    if not line:
        return None
    at = line.number
    both = [
        "<<<<<<< HEAD",
        line.text,
        *chance.choice([[], ["||||||| 3f2a1b", line.text]]),
        "=======",
        line.text,
        ">>>>>>> x",
    ]
    marks = frozenset((at + n, 0) for n, text in enumerate(both) if text[:7] == text[0] * 7)
    return Slip([*lines[:at], *both, *lines[at + 1 :]], marks)


@kind
def one_conflict_marker(chance: Random, lines: list[str], seen: list[Line]) -> Slip | None:
    line = some(chance, seen, lambda one: one.number)
    if not line:
        return None
    mark = chance.choice(["<<<<<<< HEAD", "||||||| 3f2a1b", "=======", ">>>>>>> branch"])
    return Slip([*lines[: line.number], mark, *lines[line.number :]], frozenset({(line.number, 0)}))


@kind
def lines_joined(chance: Random, lines: list[str], seen: list[Line]) -> Slip | None:
    pairs = [(a, b) for a, b in pairwise(seen) if a.is_text and b.key and b.number == a.number + 1]
    if not pairs:
        return None
    first, second = chance.choice(pairs)
    start = len(first.text) + 1 + second.dashes
    text = f"{first.text} {second.text.lstrip()}"
    return Slip(
        [*lines[: first.number], text, *lines[second.number + 1 :]],
        frozenset(
            {(first.number, start), (first.number, start + len(second.key)), (first.number, len(first.text) + 1)}
        ),
    )


@kind
def line_broken(chance: Random, lines: list[str], seen: list[Line]) -> Slip | None:
    line = some(chance, seen, lambda one: len(one.value) > 8 and one.value[0] not in "|>")
    if not line:
        return None
    at = chance.randrange(line.column + 3, len(line.text) - 2)
    indent = chance.choice([0, line.indent, line.start, line.start + 2])
    both = [line.text[:at].rstrip(), " " * indent + line.text[at:].lstrip()]
    if both[1].lstrip().startswith("#"):
        return None
    opening = {(line.number, line.column)} if not line.is_text else set()
    opening |= {(line.number, quote) for quote in places(line.text, '"', line.column)}
    return Slip(
        [*lines[: line.number], *both, *lines[line.number + 1 :]], frozenset({(line.number + 1, indent), *opening})
    )


@kind
def block_without_head(chance: Random, lines: list[str], seen: list[Line]) -> Slip | None:
    line = some(chance, seen, lambda one: one.value[:1] == "|" and one.key)
    if not line:
        return None
    return instead(
        lines, line.number, line.text[: line.column - 1], line.start, also=((line.number + 1, line.indent + 2),)
    )


@kind
def block_line_moved_out(chance: Random, lines: list[str], seen: list[Line]) -> Slip | None:
    line = some(chance, seen, lambda one: one.value[:1] == "|" and one.key)
    if not line:
        return None
    inside = []
    for number in range(line.number + 1, len(lines)):
        indent = len(lines[number]) - len(lines[number].lstrip(" "))
        if lines[number].strip() and indent <= line.start:
            break
        if lines[number].strip():
            inside.append((number, indent))
    if len(inside) < 2:
        return None
    number, _ = chance.choice(inside[1:])
    to = chance.choice([0, line.start])
    return instead(lines, number, " " * to + lines[number].lstrip(), to)


@kind
def document_mark(chance: Random, lines: list[str], seen: list[Line]) -> Slip | None:
    line = some(chance, seen, lambda one: one.number > 2)
    if not line:
        return None
    mark = chance.choice(["---", "...", "```", "----------"])
    return Slip([*lines[: line.number], mark, *lines[line.number :]], frozenset({(line.number, 0)}))


@kind
def a_note_between(chance: Random, lines: list[str], seen: list[Line]) -> Slip | None:
    """A line of prose that nobody marked as a comment."""
    line = some(chance, seen, lambda one: one.number > 2)
    if not line:
        return None
    indent = chance.choice([0, line.indent])
    note = chance.choice(["待确认", "TODO ask legal", "（以下由法务补充）"])
    return Slip([*lines[: line.number], " " * indent + note, *lines[line.number :]], frozenset({(line.number, indent)}))


@kind
def key_misspelt(chance: Random, lines: list[str], seen: list[Line]) -> Slip | None:
    line = some(chance, seen, lambda one: one.key and len(one.key) > 1)
    if not line:
        return None
    at = chance.randrange(len(line.key) - 1)
    key = line.key
    other = chance.choice(
        [key[:at] + key[at + 1] + key[at] + key[at + 2 :], key[:at] + key[at + 1 :], key.capitalize()]
    )
    return (
        None if other == key else instead(lines, line.number, replaced(line, line.start, len(key), other), line.start)
    )


@kind
def key_twice(chance: Random, lines: list[str], seen: list[Line]) -> Slip | None:
    line = some(chance, seen, lambda one: one.key and one.value and one.value[0] not in "|>" and not one.dashes)
    if not line:
        return None
    return Slip(
        [*lines[: line.number + 1], line.text, *lines[line.number + 1 :]], frozenset({(line.number + 1, line.start)})
    )


@kind
def value_dropped(chance: Random, lines: list[str], seen: list[Line]) -> Slip | None:
    line = some(chance, seen, lambda one: one.key and one.value and one.value[0] not in "|>")
    return instead(lines, line.number, line.text[: line.column - 1], line.start) if line else None


@kind
def language_dropped(chance: Random, lines: list[str], seen: list[Line]) -> Slip | None:
    pairs = [(a, b) for a, b in pairwise(seen) if a.key == "zh" and b.key == "en" and a.is_text and b.is_text]
    if not pairs:
        return None
    zh, en = chance.choice(pairs)
    place = {(zh.number - 1, zh.start - 2 - k) for k in (0,)} | {(zh.number, zh.start)}
    above = lines[zh.number - 1]
    place.add((zh.number - 1, len(above) - len(above.lstrip(" -"))))
    return Slip([*lines[: en.number], *lines[en.number + 1 :]], frozenset(place))


@kind
def languages_swapped(chance: Random, lines: list[str], seen: list[Line]) -> Slip | None:
    pairs = [
        (a, b)
        for a, b in pairwise(seen)
        if a.key == "zh" and b.key == "en" and a.is_text and b.is_text and len(b.value) > 20
    ]
    if not pairs:
        return None
    zh, en = chance.choice(pairs)
    changed = list(lines)
    changed[zh.number] = zh.text[: zh.column] + en.value
    changed[en.number] = en.text[: en.column] + zh.value
    return Slip(changed, frozenset({(zh.number, zh.column), (en.number, en.column)}))


@kind
def id_misspelt(chance: Random, lines: list[str], seen: list[Line]) -> Slip | None:
    line = some(chance, seen, lambda one: one.key in {"accountable", "drafter", "approver", "owner", "legal_check"})
    if not line:
        return None
    at = chance.randrange(1, len(line.value))
    return instead(lines, line.number, replaced(line, line.column + at, 0, "x"), line.column)


@kind
def time_misspelt(chance: Random, lines: list[str], seen: list[Line]) -> Slip | None:
    line = some(chance, seen, lambda one: re.fullmatch(r"T\+\d+min", one.value))
    if not line:
        return None
    value = line.value.replace("min", chance.choice(["mins", "mn", "分钟", "m"]))
    return instead(lines, line.number, line.text[: line.column] + value, line.column)


@kind
def choice_misspelt(chance: Random, lines: list[str], seen: list[Line]) -> Slip | None:
    line = some(chance, seen, lambda one: one.key in {"bucket", "status", "audience", "kind"} and one.is_text)
    return instead(lines, line.number, line.text + "x", line.column) if line else None


@kind
def text_without_languages(chance: Random, lines: list[str], seen: list[Line]) -> Slip | None:
    pairs = [
        (a, b, c)
        for a, b, c in zip(seen, seen[1:], seen[2:], strict=False)
        if a.key and not a.value and b.key == "zh" and c.key == "en" and b.is_text and c.is_text
    ]
    if not pairs:
        return None
    key, zh, en = chance.choice(pairs)
    return Slip(
        [*lines[: key.number], f"{key.text} {zh.value}", *lines[en.number + 1 :]],
        frozenset({(key.number, len(key.text) + 1)}),
    )
