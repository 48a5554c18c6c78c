"""Rules about names: one thing has one name, wherever it stands, and readers never meet the id in its place."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from generator.problems import Words
from generator.validating.rules.book import Book, Finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.model.base import Text
    from generator.model.communication import Channel, Stakeholder
    from generator.model.people import Role
    from generator.model.reference import Regulation
    from generator.model.severity import Level

_LIKE_AN_ID = re.compile(r"(?<![\w./#@{-])[a-z][a-z0-9]*(?:-[a-z0-9]+)+(?![\w.@}-]\w|-)")
_ROMAN = re.compile(r"[IV]+")
_NAMES_LEVELS = re.compile(
    r"(?<![A-Za-z])(?:levels? (?P<en>[IV]+(?:(?:,? (?:and|or|to) |, |[-–—/])[IV]+)*)(?![A-Za-z.])"
    r"|(?P<zh>[IV]+(?:\s?[、和或至到/–—-]+\s?[IV]+)*)\s?[级級])",
    re.IGNORECASE,
)
"""Levels by their numerals, as both languages name them: `levels II to IV`, `I、II 级`. X is one not yet known."""
_CALLED_SO = {"ui", "search", "asked", "alike"}
"""Where words stand that are looked up or typed, not read."""

_KEPT = frozenset({"con", "prn", "aux", "nul"} | {f"{port}{number}" for port in ("com", "lpt") for number in range(10)})
"""Names of devices, by which Windows has no file and no folder, whatever its ending."""


def no_file_is_called_like_a_device(book: Book) -> Iterator[Finding]:
    """What becomes a file or a folder, in the data and on the site, has a name that Windows lets it have."""
    for kind in ("playbooks", "guide", "cases", "drills"):
        for name in getattr(book.handbook, kind):
            if name.lower() in _KEPT:
                message = Words(
                    f"“{name}”在 Windows 上是设备名，不能用作文件名。",
                    f'On Windows "{name}" is a device; no file can be called so.',
                )
                cure = Words("换个名字，例如加一个词。", "Take another name, such as one with a word more.")
                yield Finding(
                    "reserved-name", (kind, name, "playbook") if kind == "playbooks" else (kind, name), message, cure
                )


def a_playbook_is_called_like_its_crisis(book: Book) -> Iterator[Finding]:
    """A crisis type is called as in its playbook's title, where it has but one: `停电` in `停电预案`."""
    playbooks = book.handbook.playbooks
    counts = Counter(one.playbook.crisis_type for one in playbooks.values())
    types = {one.id: (n, one) for n, one in enumerate(book.handbook.crisis_types)}
    for name, one in playbooks.items():
        n, kind = types.get(one.playbook.crisis_type, (0, None))
        if kind is None or counts[one.playbook.crisis_type] > 1:
            continue
        for code, title in one.playbook.title.root.items():
            if kind.title.root.get(code, title) not in title:
                message = Words(
                    f"这类危机只有预案“{name}”一份，那里却叫“{title}”。",
                    f'The only playbook of this crisis, "{name}", calls it "{title}".',
                )
                cure = Words("两处写成一样。", "Write the same in both places.")
                yield Finding("two-names", ("crisis_types", n, "title", code), message, cure)


def no_text_names_an_id(book: Book) -> Iterator[Finding]:
    """Readers know a message by its title; on paper an id leads nowhere.

    A hyphened word of English may be an id by chance, so that it has to stand in every language of the text.
    """
    titles = book.titles
    for path, text in book.texts:
        if path[0] in _CALLED_SO:
            continue
        spans = {code: _ids(text.root.get(code, ""), titles) for code in book.languages}
        for name in sorted(set.intersection(*map(set, spans.values()))):
            for code, found in spans.items():
                title = titles[name].root.get(code, "")
                message = Words(
                    f"“{name}”是消息的编号，读者不认得，纸上也点不开。",
                    f'"{name}" is the id of a message: readers do not know it, and on paper it leads nowhere.',
                )
                cure = Words(
                    f"写标题“{title}”；步骤要用到它，写进 tools 的 message。",
                    f'Write its title, "{title}"; where a step needs it, name it as `message` of its tools.',
                )
                yield Finding("id-in-text", (*path, code), message, cure, at=found[name])


def every_level_that_texts_name_is_there(book: Book) -> Iterator[Finding]:
    """A text speaks of no level that the handbook has not: whoever looks for it at night finds nothing."""
    known = [level.numeral for level in book.handbook.severity]
    if book.left.out_of(("severity",)):
        return
    for path, words in book.words:
        for found in _NAMES_LEVELS.finditer(words):
            for one in _ROMAN.finditer(words, *found.span(found.lastgroup or 0)):
                if one[0] not in known:
                    message = Words(f"没有 {one[0]} 级。", f"There is no level {one[0]}.")
                    cure = Words(f"现有级别：{'、'.join(known)}。", f"The levels are {', '.join(known)}.")
                    yield Finding("no-such-level", path, message, cure, at=one.span())


def nothing_is_said_of_one_that_is_another(book: Book) -> Iterator[Finding]:
    """What people say who mean one level, role, channel, group or rule is no name of another: it would lead to that."""
    for registry in ("severity", "roles", "channels", "stakeholders", "regulations"):
        items = getattr(book.handbook, registry)
        called = {_folded(name): one.id for one in items for name in _names(one)}
        for n, one in enumerate(items):
            for code, words in one.also_said.items():
                for at, word in enumerate(words):
                    other = called.get(_folded(word), one.id)
                    if other != one.id:
                        message = Words(
                            f"“{word}”是“{other}”的名字，这里却说成“{one.id}”：搜这个词的人会走错。",
                            f'"{word}" is what "{other}" is called, not "{one.id}": who types it is led astray.',
                        )
                        cure = Words("从 also_said 里删掉。", "Take it out of also_said.")
                        yield Finding("name-of-another", (registry, n, "also_said", code, at), message, cure)


def _names(item: Level | Role | Channel | Stakeholder | Regulation) -> Iterator[str]:
    """What an item of a registry is called, in every language and for short."""
    yield from item.title.root.values()
    short = getattr(item, "short", None)
    yield from short.root.values() if short else ()
    yield from (name for name in (getattr(item, "alias", ""), getattr(item, "numeral", "")) if name)


def _folded(name: str) -> str:
    return name.replace(" ", "").casefold()


def _ids(words: str, known: Mapping[str, Text]) -> dict[str, tuple[int, int]]:
    """The ids that stand in a text, each from where to where."""
    if "-" not in words:
        return {}
    return {one[0]: one.span() for one in _LIKE_AN_ID.finditer(words) if one[0] in known}
