"""Traditional characters in a text that is meant to be in Simplified Chinese."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from generator.text.traditional import never_simplified, simplified

_QUOTED = re.compile("《[^》]*》|“[^”]*”|‘[^’]*’|「[^」]*」|『[^』]*』")
_IN_BRACKETS = re.compile(r"[（(]([\u3400-\u9fff]+)[）)]")
_SENTENCE = re.compile(r"[^。！？；\n]+")


@lru_cache(maxsize=2**16)
def traditional(text: str) -> tuple[int, int] | None:
    """From the first to the last Traditional character of the first sentence that has any; None if there is none.

    Titles, what is quoted, and a name in brackets behind the same in Simplified, are left as they are.
    """
    if not _traditional().search(text):
        return None
    told = _IN_BRACKETS.sub(_blank_twin, _QUOTED.sub(lambda quote: "\0" * len(quote[0]), text))
    for sentence in _SENTENCE.finditer(told):
        if found := list(_traditional().finditer(told, *sentence.span())):
            return found[0].start(), found[-1].end()
    return None


def in_simplified(text: str) -> str:
    """The same, each character in Simplified."""
    return text.translate(simplified())


@cache
def _traditional() -> re.Pattern[str]:
    return re.compile(f"[{''.join(sorted(never_simplified()))}]")


def _blank_twin(bracket: re.Match[str]) -> str:
    said_before = bracket.string[: bracket.start()].endswith(in_simplified(bracket[1]))
    return "\0" * len(bracket[0]) if said_before else bracket[0]
