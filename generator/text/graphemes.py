"""A text in signs: what a reader sees as one, be it several characters, such as a pictograph with its companions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

SELECTORS = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
"""Invisible characters that choose among the shapes of the character before them. Paper has one shape of each."""
_COMPANIONS = (
    "[\u0300-\u036f\ufe00-\ufe0f\u20d0-\u20f0\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f\U000e0100-\U000e01ef]*"
)
_SIGN = re.compile(rf"(?:[\U0001f1e6-\U0001f1ff]{{2}}|.){_COMPANIONS}(?:\u200d.{_COMPANIONS})*", re.DOTALL)


class Sign(NamedTuple):
    """A stretch of a text that is seen as one sign, from `start` to before `end`."""

    characters: str
    start: int
    end: int

    @property
    def name(self) -> str:
        """The sign, unless nothing of it is seen, with the numbers of its characters."""
        numbers = " ".join(f"U+{ord(one):04X}" for one in self.characters)
        return f"{self.characters} {numbers}" if SELECTORS.sub("", self.characters) else numbers

    def without(self, known: frozenset[str]) -> bool:
        """Whether `known` characters do not make up the sign; what only chooses a shape does not count behind one."""
        rest = self.characters[0] + SELECTORS.sub("", self.characters[1:])
        return not known.issuperset(rest.replace("\n", ""))


def signs(text: str) -> Iterator[Sign]:
    """The signs of a text, in order."""
    return (Sign(found[0], *found.span()) for found in _SIGN.finditer(text))
