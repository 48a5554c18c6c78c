"""Spacing between Chinese and Latin, which neither the print engine nor older browsers do."""

from __future__ import annotations

import re
from functools import lru_cache

_HAN = r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]"
_LATIN = r"[A-Za-z0-9]"
_BETWEEN = re.compile(rf"(?<={_HAN})(?={_LATIN})|(?:(?<={_LATIN})|(?<={_LATIN}[%℃+]))(?={_HAN})")


def space(text: str, names: frozenset[str] = frozenset()) -> str:
    """Put an ordinary space between a Chinese character and a Latin letter or digit beside it.

    Inside `names`, such as 58同城 and T恤, none is put: they are written so by those whom they name.
    """
    kept = {place for name in _any_of(names).finditer(text) for place in range(name.start() + 1, name.end())}
    return _BETWEEN.sub(lambda gap: "" if gap.start() in kept else " ", text)


@lru_cache
def _any_of(names: frozenset[str]) -> re.Pattern[str]:
    """A pattern for any of the names, the longest first; a Latin letter or digit beside one makes it another word."""
    ordered = sorted(names, key=lambda name: (-len(name), name))
    whole = (rf"(?:(?<!{_LATIN})|(?!{_LATIN})){re.escape(name)}(?:(?!{_LATIN})|(?<!{_LATIN}))" for name in ordered)
    return re.compile("|".join(whole) or r"(?!)")
