"""Typing slips that YAML misunderstands or swallows, found line by line before YAML is read."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from generator.problems import Place, Problem, Words

if TYPE_CHECKING:
    from collections.abc import Iterator


class Slip(NamedTuple):
    """A pattern of a line outside text blocks; its group `at` is what is wrong."""

    rule: str
    pattern: re.Pattern[str]
    message: Words
    cure: Words


SWALLOWED = (
    Words("空格加 # 之后的文字会被当作注释丢掉。", 'The text after " #" is taken for a comment and lost.'),
    Words(
        "给整个值加半角双引号；注释请另起一行。",
        "Put plain quotes around the value; give a comment a line of its own.",
    ),
)
"""What `comment-swallows-text` says and advises."""
_KEY = r"^\s*(?:- +)*[A-Za-z_][\w-]*"
SLIPS = (
    Slip(
        "conflict-marker",
        re.compile(r"^(?P<at><{7}|={7}$|>{7})"),
        Words("这里留有 git 合并冲突的标记。", "A git conflict marker was left here."),
        Words("选定一方的内容，删去三行标记。", "Keep one side and delete the three marker lines."),
    ),
    Slip(
        "tab-indent",
        re.compile(r"^ *(?P<at>\t)"),
        Words("行首用了制表符缩进。", "The line is indented with a tab."),
        Words("改用空格，每级两个。", "Use spaces, two a level."),
    ),
    Slip(
        "fullwidth-space",
        re.compile(rf"^ *(?P<at>[\u3000\xa0])|{_KEY}:(?P<at2>[\u3000\xa0])"),
        Words(
            "这里是全角空格或不间断空格，YAML 不认。",
            "This is a full-width or no-break space, which YAML does not take.",
        ),
        Words("换成普通的半角空格。", "Replace it with an ordinary space."),
    ),
    Slip(
        "fullwidth-colon",
        re.compile(r"^\s*(?:- +)*[a-z_][a-z0-9_-]*(?P<at>：)"),
        Words("字段名后用了全角冒号。", "The key is followed by a full-width colon."),
        Words("改成半角冒号加一个空格“: ”。", 'Write an ordinary colon and a space, ": ".'),
    ),
    Slip(
        "no-space-after-colon",
        re.compile(rf"{_KEY}(?P<at>:)(?=[^\s/])"),
        Words("字段名的冒号后缺少空格。", "There is no space after the key's colon."),
        Words("在冒号后加一个空格。", "Put a space after the colon."),
    ),
    Slip(
        "colon-in-text",
        re.compile(rf"""{_KEY}: +[^\s"'|>{{\[#&*!][^"'#]*?\S(?P<at>:)(?= )"""),
        Words("文字里的半角冒号加空格会被当作另一个字段。", "A colon and a space inside a text look like another key."),
        Words("给整个值加半角双引号，或改用全角冒号。", "Put plain quotes around the whole value."),
    ),
    Slip(
        "no-space-after-dash",
        re.compile(r"^\s*-(?P<at>[^\s\-])"),
        Words("列表项的短横后缺少空格。", "There is no space after the dash of a list item."),
        Words("在“-”后加一个空格。", 'Put a space after "-".'),
    ),
    Slip(
        "fullwidth-dash",
        re.compile(r"^\s*(?P<at>[－–−﹣])"),
        Words("列表项用了全角或长短横。", "The list item begins with a full-width or long dash."),
        Words("改成半角“-”加空格。", 'Write "-" and a space.'),
    ),
    Slip(
        "bullet-character",
        re.compile(r"^\s*(?P<at>[•·●◦▪■○・])"),
        Words("列表项用了项目符号，YAML 不认。", "The list item begins with a bullet, which YAML does not take."),
        Words("改成“-”加空格。", 'Write "-" and a space.'),
    ),
    Slip(
        "curly-quotes",
        re.compile(r": +(?P<at>[“‘「『])[^”’」』]*[”’」』] *$"),
        Words("整个值用弯引号括起，它们会被当作文字。", "Curly quotes around a value become part of the text."),
        Words('去掉引号，或在外面加半角双引号 "…"。', 'Drop them, or put plain quotes "…" around them.'),
    ),
    Slip(
        "fullwidth-brackets",
        re.compile(r": +(?P<at>【)[^】]*】 *$"),
        Words("【】不是 YAML 的列表括号。", "【】 are no list brackets in YAML."),
        Words(
            "列表写成 [甲, 乙] 或每行一个“- ”；若是文字，外面加半角双引号。",
            'Write a list as [a, b] or one "- " a line; put plain quotes around it if it is text.',
        ),
    ),
    Slip(
        "fullwidth-comma",
        re.compile(r""": ++\[[^\]"'，、]*+(?P<at>[，、])[^"'\]]*+\] *$"""),
        Words("列表里用了全角逗号，两项会合成一项。", "A full-width comma in a list makes one item of two."),
        Words("改成半角逗号加空格“, ”。", 'Write an ordinary comma and a space, ", ".'),
    ),
    Slip(
        "comment-swallows-text",
        re.compile(r"""[{,] *[\w-]+: +[^\s"'{\[#][^"'#{}\[\]]*[ \t](?P<at>#)(?=[^"'#]*\})"""),
        *SWALLOWED,
    ),
)
_BLOCK = re.compile(r"^(?P<indent> *)(?P<dashes>(?:- +)*)(?P<key>[\w-]+: +)?[|>][+-]?\d?[+-]?\s*(?: #.*)?$")
_INVISIBLE = re.compile(
    "[\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u2069\u00ad\u061c\ufeff]"
    "|(?<![\u2190-\u2bff\ufe0f\U0001f000-\U0001faff])\u200d"  # it joins pictographs to one, which paper has not
    "|(?<=[A-Za-z0-9_-])[\ufe00-\ufe0f](?!\u20e3)"  # it asks for the shape of a pictograph where none is
)
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")
_CHARACTERS = (
    Slip(
        "control-character",
        _CONTROL,
        Words("这里有一个控制字符。", "There is a control character here."),
        Words("删去它。", "Delete it."),
    ),
    Slip(
        "invisible-character",
        _INVISIBLE,
        Words(
            "这里有一个看不见的字符（零宽或改变文字方向）。",
            "There is an invisible character here (zero width, or turning the text's direction).",
        ),
        Words("删去它，或重新键入这一行。", "Delete it, or type the line anew."),
    ),
)

ANYWHERE = frozenset(slip.rule for slip in _CHARACTERS) | {"not-composed"}
"""Slips that are wrong in a text too, not only between texts."""


def find_slips(file: str, lines: list[str]) -> Iterator[Problem]:
    """Every typing slip in the `lines` of `file`."""
    for number, line in enumerate(lines, start=1):
        for rule, pattern, message, cure in _CHARACTERS:
            for found in pattern.finditer(line):
                yield Problem(Place(file, number, found.start() + 1, found.end() + 1), rule, message, cure)
        yield from _not_composed(file, number, line)
    for number, line in _outside_blocks(lines):
        for rule, pattern, message, cure in SLIPS:
            slip = pattern.search(line)
            if slip:
                group = "at" if slip.groupdict().get("at") else "at2"
                place = Place(file, number, slip.start(group) + 1, slip.end(group) + 1)
                yield Problem(place, rule, message, cure)
                break


def deeper_than_before(file: str, lines: list[str], line: int) -> Problem | None:
    """The usual cause when YAML stumbles at `line` (from 1): a key indented more than the one above it."""
    if not 1 < line <= len(lines):
        return None
    above = re.match(r"^( *(?:- +)?)[\w-]+: +[^\s|>]", lines[line - 2])
    here = re.match(r"^( +)[\w-]+:(\s|$)", lines[line - 1])
    if not (above and here) or len(here[1]) <= len(above[1]):
        return None
    column = len(here[1]) + 1
    return Problem(
        Place(file, line, column, column + 1),
        "bad-indent",
        Words("这一行比同级的上一行缩进得多。", "This line is indented more than its sibling above."),
        Words("让同级的字段左对齐。", "Align keys of one level."),
    )


def _outside_blocks(lines: list[str]) -> Iterator[tuple[int, str]]:
    """Lines, from 1, that are not inside a block of text (`|` or `>`)."""
    inside: int | None = None
    for number, line in enumerate(lines, start=1):
        indent = len(line) - len(line.lstrip(" "))
        if inside is not None and (not line.strip() or indent > inside):
            continue
        inside = None
        yield number, line
        if found := _BLOCK.match(line):
            inside = len(found["indent"]) + len(found["dashes"])
            if found["dashes"] and not found["key"]:
                inside = line.rindex("-", 0, inside)


def _not_composed(file: str, number: int, line: str) -> Iterator[Problem]:
    if unicodedata.is_normalized("NFC", line):
        return
    mark = next((i for i, c in enumerate(line) if unicodedata.combining(c)), 1)
    yield Problem(
        Place(file, number, max(mark, 1), mark + 2),
        "not-composed",
        Words("这里的字母和附加符号是分开存的。", "A letter and its mark are stored apart here."),
        Words("重新键入这个字符。", "Type this character anew."),
    )
