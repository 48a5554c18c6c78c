"""How the facts of a language are read: its forms in one pattern, each with what it means."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.validating.facts.fact import Fact


def _any_of(words: frozenset[str]) -> str:
    """A pattern for words that may be among these, judged by their first two letters, which is quick."""
    heads = {word[0]: {other[1:2] for other in words if other[0] == word[0]} for word in words}
    parts = [
        f"[{first}{first.upper()}]"
        + (f"[{''.join(sorted(then)) + ''.join(sorted(then)).upper()}]" if all(then) else "")
        for first, then in sorted(heads.items())
    ]
    return f"(?:{'|'.join(parts)})[A-Za-z]*"


Match = re.Match[str]
Form = "tuple[str, Callable[[Match], Fact | None]]"
"""A pattern, and what a match of it says."""


class Grammar:
    """The forms of a language. The first that fits at a place is taken; `idioms` say no number, whatever they hold."""

    def __init__(
        self,
        forms: dict[str, tuple[str, Callable[[Match], Fact | None]]],
        begin: str,
        idioms: str,
        first_words: frozenset[str] = frozenset(),
    ) -> None:
        """`begin` matches where a form may begin; if that is a word, it is one of the `first_words`."""
        inner = "|".join(f"(?P<{name}>{pattern})" for name, (pattern, _) in forms.items())
        self._pattern = re.compile(inner, re.VERBOSE | re.IGNORECASE)
        self._begin = re.compile(begin.replace("{words}", _any_of(first_words)))
        self._first_words = first_words
        self._idioms = re.compile(idioms, re.IGNORECASE)
        self._meanings = {name: meaning for name, (_, meaning) in forms.items()}

    def read(self, text: str) -> list[Fact]:
        """Every fact of `text`, in its order."""
        plain = self._idioms.sub(lambda idiom: "\0" * len(idiom[0]), text)
        facts, past = [], 0
        for begin in self._begin.finditer(plain):
            word = begin[0]
            if begin.start() < past or (word.isalpha() and word.isascii() and word.lower() not in self._first_words):
                continue
            if found := self._pattern.match(plain, begin.start()):
                past = found.end()
                fact = self._meanings[str(found.lastgroup)](found)
                if fact and fact.values:
                    facts.append(fact)
        return facts
