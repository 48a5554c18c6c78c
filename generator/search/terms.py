"""Folded text -> the terms that it is found by: as `docs/assets/search/terms.js` cuts what readers type.

Chinese has no spaces, and every cutter of words is wrong somewhere: so each two characters that stand together are a
term, and a single one is found as the beginning of such. English words lose their endings; of two with a hyphen
between them the whole is a term too, because one writes log-in and another login.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import snowballstemmer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_RUN = re.compile(rf"(?P<han>[{HAN}]+)|(?P<word>(?:(?![{HAN}])[^\W_])+(?:'[a-z]+)?)")
_HYPHENED = re.compile(r"(?<![a-z0-9-])(?=[0-9-]*[a-z])(?P<first>[a-z0-9]+)-(?P<second>[a-z0-9]+)(?![a-z0-9-])")
_PART = re.compile(r"[^\W\d]+|\d+")
_JOINS = frozenset("的了和与或及在是也就把并而但且其将于则该此仍又之已们这那都很吗呢我你您他她它咱")
"""Characters that only join: pairs with one of them are a sixth of a text, and nobody looks for them."""
_STEMMER = snowballstemmer.stemmer("english")
APART = frozenset(("customs", "business", "important", "hospitality"))
"""Words that the stemmer takes for forms of others: of customer, busy, import, hospital."""
_IRREGULAR = """
    ran run, stole stolen steal, sold sell, fell fallen fall, broke broken break, bought buy, paid pay, sent
    send, lost lose, caught catch, hidden hide, threw thrown throw, bitten bite, froze frozen freeze, burnt
    burn, blew blown blow, drove driven drive, wrote written write, spoke spoken speak, told tell, shook shaken
    shake, took taken take, gave given give, went gone go, came come, kept keep, held hold, fought fight, flew
    flown fly, stuck stick, swollen swell, stung sting, tore torn tear, sank sunk sink, woke woken wake, shown
    show, spilt spill, fed feed, bled bleed, struck strike, hung hang, children child, women woman, men man,
    mice mouse, feet foot, teeth tooth, knives knife
"""
"""Forms that no stemmer joins, a list each, the word itself last."""
FORMS = {form: word for *forms, word in (line.split() for line in _IRREGULAR.split(",")) for form in forms}


def terms(folded: str) -> Iterator[str]:
    """Every term of the text in its order, then what hyphens join; those of text that was not folded find nothing."""
    for run in _RUN.finditer(folded):
        if run["han"]:
            yield from pairs(run["han"])
        else:
            yield from spelled(run["word"])
    for run in _HYPHENED.finditer(folded):
        yield stem(f"{run['first']}{run['second']}")


def pairs(run: str) -> Iterator[str]:
    """Each two characters of a run of Chinese, then its last, which begins no pair."""
    yield from (run[n : n + 2] for n in range(len(run) - 1))
    yield run[-1]


def telling(found: Iterable[str]) -> Iterator[str]:
    """The terms of a text, without pairs that only join; what such a pair begins with stands by itself."""
    for term in found:
        if _JOINS.isdisjoint(term):
            yield term
        elif term[0] not in _JOINS:
            yield term[0]


def spelled(word: str) -> list[str]:
    """What a word is found by: its stem; where letters and digits meet, itself and the stem of each part."""
    parts = _PART.findall(word)
    if len(parts) < 2 or "'" in word:  # noqa: PLR2004
        return [stem(word)]
    return [word, *map(stem, parts)]


@cache
def stem(word: str) -> str:
    """A word of a to z without its ending, as Snowball's English cuts it; any other as it is."""
    if word in APART or not re.fullmatch(r"[a-z']+", word):
        return word
    return str(_STEMMER.stemWord(FORMS.get(word, word)))
