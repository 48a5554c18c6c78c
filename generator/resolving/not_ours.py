"""What the rules are called that hold only for other organisations: whoever looks for one is to learn that it does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.validating.audience import rank, readers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.reference import Regulation
    from generator.resolving.around import Around


def not_ours(around: Around) -> list[str]:
    """Their names in all languages, of those that these readers might read if they held."""
    model, audience = around.model, around.sight.audience
    there = (
        rule
        for n, rule in enumerate(model.regulations)
        if not rule.applies_if.binds(model.organisation) and rank(readers(model, ("regulations", n))) <= rank(audience)
    )
    return list(dict.fromkeys(name for rule in there for name in _names(rule)))


def _names(rule: Regulation) -> Iterator[str]:
    yield rule.id.replace("-", " ")
    for text in (rule.instrument, rule.jurisdiction):
        yield from text.root.values()
    for words in rule.also_said.values():
        yield from words
