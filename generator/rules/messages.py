"""Rules about messages: every blank is declared, used in every language, and nobody approves an own draft."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.model.communication import Message, Row
from generator.problems import Words, did_you_mean
from generator.rules.book import Book, Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

SLOT = re.compile(r"\{([^{}\n]*)\}")
"""A blank in a message's body."""


def every_slot_is_filled(book: Book) -> Iterator[Finding]:
    """A blank in a body is declared with what fills it; a declared blank is used in every language."""
    for path, message in book.values:
        if not isinstance(message, Message):
            continue
        if book.left.out_of((*path, "slots")):
            continue
        declared = [slot.id for slot in message.slots]
        for code, words in message.body.root.items():
            used = SLOT.findall(words)
            for slot in sorted(set(used) - set(declared)):
                problem = Words(
                    f"空格 {{{slot}}} 没有登记，无人知道填什么。",
                    f"The blank {{{slot}}} is not declared: nothing fills it.",
                )
                yield Finding("unfilled-slot", (*path, "body", code), problem, did_you_mean(slot, declared))
            for position, slot in enumerate(declared):
                if slot not in used:
                    problem = Words(
                        f"登记了 {{{slot}}}，但 {code} 正文没有用到。",
                        f"{{{slot}}} is declared, but the text in {code} does not use it.",
                    )
                    yield Finding(
                        "unused-slot",
                        (*path, "slots", position, "id"),
                        problem,
                        Words("写进正文，或删去登记。", "Use it in the text, or drop it."),
                    )


def nobody_approves_an_own_draft(book: Book) -> Iterator[Finding]:
    """In the communication matrix approver and drafter differ, and the message's approvers leave the drafter out."""
    shared = {message.id: message for message in book.handbook.messages}
    for path, row in book.values:
        if not isinstance(row, Row):
            continue
        if row.approver == row.drafter:
            problem = Words("审批人就是起草人。", "The approver is the drafter.")
            yield Finding(
                "own-approval", (*path, "approver"), problem, Words("换另一个角色审批。", "Let another role approve.")
            )
        own = {message.id: message for message in book.handbook.playbooks[str(path[1])].communication.messages}
        message = own.get(row.message) or shared.get(row.message)
        if message and row.drafter in message.approvers:
            problem = Words(
                f"起草人在消息“{message.id}”的审批人之列。",
                f'The drafter is among the approvers of the message "{message.id}".',
            )
            yield Finding(
                "own-approval",
                (*path, "drafter"),
                problem,
                Words("换起草人，或从审批人中去掉他。", "Choose another drafter, or take the role off the approvers."),
            )
