"""Chinese that goes on in the next line: YAML puts a space where the lines are joined, Chinese writes none."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_CHINESE = r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffee\u2014\u2018-\u201d\u2026\U00020000-\U0003ffff]"
_NEAR = 12
"""So many characters on either side say which space is a joint."""


def without_folds(text: str, lines: Sequence[str], style: str) -> str:
    """`text`, which YAML has joined from `lines`, without the spaces between Chinese characters that it put there."""
    if style not in {">", "'", '"'} or len(lines) < 2:  # noqa: PLR2004 - a joint is between two lines
        return text
    for above, below in pairwise(lines):
        left, right = above.strip()[-_NEAR:], below.strip().removesuffix(style)[:_NEAR]
        if left and right and re.match(_CHINESE, left[-1]) and re.match(_CHINESE, right[0]):
            left = left.partition(style)[2] if style != ">" and style in left else left
            text = text.replace(f"{left} {right}", left + right)
    return text
