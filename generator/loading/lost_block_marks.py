"""Texts of several lines below a key whose mark of a block, `|-`, is lost."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from generator.loading.flow_slips import COLONS
from generator.loading.misplaced_lines import indent

if TYPE_CHECKING:
    from collections.abc import Sequence

MARK = r"[|>](?:[+-]?\d?|\d[+-])"
"""What says that a text of several lines stands below."""
MISTYPED_MARK = r"(?:[|｜︱丨│┃¦∣ǀ＞>\\]|[lI](?=[-–—－])|-(?=[|>]))[ |>._+＋\-－–—−]{0,3}"
"""What keyboards and office programs make of it."""
OPENER = re.compile(r"^ *(?:- +)*(?P<key>[\w-]+): *$")
"""A key whose value stands below it."""
_PART = re.compile(rf"^ *(?:(?:- +)*[a-z_][\w-]* *[:{COLONS}]|(?:- +)+[\[{{])")
"""A key, or an item in brackets."""
_NO_TEXT = re.compile(
    r"""^ *(?:[-*+–—－−﹣•·●◦▪■○・①-⑳\["'|>&!%@#]|\{(?![\w-]+\} ?[^\s,}\]])"""
    r"|\d{1,2}[.)、．)]|[(（]\d{1,2}[)）]|[a-z]{2} +[^\x00-\x7f])"
)
"""How a text begins only if it stands in a list or in brackets; a blank to fill in, `{day}`, is text."""
_IDS = re.compile(r"^ *(?:- +)*[\w/-]+,? *$", re.ASCII)


def headless(lines: Sequence[str], opener: int) -> int:
    """How many lines below the line `opener`, from 0, are a text without its mark; 0 for none.

    No key and no item in brackets stands among them, and they are no mere ids, whose dashes may be lost.
    """
    found = OPENER.match(lines[opener])
    if not found:
        return 0
    start = found.start("key")
    body = list(takewhile(lambda line: not line.strip() or indent(line) > start, lines[opener + 1 :]))
    said = [line for line in body if line.strip()]
    if len(said) < 2 or _NO_TEXT.match(said[0]) or any(_PART.match(line) for line in said):  # noqa: PLR2004 - several
        return 0
    return 0 if all(_IDS.match(line) for line in said) else len(body)
