"""Why YAML does not read a file, in the reader's words: the first line that is not written as the lines of a file are.

Called only for a file that YAML refuses, so what is seldom but right never becomes a problem here. A line is
`key: value`, `- value` or text in a block; a level is indented by two, and a list's dashes by two or not at all.
"""

from __future__ import annotations

import re
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from generator.loading.flow_lines import Row, rows
from generator.loading.flow_slips import COLONS, COMMAS, OPEN, SPECIAL, end_of_quote, flow_slip
from generator.loading.key_habits import LINE, Habits, are_beside, holds_a_list, names, saying
from generator.loading.line_faults import (
    Told,
    colon_in_text,
    comma_behind,
    no_colon,
    quote_all,
    unclosed_quote,
    value_below_its_key,
    wide,
    wide_colon,
)
from generator.loading.misplaced_lines import (
    LIST_MARK,
    STEP,
    above_its_key,
    dash_among_keys,
    deeper,
    indent,
    neither,
    no_dash,
    no_dash_below,
    no_head,
    step,
)
from generator.problems import Words
from generator.text.languages import is_language

if TYPE_CHECKING:
    from collections.abc import Iterator

_PAIR = re.compile(r"[a-z_][\w-]* *[;；.=，]? *[\[{\"|>]")
"""A word and a value that is no plain text, which are no text together."""


_OF_DATA = re.compile(r"""["']?[a-z_]|[^:]*: +[\[{]""")
"""How a line of data begins: no key of the model begins with a capital letter or with a Chinese character."""


def explain(lines: list[tuple[int, str]], last: int) -> tuple[int, Told] | None:
    """The line, and what is wrong on it, of the first fault up to the line `last`; None if each looks in order.

    `lines` are those outside of blocks, with their numbers from 1.
    """
    for number, told in _Outline(rows(saying(lines))).faults():
        return (number, told) if number <= last else None
    return None


class _Outline:
    """Reads lines from top to bottom and keeps the open levels: (column, whether it is a list)."""

    def __init__(self, lines: list[Row]) -> None:
        self.rows, self.habits = lines, Habits([(row.number, row.text) for row in lines])
        self.levels: list[tuple[int, bool]] = []
        self.closed_by: dict[int, tuple[int, int, str]] = {}
        """By the column of a mapping the key that closed it: its line, column and name."""
        self.opened_by: dict[int, int] = {}
        """By the column of a list the line of its key."""
        self.first_item: dict[int, tuple[int, bool]] = {}
        """By the column of a list the line of its first item, and whether the list's key stands at this column."""
        self.shut: dict[int, tuple[int, int, str, str]] = {}
        """By the column of a mapping that the line above ended: that line, its column, key, and the key beside it."""
        self.beside: dict[int, str] = {}
        """By column the last key there."""
        self.opener = 0
        self.above: re.Match[str] | None = None

    def faults(self) -> Iterator[tuple[int, Told]]:
        """Each fault with its line, in order."""
        for position, row in enumerate(self.rows):
            parts = LINE.match(row.text)
            if not parts:  # it begins with white space that is no blank
                return
            rest = [below.text for below in self.rows[position + 1 :]]
            for number, told in self._fault(row.number, parts, rest):
                line, at = row.place(told.at) if number == row.number else (number, told.at)
                yield line, told._replace(at=at)
            self._enter(row.number, parts)
            self.above = parts

    @property
    def opens(self) -> bool:
        """Whether the line above leaves its value to this one."""
        return not self.above or not self.above["value"] or self.above["value"].startswith("#")

    def _fault(self, number: int, parts: re.Match[str], rest: list[str]) -> Iterator[tuple[int, Told]]:
        column, below = len(parts["indent"]), rest[0] if rest else ""
        if told := self._moved_out(number, parts, below):
            yield number, told
        elif self._lost_first_dash(parts, below):
            yield number, no_dash(column)
        elif told := self._level(number, parts, below):
            other = self._other_suspect(number, parts, rest) if told.rule == "missing-dash" else None
            yield (
                other
                or self._above_moved_out(parts)
                or self._other_item(parts)
                or self._first_item_of_all(parts)
                or (number, told)
            )
        elif self._lost_head(number, parts, rest):
            yield number, no_head(parts.start("key"), parts["key"])
        elif self._opener_moved_out(number, parts, rest):
            yield number, step(column)
        elif told := _item(parts, -1 if below.lstrip().startswith("- ") else indent(below)) or _value(
            parts.string, parts
        ):
            yield number, told
        elif found := (
            self._first_item_odd(number, parts, rest)
            or self._lost_dash(number, parts, rest)
            or self._above_its_key(number, parts, rest)
        ):
            yield found
        elif self._value_above_list(parts, below):
            yield number, no_dash_below(parts.start("value"))

    def _enter(self, number: int, parts: re.Match[str]) -> None:
        """Close the levels that the line ends, and open its own."""
        column = len(parts["indent"])
        opener = parts["key"] and not parts["value"]
        if opener and self.above and self.opens and self.above["key"] and self.above.start("key") == column:
            self.closed_by[column + STEP] = number, column, parts["key"]  # it stands where what it closes would begin
        self.shut.clear()
        start = parts.start("key")
        while self.levels and self.levels[-1][0] > column:
            gone, is_list = self.levels.pop()
            if not is_list and parts["key"] and not parts["dashes"]:
                self.shut[gone] = number, start, parts["key"], self.beside.get(start, "")
            if not is_list and opener:
                self.closed_by[gone] = number, column, parts["key"]
        for dash in re.finditer("-", parts["dashes"]):
            at = column + dash.start()
            if (at, True) not in self.levels:
                self.levels.append((at, True))
                self.opened_by[at] = self.opener
                self.first_item[at] = number, bool(self.above and self.above["key"]) and (at, False) in self.levels
        if parts["key"] and (parts.start("key"), False) not in self.levels:
            self.levels.append((parts.start("key"), False))
            self.closed_by.pop(parts.start("key"), None)
        if opener:
            self.opener = number
        if parts["key"]:
            self.beside[start] = parts["key"]

    def _moved_out(self, number: int, parts: re.Match[str], below: str) -> Told | None:
        """A line that stands at the left of where it belongs, as what is about it shows."""
        above, start = self.above, parts.start("key" if parts["key"] else "value")
        if not above or not parts["key"]:
            return None
        deeper = indent(below) > start
        column = len(parts["indent"])
        if self.opens and above["key"] and above.start("key") == column and parts["value"] and deeper:
            if parts["dashes"]:
                return step(column) if LINE.fullmatch(below) and not below.lstrip().startswith("- ") else None
            return step(start)  # the first of two below a key
        in_block = above["value"][:1] in {"|", ">"}
        strange = parts["value"] and not (self.habits.knows(parts["key"], number) or is_language(parts["key"]))
        if in_block and strange and (indent(below) > column or _value(parts.string, parts)):
            return neither(parts.string, column, above["value"])
        return None

    def _opener_moved_out(self, number: int, parts: re.Match[str], rest: list[str]) -> bool:
        """Whether what is below a key stands a level too deep, and the key elsewhere at another column."""
        column = parts.start("key")
        if not parts["key"] or parts["value"] or parts["dashes"] or self.opens or (column, True) in self.levels:
            return False
        deep = [indent(line) >= column + 2 * STEP for line in rest[:2]]
        return deep == [True, True] and not self.habits.at_home(parts["key"], number, column)

    @staticmethod
    def _goes_on_here(column: int, rest: list[str]) -> bool:
        """Whether the next key that is not deeper begins at this column too."""
        return indent(next((line for line in rest if indent(line) <= column), "")) == column > 0

    def _other_suspect(self, number: int, parts: re.Match[str], rest: list[str]) -> tuple[int, Told] | None:
        """The key above that was moved out with all below it, if not this line, which meets its list, was."""
        column, below = len(parts["indent"]), rest[0] if rest else ""
        opener = parts["key"] and not (parts["value"] and indent(below) > column) and not below.startswith("- ", column)
        if not opener or column not in self.closed_by or self.closed_by[column][0] != self.opened_by.get(column):
            return None
        above, start, key = self.closed_by[column]
        known = self.habits.knows(parts["key"], number)
        among = are_beside(parts["key"], self.beside.get(column, ""))
        at_home = (
            self.habits.at_home(parts["key"], number, column) if known else self._goes_on_here(column, rest) or among
        )
        return None if not at_home or self.habits.at_home(key, above, start) else (above, step(start))

    def _above_moved_out(self, parts: re.Match[str]) -> tuple[int, Told] | None:
        """The line above, if it ended the keys among which this line stands, and belongs to them, not to its own."""
        above, start, key, beside = self.shut.get(len(parts["indent"]), (0, 0, "", ""))
        belongs = above and parts["key"] and not parts["dashes"] and are_beside(key, parts["key"])
        return (above, step(start)) if belongs and not are_beside(key, beside) else None

    def _other_item(self, parts: re.Match[str]) -> tuple[int, Told] | None:
        """The first item of the list, if it was moved out to the column of the list's key, and this one was not."""
        at = len(parts["indent"]) - STEP
        above, beside_key = self.first_item.get(at, (0, False))
        return (above, step(at)) if parts["dashes"] and beside_key and (at, True) in self.levels else None

    def _first_item_of_all(self, parts: re.Match[str]) -> tuple[int, Told] | None:
        """The first line of the file, if it lost the dash that this line has at the left of it."""
        if not self.levels:
            return None
        first, is_list = self.levels[0]
        moved = parts["dashes"] and first == len(parts["indent"]) + STEP
        items = (
            row.text.startswith("- ")
            for above, row in pairwise(self.rows)
            if not (above.text.endswith(":") and above.text[0] not in " -")
        )
        alone = not parts["dashes"] and first == 0 and len(parts["indent"]) == STEP and any(items)
        return (self.rows[0].number, no_dash(first)) if not is_list and (moved or alone) else None

    def _lost_head(self, number: int, parts: re.Match[str], rest: list[str]) -> bool:  # noqa: PLR0911 - one answer a case
        """Whether the lines below a key are those of a text, of which the `|-` is lost."""
        start = parts.start("key")
        body = list(takewhile(lambda line: indent(line) > start, rest))
        first = LINE.match(body[0]) if body else None
        if not parts["key"] or parts["value"] or not first:
            return False
        if any((row := LINE.match(line)) and row["key"] and _OF_DATA.match(line, row.start("key")) for line in body):
            return False
        if not first["dashes"] and any(re.match(r" *- +[\[{]", line) for line in body):
            return False  # it is a note above the items of the list
        if first["dashes"]:
            return self.habits.holds(parts["key"], number, "text")
        if first["key"]:
            return len(body) > 1
        if LIST_MARK.match(first["value"]):
            return False
        if first["value"][0] in OPEN:
            at = first.start("value")
            told = flow_slip(body[0], at)
            return len(body) > 1 and (not told or (told.at == at and told.rule != "unclosed-bracket"))
        return len(body) > 1 and first["value"][0] not in "\"'"

    def _first_item_odd(self, number: int, parts: re.Match[str], rest: list[str]) -> tuple[int, Told] | None:
        """The first item of a list, if it lost its dash or was moved in, and the items below it were not."""
        at = parts.start("key")
        if not parts["key"] or parts["value"] or [indent(line) for line in rest[:2]] != [at + 2 * STEP] * 2:
            return None
        deeper = takewhile(lambda line: indent(line) > at, rest)
        moved = rest[0].lstrip().startswith("- ")
        if not moved and not any(line.startswith("- ", at + STEP) for line in deeper):
            return None
        told = step if moved else no_dash
        return next(row.number for row in self.rows if row.number > number), told(at + 2 * STEP)

    def _lost_dash(self, number: int, parts: re.Match[str], rest: list[str]) -> tuple[int, Told] | None:
        """The key, if the lines below it with its value are written like those of a list item."""
        column = len(parts["indent"])
        return (number, no_dash(column)) if self._like_an_item(column, parts, rest) else None

    def _like_an_item(self, column: int, parts: re.Match[str], rest: list[str]) -> bool:
        if not parts["key"] or parts["dashes"] or not (self.opens or (column, True) in self.levels):
            return False
        deeper = list(takewhile(lambda line: indent(line) > column, rest))
        if not parts["value"]:
            return bool(self.above) and [indent(line) for line in deeper[:2]] == [column + 2 * STEP] * 2
        beside = [line for line in deeper if indent(line) == column + STEP and not line.lstrip().startswith("- ")]
        after = rest[len(deeper)] if len(deeper) < len(rest) else ""
        listed = self.opens and self.above and self.habits.holds(self.above["key"], self.opener, "list")
        signs = [bool(beside), bool(listed), after.startswith(" " * column + "- ")]
        return len(beside) > 1 or sum(signs) > 1

    def _lost_first_dash(self, parts: re.Match[str], below: str) -> bool:
        """Whether what has no dash stands where a list begins: below a key that holds nothing else, or above an item.

        Above an item it is a value in brackets or quotes.
        """
        if self.opens and self.above and self.above["key"] and parts["key"] and not parts["dashes"]:
            odd = parts["value"][:1] not in {"", "|", ">", "#"} and indent(below) > len(parts["indent"])
            return odd and holds_a_list(self.above["key"]) and len(parts["indent"]) > self.above.start("key")
        alone = not parts["key"] and not parts["dashes"] and parts["value"][:1] in {*OPEN, "'", '"'}
        beside = below.lstrip().startswith("- ") and len(parts["indent"]) - indent(below) in {0, STEP}
        return alone and self.opens and beside

    def _value_above_list(self, parts: re.Match[str], below: str) -> bool:
        """Whether the list below a key with its value is the key's own, and no item of another list that was moved."""
        at = indent(below) - parts.start("key")
        mine = parts["key"] and parts["value"] and at > 0 and below.lstrip().startswith("- ")
        return bool(mine) and not any(is_list and 0 < indent(below) - a <= STEP for a, is_list in self.levels)

    def _above_its_key(self, number: int, parts: re.Match[str], rest: list[str]) -> tuple[int, Told] | None:
        """The first item of a list that stands above the list's key, below a key that holds no list elsewhere."""
        key = LINE.match(rest[1]) if len(rest) > 1 else None
        if not key or not key["key"] or key["value"] or key["dashes"] or key.start("key") != parts.start("key"):
            return None
        if not self._value_above_list(parts, rest[0]):
            return None
        if self.habits.holds(parts["key"], number, "list") and parts["value"][0] not in OPEN:
            return None
        return next(row.number for row in self.rows if row.number > number), above_its_key(indent(rest[0]), key["key"])

    def _level(self, number: int, parts: re.Match[str], below: str) -> Told | None:  # noqa: PLR0911 - one answer a case
        """What is wrong with where the line begins."""
        column = len(parts["indent"])
        bare = not parts["key"] and not parts["dashes"] and parts["value"][:1] not in {*OPEN, "'", '"'}
        if bare and (self.opens or not self.levels):  # a value stands on the line of its key
            return self._neither(number, parts, below)
        if not self.levels:
            return None
        deepest = self.levels[-1][0]
        start = parts.start("dashes") if parts["dashes"] else parts.end("dashes")
        if column > deepest:
            if not self.opens:
                return deeper(start) if parts["key"] or parts["dashes"] else self._neither(number, parts, below)
            return step(start) if column - deepest != STEP else None
        kinds = {is_list for at, is_list in self.levels if at == column}
        if not kinds:
            return step(start)
        if parts["dashes"]:
            return None if True in kinds or self.opens else dash_among_keys(start)
        if False not in kinds:
            return no_dash(start)
        return None if parts["key"] else self._neither(number, parts, below)

    def _is_key(self, number: int, word: str, rest: str) -> bool:
        """Whether the word is a key elsewhere, and does not go on a text above; or goes on none at all."""
        above = self.above["value"] if self.above else ""
        if self._is_plain(above) and len(rest.split()) > 1 and not is_language(word):
            return False
        return self.habits.knows(word, number) or not (self._is_plain(above) or above[:1] in {"|", ">"})

    def _is_field(self, parts: re.Match[str], word: str) -> bool:
        """Whether a field of the model and one word, or a language, stand where the key above begins."""
        if not (self.above and self.above["key"] and self.above.start("key") == parts.start("value")):
            return False
        rest = parts["value"][len(word) :]
        return bool(word in names() and re.fullmatch(r" *(?:[=;；.，,>~]|[-–—=]+>?)? *\S+", rest)) or (
            rest != "" and is_language(word)
        )

    @staticmethod
    def _is_plain(value: str) -> bool:
        return bool(value) and value[0] not in "\"'[{|>#"

    def _neither(self, number: int, parts: re.Match[str], below: str) -> Told:
        """A line that is neither key nor item."""
        at, value = parts.start("value"), parts["value"]
        if value[0] in "\"'" and (told := _quoted(parts.string, at, may_be_key=True)):
            return told
        listed = self.levels and self.levels[-1][1] and len(parts["indent"]) >= self.levels[-1][0]
        if listed or LIST_MARK.match(value):
            return no_dash(at)
        word = re.match(r"[a-z_][\w-]*(?=$|[ ;；.=，]|[\[{\"|>])", value)
        if word and word[0] == value and self.opens and self.above and self.above["key"] and indent(below) <= at:
            return value_below_its_key(at, self.above["key"])
        if word and (
            _PAIR.match(value)
            or self._is_field(parts, word[0])
            or self._is_key(number, word[0], value[word.end() :])
            or (word[0] == value and indent(below) == at + STEP)
        ):
            return no_colon(at + word.end(), word[0])
        return neither(parts.string, at, self.above["value"] if self.above else "")


def _item(parts: re.Match[str], below: int) -> Told | None:
    """What is wrong with the beginning of a list item."""
    if parts["dashes"].count("-") > 1:
        return dash_among_keys(parts.start("dashes") + parts["dashes"].rindex("-"))
    if parts["dashes"] and not parts["key"]:
        at = parts.start("value")
        word = re.match(
            r"[a-z_][\w-]*(?= *[{\[\"] *\w|[ ;；.=])" if below == at else r"[a-z_][\w-]*(?= *[{\[])", parts["value"]
        )
        alone = re.fullmatch(r"[a-z_][\w-]*", parts["value"]) if below > at else None
        word = word or alone
        return no_colon(at + len(word[0]), word[0]) if word else None
    return None


def _value(line: str, parts: re.Match[str]) -> Told | None:  # noqa: PLR0911 - one answer a case
    """What is wrong with the value of a line."""
    at, value = parts.start("value"), parts["value"]
    first = value[:1]
    if not value or first == "#":
        return None
    if first in OPEN:
        return flow_slip(line, at)
    if first in "\"'":
        return _quoted(line, at, may_be_key=not parts["key"])
    if first in "［【｛" and (parts["key"] or parts["dashes"]) and re.match(r".[a-z_][\w-]*: ", value):
        return wide(at, first)
    if SPECIAL.match(value) or first in ",]}":
        return quote_all(at)
    if parts["key"] and (bare := re.fullmatch(r"[a-z_][\w-]*: .*\}\s*", value)):
        return _not_opened(at, bare[0].rstrip()[-1])
    if colon := re.search(r":(?= |$)", value):
        return colon_in_text(at + colon.start())
    return None


def _quoted(line: str, at: int, *, may_be_key: bool) -> Told | None:
    """What is wrong with a value in quotes, and with what stands behind it."""
    end = end_of_quote(line, at)
    if end is None:
        return unclosed_quote(at)
    rest = line[end:].strip()
    if not rest or rest[0] == "#":
        return None
    behind = line.index(rest, end)
    if rest in COMMAS + ",;。.":
        return comma_behind(behind)
    return wide_colon(behind) if rest[0] in COLONS and may_be_key else quote_all(at)


def _not_opened(at: int, closing: str) -> Told:
    opening = {closes: opens for opens, closes in OPEN.items()}[closing]
    return Told(
        at,
        "stray-bracket",
        Words(f"末尾的“{closing}”没有对应的“{opening}”。", f'The "{closing}" at the end has no "{opening}".'),
        Words(f"在这里补上“{opening}”。", f'Write "{opening}" here.'),
    )
