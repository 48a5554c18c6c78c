"""How long a text is as a channel counts it; docs/assets/run/letter.js counts the same."""

from __future__ import annotations

import re

from generator.text.graphemes import signs


def shaped(text: str) -> str:
    """A text in one paragraph, as it is sent where room is counted."""
    return re.sub(r"[ \t]*\n\s*", " ", text).strip()


def length(text: str, counts: str) -> int:
    """The length of a text; `counts` is a word of `Counting`."""
    if counts == "characters":
        return sum(1 for _ in signs(text))
    units = [(one, len(one.encode("utf-16-le")) // 2) for one in text]
    if counts == "units":
        return sum(size for _, size in units)
    return -(-sum(2 * size if one > "\xff" else 1 for one, size in units) // 2)
