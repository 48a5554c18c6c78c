"""Where the languages may differ: what an editor has looked at and found right."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from generator.model.base import Part, Text


class Waiver(Part):
    """One entry of `_shared/waivers.yml`: a rule that does not hold for some words of a text."""

    at: str
    """Address of the text, as `handbook check` says it: `playbooks/service/response/steps/ring-back/title`."""
    rule: str
    """Name of the rule."""
    words: Annotated[
        tuple[Annotated[str, Field(min_length=1)], ...], Field(min_length=1, examples=['["30 分钟", "3 hours"]'])
    ]
    """What the check marks there, of every language, as it says it: other words are not waived."""
    reason: Text
    """Why both languages are right."""
