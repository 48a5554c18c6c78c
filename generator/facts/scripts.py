"""In which script a text is written, and whether that fits its language."""

from __future__ import annotations

import re

from generator.facts import literals

HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]+(?:[，。、；：！？“”（）《》\s]*[\u3400-\u9fff\U00020000-\U0003ffff]+)*")
"""Chinese characters, as long as they last."""
_WORD = re.compile(r"[A-Za-z]+(?:['’-][A-Za-z]+)*")
_ENOUGH = 6
"""So many small English words in a Chinese text are no name any more."""


def foreign(code: str, text: str, common: frozenset[str]) -> tuple[int, int] | None:
    """From where to where `text` is written in another language than that of `code`; None if it is not.

    Names, acronyms and codes are of every language; `common` holds the words that are none of these.
    """
    if code == "en" and (found := HAN.search(text)):
        return found.span()
    if code == "zh":
        return _english(text, common)
    return None


def words(text: str) -> list[re.Match[str]]:
    """The Latin words of a text, outside addresses, commands, codes and blanks."""
    return list(_WORD.finditer(literals.read(text)[1]))


def _english(text: str, common: frozenset[str]) -> tuple[int, int] | None:
    if not re.search("[A-Za-z]{2}", text):
        return None
    han = sum(len(found[0]) for found in HAN.finditer(text))
    small = [found for found in words(text) if found[0].lower() in common and (not han or found[0].islower())]
    if small and (not han or (len(small) >= _ENOUGH and len(small) > han)):
        return small[0].start(), small[-1].end()
    return None
