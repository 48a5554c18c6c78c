"""What the readers of an audience may not know, found by a way of its own: it says whether `audience` did its work."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from pydantic import BaseModel

from generator.model.base import Item, Letter, Text
from generator.model.choice import Audience
from generator.model.people import Contacts
from generator.model.playbook import Playbook, Status
from generator.model.refs import Ref
from generator.model.walk import inside, towards
from generator.text.slots import filled, with_blanks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from generator.model.base import Path
    from generator.model.handbook import Handbook
    from generator.problems import Place

_NARROW = {audience: number for number, audience in enumerate(Audience)}
DRAFT = "draft"
"""Of what nobody is to read yet."""
_FOR_FEWER = (Item, Playbook, Contacts)
"""Parts that fewer may know than what is around them; all else is known to the same."""
_CALLED = {**{audience.value: audience.value for audience in Audience}, DRAFT: "a draft"}


class Value(NamedTuple):
    """A value of the handbook, and who may know it."""

    path: Path
    value: object
    readers: str
    """The narrowest audience on the way to it, or `DRAFT`; nothing where none is named: everybody may."""
    hidden: bool
    """Whether it is above the audience that was asked about."""

    @property
    def words(self) -> tuple[str, ...]:
        """What it says in so many words; nothing for a part, a choice, a number, an id, or what means another part."""
        if isinstance(self.value, Text):
            return tuple(self.value.root.values())
        is_said = isinstance(self.value, str) and not isinstance(self.value, Ref | Enum) and self.path[-1] != "id"
        return (str(self.value),) if is_said else ()


@dataclass(frozen=True)
class Withheld:
    """What readers of an audience may not know of a handbook, and where it is written."""

    handbook: Handbook
    audience: Audience
    place: Callable[[Path], Place]
    """Tells where the value at a path is written."""
    drafts: bool = False
    """Whether they see drafts."""

    def values(self) -> Iterator[Value]:
        """Every value of the handbook, parts before what is in them."""
        for path, value, readers in self._standing():
            yield Value(path, self._read(value), readers, self._is_hidden(readers))

    def _standing(self) -> Iterator[tuple[Path, object, str]]:
        """The same as the files have it: its path, itself and its readers."""
        waiting: list[tuple[Path, object, str]] = [((), self.handbook, "")]
        while waiting:
            path, value, around = waiting.pop()
            readers = self._readers(value, around)
            yield path, value, readers
            waiting += [(*one, readers) for one in reversed(inside(path, value))]

    def _hidden(self) -> Iterator[tuple[Path, object, str]]:
        """What of it is hidden; it is looked for only where somebody may know less than what is around it."""
        waiting: list[tuple[Path, object, str]] = [((), self.handbook, "")]
        while waiting:
            path, value, around = waiting.pop()
            readers = self._readers(value, around)
            if hidden := self._is_hidden(readers):
                yield path, value, readers
            inner = inside(path, value) if hidden else towards(path, value, *_FOR_FEWER)
            waiting += [(*one, readers) for one in reversed(inner)]

    def _is_hidden(self, readers: str) -> bool:
        return readers == DRAFT or (bool(readers) and _NARROW[Audience(readers)] > _NARROW[self.audience])

    @cached_property
    def _slots(self) -> dict[str, dict[str, str]]:
        languages = self.handbook.handbook.languages
        return {one.id: self.handbook.slots(one.id) for one in languages}

    def _read(self, value: object) -> object:
        """The value; a text as it is read, the organisation's values in its slots."""
        if not isinstance(value, Text) or not any("{" in words for words in value.root.values()):
            return value
        said = with_blanks if isinstance(value, Letter) else filled
        return type(value)({code: said(words, self._slots.get(code, {})) for code, words in value.root.items()})

    @cached_property
    def parts(self) -> dict[str, Value]:
        """The hidden parts, those inside of parts too, by where they stand, as in `roles/3`."""
        # The file of contacts is a part of every handbook; without contacts it says nothing.
        parts = (one for one in self._hidden() if _is_part(one[1]))
        return {"/".join(map(str, path)): Value(path, part, readers, hidden=True) for path, part, readers in parts}

    def told(self, one: Value, *names: str) -> str:
        """What a hidden value, or some attributes of a part, is called to those who write the handbook."""
        place = self.place(one.path)
        fields = [word for word in one.path if isinstance(word, str)]
        what = ", ".join(names) or fields[-1]
        return f"{what} of {place.file}, line {place.line}, which is {_CALLED[one.readers]}"

    def _readers(self, value: object, around: str) -> str:
        """Who may know the value, when `around` may know what it stands in."""
        is_draft = isinstance(value, Playbook) and value.playbook.status is Status.DRAFT and not self.drafts
        if around == DRAFT or is_draft:
            return DRAFT
        if isinstance(value, Contacts):
            return Audience.INTERNAL.value
        if not isinstance(value, Item | Playbook):
            return around
        own = (value.playbook if isinstance(value, Playbook) else value).audience or around or Audience.INTERNAL
        return max((Audience(one) for one in (own, around) if one), key=_NARROW.__getitem__).value


def _is_part(value: object) -> bool:
    return isinstance(value, BaseModel) and not isinstance(value, Contacts)
