"""What an approval is of: a playbook's content, by a mark of all that its files say."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import TYPE_CHECKING

from generator.model.base import Part, Text
from generator.model.choice import Choice
from generator.model.playbook import Meta

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.model.playbook import Approval, Playbook

_NO_CONTENT = {"approvals", "last_reviewed", "last_drilled"}
"""What `playbook.yml` says about the playbook's life: it may change, and what was approved stays the same."""
LETTERS = 12
"""Of a mark."""


class ApprovalState(Choice):
    """What an approval is worth, the worst first."""

    WAITING = "waiting"
    CHANGED = "changed"
    APPROVED = "approved"


def content_mark(playbook: Playbook) -> str:
    """The mark of what a playbook says in all languages, the same until a value in one of its files changes.

    What it refers to, such as a role's name, is not in it; nor is what a newer program would add where a file is
    silent.
    """
    told = json.dumps(_said(playbook), ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(told.encode()).hexdigest()[:LETTERS]


def _said(value: object) -> object:
    """The value as JSON has it; of a part what is written, and nothing of what goes without saying."""
    if isinstance(value, Text):
        return value.root
    if isinstance(value, Part):
        left_out = _NO_CONTENT if isinstance(value, Meta) else set()
        return {name: _said(getattr(value, name)) for name in value.model_fields_set - left_out}
    if isinstance(value, Mapping):
        return {str(key): _said(inner) for key, inner in value.items()}
    return [_said(inner) for inner in value] if isinstance(value, tuple) else str(value)


def state(approval: Approval, mark: str) -> ApprovalState:
    """What it is worth for content that has this mark now."""
    if approval.date is None:
        return ApprovalState.WAITING
    return ApprovalState.APPROVED if approval.content == mark else ApprovalState.CHANGED


def state_of_all(approvals: Iterable[Approval], mark: str) -> ApprovalState:
    """What approvals are worth together: as much as the worst of them; nobody's are none."""
    found = {state(one, mark) for one in approvals}
    return next((worth for worth in ApprovalState if worth in found), ApprovalState.WAITING)
