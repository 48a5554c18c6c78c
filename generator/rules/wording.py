"""A rule about wording across the handbook: no term that the glossary forbids."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.problems import Words
from generator.rules.book import Book, Finding

if TYPE_CHECKING:
    from collections.abc import Iterator


def no_text_uses_a_forbidden_term(book: Book) -> Iterator[Finding]:
    """Words that the glossary calls wrong or misleading stand nowhere but there."""
    for code in book.languages:
        better = {
            word: term.term.root.get(code, "")
            for term in book.handbook.glossary
            for word in term.forbidden.get(code, ())
            if word.strip()
        }
        if not better:
            continue
        listed = "|".join(re.escape(word) for word in sorted(better, key=len, reverse=True))
        pattern = re.compile(rf"(?<![A-Za-z])(?:{listed})(?![A-Za-z])", re.IGNORECASE)
        known = {word.lower(): term for word, term in better.items()}
        for path, text in book.texts:
            found = pattern.search(text.root.get(code, "")) if path[0] not in {"glossary", "ui"} else None
            if found:
                message = Words(f"术语表不让用“{found[0]}”。", f'The glossary forbids "{found[0]}".')
                term = known[found[0].lower()]
                yield Finding("forbidden-term", (*path, code), message, Words(f"改用“{term}”。", f'Write "{term}".'))
