"""Sends a release to a place: only what differs there, the first pages last; old files stay for open readers.

A place has no link that could be switched, so each file is replaced in one step and in an order that leaves every page
with all it needs. What has been sent is written down there before and after: one that was killed is gone on with.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.publishing import ledger, manifest
from generator.publishing.destination import reaching
from generator.publishing.ledger import Ledger
from generator.publishing.waves import leaving, waves

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from generator.publishing.destination import Destination
    from generator.publishing.manifest import Manifest

_AT_ONCE = 32 * 2**20
"""Bytes that are sent between two notes; what is lost at most when a publication is killed."""


@dataclass(frozen=True)
class Shipment:
    """What is to be done at a place."""

    release: str
    files: Mapping[str, str]
    """All files of the release with their sums, its manifest among them."""
    send: list[list[str]]
    """Paths by wave."""
    remove: list[list[str]]
    """Paths by wave."""
    kept: Mapping[str, str]
    """The files of the release that readers may still have open, with their sums."""
    was: Ledger
    """What lies there now, as far as it is certain."""

    @property
    def empty(self) -> bool:
        """Whether the place is as it should be."""
        return not self.send and not self.remove and self.was.done and self.was.release == self.release


def shipment(told: Manifest, folder: Path, place: Destination) -> Shipment:
    """What differs at the place from the release in `folder`, of which `told` is the manifest; raises Unsent."""
    with reaching():
        noted, sizes = Ledger.parsed(place.read(ledger.FILE)), place.sizes()
    files = {**told.files, manifest.FILE: hashlib.sha256(told.text.encode()).hexdigest()}

    def believed(path: str, total: str) -> str:
        """The sum, unless somebody has cut the file or written over it."""
        same = files.get(path) != total or sizes[path] == (folder / path).stat().st_size
        return total if same else ledger.ONE_OR_OTHER

    there = {path: believed(path, total) for path, total in noted.there.items() if path in sizes}
    send = [path for path in files if there.get(path) != files[path]]
    kept = _whole(_kept(noted, told.id, sends=bool(send)), files, there)
    gone = [path for path in there if path not in files and not (there[path] and there[path] == kept.get(path))]
    found = [path for path in sizes if there.get(path) != ledger.ALONE]
    return Shipment(told.id, files, waves(send, found), leaving(gone), kept, replace(noted, there=there))


def ship(wanted: Shipment, folder: Path, place: Destination, progress: Callable[[int, int, str], None]) -> None:
    """Do it; `progress` hears how many files of how many have come, and the last one. Raises Unsent.

    What is about to be sent is noted as uncertain first, and as there when it has come; pages when all of their wave
    have, because each may lead to the others.
    """
    if not wanted.empty:
        with reaching():
            _ship(wanted, folder, place, progress)


def _ship(wanted: Shipment, folder: Path, place: Destination, progress: Callable[[int, int, str], None]) -> None:
    coming = [path for wave in wanted.send for path in wave]
    there = {**wanted.was.there, **{path: _uncertain(wanted.was.there.get(path)) for path in coming}}
    come = 0
    for wave in wanted.send:
        for some in _batches(wave, folder):
            _note(place, replace(wanted.was, there=there))
            place.put(folder, some)
            there |= {path: wanted.files[path] for path in some if not path.endswith(".html")}
            come += len(some)
            progress(come, len(coming), some[-1])
        there |= {path: wanted.files[path] for path in wave}
    arrived = Ledger(wanted.release, wanted.files, wanted.kept, there, done=False)
    _note(place, arrived)
    for wave in wanted.remove:
        place.remove(wave)
    gone = {path for wave in wanted.remove for path in wave}
    _note(place, replace(arrived, there={path: one for path, one in there.items() if path not in gone}, done=True))


def _uncertain(before: str | None) -> str:
    """What is noted of a file that is about to come, by what was."""
    return ledger.ONE_OR_OTHER if before else ledger.ALONE


def _kept(noted: Ledger, release: str, *, sends: bool) -> Mapping[str, str]:
    """What stays for open readers: the release before this one; nothing when the same is published once more."""
    if noted.release != release:
        return noted.now
    return noted.before if sends or not noted.done else {}


def _whole(kept: Mapping[str, str], files: Mapping[str, str], there: Mapping[str, str]) -> Mapping[str, str]:
    """What stays of an earlier release: no page, where something else is lost that one may lead to.

    A page that nobody leads to is harmless, until a later release leads to one of its name before it has come.
    """
    if all(path in files or there.get(path) == total for path, total in kept.items()):
        return kept
    return {path: total for path, total in kept.items() if not path.endswith(".html")}


def _batches(paths: Iterable[str], folder: Path) -> Iterator[list[str]]:
    some: list[str] = []
    size = 0
    for path in paths:
        some.append(path)
        size += (folder / path).stat().st_size
        if size >= _AT_ONCE:
            yield some
            some, size = [], 0
    if some:
        yield some


def _note(place: Destination, noted: Ledger) -> None:
    place.write(ledger.FILE, noted.text.encode())
