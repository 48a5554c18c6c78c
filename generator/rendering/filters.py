"""How an author's words enter a page."""

from __future__ import annotations

import json
import re
from functools import cache
from itertools import accumulate, count
from typing import TYPE_CHECKING

import segno
from markupsafe import Markup, escape

from generator.drawings.poster import poster
from generator.rendering.letters import letter_data
from generator.resolving.duties import duties_in
from generator.resolving.schedule import limit
from generator.search.of_playbook import told_of
from generator.text.fonts import families
from generator.text.letters import in_letters, letters
from generator.text.slots import SHOWN, pieces
from generator.text.telephone import groups, tel
from generator.text.tongues import of_characters
from generator.text.typography import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from generator.resolving import views
    from generator.text.slots import Piece

_BLANK_LINE = re.compile(r"\n\s*\n")
_LIST = re.compile(r"^((?:- +\S.*(?:\n  .*)*(?:\n|\Z))+)", re.MULTILINE)
"""Lines that begin with a dash and a space, with the indented lines that go on with them."""
_PARAGRAPH, _ENTRY = Markup("<p>{}</p>"), Markup("<li>{}</li>")
_ITEM = re.compile(r"^- +", re.MULTILINE)
_IN_TEXT = Markup(SHOWN)  # noqa: S704 - a tag of ours
_PLACE = re.compile(r"\{([\w-]+)\}")
_ONE_LINE = 84
"""Latin letters that the line of a running head holds."""
_CLAUSE = re.compile(r"[？！。?!.](?=\s|\W|$)|\s*[（(:：;；–—]")
"""Where a title may end before its end: a sentence with its mark, a clause without."""
_NOT_WORD = re.compile(r"[^\w\s]|_", re.ASCII)


def prose(text: str) -> Markup:
    """Paragraphs, lines and lists of an author's text, as HTML.

    A line that begins with `- ` is an item of a list. All else is text, as typed: what looks like markup in one
    text is a product, a key or a year in another.
    """
    return Markup("").join(paragraphs(text))


def paragraphs(text: str) -> list[Markup]:
    """Each paragraph and each list of an author's text, as HTML: what comes after the first may fold."""
    runs = ((n % 2, run) for part in _BLANK_LINE.split(text) for n, run in enumerate(_LIST.split(part)))
    return [_items(run) if is_list else _lines(_PARAGRAPH, run) for is_list, run in runs if run.strip()]


def _items(run: str) -> Markup:
    return Markup("<ul>{}</ul>").format(Markup("").join(_lines(_ENTRY, item) for item in _ITEM.split(run)[1:]))


def _lines(around: Markup, run: str) -> Markup:
    return around.format(Markup("<br>").join(run.strip("\n").split("\n")))


def heading(text: str) -> Markup:
    """An author's words in a Markdown heading: every character that could be markup as a numeric reference."""
    return Markup(_NOT_WORD.sub(lambda c: c[0] if not c[0].isascii() else f"&#{ord(c[0])};", " ".join(text.split())))  # noqa: S704 - nothing left to escape


def letter(
    message: views.Message,
    blank: Callable[[str, str, str], object],
    sign: str,
    variant: views.Variant | None = None,
) -> Markup:
    """The body of a message or of its variant, in paragraphs.

    `blank` makes each place to write, from a name of its own, the label and the sign. The sign is the label in the
    brackets of `sign`: they go where the words go when somebody copies them, so that what was not filled in cannot be
    taken for what was.
    """
    labels = {slot.id: slot.label for slot in message.slots}
    numbers = count(1)

    def place(piece: Piece) -> Markup:
        if not piece.blank:
            return escape(piece.words)
        label = labels[piece.words]
        name = f"message-{message.id}-{next(numbers)}-{piece.words}"
        return Markup(blank(name, label, sign.replace("{label}", label)))  # noqa: S704 - a template's

    paragraphs = _BLANK_LINE.split((variant or message).body.strip("\n"))
    written = ([Markup("").join(map(place, pieces(line))) for line in one.split("\n")] for one in paragraphs)
    return Markup("").join(_PARAGRAPH.format(Markup("<br>").join(lines)) for lines in written)


def draft(message: views.Message, sign: str) -> str:
    """A message as one text, plainly, as it is sent; in place of each blank its label in brackets."""
    labels = {slot.id: sign.replace("{label}", slot.label) for slot in message.slots}
    body = message.body.strip("\n")
    said = (labels.get(one.words, body[one.start : one.end]) if one.blank else one.words for one in pieces(body))
    return plain("".join(said))


def sent(message: views.Message, sign: str, variant: views.Variant | None = None) -> Markup:
    """A message or its variant, to be copied by hand: each blank is shown as one, not what heads a part of a script."""
    return letter(message, lambda _name, _label, said: _IN_TEXT.format(said), sign, variant)


def fill(text: str, **parts: Markup) -> Markup:
    """A text with `{name}` where `parts` belong; line breaks are references, in which Markdown finds no fence."""
    filled = _PLACE.sub(lambda found: str(parts[found[1]]), str(escape(text)))
    return Markup(filled.replace("\n", "&#10;"))  # noqa: S704 - escaped before


def one_line(text: str) -> str:
    """As much of a text as the line of a running head holds: all, or whole sentences or clauses, else letters."""
    kept = sum(end <= _ONE_LINE for end in accumulate(map(letters, text)))
    if kept == len(text):
        return text
    ends = [one.end() if one[0] in "？！。?!." else one.start() for one in _CLAUSE.finditer(text)]
    whole = max((end for end in ends if end <= kept), default=0)
    return text[:whole] if whole else f"{text[: kept - 2].rstrip()}…"


def holds_in(part: views.Step | views.Decision | views.Row | views.Message, numbers: Mapping[str, int]) -> str:
    """In which cases a part holds, as `docs/assets/case/conditions.js` reads it; `numbers` are the questions' by id."""
    levels = "|".join(level.numeral for level in part.applies_if.levels)
    answers = (f"{numbers[one.question.id]}={one.answer.key}" for one in part.applies_if.answers)
    return "".join(f"{one} " for one in (levels, *answers) if one)


def grouped(number: str) -> Markup:
    """A number to dial, which goes on in the next line, if it has to, between two of its groups."""
    return Markup("<wbr>").join(groups(number))


def qr(address: str, title: str) -> Markup:
    """A code for a telephone's camera that leads to `address`, as a picture; `title` says so to who cannot see it.

    Of dots, not of lines: a picture is kept once in a file, where lines are drawn again on each page.
    """
    return Markup('<img class="qr" src="{}" alt="{}">').format(_code(address), title)


@cache
def _code(address: str) -> str:
    """Every page of a document has the same."""
    return segno.make(address, error="m", micro=False).png_data_uri(scale=8, border=2)


def found_in(playbook: views.Playbook, handbook: views.Handbook) -> str:
    """What can be found of a playbook, as JSON."""
    return json.dumps(told_of(playbook, handbook), ensure_ascii=False)


FILTERS = {
    "in_letters": in_letters,
    "one_line": one_line,
    "paragraphs": paragraphs,
    "prose": prose,
    "heading": heading,
    "holds_in": holds_in,
    "letter": letter,
    "letter_data": letter_data,
    "tel": tel,
    "grouped": grouped,
    "draft": draft,
    "sent": sent,
    "fill": fill,
    "qr": qr,
    "limit": limit,
    "poster": poster,
    "duties_in": duties_in,
    "found_in": found_in,
    "families": families,
    "of_characters": of_characters,
}
