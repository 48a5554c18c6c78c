"""Marks on a printed page what lines treat otherwise than words: codes take no hyphen, a sign stays by its number."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from generator.wrap import kept

if TYPE_CHECKING:
    from collections.abc import Iterator

_NO_WORDS = re.compile(
    r'(<div class="(?:head|foot)-\w+">.*?</div>|<(title|style|script|svg|textarea|select)\b.*?</\2>|<[^>]*>)', re.DOTALL
)
"""Tags, and elements whose text is no running text. The engine shortens a page's head only where nothing is marked."""
_TOKEN = re.compile(r"[!-~]+")
_AROUND = "()[]{}<>\"'.,;:!?*"
_CODE = re.compile(
    r"://|\w@\w|_|\\|=|\w[.:#]\w|^[/~$-]|/.*/|-.*-|[a-z][A-Z]|[A-Za-z][0-9]|[0-9][A-Za-z]{2}|^[\w+/]{41,}$", re.ASCII
)
"""What no ordinary word has in it: an address, a path, a file, an option, a fingerprint, a name in a program."""
_LONGEST = 24
"""Characters that are held together at most."""


def marked(page: str) -> str:
    """The page with its codes in `<span class="code-like">`, and in `<span class="kept">` what is held together.

    Inside a link nothing is marked: the engine would make a link of each mark. Links take no hyphens by their style.
    """
    parts, linked, found = _NO_WORDS.split(page), False, []
    # Of each three parts the first is text, the second a tag or an element, the third the element's name.
    for n, part in enumerate(parts):
        if n % 3 == 1:
            linked = part.startswith(("<a ", "<a>")) or (linked and part != "</a>")
        if n % 3 != 2:  # noqa: PLR2004
            found.append(_text(part) if n % 3 == 0 and not linked else part)
    return "".join(found)


def is_code(word: str) -> bool:
    """Whether a word, taken out of the marks around it, is one for machines, or for readers to type as it stands."""
    return bool(_CODE.search(word.strip(_AROUND)))


def _text(part: str) -> str:
    words = unescape(part)
    spans = sorted(_spans(words), key=lambda span: span[:2])
    if not spans:
        return part
    found, done = [], 0
    for start, end, kind in spans:
        if start < done:
            continue
        found += [escape(words[done:start]), Markup('<span class="{}">{}</span>').format(kind, words[start:end])]
        done = end
    return str(Markup("").join([*found, escape(words[done:])]))


def _spans(words: str) -> Iterator[tuple[int, int, str]]:
    yield from ((*one.span(), "code-like") for one in _TOKEN.finditer(words) if is_code(one[0]))
    for start, end in kept(words):
        begin = start - len(re.search(r"[!-~]*$", words[:start])[0])  # type: ignore[index] # always found
        finish = end + len(re.match(r"[!-~]*", words[end:])[0])  # type: ignore[index] # always found
        if finish - begin <= _LONGEST and "\n" not in words[begin:finish]:
            yield begin, finish, "kept"
