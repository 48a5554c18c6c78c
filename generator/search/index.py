"""Entries -> the index of a language: a script that hands the browser what MiniSearch would have made of them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from generator.search.entry_terms import FIELDS, Told, plain, taken
from generator.search.fold import fold, regional
from generator.search.packed import distances, front_coded, packed
from generator.search.sound import syllables, together
from generator.search.terms import pairs
from generator.text.traditional import simplified

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from generator.search.entry_terms import Taken
    from generator.storage.shelf import Shelf

_TEXT = FIELDS.index("text")
_HAN_FROM = "\u3400"
"""Terms of Chinese are greater."""
_CALL, _END = "handbook.search.take(", ");\n"


class _Gathered(NamedTuple):
    """What is taken out of all entries, by their numbers."""

    postings: Mapping[str, Sequence[list[int]]]
    """By term: for each field the entries in which it stands."""
    said: Mapping[int, str]
    heard: AbstractSet[str]


def script(told: Mapping[str, Any], more: Iterable[Told], shelf: Shelf | None = None) -> str:
    """The index as a script: of what `site/search.json` told, and of entries that stand in no view.

    What is taken out of the entries of a playbook is known from the `shelf` while they say the same.
    """
    entries: list[Told] = sorted(_led([*told["entries"], *more], told["also"]), key=lambda entry: not entry.get("said"))
    found = _gathered(taken(entries, shelf))
    postings = _needed(found.postings)
    known = sorted(postings, key=lambda term: term.encode("utf-16-be"))  # as a browser compares
    index = {
        "language": told["language"],
        "kinds": told["kinds"],
        "entries": _rows(entries, list(told["kinds"])),
        "said": {number: said for number, said in sorted(found.said.items()) if entries[number].get("said")},
        "fields": FIELDS,
        "terms": front_coded(known),
        "postings": packed(postings[term] for term in known),
        "readings": _readings(told["readings"], known),
        "traditional": _traditional(known),
        "danger": _danger(told["danger"]),
        "jurisdictions": _jurisdictions(entries),
        "duties": _duties(entries, told["duties"]),
        "sounding": distances([n for n, entry in enumerate(entries) if entry.get("sounds")]),
        "syllables": _sounds("syllables", {*"".join(term for term in known if term > _HAN_FROM)}, syllables, shelf),
        "together": _sounds("together", found.heard, together, shelf),
        "asked": {kind: "\n".join(map(plain, said)) for kind, said in told["asked"].items()},
    }
    return f"{_CALL}{json.dumps(index, ensure_ascii=False, separators=(',', ':'))}{_END}"


def places(index: str) -> list[str]:
    """Where the hits of an index lead, within its language."""
    told = json.loads(index.removeprefix(_CALL).removesuffix(_END))
    return [path for _, _, path, *_ in told["entries"]]


def _led(entries: Iterable[Told], also: Mapping[str, Sequence[str]]) -> Iterator[Told]:
    """The entries, with what else leads to them."""
    for entry in entries:
        yield entry | {"said": [*entry.get("said", ()), *also[entry["path"]]]} if entry["path"] in also else entry


def _sounds(
    name: str, said: Iterable[str], tell: Callable[[Iterable[str]], dict[str, str]], shelf: Shelf | None
) -> dict[str, str]:
    """What somebody can `tell` of the sounds of what is said: nobody works it out who knows it from the `shelf`."""
    heard = sorted(said)
    key = f"{name}\n{json.dumps(heard, ensure_ascii=False)}"
    if shelf is None:
        return tell(heard)
    if kept := shelf.get(key):
        return dict(json.loads(kept))
    found = tell(heard)
    shelf.put(key, json.dumps(found, ensure_ascii=False).encode())
    return found


def _gathered(entries: Iterable[tuple[Sequence[int], Taken]]) -> _Gathered:
    """What was taken out of the entries, which come in any order."""
    of_fields: list[dict[str, list[int]]] = [{} for _ in FIELDS]
    said: dict[int, str] = {}
    heard: set[str] = set()
    for numbers, some in entries:
        said.update(zip(numbers, some.said, strict=True))
        heard.update(some.heard)
        for of_field, terms in zip(of_fields, some.terms, strict=True):
            for term, places in terms.items():
                of_field.setdefault(term, []).extend([numbers[place] for place in places])
    none: list[int] = []
    known = {term for of_field in of_fields for term in of_field}
    postings = {term: [sorted(of_field.get(term, none)) for of_field in of_fields] for term in known}
    return _Gathered(postings, said, heard)


def _needed(postings: Mapping[str, Sequence[list[int]]]) -> dict[str, Sequence[list[int]]]:
    """Those that are to be told.

    A single character of Chinese is found as the beginning of pairs; where only a text ends with it, it needs no term.
    """
    begun = {term[0] for term in postings if len(term) > 1 and term > _HAN_FROM}
    needed = {term: _untold(places) if term in begun else places for term, places in postings.items()}
    return {term: places for term, places in needed.items() if any(places)}


def _untold(places: Sequence[list[int]]) -> list[list[int]]:
    """The same without the entries that have it in their text."""
    return [[] if place == _TEXT else entries for place, entries in enumerate(places)]


def _rows(entries: Sequence[Told], kinds: Sequence[str]) -> list[list[object]]:
    """What is shown of each entry: kind, title, path, place, note; and the number of its playbook, or -1."""
    at = {entry["path"]: number for number, entry in enumerate(entries) if entry["kind"] == "playbook"}
    return [
        [
            kinds.index(one["kind"]),
            *(one.get(name, "") for name in ("title", "path", "place", "note")),
            at.get(one.get("under", ""), -1),
        ]
        for one in entries
    ]


def _jurisdictions(entries: Sequence[Told]) -> list[tuple[str, list[int]]]:
    """What the places are called in which rules hold, folded, with the numbers of those that hold there."""
    found: dict[str, list[int]] = {}
    for number, entry in enumerate(entries):
        if jurisdiction := entry.get("jurisdiction"):
            found.setdefault(plain(jurisdiction), []).append(number)
    return sorted(found.items())


def _duties(entries: Sequence[Told], duties: Mapping[str, Sequence[str]]) -> dict[int, list[int]]:
    """By the number of a playbook those of the rules that it names."""
    at = {entry["path"]: number for number, entry in enumerate(entries)}
    return {at[book]: [at[rule] for rule in rules if rule in at] for book, rules in duties.items() if book in at}


def _danger(told: Mapping[str, Any]) -> dict[str, object]:
    """What is typed by those who should ring first: a line for each thing, folded."""
    said = ("\n".join(map(plain, one["said"])) for one in told["numbers"])
    numbers = zip(told["numbers"], said, strict=True)
    return {
        "says": told["says"],
        "numbers": [[one["phone"], one["title"], lines] for one, lines in numbers],
        "harmless": sorted(map(plain, told["harmless"]), key=lambda said: (-len(said), said)),
    }


def _readings(told: Mapping[str, str], known: Sequence[str]) -> list[tuple[str, str]]:
    """What may be put in place of what was typed; the longest first."""
    there = set(known)
    words = {old: new for old, new in regional().items() if there.issuperset([*pairs(new)][:-1])}
    found = words | {fold(old): fold(new) for old, new in told.items()}
    return sorted(found.items(), key=lambda pair: (-len(pair[0]), pair))


def _traditional(known: Sequence[str]) -> list[str]:
    """The Traditional characters whose Simplified ones stand in a term, and those, in the same order."""
    there = set("".join(known))
    pairs_ = sorted((chr(old), new) for old, new in simplified().items() if new in there)
    return ["".join(old for old, _ in pairs_), "".join(new for _, new in pairs_)]
