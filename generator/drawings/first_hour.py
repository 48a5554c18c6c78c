"""The first-hour card: a side for each time bucket, each in the largest type in which all of it fits.

Its millimetres stand here once: heights are worked out from them, and the page hands them to its style sheet. Nothing
is ever left out: what fits in no setting goes on to another side.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from math import fsum
from typing import TYPE_CHECKING, NamedTuple

from generator.drawings.fitting import POINT, in_pairs, number_tall, page_of, person_tall, styles, tall
from generator.model.response import FIRST_HOUR
from generator.resolving.role_cards import approvers
from generator.resolving.view import View, Word

if TYPE_CHECKING:
    from generator.resolving import views
    from generator.resolving.added_fields import QuickStep
    from generator.text.fonts import Typeface


class Setting(NamedTuple):
    """Type sizes in points: of what is done, and of all other sentences."""

    move: float
    rest: float


SETTINGS = tuple(
    Setting(move, rest)
    for move, rest in (
        (20, 15),
        (18, 14),
        (17, 14),
        (16, 13),
        (15, 13),
        (15, 12),
        (14, 12),
        (14, 11.5),
        (14, 11),
        (14, 10.5),
        (14, 10),
    )
)
"""The best first. What is done never gets smaller than 14 pt: all else gives way to it."""


class FirstHourSheet(NamedTuple):
    """The card in millimetres: the sheet's margins, the columns of its tables, the insides of its boxes."""

    page_wide: float
    page_high: float
    top: float = 11
    side: float = 16
    """On both sides, because punched holes reach to 15 mm, and stand on the right of a sheet's back (ISO 838)."""
    bottom: float = 17
    number: float = 19
    when: float = 45
    """Who answers, by when, and the clock to write."""
    by: float = 22
    role: float = 56
    deputy: float = 44
    """The rest of a row is for names and numbers, half for who is called and half for the deputy."""
    entry: float = 7
    """The least that is left to write them in."""
    cell: float = 1.5
    """Left and right of words in a cell."""
    inset: float = 4
    """Left and right of words in a box."""
    frame: float = 0.8
    """The line around a box."""
    clock: float = 30
    """The blank for T0."""
    duty: float = 48
    """The duty number, or the blank for it."""
    gap: float = 6
    """Between what stands in one row."""
    cross: float = 6
    """The mark before what is never to be said."""

    @property
    def wide(self) -> float:
        """What there is between the margins."""
        return self.page_wide - 2 * self.side

    @property
    def high(self) -> float:
        """The same, from top to bottom; a little is left over, because the engine rounds."""
        return self.page_high - self.top - self.bottom - 1


class FirstHourCard(View):
    """The first-hour card of a playbook."""

    sheet: FirstHourSheet
    sides: list[FirstHourSide]
    lines: list[str]
    """The first line to take; or nothing."""
    holding: list[views.Row]
    """The row of the matrix with the holding statement; or nothing."""
    approvers: list[views.Role]
    """All who approve it."""


class FirstHourSide(View):
    """A side of the card: what is due in one time bucket."""

    bucket: Word | None
    """None where nothing is due within the hour."""
    unsure: list[str]
    """On the first side: what to do when nobody is sure."""
    moves: list[QuickStep]
    callers: list[views.Role]
    """Who answers for one of the moves."""
    setting: Setting
    styles: str
    """All lengths and sizes, for the style sheet."""


def first_hour_card(typeface: Typeface, book: views.Playbook, handbook: views.Handbook) -> FirstHourCard:
    """The card of a playbook: every step that is due within the hour, what never to say, and whom to call, by side."""
    holding = _holding(book)
    card = FirstHourCard(
        sheet=FirstHourSheet(*page_of(handbook)),
        sides=[],
        lines=book.communication.lines_to_take[:1],
        holding=holding,
        approvers=[role for row in holding for role in approvers(row)],
    )
    ruler = _Ruler(typeface, book, handbook, card)
    buckets = [(bucket, list(moves)) for bucket, moves in groupby(book.first_hour, lambda one: one.step.bucket)]
    for bucket, moves in buckets or [(None, [])]:
        left = moves
        while left or not card.sides:
            side = ruler.side(bucket, left)
            card.sides.append(side)
            left = left[len(side.moves) :]
    return card


def _holding(book: views.Playbook) -> list[views.Row]:
    """The row for which everything else waits: the last holding statement of the first hour, else the first of all."""
    rows = [row for row in book.communication.matrix if row.message.stage.key == "holding"]
    soon = [row for row in rows if row.first_by.minutes <= FIRST_HOUR]
    return [max(soon, key=lambda row: row.first_by.minutes)] if soon else rows[:1]


@dataclass(frozen=True)
class _Ruler:
    """Works out how high a side is, part by part as they stand below each other in its style sheet."""

    typeface: Typeface
    book: views.Playbook
    handbook: views.Handbook
    card: FirstHourCard

    def side(self, bucket: Word | None, moves: list[QuickStep]) -> FirstHourSide:
        """The best side that holds all `moves`; where none does, the smallest one with as many as it holds, or one."""
        for count in range(len(moves), 0, -1):
            for setting in SETTINGS if count == len(moves) else SETTINGS[-1:]:
                side = self._set(bucket, moves[:count], setting)
                if self._height(side) <= self.card.sheet.high:
                    return side
        return self._set(bucket, moves[:1], SETTINGS[-1])

    def _set(self, bucket: Word | None, moves: list[QuickStep], setting: Setting) -> FirstHourSide:
        sheet, callers = self.card.sheet, list(dict.fromkeys(move.owner for move in moves))
        return FirstHourSide(
            bucket=bucket,
            unsure=[] if self.card.sides else [self.book.meta.scope.if_unsure],
            moves=moves,
            callers=callers,
            setting=setting,
            styles=styles(sheet._asdict() | {"wide": sheet.wide}, setting._asdict()),
        )

    def _tall(self, text: str, size: float, wide: float, *, bold: bool = True) -> float:
        return tall(self.typeface, text, size, wide, bold=bold)

    def _height(self, side: FirstHourSide) -> float:
        sheet, ui, rest = self.card.sheet, self.handbook.ui, side.setting.rest
        boxed, label = sheet.wide - 2 * (sheet.inset + sheet.frame), ui["label"]
        comma, clause = label["comma"], label["clause"]
        unsure = (
            self._tall(f"{ui['label']['if_unsure']} {text}", rest, sheet.wide - sheet.inset) + 3.2
            for text in side.unsure
        )
        heads = 2 * (self._tall("–", 10, 99) + 0.6) + 2 * 1.2 + 2 * sheet.frame
        says = (
            self._tall(f"{ui['quick']['say']} {line}", rest, boxed) + 2.8 + 2 * sheet.frame for line in self.card.lines
        )
        quick = ui["quick"]
        holding = (
            self._tall(
                f"{quick['holding']} {row.message.title}{clause}{row.first_by}{clause}{quick['approved_by']}"
                f" {comma.join(role.short for role in self.card.approvers)}",
                10.5,
                sheet.wide,
                bold=False,
            )
            + 1.6
            for row in self.card.holding
        )
        never = sheet.wide / 2 - sheet.cross - 2
        nevers = (self._tall(text, rest, never) + 0.8 for text in self.book.communication.dont)
        return fsum(
            (
                self._band(),
                self._emergency(rest),
                *unsure,
                heads,
                *(self._move(move, side.setting.move) + 0.3 for move in side.moves),
                *(self._call(role) + 0.3 for role in side.callers),
                *says,
                *holding,
                self._tall("–", rest, 99) + 0.5,
                in_pairs(nevers),
                max(self._tall(ui["quick"][words], 11, sheet.wide) for words in ("turn", "next")) + 1,
            )
        )

    def _band(self) -> float:
        sheet, ui = self.card.sheet, self.handbook.ui
        clock = self.typeface.width(ui["quick"]["t0"], bold=True) * 14 * POINT + sheet.clock + 3
        title = self._tall(self.book.numbered, 21, sheet.wide - 2 * sheet.inset - clock)
        return 3 + max(title + self._tall("–", 12, 99), 11.1)

    def _emergency(self, rest: float) -> float:
        sheet, ui = self.card.sheet, self.handbook.ui
        label = self.typeface.width(ui["reach"]["duty_number"], bold=True) * 11 * POINT + 2
        words = sheet.wide - 2 * (sheet.inset + sheet.frame) - label - sheet.duty - sheet.gap
        number = number_tall(self.typeface, self.handbook.contacts.duty_number or "–", 15, sheet.duty)
        return max(self._tall(self.handbook.handbook.emergency, rest, words), number, 8) + 2.4 + sheet.frame

    def _move(self, move: QuickStep, size: float) -> float:
        sheet = self.card.sheet
        words = sheet.when - sheet.cell
        owner = self._tall(move.owner.title, 11, words, bold=False)
        return 0.6 + max(
            self._tall(move.action, size, sheet.wide - sheet.number - sheet.when - 2 * sheet.cell),
            owner + max(self._tall(move.by, 12, sheet.by), 7.2),
        )

    def _call(self, role: views.Role) -> float:
        """How high the row of one of those to call is, with the deputy."""
        sheet = self.card.sheet
        numbers = (sheet.wide - sheet.role - sheet.deputy) / 2 - 2 * sheet.cell
        deputies = role.deputies[:1]
        people = (role.people, *(one.people for one in deputies))
        return max(
            sheet.entry,
            0.8 + self._tall(f"● {role.title}", 11, sheet.role - 2 * sheet.cell - 1),
            *(0.8 + self._tall(one.title, 10, sheet.deputy - 2 * sheet.cell, bold=False) for one in deputies),
            *(0.8 + sum(person_tall(self.typeface, one, 11, numbers, bold=False) for one in some) for some in people),
        )
