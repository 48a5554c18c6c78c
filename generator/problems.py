"""What can be wrong with an author's files, as values."""

from __future__ import annotations

import re
import unicodedata
from difflib import get_close_matches
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable


class Words(NamedTuple):
    """A sentence in both languages in which editors are spoken to."""

    zh: str
    en: str


class Place(NamedTuple):
    """A stretch of one line of a file. Lines and columns count characters from 1; `end` is past the last one."""

    file: str
    line: int = 1
    column: int = 1
    end: int = 2


class Problem(NamedTuple):
    """One mistake: where it is, which rule it breaks, what is wrong and what to do."""

    place: Place
    rule: str
    message: Words
    cure: Words


class Problems(Exception):  # noqa: N818 - it carries problems, it is not one error
    """All problems of a run, in the order of files and lines."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(problems)
        self.problems = problems

    @classmethod
    def of(cls, problems: Iterable[Problem]) -> Problems:
        """Sort `problems` and drop repetitions."""
        return cls(tuple(sorted(set(problems))))


LISTED = 30
"""Choices that are still told in full."""


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The one of `known` that `word` looks like, if any."""
    return next(iter(get_close_matches(word, sorted(known), n=1, cutoff=0.6)), None)


def folded(word: str) -> str:
    """The word without what people mix up: case, width, spaces, hyphens and underscores."""
    return re.sub(r"[\s_\u2010-\u2015\u2212\ufe00-\ufe0f-]", "", unicodedata.normalize("NFKC", word).casefold())


def did_you_mean(word: str, known: Iterable[str]) -> Words:
    """Cure for a word that is not among the `known` ones: the nearest of them, else all when they are few."""
    choices = sorted(set(known))
    if same := [one for one in choices if folded(one) == folded(word)]:
        return Words(f"写成“{same[0]}”。", f'Write "{same[0]}".')
    near = nearest(word, choices)
    if near:
        return Words(f"是否想写“{near}”？", f'Did you mean "{near}"?')
    if choices and len(choices) <= LISTED:
        listed = ", ".join(choices)
        return Words(f"可用的有：{listed}。", f"Use one of: {listed}.")
    return Words("请查对拼写，或先在相应文件中登记它。", "Check the spelling, or add it to its file first.")
