"""A rule about the organisation's colours: what is written in one on another can be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.brand import LEAST_CONTRAST, WHITE, contrast
from generator.problems import Words
from generator.validating.rules.book import Book, Finding

if TYPE_CHECKING:
    from collections.abc import Iterator


def every_colour_of_the_brand_can_be_read(book: Book) -> Iterator[Finding]:
    """White and the accent stand out from the colour of bars and heads."""
    brand = book.handbook.handbook.brand
    at = ("handbook", "brand")
    for name, colour, path in (
        (Words("白字", "white"), WHITE, (*at, "colour")),
        (Words("accent", "the accent"), brand.accent, (*at, "accent")),
    ):
        found = contrast(brand.colour, colour)
        if found < LEAST_CONTRAST:
            message = Words(
                f"{name.zh}在 colour（{brand.colour}）上的对比度只有 {found:.1f}，看不清。",
                f"On colour ({brand.colour}) {name.en} has a contrast of {found:.1f} only and is hard to read.",
            )
            cure = Words(
                f"换深一些的 colour，或换 accent；对比度至少 {LEAST_CONTRAST}。",
                f"Choose a darker colour, or another accent; a contrast of {LEAST_CONTRAST} is the least.",
            )
            yield Finding("faint-brand", path, message, cure)
