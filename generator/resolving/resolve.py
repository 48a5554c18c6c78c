"""A Handbook as the readers of one language and audience see it: texts become words, ids become the things meant."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from functools import partial, singledispatchmethod
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from generator.model.base import Letter, Path, Phrase, Text, Verbatim
from generator.model.choice import Audience, Choice
from generator.model.refs import Ref
from generator.model.times import Offset, Span, Unit
from generator.resolving.added_fields import Marks, Spoken
from generator.resolving.around import Around
from generator.resolving.derived import derived
from generator.resolving.view import Moment, View, Word, forget
from generator.text.slots import filled, with_blanks
from generator.text.typography import curl, space
from generator.validating.addresses import seen
from generator.validating.audience import Sight, required_refs
from generator.validating.ids import at_path

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.model.handbook import Handbook, Language
    from generator.resolving import views

_MOMENT = re.compile(
    rf"(?<![A-Za-z0-9])(T[+-][1-9]\d{{0,4}}(?:{'|'.join(Unit)}))(?![A-Za-z0-9])(?: (?=[\u4e00-\u9fff]))?", re.ASCII
)
"""A moment as it is typed in a field, standing in a sentence; with the space between its letters and Chinese."""


def resolve(sight: Sight, language: Language, source: Callable[[str], str], place: str = "") -> views.Handbook:
    """The view of the whole handbook: the model's fields as `sight` lets see them, and what `added_fields` says.

    `source` tells a playbook's data (see `source_data`). Its parts stand at `place`, the language's id if none is
    given, and below. The views of other languages and the marks of printouts are not known yet (see `anew`).
    """
    handbook = sight.handbook
    if sight.audience is Audience.PUBLIC:
        handbook = handbook.without_contacts
        sight = replace(sight, handbook=handbook)
    names = frozenset(handbook.handbook.never_spaced)
    quoted = curl if language.tag.split("-")[0] == "en" else str
    values = handbook.slots(language.id)
    resolver = Resolver(sight, language, values, quoted, names, place or language.id, source)
    view: views.Handbook = resolver.part(handbook, ())
    view.parts = _Parts(resolver)
    view.language = Spoken(id=language.id, name=language.name, tag=language.tag)
    view.audience = Word(resolver.words("audience", sight.audience.value), sight.audience.value)
    view.others, view.unnamed, view.marks, view.pages = [], None, Marks.of({}, resolver.place), {}
    view.addresses = partial(seen, handbook, sight)
    return view


@dataclass
class Resolver:
    """Resolves what readers see into one language; every part once, so that circles of references close."""

    sight: Sight
    language: Language
    slots: dict[str, str]
    """What stands for each of the organisation's slots."""
    quoted: Callable[[str], str]
    """Gives a text the quotes of the language."""
    names: frozenset[str]
    place: str
    """Where the handbook stands."""
    source: Callable[[str], str]
    """Tells a playbook's data."""
    views: dict[Path, View | None] = field(default_factory=dict)
    of_playbooks: dict[str, list[View]] = field(default_factory=dict)
    """Those of each playbook's parts, by its id."""
    alone: dict[str, Handbook] = field(default_factory=dict)
    """The handbook with one playbook only, by its id."""

    def __post_init__(self) -> None:
        """Bind the method once: Python makes it anew each time that one which dispatches is looked up."""
        vars(self)["value"] = self.value

    def model(self, path: Path) -> Handbook:
        """What may be read of the model to tell what stands at a path: within a playbook, nothing of other ones."""
        if path[:1] != ("playbooks",) or len(path) == 1:
            return self.sight.handbook
        name = str(path[1])
        if name not in self.alone:
            own = {name: self.sight.handbook.playbooks[name]}
            self.alone[name] = self.sight.handbook.model_copy(update={"playbooks": own})
        return self.alone[name]

    @singledispatchmethod
    def value(self, value: object, path: Path) -> Any:  # noqa: ANN401 - as many types as the model has
        """Give `value`, which stands at `path`, as its readers see it."""
        del path
        return value

    @value.register
    def _(self, text: Text, path: Path) -> str:
        # A moment in a sentence is said as those in fields are: editors type both alike.
        words = filled(text.first_of(self.language.read_from), self.slots)
        return self.typeset(_MOMENT.sub(lambda typed: self.value(Offset.parse(typed[1]), path), words))

    @value.register
    def _(self, text: Phrase, _: Path) -> str:
        return self.typeset(text.first_of(self.language.read_from))

    @value.register
    def _(self, text: Verbatim, _: Path) -> str:
        return self.quoted(filled(text.first_of(self.language.read_from), self.slots))

    @value.register
    def _(self, text: Letter, _: Path) -> str:
        return self.quoted(with_blanks(text.first_of(self.language.read_from), self.slots))

    @value.register
    def _(self, number: Decimal, _: Path) -> str:
        return f"{number.normalize():f}"

    @value.register
    def _(self, day: date, _: Path) -> str:
        return day.isoformat()

    def words(self, group: str, key: str) -> str:
        """Give a word of the interface."""
        return self.typeset(self.sight.handbook.ui[group][key].first_of(self.language.read_from))

    def typeset(self, text: str) -> str:
        """Give a text with spaces between Chinese and Latin, and its quotes."""
        return self.quoted(space(text, self.names))

    @value.register
    def _(self, choice: Choice, _: Path) -> Word:
        return Word(self.words(choice.ui_group(), choice.value), choice.value)

    @value.register(Offset)
    @value.register(Span)
    def _(self, time: Offset | Span, _: Path) -> Moment:
        amount = abs(time.amount)
        key = f"{time.unit.value}-one" if amount == 1 else time.unit.value
        words = self.words("time", key).replace("{n}", str(amount))
        if isinstance(time, Offset):
            sign = "before" if time.amount < 0 else "after" if amount else "t0"
            words = self.words("time", sign).replace("{time}", words)
        elif not amount:
            words = self.words("time", "at-once")
        each = words
        if isinstance(time, Span) and amount:
            each = self.words("time", f"{time.unit.value}-each" if amount == 1 else "each").replace("{time}", words)
        return Moment(words, time.minutes, time.amount, time.unit.value, each)

    @value.register(tuple)
    def _(self, items: tuple[object, ...], path: Path) -> list[Any]:
        shown = ((n, inner) for n, inner in enumerate(items) if not self.sight.hidden((*path, n), inner))
        return [found for n, inner in shown if (found := self.value(inner, (*path, n))) is not None]

    @value.register(dict)
    def _(self, entries: dict[str, object], path: Path) -> dict[str, Any]:
        shown = ((k, v) for k, v in entries.items() if not self.sight.hidden((*path, k), v))
        return {k: found for k, v in shown if (found := self.value(v, (*path, k))) is not None}

    @value.register
    def part(self, part: BaseModel, path: Path) -> View | None:
        """Give the view of a part, the same one wherever it is meant; None when something it needs is hidden."""
        if path in self.views:
            return self.views[path]
        view = self.views[path] = View()
        view.stands_at = "/".join((self.place, *map(str, path)))
        view.maker = _Maker(self, part, path)
        if path[:1] == ("playbooks",):
            self.of_playbooks.setdefault(str(path[1]), []).append(view)
        if any(getattr(view, name) is None for name in required_refs(part)):
            self.views[path] = None
        return self.views[path]

    @value.register
    def _(self, ref: Ref, at: Path) -> View | None:
        path = self.sight.target(ref, at)
        view: View | None = self.part(at_path(self.sight.handbook, path), path) if path else None
        return view


@dataclass(frozen=True, slots=True)
class _Maker:
    """Makes what the view of a part says: the model's fields, and what is derived from the views around it."""

    resolver: Resolver
    part: BaseModel
    path: Path

    @property
    def fields(self) -> tuple[str, ...]:
        """What the model has of the part."""
        kind = type(self.part)
        return (*kind.model_fields, *kind.model_computed_fields)

    def is_written(self, name: str) -> bool:
        """Whether the attribute is what a file says, and nothing that is derived from the views around it."""
        return name in type(self.part).model_fields and name not in derived(type(self.part))

    def make(self, view: View, name: str) -> object:
        """The attribute; raises LookupError when there is none of this name."""
        if derive := derived(type(self.part)).get(name):
            return derive(view, Around(self.resolver, self.path))
        if name not in self.fields:
            raise LookupError(name)
        return self.resolver.value(getattr(self.part, name), (*self.path, name))


class _Parts:
    """The parts that readers see, each made when it is looked up."""

    def __init__(self, resolver: Resolver) -> None:
        self.resolver = resolver
        self._root: dict[str, tuple[Path, Any] | None] = {"": ((), resolver.sight.handbook)}
        self._known = {**self._root}

    def get(self, place: str) -> View | None:
        """The part that stands there, or None."""
        path, part = self._seen(place.removeprefix(self.resolver.place)) or ((), None)
        return self.resolver.part(part, path) if isinstance(part, BaseModel) else None

    def forget(self, book: str) -> None:
        """Have what the parts of a playbook say be made again when somebody asks."""
        self._known = {**self._root}
        for view in self.resolver.of_playbooks.get(book, ()):
            forget(view)

    def _seen(self, place: str) -> tuple[Path, Any] | None:
        """The path of a place within the handbook and what stands there; None when readers do not see it."""
        if place not in self._known:
            above, _, name = place.rpartition("/")
            self._known[place] = self._below(self._seen(above), name)
        return self._known[place]

    def _below(self, around: tuple[Path, Any] | None, name: str) -> tuple[Path, Any] | None:
        if around is None:
            return None
        path, here = around
        step = int(name) if isinstance(here, tuple) and name.isdecimal() else name
        try:
            found = at_path(here, (step,))
        except (AttributeError, LookupError, TypeError):
            return None
        return None if self.resolver.sight.hidden((*path, step), found) else ((*path, step), found)
