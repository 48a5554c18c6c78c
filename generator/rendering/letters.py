"""A message as data, in every language: what fills its blanks in, counts its length and copies it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.text.slots import pieces

if TYPE_CHECKING:
    from generator.resolving import views

_CUE = re.compile(r"^(?:【([^】\n]*)】|\[([^\]\n]*)\]) *", re.MULTILINE)
"""What a speaker's text says at the head of a line of what follows, such as `[If abused]`."""


def letter_data(
    message: views.Message, book: views.Playbook | None, handbook: views.Handbook
) -> list[dict[str, object]]:
    """The message of a playbook, or a shared one, in each language that is built, the readers' own first."""
    at = None if book is None else handbook.playbooks.index(book)
    place = next(n for n, one in enumerate(_messages(at, handbook)) if one is message)
    others = (_in(_messages(at, other)[place], other) for other in handbook.others)
    return [_in(message, handbook), *others]


def _messages(at: int | None, view: views.Handbook) -> list[views.Message]:
    """Those of a playbook, by its place among all, then the shared ones: the same places in each language."""
    own = [] if at is None else view.playbooks[at].communication.messages
    return [*own, *view.messages]


def _in(message: views.Message, view: views.Handbook) -> dict[str, object]:
    unsaid = view.ui["label"]["not_said"]
    shorter = {one.id: _pieces(variant.body, unsaid) for variant in message.variants for one in variant.channels}
    return {
        "language": view.language.tag,
        "name": view.language.name,
        "sign": view.ui["label"]["blank"],
        "cue": view.ui["label"]["cue"],
        "body": _pieces(message.body, unsaid),
        "slots": {slot.id: {"label": slot.label} for slot in message.slots},
        "channels": [
            {
                "title": one.title,
                "characters": one.characters,
                "counts": one.counts.key,
                **({"body": shorter[one.id]} if one.id in shorter else {}),
            }
            for one in message.channels
        ],
    }


def _pieces(body: str, unsaid: str) -> list[dict[str, object]]:
    """Words, places to fill and cues; `aside` is what stands behind the cue `unsaid`, for the speaker alone."""
    body, found, aside = body.strip("\n"), list[dict[str, object]](), False
    spoken = _CUE.search(body) is not None
    for piece in pieces(body):
        if piece.blank or not spoken:
            found.append(_of("slot" if piece.blank else "words", piece.words, aside=aside))
            continue
        begins = piece.start == 0 or body[piece.start - 1] == "\n"
        for number, line in enumerate(piece.words.splitlines(keepends=True)):
            cue = _CUE.match(line) if number or begins else None
            aside = aside and not (number or begins)
            if cue:
                title = cue[1] or cue[2]
                aside = title == unsaid
                found.append(_of("cue", title, aside=aside))
            if rest := line[cue.end() if cue else 0 :]:
                found.append(_of("words", rest, aside=aside))
    return found


def _of(kind: str, words: str, *, aside: bool) -> dict[str, object]:
    return {kind: words, "aside": True} if aside else {kind: words}
