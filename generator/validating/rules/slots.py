"""Rules about what stands in braces: a value of the organisation's, a blank of a message, or a brace that is read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.model.base import Letter, Phrase
from generator.model.communication import Message
from generator.model.organisation import EMERGENCY_SLOTS, HOTLINE
from generator.problems import Words, did_you_mean, folded, nearest
from generator.text.slots import NO_BLANK, OTHER_SIGNS, blanks, pieces
from generator.validating.rules.book import Book, Finding

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

_LIKE_A_BLANK = re.compile(r"[\w -]*")
_FIELDS = {HOTLINE: "hotline"} | dict.fromkeys(EMERGENCY_SLOTS, "emergency_numbers")
"""Slots that have a place of their own in organisation.yml, if perhaps nothing stands there."""

At = tuple[int, int]
"""From where to where in a text."""


def every_slot_of_a_text_is_known(book: Book) -> Iterator[Finding]:
    """What stands in braces in a text has a value in organisation.yml; these values have no slots themselves."""
    if book.left.out_of(("organisation",)):
        return
    for path, text in book.texts:
        if isinstance(text, Letter | Phrase):
            continue
        for code, words in text.root.items():
            if code in book.slots and not {"{", "}", "｛"}.isdisjoint(words):
                known = () if path[0] == "organisation" else book.slots[code]
                for at, problem, cure in _wrong_in_text(words, known):
                    yield Finding("unknown-slot", (*path, code), problem, cure, at=at)
            for found in slots_in_other_signs(words, (other for there, other in text.root.items() if there != code)):
                problem, cure = _no_blank(found[0], found["bracketed"] or found["behind"])
                yield Finding("unknown-slot", (*path, code), problem, cure, at=found.span())


def slots_in_other_signs(words: str, others: Iterable[str]) -> Iterator[re.Match[str]]:
    """Where a text has between other signs what is a slot in the same text of another language: `[police]`.

    A word that stands there twice is explained by one of them, as in "120 (ambulance)".
    """
    there = {piece.words for other in others for piece in blanks(other)}
    if missing := {name for name in there if words.count(name) == 1} - {piece.words for piece in blanks(words)}:
        yield from (one for one in OTHER_SIGNS.finditer(words) if (one["bracketed"] or one["behind"]) in missing)


def named(book: Book) -> frozenset[str]:
    """What stands in braces in the texts."""
    texts = (words for _, text in book.texts for words in text.root.values() if "{" in words)
    return frozenset(piece.words for words in texts for piece in blanks(words))


def every_number_that_texts_name_is_said(book: Book) -> Iterator[Finding]:
    """Whom texts tell to ring has a number in organisation.yml, not a word in its place."""
    said = book.handbook.organisation.slots(tuple(book.languages[:1]))
    for slot, field in _FIELDS.items():
        if slot in book.extract.blanks and slot not in said:
            problem = Words(
                f"文字里写了 {{{slot}}}，却没有号码可填。", f"Texts name {{{slot}}}, and there is no number for it."
            )
            cure = Words(
                f"在 {field} 里写上；那之前读到的是代替的词。",
                f"Write it under {field}; till then a word is read instead.",
            )
            yield Finding("no-number", ("organisation",), problem, cure)


def no_blank_is_called_like_a_slot(book: Book) -> Iterator[Finding]:
    """A blank of a message has not the name of a slot: nobody would be asked to fill it."""
    known = next(iter(book.slots.values()), {})
    for path, message in book.each(Message):
        for position, slot in enumerate(message.slots):
            if slot.id in known:
                problem = Words(
                    f"{{{slot.id}}} 由 organisation.yml 填好，不用人填。",
                    f"{{{slot.id}}} is filled from organisation.yml; nobody has to.",
                )
                cure = Words("删去这一项登记，或换一个 id。", "Drop this blank, or give it another id.")
                yield Finding("filled-slot", (*path, "slots", position, "id"), problem, cure)


def _wrong_in_text(words: str, known: Collection[str]) -> Iterator[tuple[At, Words, Words]]:
    for piece in pieces(words):
        at, typed = (piece.start, piece.end), words[piece.start : piece.end]
        if piece.lone:
            yield (
                at,
                _lone(typed),
                Words(f"要引用的值写成 {{id}}；{_READ.zh}", f"A value is written {{id}}. {_READ.en}"),
            )
        elif piece.blank and piece.words not in known:
            problem = Words(f"{typed} 没有值可填。", f"There is no value for {typed}.")
            yield at, problem, _cure(piece.words, known)
    yield from _doubled(words, known)


def _cure(name: str, known: Collection[str]) -> Words:
    return _meant(name, known) if known else _as_it_stands(name)


def _meant(name: str, known: Collection[str]) -> Words:
    """The name that is meant, how the braces themselves are written, or both when either may be."""
    as_it_stands = _as_it_stands(name)
    if not _LIKE_A_BLANK.fullmatch(name):
        return as_it_stands
    meant = did_you_mean(name, known)
    if nearest(name, known) or folded(name) in map(folded, known):
        return meant
    return Words(f"{meant.zh}{as_it_stands.zh}", f"{meant.en} {as_it_stands.en}")


def wrong_blanks(words: str, declared: Collection[str]) -> Iterator[tuple[At, Words, Words]]:
    """Where in a message a brace is no declared blank and no brace that is sent, what is wrong and what to do."""
    for piece in pieces(words):
        at, typed = (piece.start, piece.end), words[piece.start : piece.end]
        if piece.lone:
            yield at, _lone(typed), Words(f"待填项写成 {{id}}；{_READ.zh}", f"A blank is written {{id}}. {_READ.en}")
        elif piece.blank and piece.words not in declared:
            problem = Words(
                f"待填项 {typed} 没有登记，无人知道填什么。", f"The blank {typed} is not declared: nothing fills it."
            )
            yield at, problem, _meant(piece.words, declared)
    yield from _doubled(words, declared)
    for found in OTHER_SIGNS.finditer(words):
        if slot := _in_other_signs(found, declared, words):
            yield found.span(), *_no_blank(found[0], slot)


def _in_other_signs(found: re.Match[str], declared: Collection[str], words: str) -> str | None:
    """The declared blank that stands between signs which make none; one that `words` have not may be misspelt.

    What stands in round brackets is mostly a remark: there, too, the blank has to be missing.
    """
    name = found["bracketed"] or found["behind"]
    filled = {piece.words for piece in blanks(words)}
    missing = [slot for slot in declared if slot not in filled]
    likely = missing if found[0][0] in "(（" else declared
    return next((slot for slot in likely if folded(slot) == folded(name)), None) or nearest(name, missing)


def meant_by_wrong_blanks(words: str, declared: Collection[str]) -> set[str]:
    """The declared blanks that what is written wrong in a message most likely means: `{ floor }`, `[floor]`."""
    names = {folded(name): name for name in declared}
    wrong = [piece for piece in pieces(words) if piece.lone or (piece.blank and piece.words not in declared)]
    typed = [piece.words for piece in wrong if piece.blank]
    meant = {names.get(folded(name)) or nearest(name, declared) for name in typed}
    beside = {name for name in declared if any(piece.lone for piece in wrong) and name in words}
    typed_so = {found["wide"] or found["typed"] for found in NO_BLANK.finditer(words)}
    typed_so |= {_in_other_signs(found, declared, words) for found in OTHER_SIGNS.finditer(words)}
    found = {name for name in declared if name in meant | typed_so} | beside
    left = [name for name in declared if name not in found | {piece.words for piece in blanks(words)}]
    return found | set(left if None in meant and len(left) == 1 else ())


def _lone(typed: str) -> Words:
    return Words(f"“{typed}”没有配对，不成待填项。", f'"{typed}" stands alone: it makes no blank.')


def _as_it_stands(name: str) -> Words:
    return Words(
        f"要照字面出现，花括号写两遍：{{{{{name}}}}}。",
        f"To keep it as it stands, write each brace twice: {{{{{name}}}}}.",
    )


def _doubled(words: str, known: Collection[str]) -> Iterator[tuple[At, Words, Words]]:
    for found in NO_BLANK.finditer(words):
        slot = found["typed"] or found["wide"]
        if found["wide"] or slot in known:
            yield found.span(), *_no_blank(found[0], slot)


def _no_blank(typed: str, slot: str) -> tuple[Words, Words]:
    problem = Words(f"“{typed}”会照字面出现，不是待填项。", f'"{typed}" is read as it stands; it is no blank.')
    return problem, Words(f"写成 {{{slot}}}。", f"Write {{{slot}}}.")


_READ = Words("要照字面出现的花括号写两遍：{{ 和 }}。", "Braces that are read are written twice: {{ and }}.")
