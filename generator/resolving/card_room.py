"""What a role card tells, so that it keeps to two sides: all of the first hour, its texts and the later as they fit.

Heights are estimated in lines of a card's type (`role-cards.css`), the head and the foot of a card with them.
"""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from generator.model.paper import Paper, sheet
from generator.model.response import FIRST_HOUR, Bucket
from generator.text.letters import in_letters

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.resolving import views
    from generator.resolving.added_fields import CardItem

_ROOM, _A4, _MARGINS = 118, sheet(Paper.A4).high, 31
"""Lines of two sides of A4, without what is left over at their feet because rows are not divided; the margins in mm."""
_WIDE, _FULL, _BOLD = 66, 100, 54
"""Latin letters on a line beside the columns for times, on a whole one, and of a title on one beside those columns.

A Chinese character is as wide as two."""
_HEAD, _FOOT = 21, 11
"""Lines of what stands above and below the items, save for texts that have their own length."""
_BUCKET, _ROW = 1.6, 0.5
"""Lines of a bucket's heading, and of a row's frame."""
_TITLE, _TITLE_WIDE, _CIRCLED = 2, 24, 20
"""Lines of a card that a line of its title takes, and the letters on one; numbers to circle on one at its foot."""

_SPARE = 15
"""Lines by which a card may seem too long and still has two sides: rows that are full take less than is counted."""
_TO_WRITE, _GAP = 1.7, 2
"""Lines that one to write a name on takes; letters that are left free beside names."""


class Shown(NamedTuple):
    """How much a card tells of an item; of a step without either no more than its title."""

    done: bool
    """When it is done."""
    whole: bool
    """How, and what if it fails."""


def fitting(
    items: Sequence[CardItem], role: views.Role, others: int, texts: Sequence[views.Message], high: float
) -> tuple[list[Shown], list[views.Message], bool]:
    """How much is told of each of a card's `items`, in the order of time, and those of the `texts` that it holds.

    And whether there is room for the forms of filings that have no time. The card, on sheets so many millimetres
    `high`, has `others` that take a line each. When each is done goes before texts, and those before how it is done
    later. Where less is told of an item, no more is told of any behind it: who reads finds one place from which on the
    runbook tells.
    """
    buckets = {Bucket.at(item.at.minutes) for item in items}
    free = _ROOM * (high - _MARGINS) / (_A4 - _MARGINS)
    free -= _HEAD + _FOOT + _BUCKET * len(buckets) + others + _lines(role.mission)
    free -= _TITLE * (_lines(role.title, _TITLE_WIDE) - 1) + len(items) // _CIRCLED
    free -= _lines(" • ".join([*role.authority, *role.do, *role.dont]), _FULL) + _names(role)
    later = [item for item in items if item.at.minutes > FIRST_HOUR]
    free -= sum(_height(item, _NAMED if item in later else _WHOLE) for item in items)
    forms = free > -_SPARE
    done, free = _as_fits(later, _NAMED, _DONE, free)
    held = []
    for text in texts:
        if (high := _letter(text)) <= free:
            held.append(text)
            free -= high
    whole, _ = _as_fits(later, _DONE, _WHOLE, free)
    told = [_WHOLE] * (len(items) - len(later))
    return [*told, *map(Shown, done, whole)], held, forms


_NAMED, _DONE, _WHOLE = Shown(done=False, whole=False), Shown(done=True, whole=False), Shown(done=True, whole=True)


def _as_fits(items: Sequence[CardItem], less: Shown, more: Shown, free: float) -> tuple[list[bool], float]:
    """Of which items `more` can be told, from the first on, in so many lines; and what is left of them."""
    found = []
    for item in items:
        added = _height(item, more) - _height(item, less)
        found.append(added <= free)
        free -= added
    return found, free


def _names(role: views.Role) -> float:
    """What the people above a card take beyond the lines to write that stand there where none are named.

    Beside each other stand whom the role reports to and its deputies, below each its people, a line or more each.
    """
    beside = [*filter(None, [role.reports_to]), *role.deputies]
    wide = int(_FULL * _BOLD / _WIDE / max(len(beside), 2)) - _GAP
    written = [_lines(f"{_LABEL}{one.title}", wide) + _TO_WRITE for one in beside]
    named = [
        blank if not one.people else blank - _TO_WRITE + sum(_person(person, wide) for person in one.people)
        for one, blank in zip(beside, written, strict=True)
    ]
    return max(max(named, default=0) - max(written, default=0), 0)


def _person(person: views.Person, wide: int) -> int:
    """A number is not parted where a line holds it: it may leave the line of its name."""
    together = _lines(f"{person.name} {person.phone}", wide)
    return together if together == 1 else _lines(person.name, wide) + _lines(person.phone, wide)


def _letter(text: views.Message) -> float:
    return 2 * _ROW + 1 + sum(_lines(line, _FULL) or 1 for line in text.body.strip().split("\n"))


def _height(item: CardItem, told: Shown) -> float:
    explains = told.whole
    if step := item.step:
        below = [f"{step.on_failure} {step.risk or ''}"] if explains else []
        how = f"{step.detail} {step.done_when}{_texts(step)}" if explains else step.done_when if told.done else ""
        how = f"{how}{_LABEL}" if how else how
        more = sum(map(_lines, (how, *(text + 2 * _LABEL for text in below))))
        return _ROW + _lines(step.title, _BOLD) + more
    if decision := item.decision:
        options = (f"{one.title}{_LABEL}{one.criteria if explains else ''}" for one in decision.options)
        asked = f"{_LABEL}{decision.question}{_LABEL}{decision.escalate_to.title}"
        return _ROW + _lines(asked) + sum(map(_lines, options))
    if item.filing:
        return _ROW + (5 if explains else 4)
    if item.meeting:
        return _ROW + 2 + (_lines(" · ".join(item.meeting.agenda)) if explains else 0)
    return _ROW + 2


def _texts(step: views.Step) -> str:
    """As wide as what is said of a step's texts that stand on other cards, and of where its tools are."""
    elsewhere = (tool.message.title + 3 * _LABEL for tool in step.tools if tool.message)
    return "".join((*elsewhere, *(f"{tool.title}{_LABEL}{tool.url}" for tool in step.tools if tool.url)))


_LABEL = 12 * " "
"""As wide as a word of the card's own before an author's text."""


def _lines(text: str, wide: int = _WIDE) -> int:
    """How many lines a text takes on lines of so many Latin letters."""
    return ceil(in_letters(text) / wide)
