"""Fingerprint of what a document says, so that a printout can be told from a newer one."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from pydantic import BaseModel

from generator.ids import at_path
from generator.model.base import Text
from generator.model.refs import Ref
from generator.model.times import Offset, Span
from generator.model.walk import walk

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.ids import Index
    from generator.model.base import Audience, Path
    from generator.model.handbook import Handbook


_NO_REGISTRY = {"playbooks", "contacts", "ui"}
"""Fields of the handbook that are not registries: playbooks have revisions of their own, which count the contacts."""


def revision(handbook: Handbook, ids: Index, part: Path, language: str, audience: Audience) -> str:
    """Eight hex digits from all that the playbook or exercise at a path says in one language to one audience.

    That is its own words, the shared items that it names, and who is to be called. A word changed in another language,
    or in a playbook beside it, leaves it as it is.
    """
    digest = hashlib.sha256(audience.value.encode())
    digest.update(_said(handbook.contacts, language))
    shared: dict[Path, bytes] = {}
    for path, value in walk(at_path(handbook, part), part):
        digest.update(_leaf(value, language))
        target = ids.find(value.kind, value, path) if isinstance(value, Ref) else None
        if target and target[0] != "playbooks":
            if target not in shared:
                shared[target] = _said(at_path(handbook, target), language)
            digest.update(shared[target])
    return digest.hexdigest()[:8]


def _said(part: object, language: str) -> bytes:
    return b"".join(_leaf(value, language) for _, value in walk(part))


def fingerprint(*said: str) -> str:
    """Eight hex digits from the texts of a document that is not of one playbook, in their order."""
    return hashlib.sha256("\0".join(said).encode()).hexdigest()[:8]


def whole_revision(handbook: Handbook, books: Iterable[str], language: str) -> str:
    """Eight hex digits from the revisions of playbooks, `books`, and all that the registries say in one language."""
    digest = hashlib.sha256("\0".join(books).encode())
    for name in sorted(set(type(handbook).model_fields) - _NO_REGISTRY):
        digest.update(_said(getattr(handbook, name), language))
    return digest.hexdigest()[:8]


def _leaf(value: object, language: str) -> bytes:
    if isinstance(value, Text):
        return f"{value.root[language]}\0".encode()
    if isinstance(value, BaseModel | tuple | dict) and not isinstance(value, Offset | Span):
        return b""
    return f"{value}\0".encode()
