"""Two releases beside each other: which pages and printed sheets differ, and which words on them."""

from __future__ import annotations

import posixpath
from difflib import SequenceMatcher
from enum import Enum
from typing import TYPE_CHECKING, Any, NamedTuple

from lxml import html

from generator.publishing.said import Line, Page, page

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

_COPIES = "/copies/"
"""Where each printed copy has a page that says what it is; these tell of sheets, and are no pages to compare."""


class Change(NamedTuple):
    """A line that was one thing and is another; None where there is none."""

    before: Line | None
    after: Line | None


class PageChange(NamedTuple):
    """A page that differs."""

    path: str
    title: str
    before: bool
    """Whether the older release has it."""
    after: bool
    """Whether the newer one has it."""
    lines: tuple[Change, ...]
    """What it says otherwise; nothing when only its looks or its links have changed, or all of it is new or gone."""


class How(Enum):
    """By what a printed sheet differs."""

    NEW = "new"
    GONE = "gone"
    WORDS = "words"
    CONTACTS = "contacts"
    LOOKS = "looks"


class SheetChange(NamedTuple):
    """A printed sheet that differs."""

    path: str
    title: str
    how: How


class Sheet(NamedTuple):
    """Who a printed sheet is, by the page of its copy."""

    title: str
    mark: str
    contacts: str


def changed_pages(old: Mapping[str, str], new: Mapping[str, str], older: Path, newer: Path) -> Iterator[PageChange]:
    """Every page that differs, in the order of paths; `old` and `new` are sums by path, of two folders."""
    for path in _differing(old, new, ".html"):
        if _COPIES in path:
            continue
        before, after = (
            page((at / path).read_bytes()) if path in sums else None for sums, at in ((old, older), (new, newer))
        )
        lines = tuple(_lines(before, after)) if before and after else ()
        yield PageChange(path, (after or before or Page("", ())).title, before is not None, after is not None, lines)


def changed_sheets(old: Mapping[str, str], new: Mapping[str, str], older: Path, newer: Path) -> Iterator[SheetChange]:
    """Every printed sheet that differs, in the order of paths."""
    before, after = _sheets(old, older), _sheets(new, newer)
    for path in _differing(old, new, ".pdf"):
        was, now = before.get(path), after.get(path)
        title = (now or was or Sheet(posixpath.basename(path), "", "")).title
        yield SheetChange(path, title, _how(was, now, there=path in old, here=path in new))


def _differing(old: Mapping[str, str], new: Mapping[str, str], ending: str) -> list[str]:
    return [path for path in sorted({*old, *new}) if path.endswith(ending) and old.get(path) != new.get(path)]


def _how(was: Sheet | None, now: Sheet | None, *, there: bool, here: bool) -> How:
    if not there or not here:
        return How.NEW if here else How.GONE
    if not was or not now or was.mark != now.mark:
        return How.WORDS
    return How.LOOKS if was.contacts == now.contacts else How.CONTACTS


def _lines(before: Page, after: Page) -> Iterator[Change]:
    """What was replaced stands beside what replaced it, as far as heading and label are the same."""
    matcher = SequenceMatcher(None, before.lines, after.lines, autojunk=False)
    for kind, start, end, first, last in matcher.get_opcodes():
        if kind == "equal":
            continue
        was, now = before.lines[start:end], list(after.lines[first:last])
        for line in was:
            same = next((one for one in now if one[:2] == line[:2]), None)
            if same:
                now.remove(same)
            yield Change(line, same)
        yield from (Change(None, line) for line in now)


def _sheets(sums: Mapping[str, str], folder: Path) -> dict[str, Sheet]:
    """Each printed sheet by its path."""
    found: dict[str, Sheet] = {}
    for path in sums:
        if _COPIES in path and path.endswith("/index.html"):
            tree: Any = html.document_fromstring((folder / path).read_bytes().decode())
            for link in tree.xpath("//a[contains(@href, '.pdf')]"):
                led = posixpath.normpath(posixpath.join(posixpath.dirname(path), link.get("href")))
                found.setdefault(led, _sheet(tree, path))
    return found


def _sheet(tree: Any, path: str) -> Sheet:  # noqa: ANN401 - lxml's stubs know no HTML elements
    name = tree.xpath("string((//dl/dd)[1])").strip()
    return Sheet(name, posixpath.basename(posixpath.dirname(path)), tree.xpath("string(//dl/dd/code)").strip())
