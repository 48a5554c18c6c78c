"""A message as data, in every language: what fills its blanks in, counts its length and copies it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.text.slots import pieces

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.resolving import views

_CUE = re.compile(r"^(?:【([^】\n]*)】|\[([^\]\n]*)\]) *", re.MULTILINE)
"""What a speaker's text says at the head of a line of what follows, such as `[If abused]`."""


def letter_data(
    message: views.Message, book: views.Playbook | None, handbook: views.Handbook
) -> list[dict[str, object]]:
    """The message of a playbook, or a shared one, in each language that is built, the readers' own first."""
    place = _place(message, book, handbook)
    others = (_at(place, book.id if book else None, other) for other in handbook.others)
    return [_in(message, handbook), *(_in(found, view) for found, view in zip(others, handbook.others, strict=True))]


def _messages(book: str | None, view: views.Handbook) -> Iterator[views.Message]:
    yield from (one for playbook in view.playbooks if playbook.id == book for one in playbook.communication.messages)
    yield from view.messages


def _place(message: views.Message, book: views.Playbook | None, view: views.Handbook) -> int:
    """Where it stands among those of the playbook and the shared ones: the same place in each language."""
    return next(n for n, one in enumerate(_messages(book.id if book else None, view)) if one is message)


def _at(place: int, book: str | None, view: views.Handbook) -> views.Message:
    return list(_messages(book, view))[place]


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
