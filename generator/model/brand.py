"""The organisation's colours, and how well they stand out from each other."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from generator.model.base import Part

Colour = Annotated[str, Field(pattern=r"^#[0-9a-f]{6}$")]
WHITE = "#ffffff"
_DARK = 0.03928
LEAST_CONTRAST = 4.5
"""By WCAG AA, for texts of any size."""


class Brand(Part):
    """Two colours: that of bars and heads, on which white and the other one are read, and the other one."""

    colour: Colour = "#14213d"
    """As `#rrggbb`."""
    accent: Colour = "#fca311"


def contrast(one: str, other: str) -> float:
    """How well a colour stands out from another, as WCAG counts it: 1 for the same, 21 for black on white."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear: list[float] = [part / 12.92 if part <= _DARK else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
