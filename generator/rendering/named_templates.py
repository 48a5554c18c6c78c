"""Message templates that a step's tools name by their ids, as links with their titles."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.resolving import views

_ID = re.compile(r"[（(]?(?<![a-z0-9-])(?P<id>[a-z][a-z0-9]*(?:-[a-z0-9]+)+)(?![a-z0-9-])[）)]?")
_LINK = Markup('<a href="{}#message-{}">{}</a>')


def named(title: str, pages: Mapping[str, list[views.Message]]) -> Markup:
    """A tool's title with a link for each id of a message in it; `pages` lead to messages, the first that has one wins.

    `Notice (x-notice)` becomes a link that says `Notice`; an id inside a sentence is replaced by its message's title.
    """
    known = {message.id: (page, message) for page, own in reversed(list(pages.items())) for message in own}
    found = [one for one in _ID.finditer(title) if one["id"] in known]
    if len(found) == 1 and found[0].end() == len(title) and found[0][0] != found[0]["id"]:
        page, message = known[found[0]["id"]]
        return _LINK.format(page, message.id, title[: found[0].start()].rstrip())
    parts, at = [Markup("")], 0
    for one in found:
        start, end = one.span("id")
        page, message = known[one["id"]]
        parts += [escape(title[at:start]), _LINK.format(page, message.id, message.title)]
        at = end
    said = Markup("").join([*parts, escape(title[at:])])
    return said.replace("\n", Markup("&#10;"))  # Markdown looks for fences at the beginning of lines, in HTML too
