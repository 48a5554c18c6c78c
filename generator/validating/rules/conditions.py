"""Rules about what holds for some only: in no case is something left without what it cannot do without.

They hold for every case that can be: all facts, numbers of users, levels and answers (see `cases`). Steps stay in their
order by themselves: what waits for a step that is not there waits for what that one waits for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeGuard

from pydantic import BaseModel

from generator.model.conditions import InSomeCases, OfSome
from generator.model.refs import Ref
from generator.problems import Words
from generator.validating.cases import Wanted, wanted, without_all
from generator.validating.ids import at_path
from generator.validating.rules.book import Book, Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.base import Path
    from generator.validating.cases import Case

_FOLLOWS = {
    ("FirstMove", "step"),
    ("Row", "message"),
    ("Duty", "regulation"),
    ("WatchedIndicator", "indicator"),
    ("Check", "step"),
    ("Person", "role"),
}
"""What holds only where that holds which it is about: by kind of part, and the field that says what this is."""
_IDLE = {("Regulation", "supersedes"), ("Regulation", "alongside"), ("OutOfScope", "see"), ("Role", "reports_to")}
"""References without which all works as well."""
_ONE_STAYS = {
    ("Step", "responsible"),
    ("Message", "approvers"),
    ("Role", "deputies"),
    ("Print", "role_cards"),
    ("Level", "room"),
    ("Duty", "steps"),
    ("Regulation", "clocks"),
    ("Meta", "first_hour"),
}
"""Lists of which something has to be there in each case."""


class _Conditions:
    """The conditions of a handbook: what each part wants, with all that is around it."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self.order = [level.id for level in book.handbook.severity]
        self.levels = frozenset(self.order)
        self._known: dict[Path, Wanted] = {}

    def of(self, path: Path) -> Wanted:
        """What has to be so that the part at `path` is there."""
        if path not in self._known:
            self._known[path] = self._of(path)
        return self._known[path]

    def _of(self, path: Path) -> Wanted:
        found = Wanted(self.levels)
        for end in range(1, len(path) + 1):
            part = at_path(self.book.handbook, path[:end])
            if has_condition(part):
                found = found.also(self._wanted(path[:end], part))
            found = found.also(self._followed(path[:end]))
        return found

    def _followed(self, path: Path) -> Wanted:
        """What that wants which the part at `path` is about."""
        part = at_path(self.book.handbook, path) if path else None
        fields = type(part).model_fields if isinstance(part, BaseModel) else ()
        for field in fields:
            if (type(part).__name__, field) in _FOLLOWS:
                target = self.target(getattr(part, field), path)
                return self.of(target) if target else Wanted(self.levels)
        return Wanted(self.levels)

    def target(self, ref: Ref, at: Path) -> Path | None:
        """Where that stands which is meant."""
        return self.book.find(ref.kind, ref, at)

    def _wanted(self, path: Path, part: InSomeCases | OfSome) -> Wanted:
        scope = str(path[1]) if path[0] == "playbooks" else ""
        asked = getattr(part.applies_if, "answers", ())
        names = [str(one.question) if "/" in one.question else f"{scope}/{one.question}" for one in asked]
        return wanted(part.applies_if, self.levels, names)


def has_condition(part: object) -> TypeGuard[InSomeCases | OfSome]:
    """Whether a part holds in some cases only."""
    return isinstance(part, InSomeCases | OfSome) and part.applies_if != type(part.applies_if)()


def nothing_is_left_without_what_it_needs(book: Book) -> Iterator[Finding]:
    """Whatever the case: who answers, approves or stands in is there, and so is what a decision or a duty leads to."""
    known = _Conditions(book)
    if any(map(book.left.out_of, (("severity",), ("regulations",)))):
        return
    for path, part in book.each(BaseModel):
        for field in type(part).model_fields:
            value, name = getattr(part, field), (type(part).__name__, field)
            if isinstance(value, Ref) and name not in _FOLLOWS | _IDLE:
                yield from _missed(known, (*path, field), (value,), value)
            elif name in _ONE_STAYS:
                yield from _missed(known, (*path, field), value, field)


def every_condition_can_hold(book: Book) -> Iterator[Finding]:
    """There is a case in which what has a condition is there."""
    known = _Conditions(book)
    for path, part in book.each(InSomeCases, OfSome):
        if has_condition(part) and known.levels and not known.of(path).case():
            message = Words("这个条件永远不成立。", "This condition never holds.")
            cure = Words(
                "连同外层和所引用条目的 applies_if 一起看，改掉互相矛盾的。",
                "Look at applies_if of what is around it and of what it is about, too; mend what contradicts.",
            )
            yield Finding("never-holds", (*path, "applies_if"), message, cure, key=True)


def the_seat_is_in_one_place(book: Book) -> Iterator[Finding]:
    """Of the facts of the organisation one says where the seat is."""
    seats = [(n, fact) for n, fact in enumerate(book.handbook.organisation.facts or ()) if fact.is_seat]
    for n, fact in seats[1:]:
        message = Words(f"总部只有一个，前面已写 {seats[0][1]}。", f"There is one seat; {seats[0][1]} stands before.")
        yield Finding(
            "two-seats",
            ("organisation", "facts", n),
            message,
            Words(f"只留一个，删去 {fact}。", f"Keep one; drop {fact}."),
        )


def _missed(known: _Conditions, path: Path, items: tuple[Any, ...], name: str) -> Iterator[Finding]:
    """That there is a case in which what stands around `path` is there, and nothing that is there or meant there."""
    at = [(*path, n) for n in range(len(items))]
    meant = [known.target(one, path) if isinstance(one, Ref) else here for one, here in zip(items, at, strict=True)]
    wants = [known.of(one) for one in meant if one]
    if not wants or Wanted(known.levels) in wants:
        return
    if case := without_all(known.of(path), wants, known.levels):
        yield Finding("may-be-missing", path, *_said(case, known, name))


def _said(case: Case, known: _Conditions, name: str) -> tuple[Words, Words]:
    told = case.said(known.order)
    message = Words(
        f"这种情况下没有“{name}”，这一条却还在：{told}。",
        f'There is a case in which this stands without "{name}": {told}.',
    )
    cure = Words(
        "给这一条写上同样的 applies_if，或换成一直有的。",
        "Give this the same applies_if, or name what is always there.",
    )
    return message, cure
