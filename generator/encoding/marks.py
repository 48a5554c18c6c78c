"""Marks on a printed page what lines treat otherwise than words: codes take no hyphen, a sign stays by its number.

And closes up spaces beside full-width marks, which have theirs in them.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from generator.text.command_words import commands
from generator.text.letters import HAN
from generator.text.line_breaking import kept

if TYPE_CHECKING:
    from collections.abc import Iterator

_NO_WORDS = re.compile(
    r'(<div class="(?:head|foot)-\w+">.*?</div>|<(title|style|script|svg|textarea|select)\b.*?</\2>|<[^>]*>)', re.DOTALL
)
"""Tags, and elements whose text is no running text, heads and feet of pages among them."""
_TOKEN = re.compile(r"[!-~]+")
_AROUND = "()[]{}<>\"'.,;:!?*"
_CODE = re.compile(
    r"://|\w@\w|_|\\|=|\w[.:#]\w|^[/~$-]|^[@#%]\w|/.*/|\w{4}/\w{4}|-.*-|[a-z][A-Z]|[A-Za-z][0-9]|[0-9][A-Za-z]{2}|^[\w+/]{41,}$",
    re.ASCII,
)
"""What no ordinary word has in it: an address, a path, a file, an option, a fingerprint, a name."""
_TO_FILL = re.compile(r"[<{]\w[^<>{}]{7,}[>}]", re.ASCII)
"""What stands for a name that is typed in its place."""
_INLINE = r"</?(?:a|abbr|b|code|em|i|small|span|strong|sub|sup|u|wbr)\b[^>]*>"
_SAYS_AGAIN = re.compile(r"<span\b[^>]* lang=")
"""What stands before in another language; it has a line of its own."""
_CLOSING, _OPENING = "，。；：！？、）》】」』", "（《【「『"
_GAP = re.compile(rf"(?<=[{_CLOSING}])((?:{_INLINE})*)[ \n]+|[ \n]+(?=(?:{_INLINE})*[{_CLOSING}{_OPENING}])")
"""Space beside a full-width mark, if need be on the other side of where something is set off."""
_BETWEEN_ITEMS = re.compile(r"(<[uo]l\b[^>]*>|</li>)\s+(?=<li\b|</[uo]l>)")
"""Space in a list outside its items. Between items side by side the engine sets it, and a list may hold items only."""
_OPENED = re.compile(rf"[{_OPENING}“‘]+(?:[!-~]+|.)")
_HAN = f"[{HAN}]"
_LAST = re.compile(rf"(?:{_HAN}|[A-Za-z0-9]+ ?)[^\w\s]*{_HAN}[^\w\s]*\Z")
"""The end of a Chinese text: no line holds its last character alone."""
_JOINT = re.compile(r"(?<=[^A-Za-z0-9])(?=[^ ])|(?<=[A-Za-z0-9])(?=[^A-Za-z0-9 ])")
WORD_JOINER = "\u2060"
"""Where two characters meet that a line would otherwise part; it has no width and no glyph, and is in no text that is
taken from the page (Unicode Standard Annex 14, WJ). Behind a space it holds the space too."""
_HEADING = re.compile(r"<h[1-6]\b")
_LONGEST = 24
"""Characters that are held together at most."""


def marked(page: str) -> str:
    """The page with its codes in `<span class="code-like">`, and with a joiner wherever what is held together is not.

    In a heading a span holds together, because its words become a bookmark. Inside a link there is no span, because the
    engine would make a link of each; links take no hyphens by their style.
    """
    parts, linked, headed, found = _NO_WORDS.split(_BETWEEN_ITEMS.sub(r"\1", _GAP.sub(r"\1", page))), False, False, []
    # Of each three parts the first is text, the second a tag or an element, the third the element's name.
    for n, part in enumerate(parts):
        if n % 3 == 1:
            linked = part.startswith(("<a ", "<a>")) or (linked and part != "</a>")
            headed = bool(_HEADING.match(part)) or (headed and not part.startswith("</h"))
        if n % 3 == 0:
            found.append(_text(part, ends=_ends(parts, n + 1), codes=not linked, joiners=linked or not headed))
        elif n % 3 == 1:
            found.append(part)
    return "".join(found)


def _ends(parts: list[str], tag: int) -> bool:
    """Whether the text before a tag is the last of its paragraph or cell, places to write behind it apart."""
    while tag < len(parts) and re.fullmatch(_INLINE, parts[tag]) and not _SAYS_AGAIN.match(parts[tag]):
        if parts[tag + 2].strip():
            return False
        tag += 3
    return tag < len(parts)


def is_code(word: str) -> bool:
    """Whether a word, taken out of the marks around it, is one for machines, or for readers to type as it stands."""
    return bool(_CODE.search(word.strip(_AROUND)) or _TO_FILL.search(word))


def _text(part: str, *, ends: bool, codes: bool, joiners: bool) -> str:
    words = unescape(part)
    spans = _merged(sorted(_spans(words, ends=ends), key=lambda span: span[:2]))
    if not (spans := _merged(sorted([*spans, *_opened(words)], key=lambda span: span[:2]))):
        return part
    found, done = [], 0
    for start, end, kind in spans:
        held = Markup("{}").format(words[start:end])
        if kind == "kept" and joiners:
            held = Markup("{}").format(_JOINT.sub(WORD_JOINER, words[start:end]))
        elif codes or kind == "kept":
            held = Markup('<span class="{}">{}</span>').format("code-like" if kind == "code-like" else "kept", held)
        found += [escape(words[done:start]), held]
        done = end
    return str(Markup("").join([*found, escape(words[done:])]))


def _merged(spans: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Sorted spans without overlaps: what is held together in two ways is one; in a code nothing is marked."""
    found: list[tuple[int, int, str]] = []
    for start, end, kind in spans:
        if not found or start >= found[-1][1]:
            found.append((start, end, kind))
        elif "code-like" not in {found[-1][2], kind}:
            found[-1] = (found[-1][0], max(end, found[-1][1]), found[-1][2])
    return found


def _opened(words: str) -> Iterator[tuple[int, int, str]]:
    """Opening marks at the beginning, with what follows: there, where an element ends, the engine would part them."""
    if (mark := _OPENED.match(words)) and len(mark[0]) <= _LONGEST:
        yield *mark.span(), "opened"


def _spans(words: str, *, ends: bool) -> Iterator[tuple[int, int, str]]:
    yield from ((*command, "code-like") for command in commands(words))
    yield from ((*one.span(), "code-like") for one in _TOKEN.finditer(words) if is_code(one[0]))
    for start, end in kept(words):
        begin = start - len(re.search(r"[!-~–−]*$", words[:start])[0])  # type: ignore[index] # always found
        finish = end + len(re.match(rf"[!-~]*[{_CLOSING}”’]*", words[end:])[0])  # type: ignore[index] # always found
        if finish - begin <= _LONGEST and "\n" not in words[begin:finish]:
            yield begin, finish, "kept"
    if ends and (last := _LAST.search(words.rstrip())):
        yield *last.span(), "kept"
