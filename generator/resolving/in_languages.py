"""The views of a handbook in each of its languages, and those for who sees no contacts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.base import Audience
from generator.model.people import Contacts
from generator.resolving.anew import anew
from generator.resolving.resolve import resolve
from generator.resolving.source_data import excerpts
from generator.validating.audience import Sight
from generator.validating.ids import Index

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.loading.source import Data
    from generator.model.conditions import Situation
    from generator.model.handbook import Handbook
    from generator.resolving import views

_UNNAMED = "unnamed/"
ROOTS = ("", _UNNAMED)
"""Before the language where parts stand: with contacts, and without."""


def inside(place: str) -> str:
    """Where a part stands within the handbook, whatever its readers are."""
    return place.removeprefix(_UNNAMED).partition("/")[2]


def in_languages(  # noqa: PLR0913 - who sees what of which data, and what made it
    handbook: Handbook,
    tree: dict[str, Data],
    audience: Audience,
    *,
    drafts: bool,
    made_by: str,
    root: str = "",
    situation: Situation | None = None,
) -> dict[str, views.Handbook]:
    """The views by language, each known to the others; `tree` is what the handbook was read from.

    Of a playbook at work only what can hold in its `situation` is seen. `made_by` is what printouts call that which
    made them. What holds without contacts is not told yet.
    """
    ids = Index.of(tree)
    source = excerpts(Sight(handbook, ids, audience, drafts, situation), tree)
    views = {
        one.id: resolve(
            handbook, ids, one, audience, drafts=drafts, source=source, place=f"{root}{one.id}", situation=situation
        )
        for one in handbook.handbook.languages
    }
    return anew(views, build=dict.fromkeys(views, made_by))


def with_unnamed(
    views: Mapping[str, views.Handbook], handbook: Handbook, tree: dict[str, Data], *, drafts: bool
) -> dict[str, views.Handbook]:
    """The views, each with the same that has no contacts, as far as there are any."""
    if handbook.contacts == Contacts():
        return anew(views, unnamed=dict.fromkeys(views))
    [first, *_] = views.values()
    unnamed = in_languages(
        handbook.without_contacts,
        tree,
        Audience(first.audience.key),
        drafts=drafts,
        made_by=first.build,
        root=_UNNAMED,
    )
    return anew(views, unnamed=unnamed)
