"""What differs between two releases, in sentences for editors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.problems import Words
from generator.publishing.changes import How

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.publishing.changes import Change, PageChange, SheetChange
    from generator.publishing.said import Line

_SHEETS = {
    How.NEW: Words("新的", "new"),
    How.GONE: Words("没有了", "gone"),
    How.WORDS: Words("内容变了，要重印", "says something else: print it again"),
    How.CONTACTS: Words("只有姓名或电话变了，要重印", "only names or numbers have changed: print it again"),
    How.LOOKS: Words("只是样子变了，内容没变", "only looks different; what it says is the same"),
}
_LOOKS = Words("只是样子或链接变了", "only its looks or links have changed")
_PAGES = {(False, True): Words("新的", "new"), (True, False): Words("没有了", "gone")}


def page_sentences(pages: Iterable[PageChange]) -> Iterator[tuple[str, list[Words]]]:
    """For each page its address with its title, and what it says otherwise. What one page told, no other tells again.

    A step shows on several pages; those that repeat it say how much they repeat.
    """
    told: set[tuple[str, str]] = set()
    for one in pages:
        said = [_PAGES[one.before, one.after]] if (one.before, one.after) in _PAGES else []
        fresh = [line for line in one.lines if _texts(line) not in told]
        told |= {_texts(line) for line in fresh}
        said += [_sentence(line) for line in fresh]
        if repeated := len(one.lines) - len(fresh):
            said.append(Words(f"前面说过的 {repeated} 处", f"told above: {repeated}"))
        yield f"{one.path.removesuffix('index.html')}  {one.title}", said or [_LOOKS]


def sheet_sentences(sheets: Iterable[SheetChange]) -> Iterator[tuple[str, Words]]:
    """For each printed sheet its path with its title, and how it differs."""
    for one in sheets:
        yield f"{one.path}  {one.title}", _SHEETS[one.how]


def _texts(change: Change) -> tuple[str, str]:
    return change.before.text if change.before else "", change.after.text if change.after else ""


def _sentence(change: Change) -> Words:
    before, after = change
    if before and after:
        at = _at(after)
        return Words(f"{at}：“{before.text}”改为“{after.text}”", f"{at}: “{before.text}” is now “{after.text}”")
    if after:
        return Words(f"{_at(after)}：新增“{after.text}”", f"{_at(after)}: new: “{after.text}”")
    if before:
        return Words(f"{_at(before)}：删去“{before.text}”", f"{_at(before)}: gone: “{before.text}”")
    return _LOOKS


def _at(line: Line) -> str:
    return f"{line.heading} › {line.label}" if line.label else line.heading
