"""The pocket card: the faces that it takes, each a quarter of a sheet, in the largest type in which it takes no more.

Its millimetres stand here once, as those of the first-hour card. What two faces do not hold goes on to another.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import fsum
from typing import TYPE_CHECKING, NamedTuple

from generator.drawings.fitting import LEADING, POINT, page_of, person_tall, styles, tall
from generator.resolving.view import View

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.resolving import views
    from generator.resolving.added_fields import QuickStep
    from generator.text.fonts import Typeface

SIZES = (12.0, 11.5, 11.0, 10.5, 10.0)
"""In points, the best first."""
_FACES = 2
"""A card's front and its back."""
_FRAMED = 4
"""Millimetres that a level's mark has beside its words."""
_COPY, _CLOSE = 8, 1.1
"""Points and leading of the words that say which copy a card is."""
_CODE = 9 * "0"
"""As wide as any code of them: were their own widths counted, another build would fill cards otherwise."""


class PocketSheet(NamedTuple):
    """A face in millimetres: a quarter of the sheet, what it leaves at its edges, the places to write."""

    page_wide: float
    page_high: float
    edge: float = 6.5
    """To the paper's edge: a printer reaches no further."""
    cut: float = 2
    """To the edge where cards are cut apart."""
    side: float = 6.5
    line: float = 0.2
    """To cut along, on the right and below."""
    duty: float = 46
    """The duty number, or the blank for it."""
    clock: float = 14
    """The blank for T0."""
    inset: float = 1.5
    frame: float = 0.5
    of: float = 9
    """Beside its name: which face it is, and of how many."""
    code: float = 13
    """The picture that leads to the card's own page."""
    beside: float = 2
    """Between it and the words that say which copy the card is."""
    write: float = 7
    """The least height of a place to write in."""

    @property
    def wide(self) -> float:
        """What there is between its sides."""
        return self.page_wide / 2 - 2 * self.side - self.line

    @property
    def high(self) -> float:
        """The same, from top to bottom."""
        return self.page_high / 2 - self.edge - self.cut - self.line - 0.3


class PocketCard(View):
    """The pocket card of a playbook."""

    sheet: PocketSheet
    faces: list[PocketFace]
    fits: bool
    """Whether each face is a quarter of a page; else something on it is longer than that, and a face is a page."""
    size: float
    """Of its words, in points."""
    styles: str
    """All lengths and sizes, for the style sheet."""


class PocketFace(View):
    """What stands on one face of a card, from top to bottom."""

    moves: list[QuickStep]
    callers: list[views.Role]
    nevers: list[str]
    levels: list[list[views.Level]]
    """Two in a row."""
    high: float
    """How much of it is taken."""
    back: bool
    """Whether it says which copy the card is; its front does not."""


def pocket_card(typeface: Typeface, book: views.Playbook, handbook: views.Handbook) -> PocketCard:
    """The card of a playbook: every step that is due within the hour, whom to call, what never to say, the levels."""
    sheet = PocketSheet(*page_of(handbook))
    tried: list[tuple[_Ruler, list[PocketFace]]] = []
    for size in SIZES:
        ruler = _Ruler(typeface, book, handbook, sheet, size)
        tried.append((ruler, ruler.faces()))
        if len(tried[-1][1]) <= _FACES:
            break
    ruler, faces = min(tried, key=lambda one: len(one[1]))  # of several as short the first, in the largest type
    lengths = sheet._asdict() | {"wide": sheet.wide, "number": ruler.number, "by": ruler.by, "first": ruler.first}
    fits = all(face.high <= ruler.room(face) for face in faces)
    return PocketCard(
        sheet=sheet, faces=faces, fits=fits, size=ruler.size, styles=styles(lengths, {"size": ruler.size})
    )


@dataclass(frozen=True)
class _Ruler:
    """Fills faces in one size of type, by heights as in the card's style sheet."""

    typeface: Typeface
    book: views.Playbook
    handbook: views.Handbook
    sheet: PocketSheet
    size: float

    def faces(self) -> list[PocketFace]:
        """The faces of the card, each list on the first that holds it, be it a new one behind one more than half full.

        What no face holds, or would leave one half empty, is parted.
        """
        faces = [self._face(self._head(), back=False)]
        for name, items, head, heights in self._lists():
            following = self._face(self._band(), back=not faces[-1].back)
            ahead = [*faces, following] if items and faces[-1].high > self.room(faces[-1]) / 2 else faces
            whole = head + fsum(heights)
            face = next((one for one in ahead if one.high + whole <= self.room(one)), faces[-1])
            faces += [following] if face is following else []
            for item, own in zip(items, heights, strict=True):
                high = own if getattr(face, name) else head + own
                if face.high + high > self.room(face):
                    face, high = self._face(self._band(), back=not faces[-1].back), head + own
                    faces.append(face)
                face.high += high
                getattr(face, name).append(item)
        if not faces[-1].back and faces[-1].high > self.sheet.high - self._foot:
            faces.append(self._face(self._band(), back=True))
        faces[-1].back = True
        return faces

    def _lists(self) -> Iterator[tuple[str, Sequence[object], float, list[float]]]:
        """What stands on a card: the name of each list, its items, how high its heading is, and how high each item."""
        head, wide, ui = self._tall("–", 99) + 0.8, self.sheet.wide, self.handbook.ui
        moves, callers, nevers = self.book.first_hour, self.book.first_callers, self.book.communication.dont
        yield "moves", moves, 0, [self._move(move) for move in moves]
        levels, within = self.handbook.severity, self._tall(ui["label"]["respond_within"], wide) + 0.8
        pairs = [max(map(self._level, levels[n : n + 2], self._columns)) for n in range(0, len(levels), 2)]
        yield "levels", [levels[n : n + 2] for n in range(0, len(levels), 2)], within, pairs
        yield "callers", callers, head, [self._call(role) for role in callers]
        yield "nevers", nevers, head, [self._tall(text, wide - 5) + 0.6 for text in nevers]

    @property
    def number(self) -> float:
        """Width of the steps' numbers."""
        return 2.8 * self.size * POINT / 1.2 + 1

    @property
    def by(self) -> float:
        """Width of the steps' deadlines."""
        deadlines = (move.by for move in self.book.first_hour)
        return max((self.typeface.width(one, bold=True) for one in deadlines), default=0) * self.size * POINT + 1.5

    @property
    def first(self) -> float:
        """Width of the first of two levels in a row: half, save where a time has room beside its mark only so."""
        levels, wide = self.handbook.severity, self.sheet.wide
        first, second = (max(map(self._beside, levels[n::2]), default=0) for n in (0, 1))
        return max(first, min(wide / 2, wide - second)) if first + second <= wide else wide / 2

    @property
    def _columns(self) -> tuple[float, float]:
        return self.first, self.sheet.wide - self.first

    def _face(self, high: float, *, back: bool) -> PocketFace:
        return PocketFace(moves=[], callers=[], nevers=[], levels=[], high=high, back=back)

    def room(self, face: PocketFace) -> float:
        """How much of a face can be taken."""
        return self.sheet.high - (self._foot if face.back else 0)

    @property
    def _foot(self) -> float:
        """How high it is to say which copy a card is."""
        book, ui, sheet = self.book, self.handbook.ui, self.sheet
        label, paper = ui["label"], ui["print"]
        words = " · ".join(
            (
                f"{ui['document']['pocket']} · {book.id} · {label['version']} {book.meta.version}",
                *(f"{paper[name]} {_CODE}" for name in ("content", "contacts", "build")),
                f"{ui['quick']['valid_until']} 0000-00-00 · {book.meta.marking}",
            )
        )
        high = self._tall(words, sheet.wide - sheet.code - sheet.beside, size=_COPY) * _CLOSE / LEADING
        return max(high, sheet.code) + 0.8

    def _tall(self, text: str, wide: float, *, size: float | None = None, bold: bool = True) -> float:
        return tall(self.typeface, text, size or self.size, wide, bold=bold)

    def _band(self) -> float:
        return self._tall(self.book.numbered, self.sheet.wide - 5 - self.sheet.of, size=13) + 2

    def _head(self) -> float:
        """How high a card's first lines are: its name, the line under which the team is reached, its number, T0."""
        sheet = self.sheet
        words = self._tall(self.handbook.handbook.emergency, sheet.wide - 2 * (sheet.inset + sheet.frame))
        number = self._tall(self.handbook.contacts.duty_number or "–", sheet.duty)
        return self._band() + words + 1.2 + sheet.frame + max(number, sheet.write) + 1.2

    def _move(self, move: QuickStep) -> float:
        words = f"{move.step.title} {move.owner.short}"
        return 0.8 + self._tall(words, self.sheet.wide - self.number - self.by)

    def _level(self, level: views.Level, wide: float) -> float:
        """The time stands beside the level's mark, or below one that takes a line and more."""
        room = wide - _FRAMED
        line = self._tall("–", room)
        apart = self._tall(_mark(level), room) + self._tall(f"{level.respond_within}", room)
        return 0.8 + (line if self._beside(level) <= wide else apart)

    def _beside(self, level: views.Level) -> float:
        """Width of a level's mark with its time on one line."""
        mark, within = self.typeface.width(_mark(level), bold=True), self.typeface.width(f" {level.respond_within}")
        return (mark + within) * self.size * POINT + _FRAMED

    def _call(self, role: views.Role) -> float:
        """One person stands beside the role; of several each has a line, or a number stands before another's name."""
        alone = role.title if len(role.people) == 1 else ""
        people = [person_tall(self.typeface, one, self.size, self.sheet.wide, role=alone) for one in role.people]
        high = fsum(people) + (0 if alone else self._tall(role.title, self.sheet.wide))
        return max(high + 1.2, self.sheet.write) + 0.25


def _mark(level: views.Level) -> str:
    """With the sign that its colour has."""
    return f"◆ {level.numeral} {level.title}"
