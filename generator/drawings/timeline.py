"""The drawing of a playbook's steps on a time axis."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.drawings.drawing import EDGE, Card, Label, Place, arrow, drawing, spread, together

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.resolving import views
    from generator.resolving.added_fields import Drawing
    from generator.text.fonts import Typeface

WIDTH, HEIGHT = 499.0 - 2 * EDGE, 640.0
"""What there is of a page of A4 below a heading, in points."""
_SIZES = (11.0, 10.5, 10.0, 9.5, 9.0, 8.5, 8.0)
"""Sizes of type, the best first."""
_GAP = 0.35
"""Between boxes, in ems."""


def timeline(typeface: Typeface, book: views.Playbook) -> Drawing:
    """The steps of a playbook from T0 on: a column a time bucket, as wide as its steps need it."""
    columns = [
        [Card(typeface, "step", str(step.number), step.title, (step.deadline,), step) for step in steps]
        for _, steps in book.buckets
    ]
    heads = [
        Label(typeface, "bucket", "", "", (f"T0 → {bucket}" if n == 0 else bucket,))
        for n, (bucket, _) in enumerate(book.buckets)
    ]
    least = [max(head.least, *(label.least for label in column)) for head, column in zip(heads, columns, strict=True)]
    gaps = _GAP * (len(columns) - 1)
    for size in _SIZES:
        if WIDTH / size - gaps < sum(least):
            continue
        widths = spread(WIDTH / size - gaps, least, lambda tried: _height(heads, columns, tried))
        if _height(heads, columns, widths) * size <= HEIGHT:
            break
    else:
        size, widths = WIDTH / (sum(least) + gaps), least
    return _draw(heads, columns, widths, size)


def _height(heads: Sequence[Label], columns: Sequence[Sequence[Label]], widths: Sequence[float]) -> float:
    """How high the drawing is, in ems; the other columns count a little, too."""
    stacks = [sum(label.height(w) + _GAP for label in column) for w, column in zip(widths, columns, strict=True)]
    return _axis(heads, widths) + max(stacks) + sum(stacks) / 1000


def _axis(heads: Sequence[Label], widths: Sequence[float]) -> float:
    return max(head.height(w) for head, w in zip(heads, widths, strict=True))


def _draw(heads: Sequence[Label], columns: Sequence[Sequence[Label]], widths: Sequence[float], size: float) -> Drawing:
    axis = _axis(heads, widths)
    parts = [drawing(lines=arrow("axis", size * 0.8, (0.0, axis * size), (WIDTH, axis * size)))]
    x, lowest = 0.0, 0.0
    for head, column, wide in zip(heads, columns, widths, strict=True):
        parts.append(head.draw(Place(x, 0, wide, axis).times(size), size))
        y = axis + _GAP
        for label in column:
            place = Place(x, y, wide, label.height(wide))
            parts.append(label.draw(place.times(size), size))
            y += place.height + _GAP
        x += wide + _GAP
        lowest = max(lowest, y - _GAP)
    return together(WIDTH, lowest * size, *parts)
