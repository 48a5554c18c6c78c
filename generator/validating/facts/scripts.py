"""In which script a text is written, and whether that fits its language."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from generator.text.languages import as_written
from generator.validating.facts import literals

if TYPE_CHECKING:
    from collections.abc import Iterable

HAN = re.compile(
    r"[\u3400-\u9fff\U00020000-\U0003ffff]+(?:[，。、；：！？“”（）《》\s]*[\u3400-\u9fff\U00020000-\U0003ffff]+)*"
)
"""Chinese characters, as long as they last."""
Span = tuple[int, int]
_WORD = re.compile(r"[A-Za-z]+(?:['’-][A-Za-z]+)*")
_LOANS = {"app", "apps", "tips", "vlog", "demo"}
"""English words that are Chinese by now."""
_SHORT_IN_CHINESE = {
    "sku",
    "ai",
    "sdk",
    "gmv",
    "oa",
    "ip",
    "ppt",
    "pc",
    "kpi",
    "vip",
    "pk",
    "hr",
    "pr",
    "ceo",
    "cfo",
    "up",
    "id",
    "it",
}
"""Acronyms that Chinese says where English has a word of its own."""
_SHORT_IN_ENGLISH = {
    "cny",
    "rmb",
    "usd",
    "eur",
    "hkd",
    "hr",
    "pr",
    "eu",
    "uk",
    "us",
    "ceo",
    "cfo",
    "qr",
    "stop",
    "id",
    "it",
    "ai",
}
"""Acronyms of English for which Chinese has words."""
_SMALL = re.compile(r"(?<![\w-])[a-z]{2,}(?![\w-])")
_LATIN = re.compile(r"[a-z]{2,}")
_FUNCTION = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "to",
        "and",
        "in",
        "is",
        "are",
        "for",
        "on",
        "with",
        "by",
        "be",
        "it",
        "at",
        "or",
        "now",
        "not",
        "all",
        "this",
        "that",
        "from",
        "we",
        "you",
        "your",
        "our",
        "will",
        "have",
        "has",
        "they",
        "was",
        "were",
    ]
)
"""Words without which no English sentence does, and which are in no command."""
_BEHIND_HAN = re.compile(r"(?<=[\u3400-\u9fff》”])\s?[（(][^（）()\u3400-\u9fff，。；]*[）)]")
_BEHIND_LATIN = re.compile(r"(?<=[A-Za-z'’”\"*])\s?[（(][^（）()，。；A-Za-z]{1,40}[）)]")
"""A name, a title or a term, in brackets behind what it is called in the language of the text."""
_PRODUCT = re.compile(r"[A-Z]\w*(?: [A-Z]\w*)? \d[\w.]*")
"""Names such as Office 365."""
_SIGNS = {"zh": re.compile("[A-Za-z]{2}"), "en": re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")}
"""Without these, by language, all of a text is in its own."""
_IN_A_ROW = "[ -](?:(?:of|and|the|for)[ -])?"
"""Between the words of which an acronym is made."""
_BEHIND_FIGURES = re.compile(r"\d\s?\Z")
"""Where letters are a unit, such as GB, and are compared with their number."""
_ENOUGH = 2
"""So many letters of English for each Chinese character are no name any more."""


def common_words(pairs: Iterable[tuple[str, str]]) -> frozenset[str]:
    """English words that Chinese texts say in Chinese, so that they are no names and no commands.

    `pairs` are texts in Chinese and English.
    """
    common: set[str] = set()
    for chinese, english in pairs:
        common |= set(_SMALL.findall(english)).difference(_LATIN.findall(chinese.lower()))
    return frozenset(common)


def all_words(some: Iterable[frozenset[str]]) -> frozenset[str]:
    """Words of all of these together."""
    return _as_before(frozenset().union(*some))


@lru_cache(maxsize=2)
def _as_before(words: frozenset[str]) -> frozenset[str]:
    """The same words in the object that had them before: `foreign` remembers by them, and would compare them all."""
    return words


def may_be_foreign(code: str, text: str) -> bool:
    """Whether it is worth to look closer: most texts have no sign of another language."""
    sign = _SIGNS.get(as_written(code))
    return bool(sign and sign.search(text))


@lru_cache(maxsize=2**16)
def foreign(code: str, text: str, common: frozenset[str]) -> tuple[int, int] | None:
    """From where to where `text` is written in another language than that of `code`; None if it is not.

    Names, acronyms and codes are of every language; `common` holds the words that are none of these.
    """
    code = as_written(code)
    if code == "en" and HAN.search(text) and (found := HAN.search(_BEHIND_LATIN.sub(_blank, text))):
        return found.span()
    if code == "zh":
        return _english(_BEHIND_HAN.sub(_blank, text), common)
    return None


def looked_up(code: str, text: str) -> set[str]:
    """The words of a text of which `foreign` asks whether they are common."""
    if as_written(code) != "zh":
        return set()
    return {found[0].lower() for found in words(_BEHIND_HAN.sub(_blank, text))}


def _blank(found: re.Match[str]) -> str:
    return "\0" * len(found[0])


def words(text: str) -> list[re.Match[str]]:
    """The Latin words of a text, outside addresses, commands, codes and blanks."""
    return list(_WORD.finditer(literals.read(text)[1]))


def _english(text: str, common: frozenset[str]) -> tuple[int, int] | None:
    if not re.search("[A-Za-z]{2}", text) or _PRODUCT.fullmatch(text):
        return None
    han = sum(len(found[0]) for found in HAN.finditer(text))
    small = [found for found in words(text) if found[0].lower() in common and (not han or found[0].islower())]
    told = not han or (
        any(found[0] in _FUNCTION for found in small) and sum(len(found[0]) for found in small) > _ENOUGH * han
    )
    if small and told:
        return small[0].start(), small[-1].end()
    return None


def kept_words(text: str, other: str) -> list[tuple[Span, Span | None]]:
    """Latin words of a Chinese `text` that its English lacks, and the word that stands there instead, if that shows.

    Commands and names are the same in both. English may say an acronym in words; but no other stands in its place.
    """
    if not re.search("[A-Za-z]{2}", text) or not HAN.search(text):
        return []
    there, ours = other.lower(), words(text)
    found: list[tuple[Span, Span | None]] = []
    for number, word in enumerate(ours):
        if _is_acronym(word[0]):
            if _BEHIND_FIGURES.search(text, 0, word.start()):
                continue
            if word[0].lower() not in _SHORT_IN_CHINESE and not _says_acronym(other, word[0]):
                instead = _other_acronym(text, other)
                found += [(word.span(), instead)] if instead else []
            continue
        if (
            len(word[0]) > 1
            and not word[0].isupper()
            and word[0].lower() not in _LOANS
            and word[0].lower() not in there
        ):
            before = ours[number - 1] if number and text[ours[number - 1].end() : word.start()] == " " else None
            found.append((word.span(), _after(before[0], other) if before else None))
    return found


def _is_acronym(word: str) -> bool:
    return len(word) > 1 and word.isalpha() and word.isupper()


def _says_acronym(text: str, acronym: str) -> bool:
    """Whether `text` has it, or words in a row of which it is made, as service level (agreement) is of SLA."""
    if re.search(rf"(?i:(?<![a-z]){acronym}(?:s|es)?(?![a-z]))", text):
        return True
    begun = acronym[: max(2, len(acronym) - 1)]
    row = _IN_A_ROW.join(rf"\b{letter}[a-z]{{2,}}" for letter in begun)
    return bool(re.search(f"(?i:{row})", text))


def _other_acronym(text: str, other: str) -> Span | None:
    """The first acronym of `other` that `text` lacks and would have."""
    lacking = (
        word.span()
        for word in words(other)
        if _is_acronym(word[0]) and word[0].lower() not in _SHORT_IN_ENGLISH and not _says_acronym(text, word[0])
    )
    return next(lacking, None)


def _after(word: str, text: str) -> Span | None:
    """The word that follows `word` in `text`."""
    found = re.search(rf"(?<![A-Za-z]){re.escape(word)} +([A-Za-z]+)", text, re.IGNORECASE)
    return found.span(1) if found else None
