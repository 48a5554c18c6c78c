"""Fingerprints of what a printout says, so that it can be told from a newer one."""

from __future__ import annotations

import hashlib
import html
import re
from typing import NamedTuple


class Mark(NamedTuple):
    """What tells a printout from a newer one: eight hex digits each."""

    content: str
    """Of all its words and numbers but those of the private contacts."""
    contacts: str
    """Of the names and numbers that it shows; empty when it shows none."""


UNMARKED = Mark("", "")
"""A printout that is not yet known."""

_HEAD = re.compile(r"<head>.*?</head>", re.DOTALL)
_PERSON = re.compile(r'<span class="person">(.*?)</span>', re.DOTALL)
_UNCOUNTED = re.compile(r'<span class="(?:readers|pages)">.*?</span>', re.DOTALL)
_TAG = re.compile(r"<[^>]*>")


def mark(page: str, unnamed: str) -> Mark:
    """The mark of a printed page's HTML, and of the same page made without contacts, `unnamed`.

    What it looks like does not count: the footer's `build` tells of that. What the private contacts say stands in
    elements of the class `person` and nowhere else: names, numbers, the words of access. They have a fingerprint of
    their own, because the same sheet is printed with them and shown without; and as they take room from other words on
    a card, those are read where nobody is named. What says for whom it was built stands in `readers` and does not
    count: who sees the same words has the same copy. Nor do numbers of pages and sheets, in `pages`: they tell what
    documents look like.
    """
    people = [_words(person) for person in _PERSON.findall(_body(page))]
    return Mark(fingerprint(_words(_PERSON.sub(" ", _body(unnamed)))), fingerprint(*people) if people else "")


def _body(page: str) -> str:
    return _UNCOUNTED.sub(" ", _HEAD.sub("", page))


def fingerprint(*said: str) -> str:
    """Eight hex digits from texts, in their order."""
    return hashlib.sha256("\0".join(said).encode()).hexdigest()[:8]


def _words(markup: str) -> str:
    """What a reader reads: the text, one space where there is any or an element begins or ends."""
    return " ".join(html.unescape(_TAG.sub(" ", markup)).split())
