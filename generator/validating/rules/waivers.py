"""What an editor has looked at and found right: findings of a few rules can be waived, with a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pydantic import BaseModel

from generator.problems import Words
from generator.validating.rules.book import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.model.base import Path
    from generator.model.waivers import Waiver
    from generator.validating.rules.book import Book


class Waived(NamedTuple):
    """A finding that does not count, and why."""

    finding: Finding
    waiver: Waiver


def waive(book: Book, findings: Iterable[Finding]) -> tuple[list[Finding], list[Waived]]:
    """The findings that count, those of unused waivers included; and those that were waived."""
    waivers = {(waiver.at, waiver.rule): waiver for waiver in book.handbook.waivers}
    kept, waived = [], []
    for finding in findings:
        at = address(book.handbook, finding.path)
        if waiver := waivers.get((at, finding.rule)):
            waived.append(Waived(finding, waiver))
            continue
        told = Words(f"{finding.cure.zh}（at: {at}）", f"{finding.cure.en} (at: {at})")
        kept.append(finding._replace(cure=told))
    used = {id(one.waiver) for one in waived}
    if len(book.languages) > 1 and not book.left.salvage.gone | book.left.unread:  # one alone differs from none
        kept += [_unused(number) for number, one in enumerate(book.handbook.waivers) if id(one) not in used]
    return kept, waived


def _unused(number: int) -> Finding:
    message = Words(
        "这条豁免没有用到：那里没有这样的问题。", "This waiver is not used: there is no such problem at that address."
    )
    cure = Words("删去它，或改正 at、rule。", "Delete it, or mend at or rule.")
    return Finding("unused-waiver", ("waivers", number, "at"), message, cure)


def address(handbook: BaseModel, path: Path) -> str:
    """The text at `path` as editors name it: by ids where items have one, else by number from 1; without language."""
    here: object = handbook
    names = []
    for step in path[:-1]:
        here = getattr(here, str(step)) if isinstance(here, BaseModel) else here[step]  # type: ignore[index] # a list or mapping
        names.append(str(getattr(here, "id", step + 1)) if isinstance(step, int) else str(step))
    return "/".join(names)
