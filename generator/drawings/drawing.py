"""What drawings are made of: labels that fill their boxes, lines with heads, columns as wide as they need to be.

What a drawing consists of stands with the other views that are made here, in `added_fields`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import permutations
from typing import TYPE_CHECKING, NamedTuple

from generator.resolving.added_fields import Box, Drawing, Line, Words
from generator.text.line_breaking import even, in_a_row, widest_word, wrap

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from generator.resolving.view import View
    from generator.text.fonts import Typeface

LEADING = 1.2
"""Distance of lines, in ems."""
_RISE = 0.96
"""From the top of a line's room to the feet of its letters, in ems."""
EDGE = 1.5
"""Around a drawing, for the outer half of its outer lines."""
_LONG = 10.0
"""A word wider than this is divided before it makes its box wider, in ems: an address, a path, a fingerprint."""
_PADDING = 0.15
"""Above and below the words of a box, in ems."""

Row = tuple[tuple[str, bool, bool], ...]
"""A line of words in a box: for each piece the words, whether they are bold, whether they are set right."""


class Place(NamedTuple):
    """Where a box stands: its upper left corner, and how wide and high it is."""

    x: float
    y: float
    width: float
    height: float

    def times(self, size: float) -> Place:
        """The place in points, when this one is in ems of that size."""
        return Place(*(one * size for one in self))


@dataclass(frozen=True)
class Label:
    """What a box says: a bold mark on the left, a title, and bold facts behind the title or below it."""

    typeface: Typeface
    kind: str
    mark: str
    title: str
    facts: tuple[str, ...] = ()
    of: View | None = None

    @property
    def least(self) -> float:
        """The least width of its box in which no word is broken, in ems."""
        return (
            min(max(widest_word(self.typeface, self.title), *(self._bold(fact) for fact in self.facts)), _LONG)
            + 0.25
            + self._indent
            + 2 * self._side
        )

    @property
    def _indent(self) -> float:
        return max(1.6, self._bold(self.mark) + 0.4) if self.mark else 0.0

    def _bold(self, words: str) -> float:
        return self.typeface.width(words, bold=True)

    @property
    def _side(self) -> float:
        return 0.9 if self.kind == "decision" else 0.4

    def rows(self, wide: float) -> tuple[Row, ...]:
        """Its words, line by line, in a box `wide` ems wide."""
        room = int((wide - self._indent - 2 * self._side) * 4) / 4
        return _facts_behind(self.typeface, self.title, self.facts, room)

    def height(self, wide: float) -> float:
        """How high a box of this width has to be, in ems."""
        return len(self.rows(wide)) * LEADING + 2 * _PADDING

    def draw(self, place: Place, size: float) -> Drawing:
        """The box with its words, which stand in the middle of its height."""
        rows = self.rows(place.width / size)
        top = place.y + (place.height - len(rows) * LEADING * size) / 2
        edge, right = place.x + self._side * size, place.x + place.width - self._side * size
        texts = [self._text((edge, top), self.mark, size, bold=True)] if self._indent else []
        for count, row in enumerate(rows):
            for words, bold, set_right in row:
                x, anchor = (right, "end") if set_right else (edge + self._indent * size, "start")
                texts.append(self._text((x, top + count * LEADING * size), words, size, bold=bold, anchor=anchor))
        return drawing(boxes=[box(self.kind, place, size, self.of)], texts=texts)

    def _text(self, at: tuple[float, float], words: str, size: float, *, bold: bool, anchor: str = "start") -> Words:
        """A line of words; `at` is its beginning or its end, at the top of its room."""
        x, top = at
        wide = length(self.typeface.width(words, bold=bold) * size)
        y = length(top + _RISE * size)
        return Words(x=length(x), y=y, words=words, size=length(size), width=wide, bold=bold, anchor=anchor)


@dataclass(frozen=True)
class Card(Label):
    """A label for narrow boxes: mark and facts on the first line, the title below them."""

    @property
    def least(self) -> float:
        """The least width of its box in which no word is broken, in ems."""
        return (
            min(max(widest_word(self.typeface, self.title), self._bold("".join((self.mark, *self.facts))) + 0.6), _LONG)
            + 0.25
            + 2 * self._side
        )

    @property
    def _indent(self) -> float:
        return 0.0

    def rows(self, wide: float) -> tuple[Row, ...]:
        """Its words, line by line, in a box `wide` ems wide."""
        title = _facts_behind(self.typeface, self.title, (), int((wide - 2 * self._side) * 4) / 4)
        return (((self.mark, True, False), *((fact, True, True) for fact in self.facts)), *title)


@lru_cache(maxsize=1 << 16)
def _facts_behind(typeface: Typeface, title: str, facts: tuple[str, ...], room: float) -> tuple[Row, ...]:
    """The lines of a title and of facts, which stand on its last line when that has room for them."""
    lines, more = wrap(typeface, title, room), in_a_row(typeface, facts, room, bold=True)
    if lines and len(more) == 1 and typeface.width(lines[-1]) + 1 + typeface.width(more[0], bold=True) <= room:
        *first, last = lines
        return (*(((one, False, False),) for one in first), ((last, False, False), (more[0], True, True)))
    return (*(((one, False, False),) for one in even(typeface, title, room)), *(((one, True, False),) for one in more))


def box(kind: str, place: Place, size: float, of: View | None = None) -> Box:
    """A box; one for a decision is pointed on both sides, so that it is told without colour."""
    x, y, wide, high = place
    cut = 0.6 * size if kind == "decision" else 0.0
    upper = (x + cut, y), (x + wide - cut, y), (x + wide, y + high / 2)
    lower = (x + wide - cut, y + high), (x + cut, y + high), (x, y + high / 2)
    return Box(kind=kind, x=x, y=y, width=wide, height=high, shape=_path((*upper, *lower)), of=of)


def line(kind: str, *points: tuple[float, float]) -> Line:
    """A line through points."""
    return Line(kind=kind, points=points, path=_path(points))


def arrow(kind: str, head: float, *points: tuple[float, float]) -> list[Line]:
    """A line through points to an arrowhead of length `head`; its last piece is level or upright."""
    (a, b), (x, y) = points[-2:]
    along = ((x > a) - (x < a), (y > b) - (y < b))
    back = (x - along[0] * head, y - along[1] * head)
    wings = [(back[0] + along[1] * side, back[1] + along[0] * side) for side in (-head / 2, head / 2)]
    return [line(kind, *points[:-1], back), line("head", *wings, (x, y))]


def drawing(
    *, boxes: Sequence[Box] = (), lines: Sequence[Line] = (), texts: Sequence[Words] = (), grounds: Sequence[Box] = ()
) -> Drawing:
    """A drawing, or a part of one."""
    return Drawing(grounds=list(grounds), boxes=list(boxes), lines=list(lines), texts=list(texts))


def together(wide: float, high: float, *parts: Drawing) -> Drawing:
    """Several parts as a drawing of this width and height."""
    return Drawing(
        grounds=[one for part in parts for one in part.grounds],
        boxes=[one for part in parts for one in part.boxes],
        lines=[one for part in parts for one in part.lines],
        texts=[one for part in parts for one in part.texts],
        width=wide,
        height=high,
        frame=f"{-EDGE:g} {-EDGE:g} {length(wide + 2 * EDGE)} {length(high + 2 * EDGE)}",
    )


def spread(total: float, least: Sequence[float], height: Callable[[Sequence[float]], float]) -> list[float]:
    """Widths of columns, `total` together, that make the drawing low: room moves to where it helps, while it does."""
    widths = [one + (total - sum(least)) / len(least) for one in least]
    best = height(widths)
    for step in (4.0, 2.0, 1.0, 0.5):
        moved = True
        while moved:
            moved = False
            for giver, taker in permutations(range(len(least)), 2):
                tried = list(widths)
                tried[giver] -= step
                tried[taker] += step
                if tried[giver] >= least[giver] and (high := height(tried)) < best - 1e-6:
                    widths, best, moved = tried, high, True
    return widths


def length(value: float) -> str:
    """A length as it is written: short."""
    return f"{round(value, 1):g}"


def _path(points: Sequence[tuple[float, float]]) -> str:
    return " ".join(f"{length(x)},{length(y)}" for x, y in points)
