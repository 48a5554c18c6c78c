"""More slips of fingers, by kind: pasting, cutting, moving blocks, and values that look right to people."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from slips import KINDS, Slip, instead, kind, replaced, some

if TYPE_CHECKING:
    from random import Random

    from lines import Line

__all__ = ["KINDS"]
_TEXTS = {"zh", "en"}


def _end(lines: list[str], line: Line) -> int:
    """The first line behind all that stands below `line`."""
    at = line.number + 1
    while at < len(lines) and (not lines[at].strip() or len(lines[at]) - len(lines[at].lstrip(" ")) > line.indent):
        at += 1
    return at


def _whole(lines: list[str], line: Line | None, new: str, *also: int) -> Slip | None:
    if not line or line.value == new:
        return None
    return instead(lines, line.number, line.text[: line.column] + new, line.column, *also)


@kind
def item_pasted_twice(chance: Random, lines: list[str], seen: list[Line]) -> Slip | None:
    line = some(chance, seen, lambda one: one.dashes == 2 and one.key == "id")
    if not line:
        return None
    end = _end(lines, line)
    place = (end, line.column)
    return Slip([*lines[:end], *lines[line.number : end], *lines[end:]], frozenset({place, (line.number, line.column)}))


@kind
def key_with_all_below_pasted_twice(chance: Random, lines: list[str], seen: list[Line]) -> Slip | None:
    line = some(chance, seen, lambda one: one.key and not one.value and not one.dashes)
    if not line:
        return None
    end = _end(lines, line)
    return Slip([*lines[:end], *lines[line.number : end], *lines[end:]], frozenset({(end, line.start)}))


def _between_lists(lines: list[str], head: Line) -> bool:
    """Whether the head of a list stands between items: who changes places with it is in another list."""
    around = (lines[head.number - 1], *lines[head.number + 1 : head.number + 3])
    return all(re.match(r" *- ", line) for line in around)


@kind
def two_lines_swapped(chance: Random, lines: list[str], seen: list[Line]) -> Slip | None:
    pairs = [(a, b) for a, b in pairwise(seen) if b.number == a.number + 1 and b.indent > a.indent and not a.value]
    pairs = [(a, b) for a, b in pairs if not _between_lists(lines, a)]
    if not pairs:
        return None
    first, second = chance.choice(pairs)
    at = first.number
    places = {
        (at, second.start),
        (at, second.indent),
        (at + 1, first.start),
        (at + 1, first.indent),
        (at, second.column),
    }
    return Slip([*lines[:at], second.text, first.text, *lines[at + 2 :]], frozenset(places))


@kind
def colon_twice(chance: Random, lines: list[str], seen: list[Line]) -> Slip | None:
    line = some(chance, seen, lambda one: one.key and one.value)
    if not line:
        return None
    at = line.start + len(line.key)
    words = chance.choice(["::", ": :", "::  ", ":："])
    return instead(lines, line.number, replaced(line, at, 1, words), at, at + 1, at + 2)


@kind
def unseen_in_a_key(chance: Random, lines: list[str], seen: list[Line]) -> Slip | None:
    line = some(chance, seen, lambda one: one.key)
    if not line:
        return None
    at = line.start + chance.choice([0, len(line.key)])
    return instead(lines, line.number, replaced(line, at, 0, chance.choice("\u200b\ufeff\u200d\u2060")), at)


@kind
def wide_space_in_a_key(chance: Random, lines: list[str], seen: list[Line]) -> Slip | None:
    line = some(chance, seen, lambda one: one.key)
    if not line:
        return None
    at = line.start + len(line.key)
    return instead(lines, line.number, replaced(line, at, 0, chance.choice("\u3000\xa0")), at, line.start)


@kind
def date_of_another_form(chance: Random, lines: list[str], seen: list[Line]) -> Slip | None:
    line = some(chance, seen, lambda one: re.fullmatch(r"\d{4}-\d\d-\d\d", one.value))
    if not line:
        return None
    year, month, day = line.value.split("-")
    forms = [
        f"{year}年{int(month)}月{int(day)}日",
        f"{year}/{month}/{day}",
        f"{year}.{month}.{day}",
        f"{day}/{month}/{year}",
        f"{year}-{month}",
        f"{year}-13-{day}",
        f"{year}-02-30",
        f"{year}{month}{day}",
        f"{year}－{month}－{day}",
        "tomorrow",
        f"{year}-{month}-O1",
        f"{year}-{month}-{day}-{day}",
        f"{year}-{month}-{day}。",
    ]
    return _whole(lines, line, chance.choice(forms))


@kind
def yes_in_another_word(chance: Random, lines: list[str], seen: list[Line]) -> Slip | None:
    line = some(chance, seen, lambda one: one.value in {"true", "false"})
    return _whole(lines, line, chance.choice(["是", "否", "ture", "maybe", "对", "√", "2"]))


@kind
def number_with_a_letter(chance: Random, lines: list[str], seen: list[Line]) -> Slip | None:
    line = some(chance, seen, lambda one: one.key and re.fullmatch(r"\d+", one.value))
    if not line:
        return None
    forms = [
        f"{line.value}O",
        f"l{line.value}",
        f"{line.value} 人",
        f"{line.value}%",
        "三",
        "ten",
        f"-{line.value}.5",
        f"~{line.value}",
        f"{line.value}-{line.value}",
        f"{line.value}，000",
        "１２a",
        f"{line.value}.",
    ]
    return _whole(lines, line, chance.choice(forms))


@kind
def time_of_another_form(chance: Random, lines: list[str], seen: list[Line]) -> Slip | None:
    line = some(chance, seen, lambda one: re.fullmatch(r"(?:T\+)?\d+(?:min|h|d|wd)", one.value))
    if not line:
        return None
    number, unit = re.findall(r"\d+|[a-z]+", line.value)[-2:]
    forms = [
        f"{number} {unit}s later",
        f"T{number}{unit}",
        f"T+{number}",
        f"T+{number}分",
        f"T＋{number}{unit}x",
        f"{number}",
        f"T+{number}O{unit}",
        f"t+{number} {unit}？",
        f"T+-{number}{unit}",
        f"{number}分钟左右",
        f"T+{number}{unit}{unit}",
        "asap",
    ]
    return _whole(lines, line, chance.choice(forms))


@kind
def other_language_key(chance: Random, lines: list[str], seen: list[Line]) -> Slip | None:
    line = some(chance, seen, lambda one: one.key in _TEXTS and one.is_text)
    if not line:
        return None
    forms = {
        "zh": ["cn", "zh_CN", "zh-CN", "ch", "ZH", "中文", "zn", "chinese"],
        "en": ["eng", "EN", "en_US", "enn", "英文", "ne", "english"],
    }
    text = replaced(line, line.start, len(line.key), chance.choice(forms[line.key]))
    return instead(lines, line.number, text, line.start)


@kind
def id_of_another_form(chance: Random, lines: list[str], seen: list[Line]) -> Slip | None:
    line = some(chance, seen, lambda one: one.key == "id" and "-" in one.value)
    if not line:
        return None
    word = line.value
    forms = [
        word.title(),
        word.replace("-", "_"),
        word.replace("-", " "),
        word.replace("-", "—"),
        word + "：",
        "编号",
        word + ".",
        "1" + word,
    ]
    return _whole(lines, line, chance.choice(forms))


@kind
def id_that_is_another(chance: Random, lines: list[str], seen: list[Line]) -> Slip | None:
    ids = [one for one in seen if one.key == "id" and one.dashes]
    pairs = [
        (a, b)
        for a, b in pairwise(ids)
        if a.indent == b.indent and not any(a.number < one.number < b.number and one.indent < a.indent for one in seen)
    ]
    if not pairs:
        return None
    first, second = chance.choice(pairs)
    return _whole(lines, second, first.value)


@kind
def reference_misspelt(chance: Random, lines: list[str], seen: list[Line]) -> Slip | None:
    line = some(chance, seen, lambda one: one.dashes and not one.key and re.fullmatch(r"[a-z]+(?:-[a-z]+)+", one.value))
    if not line:
        return None
    at = chance.randrange(1, len(line.value) - 1)
    word = line.value
    forms = [
        word[:at] + word[at + 1] + word[at] + word[at + 2 :],
        word[:at] + word[at + 1 :],
        word + "s",
        word.replace("-", "_"),
        word.title(),
        word + "。",
        f"other-book/{word}",
        f'"{word}x"',
    ]
    new = chance.choice(forms)
    return None if new == word else _whole(lines, line, new, line.column + 1)


@kind
def choice_in_other_words(chance: Random, lines: list[str], seen: list[Line]) -> Slip | None:
    line = some(chance, seen, lambda one: one.key in {"bucket", "status", "audience", "kind"} and one.is_text)
    if not line:
        return None
    return _whole(
        lines,
        line,
        chance.choice([line.value.upper() + "!", "公开", "待定", line.value + "，", "other", line.value[:-1]]),
    )


@kind
def key_in_capitals_too(chance: Random, lines: list[str], seen: list[Line]) -> Slip | None:
    line = some(chance, seen, lambda one: one.key and one.value and not one.dashes and one.value[0] not in "|>")
    if not line:
        return None
    text = replaced(line, line.start, len(line.key), line.key.capitalize())
    return Slip(
        [*lines[: line.number + 1], text, *lines[line.number + 1 :]], frozenset({(line.number + 1, line.start)})
    )


@kind
def text_behind_the_block_mark(chance: Random, lines: list[str], seen: list[Line]) -> Slip | None:
    line = some(chance, seen, lambda one: one.value == "|-" and one.key)
    if not line:
        return None
    first = lines[line.number + 1].strip()
    text = f"{line.text}{chance.choice([' ', ''])}{first}"
    return Slip([*lines[: line.number], text, *lines[line.number + 2 :]], frozenset({(line.number, line.column)}))


@kind
def comment_of_another_language(chance: Random, lines: list[str], seen: list[Line]) -> Slip | None:
    line = some(chance, seen, lambda one: one.number > 2 and one.key)
    if not line:
        return None
    mark = chance.choice(["// ", "＃ ", "<!-- ", "-- ", "; ", "/* "])
    return instead(
        lines, line.number, replaced(line, line.indent, 0, mark), line.indent, line.indent + len(mark) + line.dashes
    )


@kind
def apostrophe_in_single_quotes(chance: Random, lines: list[str], seen: list[Line]) -> Slip | None:
    line = some(chance, seen, lambda one: one.key == "en" and one.is_text and "'" in one.value.strip("'"))
    return _whole(lines, line, f"'{line.value}'") if line else None


@kind
def dashes_of_a_list_lost(chance: Random, lines: list[str], seen: list[Line]) -> Slip | None:
    lists = [(a, b) for a, b in pairwise(seen) if a.key and not a.value and b.dashes and not b.key and b.is_text]
    if not lists:
        return None
    key, first = chance.choice(lists)
    changed = list(lines)
    for number in range(first.number, _end(lines, key)):
        if lines[number].startswith(" " * first.indent + "- "):
            changed[number] = " " * first.indent + lines[number][first.indent + 2 :]
    return Slip(changed, frozenset({(first.number, first.indent), (key.number, key.start)}))


@kind
def blank_of_another_form(chance: Random, lines: list[str], seen: list[Line]) -> Slip | None:
    line = some(chance, seen, lambda one: one.key in _TEXTS and re.search(r"\{[a-z]+(?:-[a-z]+)*\}", one.value))
    if not line:
        return None
    found = re.search(r"\{([a-z-]+)\}", line.text)
    assert found
    forms = ["｛{}｝", "{{{}", "{}}}", "{{{{{}}}}}", "{{{}s}}", "[{}]", "{{ {} }}", "（{}）"]
    new = chance.choice(forms).format(found[1])
    return instead(
        lines,
        line.number,
        replaced(line, found.start(), len(found[0]), new),
        *range(found.start(), found.start() + len(new)),
        line.column,
    )


@kind
def address_of_another_form(chance: Random, lines: list[str], seen: list[Line]) -> Slip | None:
    line = some(chance, seen, lambda one: one.key == "url" and one.value.startswith("https://"))
    if not line:
        return None
    word = line.value
    forms = [
        word[8:],
        word.replace("https", "htps"),
        word.replace("://", "：//"),
        word.replace("/", " /", 3),
        "见附件",
        f"<{word}>",
        f"[链接]({word})",
    ]
    return _whole(lines, line, chance.choice(forms), *(line.column + at for at in range(len(word) + 4)))


@kind
def lost_with_all_below(chance: Random, lines: list[str], seen: list[Line]) -> Slip | None:
    """A key that has to be there is cut with all below it."""
    line = some(
        chance,
        seen,
        lambda one: one.key in {"title", "name", "summary", "owner"} and not one.dashes,
    )
    if not line:
        return None
    end = _end(lines, line)
    above = max(
        (one for one in seen if one.number < line.number and one.indent < line.indent),
        key=lambda one: one.number,
        default=None,
    )
    if above is None:
        return None
    return Slip(
        [*lines[: line.number], *lines[end:]],
        frozenset({(above.number, above.start), (above.number, above.column), (above.number, above.indent)}),
    )
