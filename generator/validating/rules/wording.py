"""Rules about wording across the handbook: the glossary's terms are used, in every language, and its errors are not."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from snowballstemmer import stemmer

from generator.problems import Words
from generator.validating.rules.book import Book, Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.model.reference import Term

_DEFINING = {"glossary", "ui"}
"""Where words are defined, not used."""
_ENGLISH = stemmer("english")
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff]")
"""A letter of a language that puts no spaces between words: Thai, Lao, Japanese, Chinese."""


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
        pattern = re.compile(rf"(?<![A-Za-z])(?:{_any_of(better)})(?![A-Za-z])", re.IGNORECASE)
        known = {word.lower(): term for word, term in better.items()}
        for path, text in book.doubtful:
            found = pattern.search(text.root.get(code, "")) if path[0] not in _DEFINING else None
            if found:
                message = Words(f"术语表不让用“{found[0]}”。", f'The glossary forbids "{found[0]}".')
                term = known[found[0].lower()]
                cure = Words(f"改用“{term}”。", f'Write "{term}".')
                yield Finding("forbidden-term", (*path, code), message, cure, at=found.span())


def strict_terms_stand_in_every_language(book: Book) -> Iterator[Finding]:
    """Where a text says a strict term of the glossary, its translations say the term too, in any inflection."""
    spoken, *others = book.languages
    owners = {form: term for term in book.handbook.glossary for form in _forms(term, spoken)}
    if not any(term.strict for term in owners.values()):
        return
    pattern = re.compile(_any_of(owners))
    expected = {(term.id, code): _forms(term, code) for term in owners.values() for code in others}
    for path, text in book.doubtful:
        if path[0] in _DEFINING:
            continue
        said = {owners[found].id: (found, owners[found]) for found in pattern.findall(text.root.get(spoken, ""))}
        for found, term in said.values():
            for code in others if term.strict else ():
                there = text.root.get(code, "")
                if there and not any(_says(there, form) for form in expected[term.id, code]):
                    shown = term.term.root.get(code, "")
                    yield Finding(
                        "term-not-translated",
                        (*path, code),
                        Words(f"原文有术语“{found}”，这里没有“{shown}”。", f'"{found}" is said, but not "{shown}".'),
                        Words(
                            f"写上“{shown}”；另有正确说法的，在术语表加为 variants。",
                            f'Write "{shown}"; or add what is as right to the variants of the glossary.',
                        ),
                    )


def _forms(term: Term, code: str) -> list[str]:
    return [form for form in (term.term.root.get(code, ""), *term.variants.get(code, ())) if form.strip()]


def _says(text: str, form: str) -> bool:
    """Whether a text says a word or words, in any inflection; Chinese and Japanese put no space between them."""
    return form.casefold() in text.casefold() if _UNSPACED.search(form) else _words(form) <= _words(text)


@lru_cache(maxsize=2**14)
def _words(text: str) -> frozenset[str]:
    """The words of a text, without their endings."""
    return frozenset(map(_stem, re.findall(r"\w+", text.lower())))


@cache
def _stem(word: str) -> str:
    return str(_ENGLISH.stemWord(word))


def _any_of(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
