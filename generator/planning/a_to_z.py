"""From A to Z: what people say and see and terms by all their names, each with playbooks to open; and the glossary."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from importlib import import_module
from itertools import groupby
from typing import TYPE_CHECKING

from generator.resolving.added_fields import Lead

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.resolving import views
    from generator.resolving.added_fields import Spoken

_LIBRARY = "pypinyin"
"""It takes long to load, and few builds make these pages again."""
_OTHER = "#"
"""What begins with no letter stands under it."""


def a_to_z(handbook: views.Handbook) -> list[tuple[str, list[Lead]]]:
    """The index of a language by letter; Chinese stands under its sound."""
    found: dict[str, list[views.Playbook]] = {}
    for text, books in _leads(handbook):
        known = found.setdefault(text, [])
        known += [book for book in books if book not in known]
    leads = sorted(
        (Lead(text=text, playbooks=books) for text, books in found.items()), key=lambda one: _sound(one.text)
    )
    grouped = {letter: list(group) for letter, group in groupby(leads, key=lambda one: _letter(one.text))}
    return [(letter, grouped[letter]) for letter in sorted(grouped, key=lambda one: (one == _OTHER, one))]


def terms_by_letter(handbook: views.Handbook) -> list[tuple[str, list[views.Term]]]:
    """The terms of the glossary by the letter that they stand under."""
    terms = alphabetical(handbook.glossary, handbook.language)
    return [(one, list(group)) for one, group in groupby(terms, lambda term: _letter(_read(term, handbook.language)))]


def alphabetical(terms: Iterable[views.Term], language: Spoken) -> list[views.Term]:
    """Terms of the glossary as a reader of the language looks them up: Chinese ones by pinyin."""
    return sorted(terms, key=lambda term: (_letters(_read(term, language)), term.id))


def _read(term: views.Term, language: Spoken) -> str:
    return term.pinyin if language.tag.startswith("zh") else term.term


def _letters(text: str) -> str:
    """The letters and digits of a text, without tones and accents."""
    return "".join(letter for letter in unicodedata.normalize("NFKD", text.casefold()) if letter.isalnum())


def _leads(handbook: views.Handbook) -> Iterator[tuple[str, list[views.Playbook]]]:
    for book in handbook.playbooks:
        for text in (book.title, *book.meta.scope.heard, *book.meta.scope.seen):
            yield text, [book]
    code = handbook.language.id
    for term in handbook.glossary:
        if term.playbooks:
            for text in (term.term, *term.variants.get(code, ()), *term.synonyms.get(code, ())):
                yield text, term.playbooks


def _sound(text: str) -> tuple[bool, list[str], str]:
    """What an entry is sorted by: letters before all else, Chinese by its syllables."""
    said = [_plain(one) for one in _said(text)]
    return _letter(text) == _OTHER, said, text


def _letter(text: str) -> str:
    first = _plain("".join(_said(text)))[:1].upper()
    return first if "A" <= first <= "Z" else _OTHER


def _plain(text: str) -> str:
    """Without accents, case and whatever stands before the first letter or digit."""
    letters = (c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    return "".join(letters).lstrip("“”\"'‘’《（(【[ ")


@lru_cache(maxsize=1 << 14)
def _said(text: str) -> tuple[str, ...]:
    """How a text sounds, which is slow to look up."""
    return tuple(import_module(_LIBRARY).lazy_pinyin(text))
