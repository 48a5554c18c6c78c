"""What an editor has looked at and found right: findings of a few rules can be waived, with a reason."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from pydantic import BaseModel

from generator.problems import Words
from generator.validating.rules.book import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.model.base import Path
    from generator.model.waivers import Waiver
    from generator.validating.rules.book import Book

_SHOWN = 40
"""Characters of a long passage by which it is known."""


class Waived(NamedTuple):
    """A finding that does not count, and why."""

    finding: Finding
    waiver: Waiver


def waive(book: Book, findings: Iterable[Finding]) -> tuple[list[Finding], list[Waived]]:
    """The findings that count, those of unused waivers included; and those that were waived."""
    waivers = {
        (one.at, one.rule, words): (number, place, one)
        for number, one in enumerate(book.handbook.waivers)
        for place, words in enumerate(one.words)
    }
    kept, waived, used, told = [], [], set[tuple[int, int]](), set[tuple[str, str]]()
    for finding in findings:
        at, words = address(book.handbook, finding.path), _marked(book, finding)
        if known := waivers.get((at, finding.rule, words)):
            number, place, waiver = known
            waived.append(Waived(finding, waiver))
            used.add((number, place))
            continue
        told.add((at, finding.rule))
        to_waive = f"at: {at}, words: [{json.dumps(words, ensure_ascii=False)}]"
        kept.append(finding._replace(cure=Words(f"{finding.cure.zh}（{to_waive}）", f"{finding.cure.en} ({to_waive})")))
    if len(book.languages) > 1 and not book.left.salvage.gone | book.left.unread:  # one alone differs from none
        kept += _unused(book.handbook.waivers, used, told)
    return kept, waived


def _marked(book: Book, finding: Finding) -> str:
    """The words that a finding marks, as waivers write them: on one line, and of a long passage its beginning."""
    text = book.text_at(finding.path)
    said = " ".join((text[slice(*finding.at)] if finding.at else text).split())
    return said[:_SHOWN].rstrip()


def _unused(waivers: Sequence[Waiver], used: set[tuple[int, int]], told: set[tuple[str, str]]) -> Iterator[Finding]:
    """Waivers of what is no problem: whole ones, and single words where nothing else is told of the same text."""
    for number, one in enumerate(waivers):
        idle = [place for place in range(len(one.words)) if (number, place) not in used]
        whole = len(idle) == len(one.words)
        if whole:
            message = Words(
                "这条豁免没有用到：那里没有这样的问题。",
                "This waiver is not used: there is no such problem at that address.",
            )
            cure = Words("删去它，或改正 at、rule、words。", "Delete it, or mend at, rule or words.")
            yield Finding("unused-waiver", ("waivers", number, "at"), message, cure)
        elif (one.at, one.rule) not in told:
            for place in idle:
                message = Words(
                    "这里没有用到：那里没有这样的字句有问题。",
                    "This is not used: no such words are a problem at that address.",
                )
                cure = Words("删去它，或改正它。", "Delete it, or mend it.")
                yield Finding("unused-waiver", ("waivers", number, "words", place), message, cure)


def address(handbook: BaseModel, path: Path) -> str:
    """The text at `path` as editors name it: by ids where items have one, else by number from 1; without language."""
    here: object = handbook
    names = []
    for step in path[:-1]:
        here = getattr(here, str(step)) if isinstance(here, BaseModel) else here[step]  # type: ignore[index] # a list or mapping
        names.append(str(getattr(here, "id", step + 1)) if isinstance(step, int) else str(step))
    return "/".join(names)
