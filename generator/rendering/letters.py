"""A message as data, in every language: what fills its blanks in, counts its length and copies it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.text.slots import pieces

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.resolving import views


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
    shorter = {one.id: _pieces(variant.body) for variant in message.variants for one in variant.channels}
    return {
        "language": view.language.tag,
        "name": view.language.name,
        "sign": view.ui["label"]["blank"],
        "body": _pieces(message.body),
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


def _pieces(body: str) -> list[dict[str, str]]:
    return [{"slot": one.words} if one.blank else {"words": one.words} for one in pieces(body.strip("\n"))]
