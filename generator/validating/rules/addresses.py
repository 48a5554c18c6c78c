"""Rules about addresses that readers may have kept: none is lost by a slip, none comes to lead somewhere else."""

from __future__ import annotations

from collections import Counter
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from generator.problems import Words
from generator.validating.addresses import PLACES, groups, lost, places, was_at
from generator.validating.rules.book import Book, Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.base import Path
    from generator.validating.addresses import Group


def no_address_is_lost(book: Book) -> Iterator[Finding]:
    """What ever had an address in a release has it still, or says which one it was, or is meant to be gone."""
    known = groups(book.handbook, book.published)
    told: set[tuple[Group, str]] = set()
    for address in lost(book.handbook, book.published):
        if address not in known or known[address] in told:
            continue
        told.add(known[address])
        around, old = known[address]
        lists = _lists(around)
        if any(book.left.out_of(one) for one in lists):
            continue
        message = Words(
            f"网址 {address} 发布过，现在没有了。",
            f"The address {address} was published and is gone.",
        )
        gone = Words(
            "若有意删去，在 _shared/handbook.yml 的 gone 里写上这个网址和原因。",
            "If it is meant to be gone, list it with why under gone in _shared/handbook.yml.",
        )
        if new := _successor(book, address, known):
            cure = Words(
                f"若这一项就是由它改名而来，在这里加上 was: [{old}]，旧网址就仍能打开。{gone.zh}",
                f"If this is what it became, add was: [{old}] here; the old address then leads here. {gone.en}",
            )
            yield Finding("lost-address", (*was_at(new)[:-1], "id"), message, cure)
        else:
            cure = Words(
                f"若改了名，在现在的那一项加上 was: [{old}]。{gone.zh}",
                f"If it has another id now, add was: [{old}] to what it became. {gone.en}",
            )
            yield Finding("lost-address", lists[0] if "#" in address else ("handbook",), message, cure, key=True)


def no_old_id_is_in_use(book: Book) -> Iterator[Finding]:
    """An old address leads to one item for ever: no item has it now, and none other had it."""
    every = list(places(book.handbook))
    now = Counter(place.address for place in every if place.current)
    copied = {place.path for place in every if place.current and now[place.address] > 1}  # told as such
    before: set[str] = set()
    entries = [
        ((*was_at(one.path), one.old), one.address)
        for one in every
        if one.old is not None and one.around is None and one.path not in copied
    ]
    entries += [(("handbook", "gone", n, "address"), one.address) for n, one in enumerate(book.handbook.handbook.gone)]
    for path, address in entries:
        if address in now:
            message = Words(
                f"网址 {address} 现在就有，不是旧的。", f"The address {address} is in use now; it is no old one."
            )
            cure = Words(
                "删去这一项，或把现在的编号改成别的。", "Delete this entry, or give what has that id now another one."
            )
            yield Finding("old-id-in-use", path, message, cure)
        elif address in before:
            message = Words(f"旧网址 {address} 已写过一次。", f"The old address {address} is given twice.")
            cure = Words("只留一处：它只能通向一项。", "Keep one of them: it can lead to one item only.")
            yield Finding("old-id-in-use", path, message, cure)
        before.add(address)


def _successor(book: Book, address: str, known: dict[str, tuple[Group, str]]) -> Path | None:
    """The new item that stands where the lost one stood, or is called most like it; None when nothing is new there."""
    around, old = known[address]
    stood = list(dict.fromkeys(id_ for one, id_ in known.values() if one == around)).index(old)
    here = groups(book.handbook, tuple(place.address for place in places(book.handbook)))
    mine = [(place, here[place.address]) for place in places(book.handbook) if here[place.address][0] == around]
    before = set(known.values())
    kept = {place.path for place, name in mine if place.current and name in before}
    explained = {place.path for place, name in mine if name in before}
    new = {
        place.path: (position, name[1]) for position, (place, name) in enumerate(one for one in mine if one[0].current)
    }

    def likeness(path: Path) -> tuple[bool, float]:
        position, id_ = new[path]
        return path not in explained, (position == stood) + SequenceMatcher(None, old, id_).ratio()

    return max((path for path in new if path not in kept), key=likeness, default=None)


def _lists(around: Group) -> list[Path]:
    """Where the items of a group stand in the handbook; the place itself first, as far as there are several."""
    kinds = [kind for kind, pattern in PLACES.items() if pattern == around.pattern]
    return [(kind[0], around.around, *kind[1:]) if around.around else kind for kind in kinds]
