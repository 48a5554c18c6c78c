"""Entries -> what an index takes out of them: the terms of each field, what people say, what is heard.

Cutting and folding words is most of the work of an index, so what was taken out of a playbook's entries is kept.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from generator.search.fold import fold
from generator.search.sound import runs
from generator.search.terms import telling, terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from generator.storage.shelf import Shelf

FIELDS = ("title", "said", "place", "text")
"""What an entry is found by, in the order of the index."""
_TYPED = 5
"""Characters of the longest thing that people say which somebody would type by its sound; `sound.js` has the same."""
_BETWEEN = re.compile(r"[\W_]+")
Told = dict[str, Any]
"""An entry as plain data, `Entry.told`."""


class Taken(NamedTuple):
    """What is taken out of entries that stand together."""

    terms: Sequence[Mapping[str, Sequence[int]]]
    """For each field its terms, and in which of the entries each stands: few terms are of one entry alone."""
    said: Sequence[str]
    """By entry what people say who mean it, plain, a line each."""
    heard: Sequence[str]
    """The Chinese of the titles and of what is short of that, of those that are found by their sound."""


def taken(entries: Sequence[Told], shelf: Shelf | None) -> Iterator[tuple[Sequence[int], Taken]]:
    """What is taken out of the entries, with their numbers, playbook by playbook: all of it at once would be large.

    Of a playbook's entries it is known from the `shelf` while they say the same.
    """
    together: dict[str, list[int]] = {}
    for number, entry in enumerate(entries):
        together.setdefault(entry.get("under", ""), []).append(number)
    for numbers in together.values():
        yield numbers, _of_some([entries[number] for number in numbers], shelf)


def plain(said: str) -> str:
    """Folded, its words a space apart and without marks."""
    return _BETWEEN.sub(" ", fold(said)).strip()


def _of_some(entries: Sequence[Told], shelf: Shelf | None) -> Taken:
    """The same of entries that are kept together."""
    if shelf is None:
        return _of_these(entries)
    key = f"taken\n{json.dumps(entries, ensure_ascii=False)}"
    if kept := shelf.get(key):
        return Taken(*json.loads(kept))
    found = _of_these(entries)
    shelf.put(key, json.dumps(found, ensure_ascii=False).encode())
    return found


def _of_these(entries: Sequence[Told]) -> Taken:
    said = [[plain(one) for one in entry.get("said", ())] for entry in entries]
    of_fields: list[dict[str, list[int]]] = [{} for _ in FIELDS]
    for number, entry in enumerate(entries):
        for of_field, found in zip(of_fields, terms_of(entry), strict=True):
            for term in found:
                of_field.setdefault(term, []).append(number)
    heard = dict.fromkeys(run for both in zip(entries, said, strict=True) for run in _heard(*both))
    return Taken(of_fields, ["\n".join(lines) for lines in said], list(heard))


def _heard(entry: Told, said: Sequence[str]) -> Iterator[str]:
    """The Chinese of an entry's title and of what is short of what people say, if it is found by its sound."""
    if entry.get("sounds"):
        yield from runs(fold(entry["title"]))
        for one in said:
            if len(one) <= _TYPED:
                yield from runs(one)


def terms_of(entry: Told) -> list[list[str]]:
    """The terms of each field of an entry, each once: what is said twice in so short a text is no more meant.

    Nor does the text repeat what the entry is called: whoever finds it by its name needs no second reason.
    """
    title, said = fold(entry["title"]), [fold(one) for one in entry.get("said", ())]
    found: dict[str, Iterable[str]] = {
        "title": list(terms(title)),
        "said": [term for one in said for term in terms(one)],
        "place": terms(fold(entry.get("place", ""))),
        "text": telling(terms(fold(f"{entry.get('text', '')}\n{entry.get('note', '')}"))),
    }
    named_so = {*found["title"], *found["said"]}
    found["text"] = (term for term in found["text"] if term not in named_so)
    return [list(dict.fromkeys(found[name])) for name in FIELDS]
