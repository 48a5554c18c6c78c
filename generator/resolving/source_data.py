"""A playbook's own data, as its readers may have them: the YAML that goes with its printout."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from pydantic import BaseModel

from generator.loading.writer import write
from generator.model.refs import Ref
from generator.validating.audience import required_refs

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.loading.load import Sources
    from generator.loading.source import Data
    from generator.model.base import Path
    from generator.validating.audience import Sight


def excerpts(sight: Sight, sources: Sources) -> Callable[[str], str]:
    """What tells a playbook's data by its id: all its files, in every language, as YAML.

    `sources` is what the handbook was read from. What these readers may not see is left out, ids of it too. It is a
    function, the same for all languages, because writing YAML is slow and few who see a playbook want it.
    """

    @cache
    def source(name: str) -> str:
        at = ("playbooks", name)
        data = {str(path[-1]): one.data for path, one in sources.files.items() if path[:-1] == at}
        return write(_seen(sight, data, sight.handbook.playbooks[name], at) or {})

    return source


def _seen(sight: Sight, data: Data, part: object, path: Path) -> Data | None:
    """`data`, of which `part` at `path` was made, as far as it is seen; None when it is not."""
    if sight.hidden(path, part) or (isinstance(part, Ref) and not sight.target(part, path)):
        return None
    if isinstance(data, list) and isinstance(part, tuple):
        inner = (_seen(sight, *both, (*path, n)) for n, both in enumerate(zip(data, part, strict=True)))
        return [found for found in inner if found is not None]
    if isinstance(data, dict) and isinstance(part, BaseModel):
        fields = ((key, _seen(sight, one, getattr(part, key), (*path, key))) for key, one in data.items())
        seen = {key: found for key, found in fields if found is not None}
        return None if any(name in data and name not in seen for name in required_refs(part)) else seen
    return data
