"""Rules about messages: every blank is declared and used, a text fits its channel, nobody approves an own draft."""

from __future__ import annotations

import re
from collections import Counter
from itertools import permutations
from typing import TYPE_CHECKING

from generator.model.communication import Message, Row, SlotType
from generator.model.playbook import Playbook
from generator.problems import Words
from generator.text.lengths import length, shaped
from generator.text.slots import blanks, filled
from generator.validating.ids import at_path
from generator.validating.rules.book import Book, Finding
from generator.validating.rules.slots import meant_by_wrong_blanks, wrong_blanks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.base import Path, Text, Verbatim
    from generator.model.times import Offset


def every_slot_is_filled(book: Book) -> Iterator[Finding]:
    """A blank in a body is declared with what fills it; a declared blank is used in every language."""
    for path, message in book.each(Message):
        if book.left.out_of((*path, "slots")):
            continue
        declared = [slot.id for slot in message.slots]
        for position, variant in enumerate(message.variants):
            yield from _unfilled((*path, "variants", position, "body"), variant.body, declared, book)
        yield from _unfilled((*path, "body"), message.body, declared, book)
        for code, words in message.body.root.items():
            used = {piece.words for piece in blanks(words)} | meant_by_wrong_blanks(words, declared)
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


def every_standard_blank_has_its_label(book: Book) -> Iterator[Finding]:
    """A blank that is called like its kind, such as `next-update`, is labelled alike in every message."""
    named = book.handbook.ui.get(SlotType.ui_group(), {})
    for path, message in book.each(Message):
        for position, slot in enumerate(message.slots):
            meant = named.get(slot.type.value)
            if slot.type not in _ALIKE or slot.id != slot.type.value or meant is None:
                continue
            for code, label in slot.label.root.items():
                if (standard := meant.root.get(code, label)) != label:
                    problem = Words(
                        f"同一个待填项，别处叫“{standard}”。", f'This blank is called "{standard}" elsewhere.'
                    )
                    cure = Words(
                        f"写成“{standard}”；意思不同的，换一个 id。",
                        f'Write "{standard}"; for another meaning use another id.',
                    )
                    yield Finding("other-label", (*path, "slots", position, "label", code), problem, cure)


_ALIKE = {SlotType.UNKNOWN, SlotType.NEXT_UPDATE}
"""Kinds of blanks that mean the same wherever they stand."""


def every_blank_has_as_many_labels_in_each_language(book: Book) -> Iterator[Finding]:
    """Blanks of one id that are labelled alike in one language are so in the others, by the label most of them have."""
    for slots in _by_id(book).values():
        for code, other in permutations(book.languages, 2):
            for alike in _grouped(slots, code).values():
                labels = Counter(words for _, label in alike if (words := label.root.get(other)))
                [(standard, _)] = labels.most_common(1) or [("", 0)]
                for path, label in alike:
                    if label.root.get(other, standard) != standard:
                        problem = Words(
                            f"同一个待填项，{code} 名称相同，{other} 别处叫“{standard}”。",
                            f'This blank has the same label in {code}; in {other} it is called "{standard}" elsewhere.',
                        )
                        cure = Words(
                            f"写成“{standard}”；意思不同的，两种语言都换个名称。",
                            f'Write "{standard}"; for another meaning use another label in both languages.',
                        )
                        yield Finding("two-labels", (*path, "label", other), problem, cure)


def _by_id(book: Book) -> dict[str, list[tuple[Path, Text]]]:
    """The labels of all blanks that have no standard one, by what the blanks are called."""
    found: dict[str, list[tuple[Path, Text]]] = {}
    for path, message in book.messages:
        for position, slot in enumerate(message.slots):
            if slot.type not in _ALIKE or slot.id != slot.type.value:
                found.setdefault(slot.id, []).append(((*path, "slots", position), slot.label))
    return found


def _grouped(slots: list[tuple[Path, Text]], code: str) -> dict[str, list[tuple[Path, Text]]]:
    """Them by what they say in one language; those that say nothing there in no group."""
    found: dict[str, list[tuple[Path, Text]]] = {}
    for path, label in slots:
        if words := label.root.get(code):
            found.setdefault(words, []).append((path, label))
    return found


def _unfilled(path: Path, body: Verbatim, declared: list[str], book: Book) -> Iterator[Finding]:
    for code, words in body.root.items():
        for at, problem, cure in wrong_blanks(words, [*declared, *book.slots.get(code, ())]):
            yield Finding("unfilled-slot", (*path, code), problem, cure, at=at)


def every_text_fits_its_channel(book: Book) -> Iterator[Finding]:
    """A message with its examples filled in is no longer than each channel allows by which it is sent."""
    for path, message in book.each(Message):
        yield from _too_long(book, message, message.channels, (*path, "channels"))
        yield from _idle(message, path)
    for path, row, meant in _rows(book):
        if meant:
            yield from _too_long(book, meant, row.channels, (*path, "channels"), known=meant.channels)


def _too_long(
    book: Book, message: Message, sent: tuple[str, ...], at: Path, known: tuple[str, ...] = ()
) -> Iterator[Finding]:
    """What does not fit a channel of `sent`; what is `known` is told at the message itself."""
    channels = {channel.id: channel for channel in book.handbook.channels}
    for position, one in enumerate(sent):
        channel = channels.get(one)
        if not channel or channel.characters is None or one in known:
            continue
        body = next((variant for variant in message.variants if one in variant.channels), message).body
        for code, words in body.root.items():
            found = length(shaped(_filled(book, message, words, code)), channel.counts.value)
            if found > channel.characters:
                problem = Words(
                    f"消息“{message.id}”填上示例后，{code} 有 {found} 字，渠道 {one} 最多 {channel.characters} 字。",
                    f'With its examples filled in, the message "{message.id}" has {found} characters in {code}; '
                    f"{one} takes {channel.characters}.",
                )
                cure = Words(
                    f"缩短；或在消息的 variants 里给 {one} 写一个短版。",
                    f"Shorten it, or write a variant for {one} in the message's variants.",
                )
                yield Finding("too-long-for-channel", (*at, position), problem, cure)


def _filled(book: Book, message: Message, words: str, code: str) -> str:
    """The words as they are sent, with the examples in the blanks."""
    examples = {slot.id: book.read(code, slot.example.root.get(code, "")) for slot in message.slots}
    return filled(words, dict.fromkeys((one.words for one in blanks(words)), "") | book.slots.get(code, {}) | examples)


def _idle(message: Message, path: Path) -> Iterator[Finding]:
    """Channels of variants by which the message is not sent, or that an earlier variant serves."""
    served: set[str] = set()
    for position, variant in enumerate(message.variants):
        for number, one in enumerate(variant.channels):
            if one in message.channels and one not in served:
                served.add(one)
                continue
            problem = Words(
                f"消息“{message.id}”不走渠道 {one}，或这个渠道已有短版。",
                f'The message "{message.id}" is not sent by {one}, or an earlier variant is for it.',
            )
            cure = Words(
                "把渠道加进消息的 channels，或从这里删去。",
                "Add the channel to the message's channels, or drop it here.",
            )
            yield Finding("idle-variant", (*path, "variants", position, "channels", number), problem, cure)


def nobody_approves_an_own_draft(book: Book) -> Iterator[Finding]:
    """In the communication matrix approver and drafter differ, and the message's approvers leave the drafter out."""
    for path, row, message in _rows(book):
        if row.approver == row.drafter:
            problem = Words("审批人就是起草人。", "The approver is the drafter.")
            yield Finding(
                "own-approval", (*path, "approver"), problem, Words("换另一个角色审批。", "Let another role approve.")
            )
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


def every_row_is_approved_by_whom_its_message_names(book: Book) -> Iterator[Finding]:
    """Matrix and message name the same approver: who reads only one of them asks the right role."""
    for path, row, message in _rows(book):
        if not message or row.approver in {row.drafter, *message.approvers}:
            continue
        known = (book.written.exists(role.kind, role, path) for role in (row.approver, *message.approvers))
        whole = not any(map(book.left.out_of, (("messages",), (*path[:3], "messages"))))
        if message.approvers and all(known) and whole:
            named = ", ".join(message.approvers)
            problem = Words(
                f"消息“{message.id}”的审批人是 {named}，没有“{row.approver}”。",
                f'The message "{message.id}" is approved by {named}, not by "{row.approver}".',
            )
            cure = Words(
                f"改成其中一个，或把 {row.approver} 加进消息的 approvers。",
                f"Write one of them, or add {row.approver} to the message's approvers.",
            )
            yield Finding("other-approver", (*path, "approver"), problem, cure)


def every_message_is_out_when_its_step_is(book: Book) -> Iterator[Finding]:
    """A step that names a message of the matrix by its id is due no earlier than the message first goes out."""
    for path, playbook in book.each(Playbook):
        first: dict[str, Offset] = {}
        for row in playbook.communication.matrix:
            known = first.setdefault(row.message, row.first_by)
            first[row.message] = min(known, row.first_by, key=lambda when: when.minutes)
        for position, step in enumerate(playbook.response.steps):
            at = (*path, "response", "steps", position, "deadline")
            words = " ".join(text for part in (step.title, step.detail) for text in part.root.values())
            for message, due in first.items():
                if due.minutes > step.deadline.minutes and re.search(
                    rf"(?<![\w-]){re.escape(message)}(?![\w-])", words, re.ASCII
                ):
                    said = f"T{due.amount:+d}{due.unit.value}"
                    problem = Words(
                        f"这一步要用消息“{message}”，沟通矩阵里它 {said} 才发。",
                        f'This step uses the message "{message}", which the matrix sends by {said} only.',
                    )
                    cure = Words("改正其中一个时间。", "Mend one of the two times.")
                    yield Finding("message-after-step", at, problem, cure)


def _rows(book: Book) -> Iterator[tuple[Path, Row, Message | None]]:
    """The rows of all communication matrices, with the message that each means."""
    for path, row in book.each(Row):
        found = book.find(row.message.kind, row.message, path)
        yield path, row, at_path(book.handbook, found) if found else None
