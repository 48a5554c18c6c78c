"""Keeps each date of a page in one line: a browser would part 2026-11-28 behind a hyphen."""

from __future__ import annotations

import re

_PIECE = re.compile(
    r"<!--.*?-->"
    r"|<(head|title|script|style|svg|textarea|select|pre|code)\b[^>]*>.*?</\1\s*>"
    r'|<[^<>"]*(?:"[^"]*"[^<>"]*)*>'
    r"|(?<![\w.-])(?P<day>\d{4}-\d\d-\d\d)(?![\w-])",
    re.DOTALL | re.ASCII,
)
"""A tag, or what is left as it is because it is typed or no tag may stand in it; or a date."""


def keep_dates(page: str) -> str:
    """The HTML `page`, in which each date is in a `<span class="day">`, which takes no line break."""
    return _PIECE.sub(lambda piece: f'<span class="day">{piece[0]}</span>' if piece["day"] else piece[0], page)
