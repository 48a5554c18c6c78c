"""Why YAML does not read a file, in the reader's words: the first line that is not written as the lines of a file are.

Called only for a file that YAML refuses, so what is seldom but right never becomes a problem here. A line is
`key: value`, `- value` or text in a block; a level is indented by two, and a list's dashes by two or not at all.
"""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from generator.flow_slips import OPEN, Told, colon_in_text, end_of_quote, flow_slip, quote_all, unclosed_quote, wide
from generator.problems import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

_LINE = re.compile(
    r"""^(?P<indent> *)(?P<dashes>(?:- +)*)(?P<key>(?:[\w][\w-]*|"[^"]*"|'[^']*'):(?= |$))? *(?P<value>.*)$"""
)
_SPECIAL = re.compile(r"[@`%]|[&*!](?=\S*[^\w\s-])|\*|[|>](?![+-]?\d?[+-]?\s*(?:#|$))|[-?](?= )|[,\]}]")
STEP = 2
"""Columns of a level."""
_LIST_MARK = re.compile(r"(?:\d{1,2}[.)、．)]|[(（]\d{1,2}[)）]|[*+→➢✓①-⑳–—])\s*\S")


def explain(lines: list[tuple[int, str]], last: int) -> tuple[int, Told] | None:
    """The line, and what is wrong on it, of the first fault up to the line `last`; None if each looks in order.

    `lines` are those outside of blocks, with their numbers from 1.
    """
    first = next(_levels([(number, line) for number, line in lines if _says_something(line)]), None)
    return first if first and first[0] <= last else None


def _says_something(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")


def _levels(lines: list[tuple[int, str]]) -> Iterator[tuple[int, Told]]:  # noqa: C901 - the levels are one state
    """Faults of the lines, in order, while the open levels are kept: (column, whether it is a list)."""
    levels: list[tuple[int, bool]] = []
    closed_by: dict[int, tuple[int, int]] = {}
    opens = True
    opened_by: dict[int, int] = {}
    opener = 0
    for position, (number, line) in enumerate(lines):
        parts = _LINE.match(line)
        if not parts:  # it begins with white space that is no blank
            return
        column, rest = len(parts["indent"]), [text for _, text in lines[position + 1 :]]
        below = rest[0] if rest else ""
        goes_deeper = indent(below) > column
        if told := _level(levels, opens, column, parts):
            moved = parts["key"] and not (parts["value"] and goes_deeper) and not below.startswith("- ", column)
            if (
                told.rule == "missing-dash"
                and moved
                and column in closed_by
                and closed_by[column][0] == opened_by.get(column)
            ):
                above, start = closed_by[column]
                yield above, _step(start)
            yield number, told
        elif parts["key"] and parts["value"] and not parts["dashes"] and _lost_dash(column, rest):
            yield number, _no_dash(column)
        elif told := _item(parts, indent(below)) or _value(line, parts):
            yield number, told
        while levels and levels[-1][0] > column:
            gone, is_list = levels.pop()
            if not is_list and parts["key"] and not parts["value"]:
                closed_by[gone] = number, column
        for dash in re.finditer("-", parts["dashes"]):
            at = column + dash.start()
            if (at, True) not in levels:
                levels.append((at, True))
                opened_by[at] = opener
        if parts["key"] and (parts.start("key"), False) not in levels:
            levels.append((parts.start("key"), False))
            closed_by.pop(parts.start("key"), None)
        if parts["key"] and not parts["value"]:
            opener = number
        opens = not parts["value"] or parts["value"].startswith("#")


def _lost_dash(column: int, rest: list[str]) -> bool:
    """Whether the lines below a key with its value are written like those of a list item."""
    deeper = list(takewhile(lambda line: indent(line) > column, rest))
    beside = [line for line in deeper if indent(line) == column + STEP and not line.lstrip().startswith("- ")]
    after = rest[len(deeper)] if len(deeper) < len(rest) else ""
    return len(beside) > 1 or (bool(beside) and indent(after) == column and after.startswith("- ", column))


def indent(line: str) -> int:
    """How many blanks a line begins with."""
    return len(line) - len(line.lstrip(" "))


def _item(parts: re.Match[str], below: int) -> Told | None:
    """What is wrong with the beginning of a list item."""
    if parts["dashes"].count("-") > 1:
        return _dash_among_keys(parts.start("dashes") + parts["dashes"].rindex("-"))
    if parts["dashes"] and not parts["key"]:
        at = parts.start("value")
        word = re.match(
            r"[a-z_][\w-]*(?= *[{\[\"] *\w| )" if below == at else r"[a-z_][\w-]*(?= *[{\[])", parts["value"]
        )
        return _no_colon(at + word.end(), word[0]) if word else None
    return None


def _level(levels: list[tuple[int, bool]], opens: bool, column: int, parts: re.Match[str]) -> Told | None:  # noqa: FBT001, PLR0911 - one answer a case
    """What is wrong with where the line begins."""
    bare = not parts["key"] and not parts["dashes"] and parts["value"][:1] not in {*OPEN, "'", '"'}
    if bare and (opens or not levels):  # a value stands on the line of its key
        return _neither(parts.start("value"), parts["value"], levels)
    if not levels:
        return None
    deepest = levels[-1][0]
    start = parts.start("dashes") if parts["dashes"] else parts.end("dashes")
    if column > deepest:
        if not opens:
            return _deeper(start) if parts["key"] or parts["dashes"] else _neither(start, parts["value"], levels)
        return _step(start) if column - deepest != STEP else None
    kinds = {is_list for at, is_list in levels if at == column}
    if not kinds:
        return _step(start)
    if parts["dashes"]:
        return None if True in kinds or opens else _dash_among_keys(start)
    if False not in kinds:
        return _no_dash(start)
    return None if parts["key"] else _neither(start, parts["value"], levels)


def _value(line: str, parts: re.Match[str]) -> Told | None:  # noqa: PLR0911 - one answer a case
    """What is wrong with the value of a line."""
    at, value = parts.start("value"), parts["value"]
    first = value[:1]
    if not value or first == "#":
        return None
    if first in OPEN:
        return flow_slip(line, at)
    if first in "\"'":
        end = end_of_quote(line, at)
        if end is None:
            return unclosed_quote(at)
        rest = line[end:].strip()
        return None if not rest or rest[0] == "#" else quote_all(at)
    if first in "［【｛" and (parts["key"] or parts["dashes"]):
        return wide(at, first)
    if _SPECIAL.match(value):
        return quote_all(at)
    if parts["key"] and (bare := re.fullmatch(r"[a-z_][\w-]*: .*\}\s*", value)):
        return _not_opened(at, bare[0].rstrip()[-1])
    if colon := re.search(r":(?= |$)", value):
        return colon_in_text(at + colon.start())
    return None


def _deeper(at: int) -> Told:
    return Told(
        at,
        "bad-indent",
        Words("这一行比同级的上一行缩进得多。", "This line is indented more than its sibling above."),
        Words("让同级的字段左对齐。", "Align keys of one level."),
    )


def _step(at: int) -> Told:
    return Told(
        at,
        "bad-indent",
        Words("这一行的缩进对不上任何一级。", "This line is aligned with no level above it."),
        Words("每级缩进两个空格，与同级的行左对齐。", "Indent by two spaces a level, and align it with its siblings."),
    )


def _dash_among_keys(at: int) -> Told:
    return Told(
        at,
        "bad-indent",
        Words("这里是字段，不是列表项。", "Here goes a key, no list item."),
        Words("删去“- ”，或缩进到所属的列表。", 'Delete the "- ", or indent the line to the list that it belongs to.'),
    )


def _no_dash(at: int) -> Told:
    return Told(
        at,
        "missing-dash",
        Words("列表项要以“- ”开头。", 'A list item begins with "- ".'),
        Words(
            "在前面加“- ”；若是上一项的字段，改缩进。",
            'Put "- " before it; if it is a key of the item above, indent it.',
        ),
    )


def _neither(at: int, value: str, levels: list[tuple[int, bool]]) -> Told:
    """A line that is neither key nor item."""
    if (levels and levels[-1][1]) or _LIST_MARK.match(value):
        return _no_dash(at)
    if word := re.match(r"[a-z_][\w-]*(?=$|[ ;；.=，])", value):
        return _no_colon(at + word.end(), word[0])
    return neither(at)


def _no_colon(at: int, word: str) -> Told:
    return Told(
        at,
        "missing-colon",
        Words(f"“{word}”后面缺少冒号。", f'There is no colon after "{word}".'),
        Words("字段写成“字段名: 值”。", 'Write a key as "key: value".'),
    )


def neither(at: int) -> Told:
    """Words that belong to nothing."""
    return Told(
        at,
        "text-goes-on",
        Words("这一行没有字段名，会接到上一行的文字后面。", "This line has no key: it would go on the text above it."),
        Words(
            "列表项以“- ”开头，字段写成“字段名: 值”；多行文字用 |-，注释以 # 开头。",
            'Begin an item with "- ", write a key as "key: value"; use |- for several lines of text, # for a comment.',
        ),
    )


def goes_on(at: int, line_above: str) -> Told:
    """A text without quotes that goes on in the next line."""
    return _no_dash(at) if re.match(r" *- [\w-]+$", line_above) else neither(at)


def _not_opened(at: int, closing: str) -> Told:
    opening = {closes: opens for opens, closes in OPEN.items()}[closing]
    return Told(
        at,
        "stray-bracket",
        Words(f"末尾的“{closing}”没有对应的“{opening}”。", f'The "{closing}" at the end has no "{opening}".'),
        Words(f"在这里补上“{opening}”。", f'Write "{opening}" here.'),
    )
