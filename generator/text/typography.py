"""How words are set that were typed plainly: spaces between Chinese and Latin, curly quotes in English."""

from __future__ import annotations

import re
from functools import lru_cache

from generator.text.letters import HAN

_HAN = f"[{HAN}]"
_LATIN = r"[A-Za-z0-9]"
_BETWEEN = re.compile(rf"(?<={_HAN})(?={_LATIN})|(?:(?<={_LATIN})|(?<={_LATIN}[%℃+]))(?={_HAN})")

_QUOTE = re.compile(r"[\"']")
_AS_TYPED = re.compile(
    r"`[^`\n]*`"
    r"|^[ \t]*[$>][ ].*$|^(?:.*[ \t])?--?[A-Za-z].*$"
    r"|[^\s\"']*=(?:\"[^\"\n]*\"|'[^'\n]*')[^\s\"']*"
    r"|[^\s\"]*(?::/|\w@|\\)[^\s\"]*[\w/\\]",
    re.MULTILINE,
)
"""What is typed into a machine: code, a line at a prompt or with an option, a value given to a name, an address."""
_BEFORE_OPENING = re.compile(r"(?:^|[\s(\[{<“‘—–/-])\Z")
_DECADE = re.compile(r"\d\ds\b")
_CURLY = {'"': "“”", "'": "‘’"}
_STRAIGHT = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'"})


@lru_cache(maxsize=1 << 16)
def space(text: str, names: frozenset[str] = frozenset()) -> str:
    """Put an ordinary space between a Chinese character and a Latin letter or digit beside it.

    Inside `names`, such as 58同城 and T恤, none is put: they are written so by those whom they name.
    """
    if not _BETWEEN.search(text):
        return text
    kept = {place for name in _any_of(names).finditer(text) for place in range(name.start() + 1, name.end())}
    return _BETWEEN.sub(lambda gap: "" if gap.start() in kept else " ", text)


def curl(text: str) -> str:
    """Make the quotes and apostrophes of an English text curly.

    Feet and inches, minutes and seconds stay, which stand behind a number where no quote is open; so does what is
    typed into a machine. There is a library, smartypants, but it takes a text for HTML and 6" for a quote's end.
    """
    if not _QUOTE.search(text):
        return text
    kept = [one.span() for one in _AS_TYPED.finditer(text)]
    set_, done, opened = "", 0, set[str]()
    for found in _QUOTE.finditer(text):
        at, quote = found.start(), found[0]
        set_ += text[done:at]
        done = at + 1
        if any(start <= at < end for start, end in kept):
            set_ += quote
            continue
        behind = text[done:]
        if _BEFORE_OPENING.search(set_) and behind[:1].strip() and not (quote == "'" and _DECADE.match(behind)):
            opened.add(quote)
            set_ += _CURLY[quote][0]
        elif set_[-1:].isdigit() and quote not in opened and not behind[:1].isalpha():
            set_ += quote
        else:
            if not behind[:1].isalnum():
                opened.discard(quote)
            set_ += _CURLY[quote][1]
    return set_ + text[done:]


def plain(text: str) -> str:
    """The same text as it is typed: straight quotes, unless it is Chinese, whose own are curly."""
    return text if re.search(_HAN, text) else text.translate(_STRAIGHT)


@lru_cache
def _any_of(names: frozenset[str]) -> re.Pattern[str]:
    """A pattern for any of the names, the longest first; a Latin letter or digit beside one makes it another word."""
    ordered = sorted(names, key=lambda name: (-len(name), name))
    whole = (rf"(?:(?<!{_LATIN})|(?!{_LATIN})){re.escape(name)}(?:(?!{_LATIN})|(?<!{_LATIN}))" for name in ordered)
    return re.compile("|".join(whole) or r"(?!)")
