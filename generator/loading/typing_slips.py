"""Typing slips that YAML misunderstands or swallows, found line by line before YAML is read."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from generator.loading.flow_lines import rows
from generator.loading.flow_slips import COLONS, flow_slip
from generator.loading.key_habits import names, saying
from generator.loading.line_faults import (
    colon_in_text,
    list_on_line,
    no_beginning,
    no_end,
    no_space,
    torn_date,
    two_keys,
    uneven_quotes,
    wide,
    wide_colon,
)
from generator.loading.lost_block_marks import MARK, MISTYPED_MARK, headless
from generator.problems import Place, Problem, Words

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from generator.loading.line_faults import Told


class Slip(NamedTuple):
    """A pattern of a line outside text blocks; its group `at` is what is wrong."""

    rule: str
    pattern: re.Pattern[str]
    message: Words
    cure: Words


def _told(tell: Callable[[int], Told], pattern: re.Pattern[str]) -> Slip:
    """A slip that is told as elsewhere."""
    told = tell(0)
    return Slip(told.rule, pattern, told.message, told.cure)


_KEY = r"^\s*(?:- +)*[A-Za-z_][\w-]*"
_VALUE = rf"(?:{_KEY}: +|^ *(?:- +)+(?![\w-]+: ))"
"""What stands before a value."""
_BLANKS = r"\xa0\u1680\u2000-\u200a\u202f\u205f\u3000"
"""What looks like a space and is none for YAML."""
_WIDE_KEYED = rf"(?!\{{[\w-]+\}} *$)[\x21-\x7e]+ *$|\{{ *\w+[:{COLONS}]|[\[|>]"
"""What stands behind a key in Chinese; behind a word of a text it is a blank to fill in, or more of the text."""
SLIPS = (
    Slip(
        "tab-indent",
        re.compile(r"^ *(?P<at>\t)"),
        Words("行首用了制表符缩进。", "The line is indented with a tab."),
        Words("改用空格，每级两个。", "Use spaces, two a level."),
    ),
    Slip(
        "tab-indent",
        re.compile(r"^ *(?:- +)*-(?P<at>\t+)"),
        Words("列表项的短横后是制表符。", "A tab stands behind the dash of a list item."),
        Words("换成一个空格。", "Put a space in its place."),
    ),
    Slip(
        "bad-indent",
        re.compile(r"^ *(?P<at>\. )(?=(?:- +)*[a-z_][\w-]*:(?: |$))"),
        Words("手机键盘把行首的两个空格变成了句点。", "A phone's keyboard has made a full stop of two spaces here."),
        Words("换回两个空格。", "Put two spaces in its place."),
    ),
    Slip(
        "conflict-marker",
        re.compile(
            r"^(?P<at>diff --git |@@ -\d|--- (?:a/|/dev)|\+\+\+ (?:b/|/dev)|index [0-9a-f]{7,}\.\.|\\ No newline)"
        ),
        Words("这是补丁里的一行。", "This is a line of a patch."),
        Words("删去它。", "Delete it."),
    ),
    Slip(
        "conflict-marker",
        re.compile(r"^(?P<at>\+|>+ ?|[│┃] ?|\d+(?:[:：\t]| {2,})[ \t]*)(?= *(?:- +)*[a-z_][\w-]*:(?: |$))"),
        Words(
            "行首多了补丁、引文或行号的标记。",
            "A patch, a quoted mail or a listing has left its mark before this line.",
        ),
        Words("删去它，保留缩进。", "Delete it, and keep the indentation."),
    ),
    Slip(
        "fullwidth-space",
        re.compile(
            rf"^ *(?:- *)*(?P<at>[{_BLANKS}])|{_KEY}: *(?P<at2>[{_BLANKS}])|\S *(?P<at3>[{_BLANKS}]+)\s*$"
            rf"|{_KEY}(?P<at4>[{_BLANKS}]+) *:"
        ),
        Words(
            "这里是全角空格、不间断空格之类，YAML 不认。",
            "This is a full-width, no-break or other special space, which YAML does not take.",
        ),
        Words("换成普通的半角空格。", "Replace it with an ordinary space."),
    ),
    _told(
        wide_colon,
        re.compile(
            rf"^\s*(?:- +)*(?:[A-Za-z_][A-Za-z0-9_-]*|[^\W_]{{1,8}}(?=[{COLONS}] *(?:{_WIDE_KEYED})))"
            rf" *(?P<at>[{COLONS}])"
        ),
    ),
    Slip(
        "no-space-after-colon",
        re.compile(rf"{_KEY} *: +(?P<at>[:{COLONS}]) "),
        Words("冒号打了两次。", "The colon is typed twice."),
        Words("删去一个。", "Delete one."),
    ),
    _told(
        no_space,
        re.compile(rf"{_KEY}(?P<at>:)(?=[^\s/])"),
    ),
    Slip(
        "fullwidth-brackets",
        re.compile(
            rf"{_VALUE}(?:(?P<at>【)[^】]*[】\]] *$|(?P<at2>[｛［])(?=.*[\]}}］｝】] *$)"
            r"|(?P<at3>[（〔])(?=(?:[a-z_]+: .*|[a-z][a-z\d-]*(?:[,，、;；] ?[a-z][a-z\d-]*)+)[)）〕] *$))"
        ),
        Words("这里用了全角括号，YAML 不认。", "These are full-width brackets, which YAML does not take."),
        Words(
            "列表写成 [甲, 乙] 或每行一个“- ”；若是文字，外面加半角双引号。",
            'Write a list as [a, b] or one "- " a line; put plain quotes around it if it is text.',
        ),
    ),
    _told(lambda at: wide(at, "("), re.compile(rf"{_VALUE}(?P<at>\()(?=[a-z_]+: .*\) *$)")),
    Slip(
        "fullwidth-value",
        re.compile(rf"{_KEY}: +(?P<at>(?!{MARK} *$){MISTYPED_MARK}) *$"),
        Words("多行文字的标记没有写对，YAML 不认。", "The mark of a text of several lines is mistyped."),
        Words("多行文字写成半角的“|-”。", 'Write "|-" for several lines of text.'),
    ),
    Slip(
        "stray-bracket",
        re.compile(
            rf"(?:{_KEY}: +(?P<at>[a-z_])[\w-]*: [^{{]*"
            r"|^ *(?:- +)+(?P<at2>[a-z_])[\w-]*: [^{]*, [a-z_]+: [^{]*)\} *$"
        ),
        Words("末尾的“}”没有对应的“{”。", 'The "}" at the end has no "{".'),
        Words("在这里补上“{”。", 'Write "{" here.'),
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
        re.compile(
            r": +(?P<at>“(?:[^“”]*|[^“”]*(?:“[^“”]*”[^“”]*)+)”|‘[^’]*’|「[^」]*」|『[^』]*』|″[^″]*″|＂[^＂]*＂"
            r"|〝[^〝〞]*[〞〟]|[„”“][^“”]*[“”]|[’‚][^‘’]*[‘’]) *$"
        ),
        Words(
            "整个值用弯引号或全角引号括起，它们会被当作文字。",
            "Curly or full-width quotes around a value become part of the text.",
        ),
        Words('去掉引号，或在外面加半角双引号 "…"。', 'Drop them, or put plain quotes "…" around them.'),
    ),
    Slip(
        "unclosed-quote",
        re.compile(rf"""^ *(?:- +)*(?P<at>["'])(?:{"|".join(sorted(names()))}|[a-z]{{2}}): [^"']*["'] *$"""),
        Words("引号把字段名和值一起括了进去。", "The quotes enclose the key together with its value."),
        Words("去掉引号，或只括住值。", "Drop them, or put them around the value only."),
    ),
    _told(
        list_on_line,
        re.compile(rf"{_KEY}: +(?P<at>-)(?: (?! *[-\d])|$)"),
    ),
    _told(uneven_quotes, re.compile(rf"""{_VALUE}(?P<at>[“‘])[^"'”’]*["'] *$""")),
    _told(
        no_beginning,
        re.compile(rf"""{_VALUE}[^\s"'|>{{\[#&*!?-][^"]*+(?:"[^"]*+"[^"]*+)*+(?P<at>") *$"""),
    ),
    _told(
        two_keys,
        re.compile(
            rf"^ *(?:- +)*(?:{'|'.join(sorted(names()))}): +[\w.+-]+ +(?P<at>(?:{'|'.join(sorted(names()))}): )"
        ),
    ),
    _told(
        colon_in_text,
        re.compile(r"""^\s*(?:- +)*[a-z_][\w-]*: +[^\s"'|>{\[#&*!][^"'#]*?\S(?P<at>:)(?= )"""),
    ),
    _told(
        no_end,
        re.compile(rf"""{_VALUE}(?=[^\s"'|>{{\[#&*!?-])[^"#]*+(?:"[^"#]*+"[^"#]*+)*+(?<!\d)(?P<at>")(?=[^"#]+$)"""),
    ),
)
_PART_OF_DATE, _REST_OF_DATE = re.compile(r": *\d{4}(?:-\d{1,2})? *$"), re.compile(r" *-\d{1,2}(?:-\d{1,2})? *$")
"""A date that is torn over two lines."""
_BRACKET = re.compile(rf"(?:{_KEY}: +|^ *(?:- +)+)(?=[\[{{])")
_ALWAYS = frozenset(
    {
        "fullwidth-colon",
        "fullwidth-comma",
        "fullwidth-brackets",
        "no-space-after-colon",
        "missing-colon",
        "curly-quotes",
        "comment-swallows-text",
        "items-run-together",
        "unclosed-quote",
    }
)
"""Slips inside of brackets that YAML may take; the others are told where it does not."""
_COMMENT = re.compile(r"""^\s*#.*|(?<=["'\]}])\s+#.*$""")
"""A comment, alone or behind what is quoted or in brackets: behind bare words it is told as lost text."""
_BLOCK = re.compile(
    r"^(?P<indent> *)(?P<dashes>(?:- +)*)(?P<key>[\w-]+(?:: +| *[;；.=，：] *| +))?"
    rf"(?:[|>][+-]?(?P<deeper>\d?)[+-]?|{MISTYPED_MARK})\s*(?: #.*)?$"
)
_INVISIBLE = re.compile(
    "(?:[\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u2069\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\ufeff]"
    "|[\ufff9-\ufffb]|(?<![\U0001f3f4\U000e0020-\U000e007f])[\U000e0000-\U000e007f]"  # a flag is spelt in such letters
    "|(?<![\u2190-\u2bff\ufe0f\U0001f000-\U0001faff])\u200d"  # it joins pictographs to one, which paper has not
    "|(?<=[A-Za-z0-9_-])[\ufe00-\ufe0f](?!\u20e3)"  # it asks for the shape of a pictograph where none is
    "|(?<=[\u3001-\u3020\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uff00-\uffef])[\ufe0e\ufe0f])+"
)
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]+")
CHARACTERS = (
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
"""Characters that are wrong wherever they stand."""

_MERGING = re.compile(r"^ *(?P<at><{7}|\|{7}|={7}(?=$)|>{7})(?= |$)")
_MERGED = (
    Words("这里留有 git 合并冲突的标记。", "A git conflict marker was left here."),
    Words("选定一方的内容，删去标记行。", "Keep one side and delete the marker lines."),
)
ANYWHERE = frozenset(slip.rule for slip in CHARACTERS) | {"not-composed", "conflict-marker"}
"""Slips that are wrong in a text too, not only between texts."""


LINES = 1 << 16
"""Lines that are remembered from before: of a file that is saved again all but one, and many of one like another."""


def without_unseen(text: str) -> str:
    """The text without characters that are wrong wherever they stand."""
    for slip in CHARACTERS:
        text = slip.pattern.sub("", text)
    return text


def find_slips(file: str, lines: list[str]) -> Iterator[Problem]:
    """Every typing slip in the `lines` of `file`."""
    for number, line in enumerate(lines, start=1):
        for (rule, _, message, cure), start, end in _wrong_characters(line):
            yield Problem(Place(file, number, start + 1, end + 1), rule, message, cure)
        yield from _not_composed(file, number, line)
    plain = dict(outside_blocks(lines))
    merging = {number: mark for number, line in enumerate(lines, start=1) if (mark := _MERGING.match(line))}
    yield from _conflicts(file, merging, plain)
    texts = {below for number in plain for below in range(number + 1, number + 1 + headless(lines, number - 1))}
    own = {number: line for number, line in plain.items() if number not in merging and number not in texts}
    torn = {
        number for number in own if _REST_OF_DATE.match(lines[number - 1]) and _PART_OF_DATE.search(lines[number - 2])
    }
    slipped = {
        number: slip
        for number, line in own.items()
        if (
            slip := torn_date(len(line) - len(line.lstrip())).on(file, number)
            if number in torn
            else _slip(file, number, line)
        )
    }
    yield from slipped.values()
    yield from _in_brackets(file, own, slipped)


def _slip(file: str, number: int, line: str) -> Problem | None:
    """The first slip on a line that its pattern shows."""
    if (found := _first_slip(line)) is None:
        return None
    (rule, _, message, cure), start, end = found
    return Problem(Place(file, number, start + 1, end + 1), rule, message, cure)


@lru_cache(maxsize=LINES)
def _wrong_characters(line: str) -> tuple[tuple[Slip, int, int], ...]:
    """Characters of a line that are wrong wherever they stand, each with where it begins and ends."""
    return tuple((slip, found.start(), found.end()) for slip in CHARACTERS for found in slip.pattern.finditer(line))


@lru_cache(maxsize=LINES)
def _first_slip(line: str) -> tuple[Slip, int, int] | None:
    """The first slip on a line, and where it begins and ends; a comment may say anything."""
    said = _COMMENT.sub("", line)
    for slip in SLIPS:
        if found := slip.pattern.search(said):
            group = next(name for name, words in found.groupdict().items() if words)
            return slip, found.start(group), found.end(group)
    return None


def _in_brackets(file: str, lines: dict[int, str], slipped: Collection[int]) -> Iterator[Problem]:
    """The first slip in each value in brackets, on one line or several, none of which has one already."""
    for row in rows(saying(lines.items())):
        value = _BRACKET.match(row.text)
        if not value or any(number in slipped for number in row.numbers):
            continue
        if (told := flow_slip(row.text, value.end())) and told.rule in _ALWAYS:
            number, at = row.place(told.at)
            yield told._replace(at=at).on(file, number)


def outside_blocks(lines: list[str]) -> Iterator[tuple[int, str]]:
    """Lines, from 1, that are not inside a block of text (`|` or `>`)."""
    inside: int | None = None
    text = 0
    for number, line in enumerate(lines, start=1):
        indent = len(line) - len(line.lstrip(" "))
        if inside is not None and (not line.strip() or indent > max(inside, text - 1)):
            text = text or (indent if line.strip() else 0)  # its first line says how deep it stands
            continue
        inside, text = None, 0
        yield number, line
        if found := _BLOCK.match(line):
            inside = len(found["indent"]) + len(found["dashes"])
            if found["dashes"] and not found["key"]:
                inside = line.rindex("-", 0, inside)
            text = inside + int(found["deeper"]) if found["deeper"] else 0


def _conflicts(file: str, merging: dict[int, re.Match[str]], plain: Collection[int]) -> Iterator[Problem]:
    """Each conflict, at its first marker. A row of = inside a text block is one only between two others."""
    inside = False
    for number, found in merging.items():
        mark = found["at"][0]
        if mark == "<" or (not inside and (mark != "=" or number in plain)):
            yield Problem(Place(file, number, found.start("at") + 1, found.end("at") + 1), "conflict-marker", *_MERGED)
            inside = True
        inside = inside and mark != ">"


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
