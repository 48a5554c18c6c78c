"""Ways for arrows between boxes in columns, by the gutters before the columns; none passes for another."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.drawing import Place

    Point = tuple[float, float]
    Way = tuple[Point, ...]

_TRACKS = (0.9, 0.65, 1.15, 1.4)
"""Where in a gutter lines run, from the column behind it, in ems; the best first."""
_APART = 0.2
"""Lines closer than this look like one, in ems."""


class Link(NamedTuple):
    """An arrow that is wanted, from one box to another, both in ems."""

    source: Place
    target: Place
    upright: bool
    """Whether both stand in one column; else the target stands in the next."""


def ways(links: Sequence[Link]) -> list[Way | None]:
    """The way of each link, those that go straight chosen first; None where none is left.

    Ways may run on each other only where they begin or end at one box.
    """
    found: dict[int, Way] = {}
    for number in sorted(range(len(links)), key=lambda n: abs(links[n].source.y - links[n].target.y)):
        link = links[number]
        others = [way for n, way in found.items() if not _share_a_box(link, links[n])]
        tried = (_way(link, track) for track in _TRACKS)
        if way := next((way for way in tried if not any(_alike(way, other) for other in others)), None):
            found[number] = way
    return [found.get(number) for number in range(len(links))]


def _share_a_box(one: Link, other: Link) -> bool:
    return one.source == other.source or one.target == other.target


def _way(link: Link, track: float) -> Way:
    """From the low part of a box's side to the high part of another's left, by a track in the gutter before that."""
    one, other = link.source, link.target
    bend = other.x - track
    start = one.x if link.upright else one.x + one.width
    leave, enter = one.y + one.height * 0.7, other.y + other.height * 0.3
    return ((start, leave), (bend, leave), (bend, enter), (other.x, enter))


def _alike(one: Way, other: Way) -> bool:
    """Whether two ways run on each other for a piece."""
    return any(
        _on_each_other(piece[across], piece[1 - across], other_piece[across], other_piece[1 - across])
        for piece in map(_extent, pairwise(one))
        for other_piece in map(_extent, pairwise(other))
        for across in (0, 1)
    )


def _extent(piece: tuple[Point, Point]) -> tuple[Point, Point]:
    """From where to where a piece of a way goes, level and upright."""
    (a, b), (c, d) = piece
    return (min(a, c), max(a, c)), (min(b, d), max(b, d))


def _on_each_other(across: Point, along: Point, other_across: Point, other_along: Point) -> bool:
    thin = across[0] == across[1] and other_across[0] == other_across[1]
    meet = min(along[1], other_along[1]) > max(along[0], other_along[0])
    return thin and meet and abs(across[0] - other_across[0]) < _APART
