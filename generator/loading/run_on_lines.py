"""A text that goes on in the line below the one on which it began: what was lost there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.loading.line_faults import unclosed_quote
from generator.loading.lost_block_marks import OPENER, headless
from generator.loading.misplaced_lines import STEP, goes_on, indent, list_goes_on, no_dash, no_head
from generator.problems import Place, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.loading.line_faults import Told
    from generator.loading.passage import Written


def run_on(file: str, lines: Sequence[str], written: Written) -> Iterator[Problem]:
    """A text without quotes ends on its line: what goes on below is a lost dash or key, or has lost its quotes.

    One in quotes may go on, but indented deeper than it began; so does a block.
    """
    first, column = written.line, written.column
    if written.last_line == first or written.style in {"|", ">"}:
        return
    alone = not lines[first][:column].strip()
    number = next(n for n in range(first + (not alone), len(lines)) if lines[n].strip())
    if written.style:
        keyed = re.match(r" *(?:- +)*(?=\S*:)| *", lines[first])
        if not alone and not (keyed and indent(lines[number]) > keyed.end()):
            told = unclosed_quote(column)
            yield Problem(Place(file, first + 1, told.at + 1, told.at + 2), told.rule, told.message, told.cure)
        return
    number, told = _joint(lines, number, written)
    yield Problem(Place(file, number + 1, told.at + 1, len(lines[number]) + 1), told.rule, told.message, told.cure)


def _joint(lines: Sequence[str], number: int, written: Written) -> tuple[int, Told]:
    """What is told of the line `number`, on which a text goes on."""
    first, column = written.line, written.column
    line, above = lines[number], lines[first]
    before = above[:column]
    if not before.strip() and (opener := OPENER.match(lines[first - 1])) and headless(lines, first - 1):
        return first - 1, no_head(opener.start("key"), opener["key"])
    if number == first and OPENER.match(lines[first - 1]) and lines[first + 1].startswith("- ", column):
        return first, no_dash(column)
    if line.lstrip().startswith("- "):
        if re.fullmatch(r" *(?:- +)*[\w-]+: +", before):
            return first, list_goes_on(indent(line), column)
        number = first if indent(above) % STEP or _stands_at_its_key(lines, written) else number
        return number, list_goes_on(indent(lines[number]), None)
    if re.fullmatch(r" *+(?:- +)*+[^\[{:]*\S [^\[{:]*: +", before):  # a text with a colon in it looks like a key
        return first, goes_on(above, lines[first - 1])
    return number, goes_on(line, lines[number - 1])


def _stands_at_its_key(lines: Sequence[str], written: Written) -> bool:
    """Whether an item was moved out to the column of its list's key, and no other item stands there."""
    own = indent(lines[written.line])
    opener = OPENER.match(lines[written.line - 1])
    below = next((line for line in lines[written.last_line + 1 :] if line.strip()), "")
    return opener is not None and opener.start("key") == own and not below.startswith("- ", own)
