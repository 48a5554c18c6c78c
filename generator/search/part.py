"""Entries that stand together -> their part of an index: what it holds of them, whatever else it holds.

Cutting and folding words is most of the work of an index, so the part of a playbook is kept.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from generator.search.entry_terms import FIELDS, heard, plain, terms_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from generator.search.entry_terms import Told
    from generator.storage.shelf import Shelf

_SHOWN = ("title", "path", "place", "note")


class Part(NamedTuple):
    """What an index holds of some entries, by their numbers among these; the ones that people say things for first."""

    kinds: Sequence[str]
    rows: Sequence[str]
    """What is shown of each, as items of JSON: title, path, place, note."""
    paths: Sequence[str]
    under: Sequence[str]
    """The path of the playbook that each is a part of, or nothing."""
    said: Sequence[str]
    """Of those that have some, what people say who mean it, plain, a line each."""
    terms: str
    """JSON, because those of all parts at once would be large: for each field pairs of entries and of the terms that
    stand in these alone, a line each."""
    sounding: Sequence[int]
    """Those that are found by their sound."""
    heard: Sequence[str]
    """The Chinese of their titles and of what is short of that which is said."""
    jurisdictions: Mapping[str, Sequence[int]]
    """What the places are called in which rules hold, folded, with those that hold there."""
    duties: Mapping[str, Sequence[str]]
    """By the path of a playbook those of the rules that it names."""


def part_of(told: str, shelf: Shelf | None) -> Part:
    """That of the entries and duties that a text tells; it is known from the `shelf` while the text is the same."""
    key = f"part\n{told}"
    if shelf and (kept := shelf.get(key)):
        return Part(*json.loads(kept))
    told_of: dict[str, Any] = json.loads(told)
    found = _part(told_of["entries"], told_of["duties"])
    if shelf:
        shelf.put(key, json.dumps(found, ensure_ascii=False).encode())
    return found


def _part(entries: Iterable[Told], duties: Mapping[str, Sequence[str]]) -> Part:
    """That of entries, and of the rules that playbooks among them name."""
    ordered = sorted(entries, key=lambda entry: not entry.get("said"))
    said = [[plain(one) for one in entry.get("said", ())] for entry in ordered]
    sounding = [number for number, entry in enumerate(ordered) if entry.get("sounds")]
    jurisdictions: dict[str, list[int]] = {}
    for number, entry in enumerate(ordered):
        if where := entry.get("jurisdiction"):
            jurisdictions.setdefault(plain(where), []).append(number)
    return Part(
        kinds=[entry["kind"] for entry in ordered],
        rows=[",".join(_json(entry.get(name, "")) for name in _SHOWN) for entry in ordered],
        paths=[entry["path"] for entry in ordered],
        under=[entry.get("under", "") for entry in ordered],
        said=["\n".join(lines) for entry, lines in zip(ordered, said, strict=True) if entry.get("said")],
        terms=_json(_grouped([terms_of(entry) for entry in ordered])),
        sounding=sounding,
        heard=list(dict.fromkeys(run for number in sounding for run in heard(ordered[number], said[number]))),
        jurisdictions=jurisdictions,
        duties=duties,
    )


def _grouped(terms: Sequence[Sequence[Iterable[str]]]) -> list[list[tuple[tuple[int, ...], str]]]:
    """For each field its terms by the entries in which they stand."""
    fields = []
    for field in range(len(FIELDS)):
        places: dict[str, tuple[int, ...]] = {}
        for number, of_entry in enumerate(terms):
            for term in of_entry[field]:
                places[term] = (*places.get(term, ()), number)
        together: dict[tuple[int, ...], list[str]] = {}
        for term, numbers in places.items():
            together.setdefault(numbers, []).append(term)
        fields.append([(numbers, "\n".join(some)) for numbers, some in together.items()])
    return fields


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
