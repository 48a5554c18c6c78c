"""More slips, by kind: what phone keyboards, office programs, mail, chat and merge tools make of a line."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from more_slips import KINDS
from slips import Slip, bare, instead, kind, places, quoted, replaced, some

if TYPE_CHECKING:
    from random import Random

    from lines import Line

__all__ = ["KINDS"]
_BLANKS = "\u2002\u2003\u2009\u202f\u205f\u2007"
"""Blanks of other widths, as they come from pages and PDFs."""
_WORD = re.compile(r"[a-z][a-z\d]*(?:-[a-z\d]+)*")


def _wide(words: str) -> str:
    """The words as a Chinese keyboard types them at full width."""
    return "".join(chr(ord(one) + 0xFEE0) if "!" <= one <= "~" else one for one in words)


def _below(lines: list[str], line: Line) -> range:
    """The lines below `line` that are deeper than its key."""
    end = line.number + 1
    while end < len(lines) and (not lines[end].strip() or len(lines[end]) - len(lines[end].lstrip(" ")) > line.start):
        end += 1
    return range(line.number + 1, end)


@kind
def tab_for_a_blank(chance: Random, lines: list[str], seen: list[Line]) -> Slip | None:
    """A tab behind the dash of an item or behind a colon."""
    line = some(chance, seen, lambda one: one.dashes or (one.key and one.value))
    if not line:
        return None
    spots = [line.indent + 1] if line.dashes else []
    spots += [line.start + len(line.key) + 1] if line.key and line.value else []
    at = chance.choice(spots)
    return instead(lines, line.number, replaced(line, at, 1, "\t"), at, at + 1)


@kind
def blank_of_another_width(chance: Random, lines: list[str], seen: list[Line]) -> Slip | None:
    line = some(chance, seen, lambda one: one.indent or one.dashes or (one.key and one.value))
    if not line:
        return None
    spots = [0] if line.indent else []
    spots += [line.indent + 1] if line.dashes else []
    spots += [line.start + len(line.key) + 1] if line.key and line.value else []
    at = chance.choice(spots)
    return instead(lines, line.number, replaced(line, at, 1, chance.choice(_BLANKS)), at)


@kind
def full_width_word(chance: Random, lines: list[str], seen: list[Line]) -> Slip | None:
    """An id, a number, a time or a date in full-width characters."""
    line = some(
        chance, seen, lambda one: one.key not in {"zh", "en"} and re.fullmatch(r"[\w.+:-]+", one.value, re.ASCII)
    )
    if not line:
        return None
    value = line.value
    at = chance.randrange(len(value))
    new = chance.choice([_wide(value), value[:at] + _wide(value[at]) + value[at + 1 :]])
    return instead(lines, line.number, line.text[: line.column] + new, line.column, line.column + at)


@kind
def full_width_key(chance: Random, lines: list[str], seen: list[Line]) -> Slip | None:
    line = some(chance, seen, lambda one: one.key)
    if not line:
        return None
    return instead(lines, line.number, replaced(line, line.start, len(line.key), _wide(line.key)), line.start)


@kind
def key_in_the_other_number(chance: Random, lines: list[str], seen: list[Line]) -> Slip | None:
    """`step` for `steps`, and the like."""
    line = some(chance, seen, lambda one: len(one.key) > 3)
    if not line:
        return None
    key = line.key[:-1] if line.key.endswith("s") else f"{line.key}s"
    return instead(lines, line.number, replaced(line, line.start, len(line.key), key), line.start)


@kind
def words_behind_quotes(chance: Random, lines: list[str], seen: list[Line]) -> Slip | None:
    line = some(chance, seen, lambda one: re.fullmatch(r'"[^"\\]+"|\'[^\'\\]+\'', one.value))
    if not line:
        return None
    more = chance.choice(["等", " etc.", "（待定）", "。", " 注", ",", "；"])
    end = len(line.text)
    return instead(lines, line.number, line.text + more, line.column, end, end + 1)


@kind
def other_block_mark(chance: Random, lines: list[str], seen: list[Line]) -> Slip | None:
    """What a phone or an office program makes of `|-`."""
    line = some(chance, seen, lambda one: one.value in {"|-", "|"} and one.key)
    if not line:
        return None
    marks = [
        "|–",
        "|—",
        "丨-",
        "l-",
        "I-",
        "｜-",
        "| -",
        "|_",
        "-|",
        "｜－",
        "||",
        "|--",
        "|-.",
        ">–",
        "\\|-",
        "¦-",
        "│",
    ]
    return instead(lines, line.number, line.text[: line.column] + chance.choice(marks), line.column, line.column + 1)


@kind
def block_mark_above_a_word(chance: Random, lines: list[str], seen: list[Line]) -> Slip | None:
    """A mark of a block at a key that holds keys or a list."""
    line = some(chance, seen, lambda one: one.key and not one.value and not one.dashes and len(_below(lines, one)) > 1)
    if not line:
        return None
    return instead(
        lines, line.number, f"{line.text} {chance.choice(['|', '|-', '>', '>-'])}", line.start, len(line.text) + 1
    )


@kind
def double_space_as_full_stop(chance: Random, lines: list[str], seen: list[Line]) -> Slip | None:
    """Two blanks make ". " on a phone."""
    line = some(chance, seen, lambda one: one.indent >= 2 and one.key)
    if not line:
        return None
    at = line.indent - 2
    return instead(lines, line.number, replaced(line, at, 2, ". "), at, line.start)


@kind
def language_by_autocorrection(chance: Random, lines: list[str], seen: list[Line]) -> Slip | None:
    line = some(chance, seen, lambda one: one.key in {"zh", "en"})
    if not line:
        return None
    word = chance.choice({"zh": ["ah", "oh", "Zhu", "这", "Zh"], "en": ["in", "end", "an", "恩", "En"]}[line.key])
    return instead(lines, line.number, replaced(line, line.start, len(line.key), word), line.start)


@kind
def marks_of_a_patch(chance: Random, lines: list[str], seen: list[Line]) -> Slip | None:
    """A line of a patch, of a mail that quotes it, or of a listing with numbers."""
    line = some(chance, seen, lambda one: one.number > 1)
    if not line:
        return None
    mark = chance.choice(
        ["+", "-", "+ ", "> ", ">> ", f"{line.number}: ", f"{line.number}  ", f"{line.number}\t", "│ "]
    )
    at = line.start + len(mark)
    return instead(lines, line.number, mark + line.text, 0, at, line.indent + len(mark), len(mark.rstrip()))


@kind
def line_of_a_patch(chance: Random, lines: list[str], seen: list[Line]) -> Slip | None:
    line = some(chance, seen, lambda one: one.number > 2)
    if not line:
        return None
    mark = chance.choice(
        [
            "@@ -12,7 +12,9 @@",
            "diff --git a/x.yml b/x.yml",
            "--- a/x.yml",
            "+++ b/x.yml",
            "\\ No newline at end of file",
        ]
    )
    return Slip([*lines[: line.number], mark, *lines[line.number :]], frozenset({(line.number, 0)}))


@kind
def entity_of_a_page(chance: Random, lines: list[str], seen: list[Line]) -> Slip | None:
    """What a copy of a page's source leaves where a value begins."""
    line = some(chance, seen, lambda one: one.is_text and one.key in {"zh", "en"})
    if not line:
        return None
    mark = chance.choice(["&nbsp;", "&quot;", "&#8220;", "&amp;"])
    return instead(lines, line.number, replaced(line, line.column, 0, mark), line.column)


@kind
def no_value_in_a_word(chance: Random, lines: list[str], seen: list[Line]) -> Slip | None:
    """What other programs write where there is nothing."""
    line = some(chance, seen, lambda one: one.key and one.value and one.value[0] not in "|>")
    if not line:
        return None
    word = chance.choice(
        ["null", "~", "''", '""', "NULL", "None", "nil", "n/a", "无", "-", "[]", "{}", "undefined", "TBD"]
    )
    return instead(lines, line.number, line.text[: line.column] + word, line.column, line.start)


@kind
def empty_item(chance: Random, lines: list[str], seen: list[Line]) -> Slip | None:
    line = some(chance, seen, lambda one: one.dashes == 2)
    if not line:
        return None
    dash = " " * line.indent + chance.choice(["-", "- "])
    return Slip([*lines[: line.number], dash, *lines[line.number :]], frozenset({(line.number, line.indent)}))


@kind
def list_on_the_line_of_its_key(chance: Random, lines: list[str], seen: list[Line]) -> Slip | None:
    lists = [(a, b) for a, b in pairwise(seen) if a.key and not a.value and b.dashes and b.number == a.number + 1]
    if not lists:
        return None
    key, first = chance.choice(lists)
    text = f"{key.text} {first.text.lstrip()}"
    return Slip([*lines[: key.number], text, *lines[first.number + 1 :]], frozenset({(key.number, len(key.text) + 1)}))


@kind
def brackets_of_a_list_lost(chance: Random, lines: list[str], seen: list[Line]) -> Slip | None:
    line = some(chance, seen, lambda one: one.key and re.fullmatch(r"\[[\w-]+(?:, [\w-]+)*\]", one.value))
    if not line:
        return None
    return instead(lines, line.number, line.text[: line.column] + line.value[1:-1], line.column)


@kind
def braces_for_brackets(chance: Random, lines: list[str], seen: list[Line]) -> Slip | None:
    line = some(chance, seen, bare)
    if not line:
        return None
    pair = "{}" if line.value[0] == "[" else chance.choice(["[]", "()"])
    return instead(lines, line.number, line.text[: line.column] + pair[0] + line.value[1:-1] + pair[1], line.column)


@kind
def key_and_value_in_quotes(chance: Random, lines: list[str], seen: list[Line]) -> Slip | None:
    line = some(chance, seen, lambda one: one.key and one.is_text and '"' not in one.value)
    if not line:
        return None
    return instead(lines, line.number, f'{line.text[: line.start]}"{line.text[line.start :]}"', line.start)


@kind
def comma_as_in_other_notations(chance: Random, lines: list[str], seen: list[Line]) -> Slip | None:
    """A comma or a semicolon at the end of a line, as JSON or a program has it."""
    line = some(chance, seen, lambda one: one.value and one.value[0] not in "|>")
    if not line:
        return None
    return instead(lines, line.number, line.text + chance.choice(",;"), len(line.text), line.column)


@kind
def mark_in_a_text_in_braces(chance: Random, lines: list[str], seen: list[Line]) -> Slip | None:
    """A comma or a colon with a blank inside of a text in braces."""
    line = some(chance, seen, lambda one: bare(one) and one.value[0] == "{" and one.key and "zh: " in one.value)
    if not line:
        return None
    found = re.search(r"en: (?P<words>[^,}\]]{12,})", line.text)
    if not found:
        return None
    blanks = places(line.text, r"(?<=\w) (?=\w)", found.start("words"))
    blanks = [at for at in blanks if at < found.end("words")]
    if not blanks:
        return None
    at = chance.choice(blanks)
    mark = chance.choice([", ", ": ", " # "])
    own = line.text.rindex("{", 0, at)
    return instead(lines, line.number, replaced(line, at, 1, mark), *range(at, at + 3), own, found.start("words"))


@kind
def quotes_of_an_office_program(chance: Random, lines: list[str], seen: list[Line]) -> Slip | None:
    if not (found := quoted(chance, seen)):
        return None
    line, a, b = found
    pair = chance.choice(["‘’", "「」", "＂＂", "„“", "″″", "《》", "``", "〝〞", "””", "““"])
    return instead(
        lines, line.number, f"{line.text[:a]}{pair[0]}{line.text[a + 1 : b]}{pair[1]}{line.text[b + 1 :]}", a, b
    )


@kind
def number_of_another_form(chance: Random, lines: list[str], seen: list[Line]) -> Slip | None:
    line = some(chance, seen, lambda one: one.key and re.fullmatch(r"\d+", one.value))
    if not line:
        return None
    value = line.value
    word = chance.choice(
        [f"0x{value}", f"{value},000", f"{value}_000", f"{value}e3", f"{value}.5", f"+{value}个", "半"]
    )
    return instead(lines, line.number, line.text[: line.column] + word, line.column)


@kind
def yes_in_a_word_of_yaml(chance: Random, lines: list[str], seen: list[Line]) -> Slip | None:
    line = some(chance, seen, lambda one: one.value in {"true", "false", "yes", "no"})
    if not line:
        return None
    word = chance.choice(["True.", "x", "有", "enabled", "[true]", "√", "~yes", "不"])
    return instead(lines, line.number, line.text[: line.column] + word, line.column)


@kind
def backslash_in_quotes(chance: Random, lines: list[str], seen: list[Line]) -> Slip | None:
    line = some(chance, seen, lambda one: re.fullmatch(r'"[^"\\]{4,}"', one.value))
    if not line:
        return None
    at = chance.randrange(line.column + 1, len(line.text) - 1)
    return instead(lines, line.number, replaced(line, at, 0, chance.choice(["\\服", "\\d", "C:\\日志"])), at, at + 2)


@kind
def last_words_of_a_line_lost(chance: Random, lines: list[str], seen: list[Line]) -> Slip | None:
    """A line in brackets that was cut short."""
    line = some(chance, seen, lambda one: bare(one) and len(one.value) > 12)
    if not line:
        return None
    at = chance.randrange(line.column + 6, len(line.text) - 1)
    return instead(lines, line.number, line.text[:at].rstrip(), line.column, *places(line.text, r"[\[{]", line.column))


@kind
def several_lines_cut(chance: Random, lines: list[str], seen: list[Line]) -> Slip | None:
    """The head of a list or of keys is cut, and what was below it is left."""
    line = some(chance, seen, lambda one: one.key and not one.value and not one.dashes and one.indent)
    if not line:
        return None
    rest = [*lines[: line.number], *lines[line.number + 1 :]]
    at = line.number
    below = rest[at] if at < len(rest) else ""
    first = len(below) - len(below.lstrip(" "))
    return Slip(rest, frozenset({(at, first), (at, len(below) - len(below.lstrip(" -"))), (at - 1, line.start)}))


@kind
def head_typed_anew(chance: Random, lines: list[str], seen: list[Line]) -> Slip | None:
    """A key stands again without its value, where it was to be changed."""
    line = some(chance, seen, lambda one: one.key and one.value and not one.dashes)
    if not line:
        return None
    head = line.text[: line.column - 1]
    return Slip(
        [*lines[: line.number], head, *lines[line.number :]],
        frozenset({(line.number, line.start), (line.number + 1, line.start)}),
    )


@kind
def reference_twice(chance: Random, lines: list[str], seen: list[Line]) -> Slip | None:
    """The same id twice in a list in brackets."""
    line = some(chance, seen, lambda one: one.key and re.fullmatch(r"\[[a-z-]+(?:, [a-z-]+)*\]", one.value))
    if not line:
        return None
    first = _WORD.search(line.value)
    assert first
    end = len(line.text) - 1
    return instead(lines, line.number, replaced(line, end, 0, f", {first[0]}"), end + 2, line.column + 1)


@kind
def anchor_or_alias(chance: Random, lines: list[str], seen: list[Line]) -> Slip | None:
    line = some(chance, seen, lambda one: one.key and one.value and one.value[0] not in "|>")
    if not line:
        return None
    mark = chance.choice(["&a ", "*a", "!!str ", "!note ", "*重要* ", "&公司 "])
    text = replaced(line, line.column, 0 if mark != "*a" else len(line.value), mark)
    return instead(lines, line.number, text, line.column)
