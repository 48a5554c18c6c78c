"""Chinese -> how it sounds: the terms that pinyin and initials are found by."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pypinyin import lazy_pinyin

from generator.search.terms import HAN

if TYPE_CHECKING:
    from collections.abc import Iterator

_RUN = re.compile(f"[{HAN}]+")
_SYLLABLES = 6
"""How far on a sound is told from each character: who types more has long found it."""
_INITIALS = 8


def sounds(folded: str) -> Iterator[str]:
    """From each character of a run of Chinese on: the syllables as one word, and their initials as one.

    So the beginning of a word that stands anywhere finds it: `xielou` and `xl` find 数据泄露.
    """
    for run in _RUN.findall(folded):
        said = lazy_pinyin(run, errors="ignore")
        for n in range(len(said)):
            yield "".join(said[n : n + _SYLLABLES])
        for n in range(len(said) - 1):
            yield "".join(one[0] for one in said[n : n + _INITIALS])
