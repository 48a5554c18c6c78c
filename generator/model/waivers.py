"""Where the languages may differ: what an editor has looked at and found right."""

from __future__ import annotations

from generator.model.base import Part, Text


class Waiver(Part):
    """One entry of `_shared/waivers.yml`: a rule that does not hold for a text."""

    at: str
    """Address of the text, as `handbook check` says it: `playbooks/service/response/steps/ring-back/title`."""
    rule: str
    """Name of the rule."""
    reason: Text
    """Why both languages are right."""
