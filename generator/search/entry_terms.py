"""An entry -> what an index takes out of it: the terms of each field, what people say, what is heard."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from generator.search.fold import fold
from generator.search.sound import runs
from generator.search.terms import telling, terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

FIELDS = ("title", "said", "place", "text")
"""What an entry is found by, in the order of the index."""
_TYPED = 5
"""Characters of the longest thing that people say which somebody would type by its sound; `sound.js` has the same."""
_BETWEEN = re.compile(r"[\W_]+")
Told = dict[str, Any]
"""An entry as plain data, `Entry.told`."""


def plain(said: str) -> str:
    """Folded, its words a space apart and without marks."""
    return _BETWEEN.sub(" ", fold(said)).strip()


def heard(entry: Told, said: Iterable[str]) -> Iterator[str]:
    """The Chinese of an entry's title and of what is short of what people say, which is plain."""
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
