"""What is told of a line that stands wrong among its neighbours: its indentation, its dash, or words without a key."""

from __future__ import annotations

import re

from generator.loading.flow_slips import COLONS
from generator.loading.line_faults import Told, out_of_block, wide_colon
from generator.problems import Words

LIST_MARK = re.compile(r"(?:\d{1,2}[.)、．)]|[(（]\d{1,2}[)）]|[*+→➢✓①-⑳–—])\s*\S")
"""What begins an item of a list elsewhere than in YAML."""
STEP = 2
"""Columns of a level."""


def indent(line: str) -> int:
    """How many blanks a line begins with."""
    return len(line) - len(line.lstrip(" "))


def deeper(at: int) -> Told:
    """A line that is indented more than its sibling."""
    return Told(
        at,
        "bad-indent",
        Words("这一行比同级的上一行缩进得多。", "This line is indented more than its sibling above."),
        Words("让同级的字段左对齐。", "Align keys of one level."),
    )


def step(at: int) -> Told:
    """A line that is aligned with no level."""
    return Told(
        at,
        "bad-indent",
        Words("这一行的缩进对不上任何一级。", "This line is aligned with no level above it."),
        Words("每级缩进两个空格，与同级的行左对齐。", "Indent by two spaces a level, and align it with its siblings."),
    )


def above_its_key(at: int, key: str) -> Told:
    """A line that stands above what it belongs to."""
    return Told(
        at,
        "bad-indent",
        Words(f"这一行属于“{key}”，却在它的上面。", f'This line belongs to "{key}", but stands above it.'),
        Words("把它移到那一行下面。", "Move it below that line."),
    )


def dash_among_keys(at: int) -> Told:
    """A list item where a key goes."""
    return Told(
        at,
        "bad-indent",
        Words("这里是字段，不是列表项。", "Here goes a key, no list item."),
        Words("删去“- ”，或缩进到所属的列表。", 'Delete the "- ", or indent the line to the list that it belongs to.'),
    )


def no_dash(at: int) -> Told:
    """A list item without its dash."""
    return Told(
        at,
        "missing-dash",
        Words("列表项要以“- ”开头。", 'A list item begins with "- ".'),
        Words(
            "在前面加“- ”；若是上一项的字段，改缩进。",
            'Put "- " before it; if it is a key of the item above, indent it.',
        ),
    )


def no_dash_below(at: int) -> Told:
    """A value that belongs into the list below it."""
    return Told(
        at,
        "missing-dash",
        Words(
            "这里已有值，下面又是列表；列表项要以“- ”开头。",
            'Here stands a value above a list, whose items begin with "- ".',
        ),
        Words(
            "另起一行，以“- ”开头；若列表属于另一个字段，在它上面补上字段名。",
            'Give it a line of its own that begins with "- "; if the list belongs to another key, write its key above.',
        ),
    )


def no_head(at: int, key: str) -> Told:
    """Lines of text below a key without the mark of a block."""
    return Told(
        at,
        "text-goes-on",
        Words(f"“{key}”下面是几行文字，却没有“|-”。", f'Lines of text stand below "{key}", but there is no "|-".'),
        Words(f"写成“{key}: |-”。", f'Write "{key}: |-".'),
    )


def neither(line: str, at: int, above: str) -> Told:
    """Words that belong to nothing, below the value `above`: a key in Chinese, or the rest of a text."""
    if above[:1] in {"|", ">"}:
        return out_of_block(at)
    if not above and LIST_MARK.match(line, at):
        return no_dash(at)
    key = re.compile(rf"[^\W\d_]{{1,8}} *(?=[{COLONS}])").match(line, at)
    if key and not re.search(r"[^\x00-\x7f]\s*$", above):  # a text in Chinese may go on with such words
        return wide_colon(key.end())
    return Told(
        at,
        "text-goes-on",
        Words("这一行没有字段名，会接到上一行的文字后面。", "This line has no key: it would go on the text above it."),
        Words(
            "列表项以“- ”开头，字段写成“字段名: 值”；多行文字用 |-，注释以 # 开头。",
            'Begin an item with "- ", write a key as "key: value"; use |- for several lines of text, # for a comment.',
        ),
    )


def goes_on(line: str, line_above: str) -> Told:
    """A text without quotes that goes on in the next line."""
    at = indent(line)
    opened = re.sub(r"^ *(?:- +)*[\w-]+: *$", "", line_above)
    return no_dash(at) if re.match(r" *- [\w-]+$", line_above) else neither(line, at, opened)


def list_goes_on(at: int, value: int | None) -> Told:
    """A list that goes on a text: the text, at `value`, stands at a key; or is an item out of line."""
    return step(at) if value is None else no_dash_below(value)
