"""The views of a handbook in each of its languages, and those for who sees no contacts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.model.people import Contacts
from generator.resolving.anew import anew
from generator.resolving.resolve import resolve
from generator.resolving.source_data import excerpts
from generator.resolving.trace import UNNAMED, written

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.loading.load import Sources
    from generator.resolving import views
    from generator.validating.audience import Sight

ROOTS = ("", UNNAMED)
"""Before the language where parts stand: with contacts, and without."""


def inside(place: str) -> str:
    """Where a part stands within the handbook, whatever its readers are."""
    return place.removeprefix(UNNAMED).partition("/")[2]


def in_languages(sight: Sight, sources: Sources, made_by: str, root: str = "") -> dict[str, views.Handbook]:
    """The views by language, each known to the others; `sources` is what the handbook was read from.

    `made_by` is what printouts call that which made them. What holds without contacts is not told yet.
    """
    source, files = excerpts(sight, sources), written(sources, made_by)
    languages = sight.handbook.handbook.languages
    views = {one.id: resolve(sight, one, source, f"{root}{one.id}") for one in languages}
    for view in views.values():
        view.written = files
    return anew(views, build=dict.fromkeys(views, made_by))


def with_unnamed(views: Mapping[str, views.Handbook], sight: Sight, sources: Sources) -> dict[str, views.Handbook]:
    """The views that `sight` lets see, each with the same that has no contacts, as far as there are any."""
    if sight.handbook.contacts == Contacts():
        return anew(views, unnamed=dict.fromkeys(views))
    [first, *_] = views.values()
    unnamed = replace(sight, handbook=sight.handbook.without_contacts)
    return anew(views, unnamed=in_languages(unnamed, sources, first.build, UNNAMED))
