"""The drawing of a playbook's steps on a time axis."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.drawing import Card, Label, arrow, drawing, spread, together

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.view import View

WIDTH, HEIGHT = 499.0, 640.0
"""What there is of a page of A4 below a heading, in points."""
_SIZES = (11.0, 10.5, 10.0, 9.5, 9.0, 8.5, 8.0)
"""Sizes of type, the best first."""
_GAP = 0.35
"""Between boxes, in ems."""


def timeline(book: View) -> View:
    """The steps of a playbook from T0 on: a column a time bucket, as wide as its steps need it."""
    columns = [
        [Card("step", str(step.number), step.title, (step.deadline,), step) for step in steps]
        for _, steps in book.buckets
    ]
    heads = [
        Label("bucket", "", "", (f"T0 → {bucket}" if n == 0 else bucket,)) for n, (bucket, _) in enumerate(book.buckets)
    ]
    least = [max(label.least for label in (head, *column)) for head, column in zip(heads, columns, strict=True)]
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
    """How high the drawing is, in ems; among drawings as high as each other, the one with the lower columns is lower."""
    stacks = [sum(label.height(w) + _GAP for label in column) for w, column in zip(widths, columns, strict=True)]
    return _axis(heads, widths) + max(stacks) + sum(stacks) / 1000


def _axis(heads: Sequence[Label], widths: Sequence[float]) -> float:
    return max(head.height(w) for head, w in zip(heads, widths, strict=True))


def _draw(heads: Sequence[Label], columns: Sequence[Sequence[Label]], widths: Sequence[float], size: float) -> View:
    axis = _axis(heads, widths) * size
    parts = [drawing(lines=arrow("axis", size * 0.8, (0.0, axis), (WIDTH, axis)))]
    x, lowest = 0.0, 0.0
    for head, column, wide in zip(heads, columns, widths, strict=True):
        parts.append(head.draw(x, 0, wide * size, axis, size))
        y = axis + _GAP * size
        for label in column:
            high = label.height(wide) * size
            parts.append(label.draw(x, y, wide * size, high, size))
            y += high + _GAP * size
        x += (wide + _GAP) * size
        lowest = max(lowest, y)
    return together(WIDTH, lowest, *parts)
