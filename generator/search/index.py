"""Parts -> the index of a language: a script that hands the browser what MiniSearch would have made of all entries."""

from __future__ import annotations

import json
from collections import defaultdict
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

from generator.search.entry_terms import FIELDS, plain
from generator.search.fold import fold, regional
from generator.search.packed import distances, front_coded, packed
from generator.search.part import part_of
from generator.search.sound import syllables, together
from generator.search.terms import pairs
from generator.text.traditional import simplified

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from generator.search.entry_terms import Told
    from generator.search.part import Part
    from generator.storage.shelf import Shelf

_TEXT = FIELDS.index("text")
_HAN_FROM = "\u3400"
"""Terms of Chinese are greater."""
_CALL, _END = "handbook.search.take(", ");\n"
_BETWEEN = (",", ":")


class _Placed(NamedTuple):
    """A part, and the numbers of its entries among all."""

    part: Part
    numbers: Sequence[int]


def script(
    told: Mapping[str, Any], more: Iterable[Told], of_playbooks: Iterable[str] = (), shelf: Shelf | None = None
) -> str:
    """The index as a script: of what `site/search.json` told, of entries that stand in no view, and of playbooks.

    What was told of each playbook is a text; its part of the index is known from the `shelf` while that is the same.
    """
    beside = {"entries": [*_led([*told["entries"], *more], told["also"])], "duties": told.get("duties", {})}
    placed = _placed([part_of(text, shelf) for text in chain(of_playbooks, [_json(beside)])])
    at = {path: number for one, numbers in placed for path, number in zip(one.paths, numbers, strict=True)}
    postings = _needed(_gathered(placed))
    known = sorted(postings, key=lambda term: term.encode("utf-16-be"))  # as a browser compares
    heard = {run for one, _ in placed for run in one.heard}
    sounding = sorted(numbers[number] for one, numbers in placed for number in one.sounding)
    index = {
        "language": _json(told["language"]),
        "kinds": _json(told["kinds"]),
        "entries": f"[{','.join(_rows(placed, list(told['kinds']), at))}]",
        "said": _json(dict(enumerate(said for one, _ in placed for said in one.said))),
        "fields": _json(FIELDS),
        "terms": _json(front_coded(known)),
        "postings": _json(packed(postings[term] for term in known)),
        "readings": _json(_readings(told["readings"], known)),
        "traditional": _json(_traditional(known)),
        "danger": _json(_danger(told["danger"])),
        "jurisdictions": _json(_jurisdictions(placed)),
        "duties": _json({at[book]: [at[rule] for rule in rules if rule in at] for book, rules in _duties(placed, at)}),
        "sounding": _json(distances(sounding)),
        "syllables": _json(
            _sounds("syllables", {*"".join(term for term in known if term > _HAN_FROM)}, syllables, shelf)
        ),
        "together": _json(_sounds("together", heard, together, shelf)),
        "asked": _json({kind: "\n".join(map(plain, said)) for kind, said in told["asked"].items()}),
    }
    return "".join((_CALL, "{", ",".join(f"{_json(name)}:{value}" for name, value in index.items()), "}", _END))


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


def _placed(parts: Sequence[Part]) -> list[_Placed]:
    """The parts in their order; of all entries those come first that people say things for."""
    placed: list[_Placed] = []
    first, other = 0, sum(len(one.said) for one in parts)
    for one in parts:
        begun, others = len(one.said), len(one.rows) - len(one.said)
        placed.append(_Placed(one, [*range(first, first + begun), *range(other, other + others)]))
        first, other = first + begun, other + others
    return placed


def _gathered(placed: Iterable[_Placed]) -> dict[str, list[list[int]]]:
    """By term for each field the numbers of the entries in which it stands."""
    of_fields: list[defaultdict[str, list[int]]] = [defaultdict(list) for _ in FIELDS]
    for one, numbers in placed:
        for of_field, groups in zip(of_fields, json.loads(one.terms), strict=True):
            for places, terms in groups:
                entries = [numbers[place] for place in places]
                for term in terms.split("\n"):
                    of_field[term].extend(entries)
    none: list[int] = []
    return {
        term: [sorted(of_field.get(term, none)) for of_field in of_fields]
        for term in {term for of_field in of_fields for term in of_field}
    }


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


def _rows(placed: Iterable[_Placed], kinds: Sequence[str], at: Mapping[str, int]) -> list[str]:
    """What is shown of each entry: kind, title, path, place, note; and the number of its playbook, or -1."""
    number_of = {kind: number for number, kind in enumerate(kinds)}
    rows: dict[int, str] = {}
    for one, numbers in placed:
        for number, kind, row, under in zip(numbers, one.kinds, one.rows, one.under, strict=True):
            rows[number] = f"[{number_of[kind]},{row},{at.get(under, -1) if under else -1}]"
    return [rows[number] for number in range(len(rows))]


def _jurisdictions(placed: Iterable[_Placed]) -> list[tuple[str, list[int]]]:
    """What the places are called in which rules hold, folded, with the numbers of those that hold there."""
    found: dict[str, list[int]] = {}
    for one, numbers in placed:
        for where, rules in one.jurisdictions.items():
            found.setdefault(where, []).extend(numbers[rule] for rule in rules)
    return sorted((where, sorted(rules)) for where, rules in found.items())


def _duties(placed: Iterable[_Placed], at: Mapping[str, int]) -> Iterator[tuple[str, Sequence[str]]]:
    """Each playbook that is there, with the rules that it names."""
    yield from ((book, rules) for one, _ in placed for book, rules in one.duties.items() if book in at)


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


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=_BETWEEN)
