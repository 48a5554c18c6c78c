"""Who may read what: an item is read by nobody who may not read the part around it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.ids import at_path
from generator.model.base import Audience, Ref

if TYPE_CHECKING:
    from pydantic import BaseModel

    from generator.model.base import Path
    from generator.model.handbook import Handbook

ORDER = tuple(Audience)
"""From the widest audience to the narrowest."""


def rank(audience: Audience) -> int:
    """How narrow an audience is; 0 is the public."""
    return ORDER.index(audience)


def readers(handbook: Handbook, path: Path) -> Audience:
    """The narrowest audience on the way to `path`. A registry's item that says nothing is internal."""
    here: Any = handbook
    found: Audience | None = None
    for part in path:
        here = at_path(here, (part,))
        own = getattr(here, "audience", None) or getattr(getattr(here, "playbook", None), "audience", None)
        if own and (found is None or rank(own) > rank(found)):
            found = own
    return found or Audience.INTERNAL


def required_refs(part: BaseModel) -> list[str]:
    """Names of the fields of `part` that have to mean something: it makes no sense without them."""
    fields = type(part).model_fields.items()
    return [name for name, field in fields if isinstance(field.annotation, type) and issubclass(field.annotation, Ref)]
