"""What stands on a playbook's cards, and the largest type in which it fits on them.

A card's millimetres stand here once: heights are worked out from them, and the page hands them to its style sheet.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from math import fsum
from typing import TYPE_CHECKING, NamedTuple, cast

from generator.view import View
from generator.wrap import wrap

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from generator import views
    from generator.fonts import Typeface

    Ui = Mapping[str, Mapping[str, str]]

_A4 = (210.0, 297.0)
"""Millimetres."""
_POINT = 25.4 / 72
"""Millimetres in a point."""
LEADING = 1.2
"""Height of a line, in ems."""
_HOUR = 60
_ALL = 99


@dataclass(frozen=True)
class Setting:
    """How a card is set: type sizes in points, and how much stands on it that could be left out."""

    size: float
    """Of the moves."""
    rest: float
    """Of all other sentences."""
    callers: int
    nevers: int
    people: int = _ALL
    """Of each role: who has no room is counted on the card, and the build says so."""


FIRST_HOUR = (
    *(Setting(size, rest, 7, 3) for size, rest in ((18, 15), (17, 15), (16, 14), (15, 14), (14, 14))),
    *(Setting(14, rest, 7, nevers) for rest, nevers in ((14, 2), (13, 2), (12, 2), (12, 1), (12, 0))),
    *(Setting(14, rest, callers, 0) for rest, callers in ((12, 5), (12, 4), (11, 4), (11, 3))),
    *(Setting(14, 11, 3, 0, people) for people in (3, 2, 1)),
    *(Setting(14, 11, 2, 0, people) for people in (1, 0)),
)
"""Settings of the first-hour card, the best first. Moves never get smaller than 14 pt: all else gives way to them."""
POCKET = (
    *(Setting(size, size, callers, 2) for size, callers in ((13, 4), (12.5, 3), (12, 3), (11.5, 3), (11, 3))),
    Setting(11, 11, 3, 1),
    *(Setting(size, size, 2, 1) for size in (11, 10.5, 10, 9.5, 9, 8.5)),
    *(Setting(8.5, 8.5, 2, 1, people) for people in (3, 2, 1)),
)
"""Settings of the pocket card, the best first."""


class FirstHourSheet(NamedTuple):
    """The first-hour card in millimetres: the sheet's margins, the columns of its tables, the insides of its boxes."""

    top: float = 11
    side: float = 9
    bottom: float = 17
    number: float = 11
    owner: float = 40.5
    by: float = 27
    role: float = 73
    person: float = 59.5
    cell: float = 1.5
    """Left and right of words in a cell."""
    inset: float = 4
    """Left and right of words in a box."""
    frame: float = 0.8
    """The line around a box."""
    clock: float = 32
    """The blank for T0."""

    @property
    def wide(self) -> float:
        """What there is between the margins."""
        return _A4[0] - 2 * self.side

    @property
    def high(self) -> float:
        """The same, from top to bottom; a little is left over, because the engine rounds."""
        return _A4[1] - self.top - self.bottom - 1


class PocketSheet(NamedTuple):
    """A pocket card in millimetres: a quarter of the sheet, what it leaves at its edges, the columns of its moves."""

    edge: float = 5
    """To the paper's edge: a printer reaches no further."""
    cut: float = 2
    """To the edge where cards are cut apart."""
    side: float = 5.5
    line: float = 0.2
    """To cut along, on the right and below."""
    by: float = 25
    inset: float = 1.5
    frame: float = 0.5
    code: float = 13

    @property
    def wide(self) -> float:
        """What there is between its sides."""
        return _A4[0] / 2 - 2 * self.side - self.line

    @property
    def high(self) -> float:
        """The same, from top to bottom."""
        return _A4[1] / 2 - self.edge - self.cut - self.line - 0.3


class QuickCard(View):
    """A small card: how it is set, and what there is room for."""

    book: views.Playbook
    styles: str
    """All lengths, for the style sheet."""
    size: float
    """Of the moves, in points."""
    rest: float
    """Of all else, in points."""
    fits: bool
    callers: list[Caller]
    nevers: list[str]
    lines: list[str]
    """The first line to take; or nothing."""
    holding: list[views.Row]
    """The row of the matrix with the holding statement; or nothing."""


class FirstHourCard(QuickCard):
    """The first-hour card."""

    sheet: FirstHourSheet


class PocketCard(QuickCard):
    """A pocket card."""

    sheet: PocketSheet


class Reached(View):
    """A role on a small card, with the people who have room on it."""

    role: views.Role
    people: list[views.Person]
    left: int
    """How many have none."""


class Caller(Reached):
    """Whom to call, and who stands in."""

    deputies: list[Reached]
    lost: list[views.Person]
    """Everybody who has no room."""


def first_hour_card(typeface: Typeface, book: View, handbook: View) -> FirstHourCard:
    """The first-hour card of a playbook: its `size` and `rest`, what stands on it, the `sheet`, and whether it `fits`.

    That is: the `callers`, each with the `people` and `deputies` that have room and the number `left` out; the
    `nevers`; the first of the `lines` to take; as `holding`, the row of the matrix with the holding statement. All
    lengths, for the style sheet, are its `styles`.
    """
    card = _set(FIRST_HOUR, partial(_first_hour, typeface, handbook), FirstHourSheet(), book)
    return cast("FirstHourCard", card)


def pocket_card(typeface: Typeface, book: View, handbook: View) -> PocketCard:
    """The pocket card of a playbook, told in the same way."""
    return cast("PocketCard", _set(POCKET, partial(_pocket, typeface, handbook), PocketSheet(), book))


def _set(
    settings: Iterable[Setting], height: Callable[[View], float], sheet: FirstHourSheet | PocketSheet, book: View
) -> View:
    """The card in the first setting in which it fits; in the last, where it fits in none."""
    for setting in settings:
        card = _card(book, setting, sheet)
        card.fits = height(card) <= sheet.high
        if card.fits:
            break
    return card


def _card(book: View, setting: Setting, sheet: FirstHourSheet | PocketSheet) -> View:
    lengths = {name: f"{value:g}mm" for name, value in (*sheet._asdict().items(), ("wide", sheet.wide))}
    lengths |= {"move": f"{setting.size:g}pt", "rest": f"{setting.rest:g}pt"}
    return View(
        book=book,
        sheet=sheet,
        styles="; ".join(f"--{name}: {length}" for name, length in lengths.items()),
        size=setting.size,
        rest=setting.rest,
        callers=[_caller(role, setting.people) for role in book.first_callers[: setting.callers]],
        nevers=book.communication.dont[: setting.nevers],
        lines=book.communication.lines_to_take[:1],
        holding=_holding(book),
    )


def _caller(role: View, people: int) -> View:
    deputies = role.deputies[:1]
    reached = [role, *deputies]
    return View(
        role=role,
        people=role.people[:people],
        left=len(role.people[people:]),
        deputies=[View(role=one, people=one.people[:people], left=len(one.people[people:])) for one in deputies],
        lost=[person for one in reached for person in one.people[people:]],
    )


def _holding(book: View) -> list[View]:
    """The row for which everything else waits: the last holding statement of the first hour, else the first of all."""
    rows = [row for row in book.communication.matrix if row.message.stage.key == "holding"]
    soon = [row for row in rows if row.first_by.minutes <= _HOUR]
    return [max(soon, key=lambda row: row.first_by.minutes)] if soon else rows[:1]


def _height(typeface: Typeface, text: str, size: float, wide: float, *, bold: bool = True) -> float:
    """Height of a paragraph in `size` points, broken at `wide` millimetres, in millimetres.

    What is bold in part is measured as if it all were.
    """
    return len(wrap(typeface, text, wide / (size * _POINT), bold=bold)) * size * _POINT * LEADING


def people_line(person: View) -> str:
    """A person on a card."""
    return f"{person.name} {person.phone}"


def _first_hour(typeface: Typeface, handbook: View, card: View) -> float:
    """How high the card is, part by part as they stand below each other in its style sheet."""
    book, sheet, ui = card.book, card.sheet, handbook.ui
    tall = partial(_height, typeface)
    boxed = sheet.wide - 2 * (sheet.inset + sheet.frame)
    clock = typeface.width(ui["quick"]["t0"], bold=True) * 14 * _POINT + sheet.clock + 3
    band = 3 + max(tall(book.numbered, 21, sheet.wide - 2 * sheet.inset - clock) + tall("–", 11, boxed), 11.1)
    emergency = tall(handbook.handbook.emergency, card.rest, boxed) + 2.8 + sheet.frame
    unsure = tall(f"{ui['label']['if_unsure']} {book.meta.scope.if_unsure}", card.rest, sheet.wide - sheet.inset) + 3.2
    action = sheet.wide - sheet.number - sheet.owner - sheet.by - 2 * sheet.cell
    moves = fsum(
        max(
            tall(move.action, card.size, action) + 2,
            tall(move.owner.title, 13, sheet.owner - sheet.cell, bold=False) + 2,
            tall(move.by, 14, sheet.by - sheet.cell) + 6.6 + 0.8 + 2,
            tall("1", 20, sheet.number) / LEADING + 2 + 6.3,
        )
        + 0.3
        for move in book.meta.first_hour
    )
    calls = fsum(max(_call(typeface, caller, sheet, ui), 7.4) + 0.3 for caller in card.callers)
    heads = 2 * (tall("–", 9.5, 99) + 0.6) + 2 * 1.6 + 2 * sheet.frame
    says = fsum(tall(f"{ui['quick']['say']} {line}", card.rest, boxed) + 2.8 + 2 * sheet.frame for line in card.lines)
    comma = ui["label"]["comma"]
    holding = fsum(
        tall(
            f"{ui['quick']['holding']} {row.message.title}{comma}{row.first_by}{comma}{ui['quick']['approved_by']}"
            f" {row.approver.title}",
            11,
            sheet.wide,
            bold=False,
        )
        + 2
        for row in card.holding
    )
    nevers = fsum(tall(f"{ui['quick']['never']} {text}", card.rest, sheet.wide - 5) for text in card.nevers)
    following = tall(ui["quick"]["next"], 11, sheet.wide) + 1
    parts = band, emergency, unsure, heads, moves, calls, says, holding, nevers, following
    return fsum(parts)


def _call(typeface: Typeface, caller: View, sheet: FirstHourSheet, ui: Ui) -> float:
    """How high a row of those to call is."""
    tall = partial(_height, typeface)
    deputy = sheet.wide - sheet.role - sheet.person - 2 * sheet.cell
    beside = [line for one in caller.deputies for line in _reached(one, ui)]
    return 1.2 + max(
        tall(f"● {caller.role.title}", 14, sheet.role - 2 * sheet.cell),
        sum(tall(line, 11, sheet.person - 2 * sheet.cell, bold=False) for line in _reached(caller, ui)[1:]),
        sum(tall(line, 11, deputy, bold=False) for line in beside or [ui["cards"]["no_deputy"]]),
    )


def _reached(one: View, ui: Ui) -> list[str]:
    """A role's title, its people, and how many of them had no room."""
    more = [ui["quick"]["more"].replace("{n}", str(one.left))] if one.left else []
    return [one.role.title, *map(people_line, one.people), *more]


def _pocket(typeface: Typeface, handbook: View, card: View) -> float:
    """How high the card is, part by part as they stand below each other in its style sheet."""
    book, sheet, ui, size = card.book, card.sheet, handbook.ui, card.size
    tall = partial(_height, typeface)
    band = tall(book.numbered, 13, sheet.wide - 5) + 2
    emergency = (
        tall(handbook.handbook.emergency, size, sheet.wide - 2 * (sheet.inset + sheet.frame)) + 1.2 + sheet.frame
    )
    levels = _levels(typeface, handbook, sheet.wide) + 2.4
    moves = fsum(
        max(
            tall(move.step.title, size, sheet.wide - sheet.by),
            tall(move.by, size, sheet.by) + tall(move.owner.short, size, sheet.by, bold=False),
        )
        + 0.8
        for move in book.meta.first_hour
    )
    calls = fsum(
        max(tall(" ".join([*first, *_reached(caller, ui)]), size, sheet.wide) + 1.2, 6) + 0.25
        for caller, first in zip(card.callers, [[ui["quick"]["call"]], *[[]] * len(card.callers)], strict=False)
    )
    nevers = fsum(tall(f"× {ui['quick']['never']} {text}", size, sheet.wide) + 0.6 for text in card.nevers)
    return fsum((band, emergency, levels, moves, 0.5, calls, nevers, 0.8, sheet.code))


def _levels(typeface: Typeface, handbook: View, wide: float) -> float:
    """How high the marks of the levels are, which stand in rows like words."""
    size, around = 9.5, 3.5
    rows, free = 0.0, 0.0
    for level in handbook.severity:
        words = f"◆ {level.numeral} {level.title}"
        needed = typeface.width(words, bold=True) * size * _POINT + around
        if needed > free:
            rows += _height(typeface, words, size, wide - around) + 0.6
            free = wide
        free -= needed
    return rows
