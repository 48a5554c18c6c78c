"""A Handbook as the readers of one language and audience see it: texts become words, ids become the things meant."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from itertools import groupby
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from generator.audience import rank, readers, required_refs
from generator.duties import assign
from generator.model.base import Audience, Choice, Item, Offset, Path, Ref, Span, Text, walk
from generator.model.playbook import Playbook, Status
from generator.typography import space
from generator.view import Moment, View, Word

if TYPE_CHECKING:
    from generator.ids import Index
    from generator.model.handbook import Handbook, Language


@dataclass
class _Resolver:
    """Resolves one handbook for one language and audience; every item once, so that circles of references close."""

    handbook: Handbook
    ids: Index
    language: str
    audience: Audience
    drafts: bool
    views: dict[Path, View | None] = field(default_factory=dict)

    def hidden(self, path: Path, part: object) -> bool:
        """Whether these readers may not see the part, or it is not ready for them."""
        if isinstance(part, Playbook) and part.playbook.status is Status.DRAFT and not self.drafts:
            return True
        return isinstance(part, Item | Playbook) and rank(readers(self.handbook, path)) > rank(self.audience)

    def words(self, group: str, key: str) -> str:
        """A word of the interface."""
        return space(self.handbook.ui[group][key].root[self.language])

    def value(self, value: object, path: Path) -> Any:
        """`value`, which stands at `path`, as its readers see it."""
        if isinstance(value, Text):
            return space(value.root[self.language])
        if isinstance(value, Ref):
            return self.meant(value, path)
        if isinstance(value, Choice):
            return Word(self.words(value.ui_group(), value.value), value.value)
        if isinstance(value, Offset | Span):
            return self.moment(value)
        if isinstance(value, BaseModel):
            return self.part(value, path)
        if isinstance(value, tuple):
            shown = ((n, inner) for n, inner in enumerate(value) if not self.hidden((*path, n), inner))
            found = (self.value(inner, (*path, n)) for n, inner in shown)
            return [inner for inner in found if inner is not None]
        if isinstance(value, dict):
            return {k: self.value(v, (*path, k)) for k, v in value.items() if not self.hidden((*path, k), v)}
        return _plain(value)

    def part(self, part: BaseModel, path: Path) -> View | None:
        """The view of a part, the same one wherever it is meant; None when it cannot do without something hidden."""
        if path in self.views:
            return self.views[path]
        view = View()
        self.views[path] = view
        names = [*type(part).model_fields, *type(part).model_computed_fields]
        vars(view).update({name: self.value(getattr(part, name), (*path, name)) for name in names})
        if any(getattr(view, name) is None for name in required_refs(part)):
            self.views[path] = None
        return self.views[path]

    def meant(self, ref: Ref, at: Path) -> View | None:
        """What a reference means; None where these readers may not see it."""
        path = self.ids.find(ref.kind, ref, at)
        part: Any = self.handbook
        for step in path or ():
            part = getattr(part, str(step)) if isinstance(part, BaseModel) else part[step]
            if path is not None and self.hidden(path, part) and isinstance(part, Item | Playbook):
                return None
        return self.part(part, path or ())

    def moment(self, time: Offset | Span) -> Moment:
        """A time in words."""
        amount = abs(time.amount)
        key = f"{time.unit.value}-one" if amount == 1 else time.unit.value
        words = self.words("time", key).replace("{n}", str(amount))
        if isinstance(time, Offset):
            sign = "before" if time.amount < 0 else "after" if amount else "t0"
            words = self.words("time", sign).replace("{time}", words)
        elif not amount:
            words = self.words("time", "at-once")
        return Moment(words, time.minutes)


def resolve(handbook: Handbook, ids: Index, language: Language, audience: Audience, *, drafts: bool) -> View:
    """The view of the whole handbook.

    Beside the model's fields the view has: `language`, `audience`, `playbooks` as a list in reading order with `id`,
    `title`, `meta`, `review_by`, `revision`, numbered steps and their `buckets`, its `signatories`, the indicators it has `watched` with their thresholds and
    the `letters` it sends; on each term its words in the `other` languages; on each role its `people` and `duties`.
    """
    resolver = _Resolver(handbook, ids, language.id, audience, drafts)
    view: View = resolver.value(handbook, ())
    books = view.playbooks
    for name, book in books.items():
        book.id, book.title, book.meta = name, book.playbook.title, book.playbook
        meta = handbook.playbooks[name].playbook
        book.review_by = (meta.last_reviewed + timedelta(minutes=meta.review_every.minutes)).isoformat()
        book.revision = revision(handbook, ids, name, language.id)
        for number, step in enumerate(book.response.steps, start=1):
            step.number = number
        by_bucket = groupby(book.response.steps, key=lambda step: step.bucket)
        book.buckets = [(bucket, list(steps)) for bucket, steps in by_bucket]
        signing = [approval.role for approval in book.meta.approvals]
        book.signatories = list(dict.fromkeys([*signing, book.meta.owner, book.meta.deputy]))
        watched = book.warning.indicators
        book.watched = [(one.indicator, one.thresholds or one.indicator.thresholds) for one in watched]
        shared = [row.message for row in book.communication.matrix if row.message in view.messages]
        book.letters = [*book.communication.messages, *dict.fromkeys(shared)]
    view.playbooks = [books[name] for name in handbook.handbook.reading_order if name in books]
    view.cases = list(view.cases.values())
    others = [other.id for other in handbook.handbook.languages if other.id != language.id]
    terms = {term.id: term.term for term in handbook.glossary}
    for term in view.glossary:
        term.other = " / ".join(terms[term.id].root[code] for code in others)
    view.language = View(id=language.id, name=language.name, tag=language.tag)
    view.audience = Word(resolver.words("audience", audience.value), audience.value)
    people = view.contacts.people if audience is not Audience.PUBLIC else []
    assign(view, people)
    return view


def revision(handbook: Handbook, ids: Index, name: str, language: str) -> str:
    """Fingerprint (8 hex digits) of what a playbook says in one language, with the shared items that it names."""
    at: Path = ("playbooks", name)
    digest = hashlib.sha256()
    for path, value in walk(handbook.playbooks[name], at):
        digest.update(_leaf(value, language))
        target = ids.find(value.kind, value, path) if isinstance(value, Ref) else None
        if target and target[0] != "playbooks":
            item: Any = handbook
            for step in target:
                item = getattr(item, str(step)) if isinstance(item, BaseModel) else item[step]
            for _, inner in walk(item):
                digest.update(_leaf(inner, language))
    return digest.hexdigest()[:8]


def _leaf(value: object, language: str) -> bytes:
    if isinstance(value, Text):
        return f"{value.root[language]}\0".encode()
    return b"" if isinstance(value, BaseModel | tuple | dict) and not isinstance(value, Offset | Span) else f"{value}\0".encode()


def _plain(value: object) -> object:
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return value.isoformat() if isinstance(value, date) else value
