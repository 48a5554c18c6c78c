"""What words take on paper, and the lengths that a page hands to its style sheet; millimetres throughout."""

from __future__ import annotations

from math import fsum
from typing import TYPE_CHECKING

from generator.model.paper import sheet
from generator.text.line_breaking import wrap
from generator.text.telephone import groups

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.resolving import views
    from generator.text.fonts import Typeface

POINT = 25.4 / 72
"""Millimetres in a point."""
NO_BREAK = "\N{NO-BREAK SPACE}"
MAY_BREAK = "\N{ZERO WIDTH SPACE}"
"""What the engine makes of `<wbr>`."""
LEADING = 1.2
"""Height of a line, in ems."""


def page_of(handbook: views.Handbook) -> tuple[float, float]:
    """Width and height of a sheet of the handbook's paper, upright."""
    size = sheet(handbook.handbook.paper.key)
    return size.wide, size.high


def tall(typeface: Typeface, text: str, size: float, wide: float, *, bold: bool = True) -> float:
    """Height of a paragraph in `size` points, broken at `wide`. What is bold in part is measured as if it all were."""
    return len(wrap(typeface, text, wide / (size * POINT), bold=bold)) * size * POINT * LEADING


def in_pairs(heights: Iterable[float]) -> float:
    """Height of items that stand two in a row, each row as high as the higher one."""
    every = list(heights)
    return fsum(max(every[n : n + 2]) for n in range(0, len(every), 2))


def styles(lengths: dict[str, float], sizes: dict[str, float]) -> str:
    """Lengths in millimetres and sizes in points by name, as a style sheet's variables."""
    said = {name: f"{value:g}mm" for name, value in lengths.items()} | {k: f"{v:g}pt" for k, v in sizes.items()}
    return "; ".join(f"--{name}: {length}" for name, length in said.items())


def person_tall(  # noqa: PLR0913 - as `tall`, and whom it is about
    typeface: Typeface, person: views.Person, size: float, wide: float, *, bold: bool = True, role: str = ""
) -> float:
    """Height of a person on a card, behind the role if it is given.

    The number is divided only when no line holds it whole; then it has lines of its own.
    """
    before = f"{role} {person.name}".strip()
    whole = typeface.width(person.phone, bold=bold) <= wide / (size * POINT)
    lines = [f"{before} {person.phone.replace(' ', NO_BREAK)}"] if whole else [before]
    high = fsum(tall(typeface, line, size, wide, bold=bold) for line in lines)
    return high if whole else high + number_tall(typeface, person.phone, size, wide, bold=bold)


def number_tall(typeface: Typeface, number: str, size: float, wide: float, *, bold: bool = True) -> float:
    """Height of a number to dial, which goes on in the next line between two of its groups."""
    return tall(typeface, MAY_BREAK.join(groups(number)), size, wide, bold=bold)
