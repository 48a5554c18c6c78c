"""What the check of checklists goes by: how long a line is, with which words it begins, which words are too vague."""

from __future__ import annotations

from pydantic import Field

from generator.model.base import Code, Part, Whole, WordsByLanguage

Numbers = dict[Code, Whole]
"""By language."""


class Limits(Part):
    """The longest that people still take in under stress, in characters. A language that is not named has no limit."""

    title: Numbers = Field(default={})
    """Title of a step."""
    action: Numbers = Field(default={})
    """Line of the first-hour card."""
    sentence: Numbers = Field(default={})
    """Sentence of a step's details; a semicolon ends one too."""


class Checklist(Part):
    """`_shared/checklist.yml`: the style of steps and first-hour cards, after CAP 676 and ASD-STE100."""

    limits: Limits = Limits()
    openings: WordsByLanguage = Field(default={})
    """Action words, and words that may stand before one, with which a line begins."""
    vague: WordsByLanguage = Field(default={})
    """Words that leave open when or how much."""
