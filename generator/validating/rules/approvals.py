"""Rules about approvals: each says what it is of, and somebody hears when that has changed since."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.approved_content import ApprovalState, content_mark, state
from generator.problems import Words
from generator.validating.rules.book import Book, Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.base import Path
    from generator.model.playbook import Approval


def every_approval_says_what_it_is_of(book: Book) -> Iterator[Finding]:
    """An approval with a day has the mark of what was approved, and one without a day has nothing of the kind."""
    for name, path, approval in _approvals(book):
        written = [one for one in ("date", "content", "by") if getattr(approval, one) is not None]
        if not written or {"date", "content"} <= set(written):
            continue
        message = Words(
            "这条批准没有写全：看不出批准的是哪一份内容。",
            "This approval is not whole: nobody can tell what was approved.",
        )
        then = _sign(name, approval)
        cure = Words(f"只留 role，再{then.zh}", f"Leave role only; then {then.en}")
        yield Finding("half-approval", (*path, written[0]), message, cure, key=True)


def nothing_has_changed_since_it_was_approved(book: Book) -> Iterator[Finding]:
    """What was approved is what stands there now."""
    for name, path, approval in _approvals(book):
        if approval.content and state(approval, content_mark(book.handbook.playbooks[name])) is ApprovalState.CHANGED:
            message = Words(
                f"{approval.date} 批准之后，内容改动过；读者会看到“批准后改动过”。",
                f"The content has changed since it was approved on {approval.date}; readers are told so.",
            )
            cure = _sign(name, approval)
            yield Finding("changed-since-approved", (*path, "content"), message, Words(f"{cure.zh}", f"H{cure.en[1:]}"))


def _approvals(book: Book) -> Iterator[tuple[str, Path, Approval]]:
    for name, playbook in book.handbook.playbooks.items():
        for n, approval in enumerate(playbook.playbook.approvals):
            yield name, ("playbooks", name, "playbook", "approvals", n), approval


def _sign(name: str, approval: Approval) -> Words:
    command = f"handbook approve {name} --role {approval.role}"
    return Words(f"请这个角色看过后批准：{command}", f"have the role read and approve it: {command}")
