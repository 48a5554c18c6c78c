"""All facts of a text in one language, and of the same text in two. Numbers are read where there is a grammar."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from generator.text.languages import as_written
from generator.validating.facts import chinese, english, literals

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.validating.facts.fact import Fact

GRAMMARS = {"zh": chinese.GRAMMAR, "en": english.GRAMMAR}
"""By code of the language."""
_NARROW = str.maketrans(
    {chr(0xFF01 + n): chr(0x21 + n) for n in range(94) if chr(0x21 + n).isalnum()}
    | dict(zip("％．：＋－￥", "%.:+-¥", strict=True))
)


@lru_cache(maxsize=2**16)
def facts(code: str, text: str) -> tuple[Fact, ...]:
    """Everything in `text` that can be compared with the same text in another language, in its order."""
    found, plain = literals.read(text.translate(_NARROW))
    if grammar := GRAMMARS.get(as_written(code)):
        found = [*found, *grammar.read(plain)]
    return tuple(sorted(found, key=lambda fact: fact[:2]))


def abreast(said: Mapping[str, str]) -> list[tuple[Fact, ...]]:
    """The facts of what is `said`, by code of the language: numbers and times only when all languages are read."""
    known = all(as_written(code) in GRAMMARS for code in said)
    return [facts(code if known else "", text) for code, text in said.items()]
