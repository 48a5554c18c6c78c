"""Rules about a language into which not everything is translated yet: another one stands in for it."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from generator.problems import Words
from generator.validating.rules.book import Book, Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.base import Path

_DEEP = {"playbooks": 3, "guide": 2, "cases": 2, "drills": 2}
"""How many parts of a path say the file, where that is more than one."""


def every_language_that_stands_in_is_whole(book: Book) -> Iterator[Finding]:
    """What is read in place of a language stands before it and needs no other language itself."""
    for n, language in enumerate(book.handbook.handbook.languages):
        known = [one.id for one in book.handbook.handbook.languages[:n] if not one.stand_in]
        if language.stand_in and language.stand_in not in known:
            message = Words(
                f"“{language.stand_in}”不能代替“{language.id}”。",
                f'"{language.stand_in}" cannot be read in place of "{language.id}".',
            )
            listed = ", ".join(known)
            cure = Words(
                f"写排在它前面、自己不要别的语言代替的一种：{listed}。"
                if known
                else "把它移到写全了的语言后面，或删去 stand_in。",
                f"Name one that stands before it and has no stand_in itself: {listed}."
                if known
                else "Move it behind a language that is written in full, or delete stand_in.",
            )
            yield Finding("stand-in", ("handbook", "languages", n, "stand_in"), message, cure)


def every_language_is_translated(book: Book) -> Iterator[Finding]:
    """What is not yet said in a language for which another one stands in: told once a file, at the first such text."""
    for language in book.handbook.handbook.languages:
        open_ = [path for path, text in book.texts if language.stand_in and not text.root.get(language.id, "").strip()]
        for _, paths in groupby(open_, key=_file):
            first, *others = paths
            message = Words(
                f"这个文件里有 {len(others) + 1} 处还没有“{language.id}”，显示的是“{language.stand_in}”。",
                f'Texts of this file that are not yet in "{language.id}": {len(others) + 1}; '
                f'readers see "{language.stand_in}".',
            )
            cure = Words(f"译好后补上 {language.id}: …", f"Once it is translated, add {language.id}: …")
            yield Finding("not-translated", first, message, cure)


def _file(path: Path) -> Path:
    return path[: _DEEP.get(str(path[0]), 1)]
