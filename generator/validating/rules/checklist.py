"""Rules about lines read under stress, steps and first-hour actions: short, one action each, verb first, clear."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.model.playbook import FirstMove
from generator.model.response import Step
from generator.problems import Words
from generator.validating.rules.book import Book, Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.model.base import Path, Text

_SENTENCE = re.compile(r"(?<=[。！？；])|(?<=[.!?;])\s+")
"""Where one ends. A point inside a number or an address ends none."""
_SHOUTING = re.compile(r"\b[A-Z]{2,}\b(?:[\s,/-]+[A-Z]{2,}\b){3,}|[A-Z]{13,}")
_CLAUSES = {"title": 1, "action": 2}
"""How many a line may have."""
_SHOWN = 20
"""Characters of a line that a message repeats."""


def no_line_is_long(book: Book) -> Iterator[Finding]:
    """Titles, first-hour actions and the sentences of details stay within the limits of `checklist.yml`."""
    limits = book.handbook.checklist.limits
    for path, text in _lines(book):
        allowed = limits.title if path[-1] == "title" else limits.action
        for code, line in text.root.items():
            read = len(book.read(code, line))
            if read > (most := allowed.get(code, read)):
                yield _too_long((*path, code), read, most)
    for path, text in _texts(book, "detail"):
        for code, words in text.root.items():
            lengths = {(at, end): len(book.read(code, words[at:end])) for at, end in _sentences(words)}
            longest = max(lengths, key=lengths.__getitem__, default=(0, 0))
            read = lengths.get(longest, 0)
            if read > (most := limits.sentence.get(code, read)):
                yield _too_long((*path, code), read, most, longest)


def every_line_is_one_action(book: Book) -> Iterator[Finding]:
    """A title is one clause; a first-hour action may have a second one behind a semicolon, for its limit."""
    for path, text in _lines(book):
        for code, line in text.root.items():
            allowed = _CLAUSES[str(path[-1])]
            clauses = list(_sentences(line))
            if len(clauses) > allowed:
                yield Finding(
                    "two-actions",
                    (*path, code),
                    Words("一行里不止一个动作。", "This line has more than one action."),
                    Words(
                        "只留一个动作，其余另立一步或写进 detail。", "Keep one; make a step of the other, or a detail."
                    ),
                    at=(clauses[allowed][0], len(line)),
                )


def every_line_begins_with_its_verb(book: Book) -> Iterator[Finding]:
    """The first word says what to do: it is one of the openings of `checklist.yml`."""
    openings: dict[str, re.Pattern[str]] = {
        code: _opening(words) for code, words in book.handbook.checklist.openings.items() if words
    }
    for path, text in _lines(book):
        for code, line in text.root.items():
            if code in openings and not openings[code].match(line):
                shown = line if len(line) <= _SHOWN else f"{line[:_SHOWN]}…"
                yield Finding(
                    "no-verb-first",
                    (*path, code),
                    Words(f"“{shown}”没有以动作开头。", f'"{shown}" does not begin with an action word.'),
                    Words(
                        "改成动词打头；这个词本是动作的，加进 checklist.yml 的 openings。",
                        "Put the verb first; or, if it is one, add it to the openings in checklist.yml.",
                    ),
                )


def no_line_leaves_the_time_open(book: Book) -> Iterator[Finding]:
    """No vague word of `checklist.yml` stands in a title, a first-hour action or what tells that a step is done."""
    vague: dict[str, re.Pattern[str]] = {
        code: _any_of(words) for code, words in book.handbook.checklist.vague.items() if words
    }
    for path, text in (*_lines(book), *_texts(book, "done_when")):
        for code, line in text.root.items():
            if code in vague and (found := vague[code].search(line)):
                yield Finding(
                    "vague-time",
                    (*path, code),
                    Words(f"“{found[0]}”因人而异。", f'"{found[0]}" means something else to everybody.'),
                    Words("写出时间、数量或条件。", "Say the time, the number or the condition."),
                    at=found.span(),
                )


def nothing_is_shouted(book: Book) -> Iterator[Finding]:
    """No run of capitals, which are hard to read: at most three words or twelve letters."""
    for path, text in (*_lines(book), *_texts(book, "detail"), *_texts(book, "done_when")):
        for code, line in text.root.items():
            if found := _SHOUTING.search(line):
                yield Finding(
                    "capitals",
                    (*path, code),
                    Words(f"“{found[0]}”连用大写，难读。", f'"{found[0]}" is hard to read in capitals.'),
                    Words("改用小写。", "Write it in small letters."),
                    at=found.span(),
                )


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    """From where to where each sentence of a text goes."""
    start = 0
    for end in (*_SENTENCE.finditer(text), None):
        at = end.start() if end else len(text)
        if text[start:at].strip():
            yield start, at
        start = end.end() if end else at


def _lines(book: Book) -> list[tuple[Path, Text]]:
    """What is read under stress: titles of steps, and first-hour actions."""
    moves = [((*path, "action"), move.action) for path, move in book.each(FirstMove)]
    return [*_texts(book, "title"), *moves]


def _texts(book: Book, field: str) -> list[tuple[Path, Text]]:
    return [((*path, field), getattr(step, field)) for path, step in book.each(Step)]


def _too_long(path: Path, length: int, allowed: int, at: tuple[int, int] | None = None) -> Finding:
    return Finding(
        "step-too-long",
        path,
        Words(f"有 {length} 个字符，最多 {allowed} 个。", f"This is {length} characters long; {allowed} are allowed."),
        Words(
            "删到只剩动作，细节写进 detail；长句拆开。", "Cut to the action, move the rest to detail; split sentences."
        ),
        at=at,
    )


def _opening(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern for lines that begin with one of the words; a word of letters ends where its letters end."""
    return re.compile(rf"(?:{'|'.join(map(re.escape, words))})(?![a-z])", re.IGNORECASE)


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<![A-Za-z])(?:{'|'.join(map(re.escape, words))})(?![A-Za-z])", re.IGNORECASE)
