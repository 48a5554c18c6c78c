"""The pocket card: the faces that it takes, each a quarter of a sheet, in the largest type in which two are enough.

Its millimetres stand here once, as those of the first-hour card. What two faces do not hold goes on to another.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import fsum
from typing import TYPE_CHECKING, NamedTuple

from generator.fitting import A4, LEADING, POINT, person_line, styles, tall
from generator.view import View

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator import views
    from generator.added import QuickStep
    from generator.fonts import Typeface

SIZES = (12.0, 11.5, 11.0, 10.5, 10.0, 9.5, 9.0)
"""In points, the best first."""
_FACES = 2
"""A card's front and its back."""


class PocketSheet(NamedTuple):
    """A face in millimetres: a quarter of the sheet, what it leaves at its edges, the columns of its steps."""

    edge: float = 5
    """To the paper's edge: a printer reaches no further."""
    cut: float = 2
    """To the edge where cards are cut apart."""
    side: float = 5.5
    line: float = 0.2
    """To cut along, on the right and below."""
    number: float = 7
    by: float = 20
    inset: float = 1.5
    frame: float = 0.5
    code: float = 13
    write: float = 7
    """The least height of a place to write in."""

    @property
    def wide(self) -> float:
        """What there is between its sides."""
        return A4[0] / 2 - 2 * self.side - self.line

    @property
    def high(self) -> float:
        """The same, from top to bottom."""
        return A4[1] / 2 - self.edge - self.cut - self.line - 0.3


class PocketCard(View):
    """The pocket card of a playbook."""

    sheet: PocketSheet
    faces: list[PocketFace]
    size: float
    """Of its words, in points."""
    styles: str
    """All lengths and sizes, for the style sheet."""


class PocketFace(View):
    """What stands on one face of a card, from top to bottom."""

    moves: list[QuickStep]
    callers: list[views.Role]
    nevers: list[str]
    levels: list[views.Level]
    high: float
    """How much of it is taken."""


def pocket_card(typeface: Typeface, book: views.Playbook, handbook: views.Handbook) -> PocketCard:
    """The card of a playbook: every step that is due within the hour, whom to call, what never to say, the levels."""
    sheet = PocketSheet()
    for size in SIZES:
        faces = list(_Ruler(typeface, book, handbook, sheet, size).faces())
        if len(faces) <= _FACES:
            break
    return PocketCard(
        sheet=sheet, faces=faces, size=size, styles=styles(sheet._asdict() | {"wide": sheet.wide}, {"size": size})
    )


@dataclass(frozen=True)
class _Ruler:
    """Fills faces in one size of type, by heights as in the card's style sheet."""

    typeface: Typeface
    book: views.Playbook
    handbook: views.Handbook
    sheet: PocketSheet
    size: float

    def faces(self) -> Iterator[PocketFace]:
        """The faces of the card. A list is parted only where it is longer than a face."""
        face, room = self._face(self._head()), self.sheet.high - self.sheet.code - 0.8
        for name, items, heights in self._lists():
            if face.high + fsum(heights) > room and self._band() + fsum(heights) <= room:
                yield face
                face = self._face(self._band())
            for item, high in zip(items, heights, strict=True):
                if face.high + high > room and (face.moves or face.callers or face.nevers):
                    yield face
                    face = self._face(self._band())
                getattr(face, name).append(item)
                face.high += high
        yield face

    def _lists(self) -> Iterator[tuple[str, Sequence[object], list[float]]]:
        """What stands on a card: the name of each list, its items and their heights."""
        moves, callers, nevers = self.book.first_hour, self.book.first_callers, self.book.communication.dont
        head = self._tall("–", 99) + 0.6
        yield "moves", moves, [self._move(move) for move in moves]
        yield "callers", callers, _below(head, [self._call(role) for role in callers])
        yield "nevers", nevers, _below(head, [self._tall(text, self.sheet.wide - 4) + 0.6 for text in nevers])
        levels = self.handbook.severity
        yield "levels", levels, _below(1.2, [self._tall(f"◆ {one.numeral} {one.title}", 99) + 1.4 for one in levels])

    def _face(self, high: float) -> PocketFace:
        return PocketFace(moves=[], callers=[], nevers=[], levels=[], high=high)

    def _tall(self, text: str, wide: float, *, size: float | None = None, bold: bool = True) -> float:
        return tall(self.typeface, text, size or self.size, wide, bold=bold)

    def _band(self) -> float:
        return self._tall(self.book.title, self.sheet.wide - 5, size=13) + 2

    def _head(self) -> float:
        """How high a card's first lines are: its name, the line under which the team is reached, its number, T0."""
        sheet = self.sheet
        words = self._tall(self.handbook.handbook.emergency, sheet.wide - 2 * (sheet.inset + sheet.frame))
        number = self._tall(self.handbook.contacts.duty_number or "–", sheet.wide - 2 * sheet.inset)
        return self._band() + words + 1.2 + sheet.frame + 2 * (max(number, sheet.write) + 0.6)

    def _move(self, move: QuickStep) -> float:
        sheet = self.sheet
        words = f"{move.step.title} {move.step.accountable.short}"
        return 0.8 + max(
            self._tall(words, sheet.wide - sheet.number - sheet.by), self._tall(move.step.deadline, sheet.by)
        )

    def _call(self, role: views.Role) -> float:
        words = " ".join([role.title, *map(person_line, role.people)])
        return max(self._tall(words, self.sheet.wide) + 1.2, self.sheet.write) + 0.25


def _below(head: float, heights: list[float]) -> list[float]:
    """Heights of items, that of the first one with a heading above it."""
    return [head + heights[0], *heights[1:]] if heights else []
