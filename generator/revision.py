"""Fingerprint of what a playbook or an exercise says, so that a printout can be told from a newer one."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from pydantic import BaseModel

from generator.ids import at_path
from generator.model.base import Offset, Ref, Span, Text, walk

if TYPE_CHECKING:
    from generator.ids import Index
    from generator.model.base import Audience, Path
    from generator.model.handbook import Handbook


def revision(handbook: Handbook, ids: Index, part: Path, language: str, audience: Audience) -> str:
    """Eight hex digits from all that the playbook or exercise at a path says in one language to one audience.

    That is its own words, the shared items that it names, and who is to be called. A word changed in another language,
    or in a playbook beside it, leaves it as it is.
    """
    digest = hashlib.sha256(audience.value.encode())
    for _, value in walk(handbook.contacts):
        digest.update(_leaf(value, language))
    for path, value in walk(at_path(handbook, part), part):
        digest.update(_leaf(value, language))
        target = ids.find(value.kind, value, path) if isinstance(value, Ref) else None
        if target and target[0] != "playbooks":
            for _, inner in walk(at_path(handbook, target)):
                digest.update(_leaf(inner, language))
    return digest.hexdigest()[:8]


def _leaf(value: object, language: str) -> bytes:
    if isinstance(value, Text):
        return f"{value.root[language]}\0".encode()
    if isinstance(value, BaseModel | tuple | dict) and not isinstance(value, Offset | Span):
        return b""
    return f"{value}\0".encode()
