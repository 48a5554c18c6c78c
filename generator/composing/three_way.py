"""What two sides made of the same, as one: where only one changed it, it is that one's; where both did, it is ours."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from generator.composing.rows import rows_of
from generator.loading.alignment import name_of, woven

if TYPE_CHECKING:
    from collections.abc import Collection

    from generator.loading.source import Data
    from generator.model.base import Path

    Side = Data | None


class Kind(StrEnum):
    """What became of a difference."""

    TAKEN = "taken"
    """Changed there alone: as it is there now."""
    OURS = "ours"
    """Changed here alone: as it is here."""
    SAME = "same"
    """Changed on both sides, to the same."""
    BOTH = "both"
    """Changed on both sides: as it is here, unless the other was chosen."""
    NEEDED = "needed"
    """Gone there and still needed here: as it is here."""


class Difference(NamedTuple):
    """A part that one side at least has changed. A side that has none says None."""

    kind: Kind
    name: Path
    """Where it stands, by ids where items have one and else by their number from 1."""
    at: Path
    """Where it stands here, by numbers from 0; what is not here, around where it would be."""
    was: Side
    here: Side
    there: Side


class Spot(NamedTuple):
    """Where a part stands, as a difference has it."""

    name: Path = ()
    at: Path = ()


@dataclass(frozen=True)
class ThreeWay:
    """Joins what two sides made of the same, and lists in `found` what each changed."""

    languages: frozenset[str]
    """The codes by which a mapping is known as a text. Once both sides changed one of its languages, it is of one side
    in all of them: else they would say different things."""
    chosen: Collection[int] = ()
    """Of what both changed, counted from 0, the ones that shall be as they are there."""
    needed: Collection[Path] = ()
    """Names of what stays although it is gone there."""
    found: list[Difference] = field(default_factory=list)

    def joined(self, was: Side, here: Side, there: Side, spot: Spot = Spot()) -> Side:  # noqa: B008 - it is frozen
        """The part at a spot as it is from now on; None where there is none."""
        if was == here == there:
            return here
        if isinstance(was, dict) and isinstance(here, dict) and isinstance(there, dict):
            if self._is_text_of_both(was, here, there):
                return self._one(was, here, there, spot)
            return self._mapping(was, here, there, spot)
        if isinstance(was, list) and isinstance(here, list) and isinstance(there, list):
            return self._list(was, here, there, spot)
        return self._one(was, here, there, spot)

    def _one(self, was: Side, here: Side, there: Side, spot: Spot) -> Side:
        """A part that is of one side in whole."""
        kind = self._kind(was, here, there, spot.name)
        taken = kind is Kind.TAKEN or (kind is Kind.BOTH and self._both in self.chosen)
        self.found.append(Difference(kind, *spot, was, here, there))
        return there if taken else here

    def _kind(self, was: Side, here: Side, there: Side, name: Path) -> Kind:
        if here == there:
            return Kind.SAME
        if here == was:
            return Kind.NEEDED if there is None and name in self.needed else Kind.TAKEN
        return Kind.OURS if there == was else Kind.BOTH

    @property
    def _both(self) -> int:
        """How many there are so far that both changed."""
        return sum(one.kind is Kind.BOTH for one in self.found)

    def _is_text_of_both(self, was: dict[str, Data], here: dict[str, Data], there: dict[str, Data]) -> bool:
        words = [*was.items(), *here.items(), *there.items()]
        if not all(key in self.languages and isinstance(value, str) for key, value in words):
            return False
        return any(
            self._kind(was.get(key), here.get(key), there.get(key), ()) is Kind.BOTH for key in (was | here | there)
        )

    def _mapping(self, was: dict[str, Data], here: dict[str, Data], there: dict[str, Data], spot: Spot) -> Data:
        joined: dict[str, Data] = {}
        for key in [*woven(list(here), list(there)), *(key for key in was if key not in here | there)]:
            inner = Spot((*spot.name, key), (*spot.at, key))
            if (part := self.joined(was.get(key), here.get(key), there.get(key), inner)) is not None:
                joined[key] = part
        return joined

    def _list(self, was: list[Data], here: list[Data], there: list[Data], spot: Spot) -> Data:
        ours, theirs = rows_of(was, here, there)
        own, other = dict(zip(ours, here, strict=True)), dict(zip(theirs, there, strict=True))
        before = dict(enumerate(was))
        labels, joined = {}, {}
        for row in [*woven(ours, theirs), *(row for row in before if row not in own | other)]:
            sides = before.get(row), own.get(row), other.get(row)
            places = ours if row in own else theirs if row in other else list(before)
            named = next((name for side in sides if side is not None and (name := name_of(side)) is not None), None)
            labels[row] = named or str(places.index(row) + 1)
            at = (*spot.at, ours.index(row)) if row in own else spot.at
            part = self.joined(*sides, Spot((*spot.name, named or places.index(row) + 1), at))
            if part is not None:
                joined[row] = part
        order = self._order(list(before), ours, theirs, labels, spot)
        return [joined[row] for row in order if row in joined]

    def _order(
        self, was: list[int], here: list[int], there: list[int], labels: dict[int, str], spot: Spot
    ) -> list[int]:
        """The rows in the order of the side that changed it; what only the other has, behind what stands before it."""
        common = set(was) & set(here) & set(there)
        orders: list[Data] = [[labels[row] for row in side if row in common] for side in (was, here, there)]
        if orders[0] == orders[1] == orders[2]:
            return woven(here, there)
        taken = (
            self._one(orders[0], orders[1], orders[2], Spot((*spot.name, "…"), spot.at)) == orders[2]
        )  # a list of names is no list of items
        return woven(there, here) if taken else woven(here, there)
