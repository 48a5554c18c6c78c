"""Hand-written pages -> what can be found in them: one entry for each heading."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.search.entry import Entry

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_HEADING = re.compile(
    r"^(?P<level>#{1,3}) +(?P<title>.+?) *\{: *#(?P<id>[a-z0-9-]+)(?: [^}\n]*)?\}[^\S\n]*$", re.MULTILINE
)
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_MARKS = re.compile(r"[`*|]|^---$.*?^---$|^\s*[-:| ]+$|\{:[^}]*\}|^///.*$|^\s+attrs: .*$", re.MULTILINE | re.DOTALL)


def of_help(pages: Mapping[str, str]) -> Iterator[Entry]:
    """The sections of pages; these are Markdown by path within the language, `reference/how-to-use.md`."""
    for path, text in sorted(pages.items()):
        at, found = f"{path.removesuffix('.md')}/", list(_HEADING.finditer(text))
        for number, heading in enumerate(found):
            end = found[number + 1].start() if number + 1 < len(found) else len(text)
            words = _MARKS.sub("", _LINK.sub(r"\1", text[heading.end() : end])).strip()
            title, whole = _MARKS.sub("", heading["title"]), heading["level"] == "#"
            anchor = at if whole else f"{at}#{heading['id']}"
            yield Entry("help", title, anchor, "" if whole else found[0]["title"], text=words, sounds=True)
