"""Shows each blank in a text for what it is: `【钟点】` or `[time]` in an answer, a step or a line to say.

A reader fills it before it is said or sent. The brackets are text: they go where the words go when somebody copies
them. One pass over the finished page, so that no template can forget it.
"""

from __future__ import annotations

import re

from generator.text.slots import SHOWN
from generator.text.tongues import NO_WORDS

_PIECE = re.compile(
    rf"{NO_WORDS}"
    r'|<(?P<letter>div|tr) class="(?:letter|letter variant|text)"[^>]*>.*?</(?P=letter)>'
    r'|<span class="blank">[^<]*'
    r"|<[^>]*>"
    r"|(?P<blank>【[^【】<>\n]{1,40}】|\[(?=[A-Za-z\u3400-\u9fff])[^\[\]<>\n]{1,60}\](?!\())",
    re.DOTALL,
)
"""A tag, or what is left as it is: what is typed, what no tag may stand in, the body of a message, whose blanks are
shown already and whose 【…】 head a part of a script; or a blank."""


def show_blanks(page: str) -> str:
    """The HTML `page`, in which each blank is in a `<span class="blank in-text">`."""
    return _PIECE.sub(lambda piece: SHOWN.format(piece[0]) if piece["blank"] else piece[0], page)
