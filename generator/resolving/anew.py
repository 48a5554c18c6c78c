"""The views of all languages once more, with something told that was not known before: no view is changed once made."""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.resolving import views


def anew(views: Mapping[str, views.Handbook], **told: Mapping[str, object]) -> dict[str, views.Handbook]:
    """The same views by language, each with the `others`, and with what is `told` of it: by attribute, then language.

    All else they share with the views given, which stay as they are.
    """
    made = {language: copy(view) for language, view in views.items()}
    for language, view in made.items():
        others = [other for other in made.values() if other is not view]
        vars(view).update({name: known[language] for name, known in told.items()} | {"others": others})
    return made
