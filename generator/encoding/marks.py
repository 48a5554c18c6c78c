"""Marks on a printed page what lines treat otherwise than words: codes take no hyphen, a sign stays by its number.

And closes up spaces beside full-width marks, which have theirs in them.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from generator.text.code_words import codes
from generator.text.letters import HAN
from generator.text.line_breaking import kept

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    _Span = tuple[int, int, str]
    """From where to where, and how it is marked."""

_NO_WORDS = re.compile(
    r'(<div class="(?:head|foot)-\w+">.*?</div>|<(title|style|script|svg|textarea|select)\b.*?</\2>|<[^>]*>)', re.DOTALL
)
"""Tags, and elements whose text is no running text, heads and feet of pages among them."""
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
_PARTABLE = re.compile(r"[^\W\d_]{8}")
"""As many letters as a word has that takes a hyphen: a code with such a word outweighs what is held together in it."""
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
            found.append(_text(part, ends=_ends(parts, n + 1), spans=not linked, joiners=linked or not headed))
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


def _text(part: str, *, ends: bool, spans: bool, joiners: bool) -> str:
    words = unescape(part)
    typed = [(*place, "code-like") for place in codes(words)]
    held = _merged([*_merged([*_kept(words, ends=ends), *typed]), *_opened(words)])
    opened = [one for one in held if one[2] == "opened"]
    long = list(_outside(_joined(one for one in typed if _PARTABLE.search(words, *one[:2])), opened))
    rest = _outside((one for one in held if one[2] != "opened"), long)
    if not (marks := _sorted([*opened, *long, *rest])):
        return part
    found, done = [], 0
    for start, end, kind in marks:
        if kind == "kept" and joiners:
            said = Markup("{}").format(_JOINT.sub(WORD_JOINER, words[start:end]))
        elif spans or kind == "kept":
            name = "code-like" if kind == "code-like" else "kept"
            said = Markup('<span class="{}">{}</span>').format(name, words[start:end])
        else:
            said = escape(words[start:end])
        found += [escape(words[done:start]), said]
        done = end
    return str(Markup("").join([*found, escape(words[done:])]))


def _sorted(spans: Iterable[_Span]) -> list[_Span]:
    return sorted(spans, key=lambda span: span[:2])


def _merged(spans: Iterable[_Span]) -> list[_Span]:
    """The spans in order, without overlaps: what is held together in two ways is one; in a code nothing is marked."""
    found: list[_Span] = []
    for start, end, kind in _sorted(spans):
        if not found or start >= found[-1][1]:
            found.append((start, end, kind))
        elif "code-like" not in {found[-1][2], kind}:
            found[-1] = (found[-1][0], max(end, found[-1][1]), found[-1][2])
    return found


def _joined(spans: Iterable[_Span]) -> list[_Span]:
    """The spans in order, those of one kind that overlap as one."""
    found: list[_Span] = []
    for start, end, kind in _sorted(spans):
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]), kind)
        else:
            found.append((start, end, kind))
    return found


def _outside(spans: Iterable[_Span], others: Sequence[_Span]) -> Iterator[_Span]:
    """What of the spans is in none of the others, which stand in order and overlap nowhere."""
    for start, end, kind in spans:
        at = start
        for first, last, _ in others:
            if at < last and first < end:
                if at < first:
                    yield at, first, kind
                at = last
        if at < end:
            yield at, end, kind


def _opened(words: str) -> Iterator[_Span]:
    """Opening marks at the beginning, with what follows: there, where an element ends, the engine would part them."""
    if (mark := _OPENED.match(words)) and len(mark[0]) <= _LONGEST:
        yield *mark.span(), "opened"


def _kept(words: str, *, ends: bool) -> Iterator[_Span]:
    for start, end in kept(words):
        begin = start - len(re.search(r"[!-~–−]*$", words[:start])[0])  # type: ignore[index] # always found
        finish = end + len(re.match(rf"[!-~]*[{_CLOSING}”’]*", words[end:])[0])  # type: ignore[index] # always found
        if finish - begin <= _LONGEST and "\n" not in words[begin:finish]:
            yield begin, finish, "kept"
    if ends and (last := _LAST.search(words.rstrip())):
        yield *last.span(), "kept"
