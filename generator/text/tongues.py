"""Says which words of a page are of another language than what is about them, so that voices and faces suit them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.text.letters import HAN

if TYPE_CHECKING:
    from collections.abc import Iterable

_CHINESE = re.compile(rf"[《〈「（【“‘]*[{HAN}](?:[\w·，、：；“”‘’（）《》〈〉「」【】—%-]*[{HAN}》〉」）】])?")
"""Chinese on a page of another language, with its own punctuation and with what stands in the midst of it."""
_WORD = r"[A-Za-z][A-Za-z0-9]*(?:(?:://|['’./@_-])+[A-Za-z0-9]+)*"
_ENGLISH = re.compile(rf"(?<![\w&#@./-]){_WORD}(?:(?:[,:;]?\s|\s(?:&amp;|[–—-])\s)(?:{_WORD}|\d+(?![\w.%:-])))*")
"""Words in Latin letters, one behind the other, on a page in Chinese."""
_WITH_HAN = ("zh", "ja", "yue")
"""How tags of languages begin that are written in Chinese characters: there these are no other language."""
_SAID = re.compile(r"[a-z]{3}")
"""A word, and no abbreviation, which Chinese has as it is: SLA, T0, App."""
_TYPED = re.compile(r"^\S*[@_/]\S*$|^\S*\.\w\S*$|^[0-9a-f]{8}$")
"""An address, a name of a file, a fingerprint: no language at all."""
NO_WORDS = (
    r"<!--.*?-->"
    r"|<(?P<whole>head|script|style|svg|textarea|select|pre|code|kbd|samp)\b[^>]*>.*?</(?P=whole)\s*>"
)
"""What of a page is left as it is: what nobody reads out, what is typed, and where no tag may stand. A template is read
when a script shows it."""
_PIECE = re.compile(
    rf"{NO_WORDS}"
    r"|<(?P<end>/?)(?P<name>[a-zA-Z][\w-]*)(?P<rest>[^>]*)>",
    re.DOTALL,
)
"""A tag, or what is left as it is."""
_LANG = re.compile(r'\slang="([^"]*)"')
_CHARACTERS = re.compile(r'<html\b[^>]*\sdata-characters="([^"]*)"')
"""What the page says that Chinese characters on it are written in."""


def of_characters(tags: Iterable[str]) -> str:
    """The first of some tags of languages that is written in Chinese characters; Chinese, as it may be, if none is."""
    return next((tag for tag in tags if tag.startswith(_WITH_HAN)), "zh")


def tell_apart(page: str) -> str:
    """The HTML `page`, in which each run of words of another language says so.

    Chinese is told by its characters, but in Japanese; it is in the language that the page names for such characters,
    because each has shapes of its own for them (`data-characters` of its `html`, see `of_characters`). English is
    looked for in these two alone: beside other languages in Latin letters nobody can tell it. What says its language
    already is believed.
    """
    about: list[tuple[str, str, int]] = []  # tags that say a language: name, language, how many of the name are open
    done, at = [], 0
    characters = found[1] if (found := _CHARACTERS.search(page)) else of_characters(())
    for piece in _PIECE.finditer(page):
        done += [_told(page[at : piece.start()], about[-1][1] if about else "", characters), piece[0]]
        at = piece.end()
        if piece["name"]:
            _enter(about, piece)
    return "".join([*done, page[at:]])


def _enter(about: list[tuple[str, str, int]], tag: re.Match[str]) -> None:
    name = tag["name"].lower()
    if not tag["end"] and (says := _LANG.search(tag["rest"])):
        about.append((name, says[1], 1))
    elif about and about[-1][0] == name:
        _, says_, depth = about.pop()
        if depth := depth + (-1 if tag["end"] else 1):
            about.append((name, says_, depth))


def _told(text: str, language: str, characters: str) -> str:
    if not language or not text.strip():
        return text
    if language.startswith(_WITH_HAN):
        return text if language == "zh-Latn" else _ENGLISH.sub(_english, text)
    return _CHINESE.sub(rf'<span lang="{characters}">\g<0></span>', text)


def _english(found: re.Match[str]) -> str:
    is_said = _SAID.search(found[0]) and not _TYPED.match(found[0])
    return f'<span lang="en">{found[0]}</span>' if is_said else found[0]
