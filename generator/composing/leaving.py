"""What leaves a handbook together with some of its items: what refers to them, and registries' items nobody needs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from annotated_types import MinLen

from generator.loading.cut import without
from generator.model.refs import Ref
from generator.model.walk import walk
from generator.validating.expected import field_at
from generator.validating.ids import Index

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pydantic.fields import FieldInfo

    from generator.model.base import Path
    from generator.model.handbook import Handbook

REGISTRIES = frozenset(
    {
        "roles",
        "crisis_types",
        "strategies",
        "principles",
        "stakeholders",
        "channels",
        "messages",
        "indicators",
        "risks",
        "regulations",
        "metrics",
        "zones",
        "calendars",
        "cases",
    }
)
"""What is there to be used by others: an item leaves with the last that needs it."""
MENTIONS = frozenset({"guide", "topics", "triage"})
"""What only speaks of an item: nobody needs it for that."""


class Link(NamedTuple):
    """A reference: where it stands, and what it means."""

    at: Path
    to: Path


def links(handbook: Handbook, tree: Mapping[str, Any]) -> list[Link]:
    """Every reference of a handbook that means something."""
    index = Index(dict(tree))
    found = ((path, index.find(value.kind, value, path)) for path, value in walk(handbook) if isinstance(value, Ref))
    return [Link(path, to) for path, to in found if to]


@dataclass(frozen=True)
class Leaving:
    """Works out what leaves. Nothing of a playbook leaves but what refers to what is gone."""

    tree: Mapping[str, Any]
    """The plain data that the handbook was read from."""
    links: list[Link]

    def with_all(self, wanted: Iterable[Path]) -> frozenset[Path]:
        """The paths of all that leaves when the items `wanted` do; none is inside another."""
        needed, gone = self._needed(frozenset()), frozenset(wanted)
        while True:
            more = gone | self._dangling(gone)
            more |= self._idle(more)
            still = self._needed(more)
            more |= {item for item in needed if item not in still}
            if more == gone:
                return frozenset(path for path in gone if not inside(path[:-1], gone))
            gone = more

    def _idle(self, gone: frozenset[Path]) -> frozenset[Path]:
        """The first questions whose two answers say the same now, and for which no other waits."""
        waited_for = {link.to for link in self.links if link.at[0] == "triage" and not inside(link.at, gone)}
        both = (
            {answer: ("triage", n, answer) for answer in ("yes", "no")} for n in range(len(self.tree.get("triage", ())))
        )
        return frozenset(
            one["yes"][:2]
            for one in both
            if one["yes"][:2] not in gone | waited_for
            and any(path[:3] in one.values() for path in gone)
            and self._left(one["yes"], gone) == self._left(one["no"], gone)
        )

    def _left(self, path: Path, gone: frozenset[Path]) -> object:
        """What is left of a mapping that may be written or not."""
        written = self.tree[str(path[0])][path[1]]
        found = without(written.get(path[2], {}), {one[3:] for one in gone if one[:3] == path}, {})
        return {} if path in gone else found

    def last_resort(self, gone: frozenset[Path]) -> dict[Path, str]:
        """The playbooks that stand for others where an answer of the first questions would lead nowhere any more.

        It is the first in the order of reading of those that stay, by the path of the one whose place it takes.
        """
        order = self._at(("handbook", "reading_order"))
        stays = next(str(one) for number, one in enumerate(order) if ("handbook", "reading_order", number) not in gone)
        lists = (path for path in gone if path[0] == "triage" and path[-1] == "if_alone")
        return {(*path, 0): stays for path in lists}

    def _dangling(self, gone: frozenset[Path]) -> frozenset[Path]:
        """What has to go because it refers to what is gone."""
        for link in self.links:
            if inside(link.to, gone) and not inside(link.at, gone):
                gone |= {self.smallest(link.at, gone)}
        return gone

    def smallest(self, path: Path, gone: frozenset[Path]) -> Path:
        """The smallest part around `path` without which the rest still fits the model and means something.

        What is in a registry for the sake of others that are all gone means nothing any more.
        """
        while len(path) > 1:
            around, last = path[:-1], path[-1]
            field = field_at(path)
            if isinstance(last, int):
                field = field_at(around)
                if len(around) == 1 or any((*around, n) not in gone for n in range(len(self._at(around))) if n != last):
                    return path
                if field and field.is_required() and path[0] not in REGISTRIES and not _has_to_hold_some(field):
                    return path
            elif field is None or not field.is_required():
                return path
            path = around
        return path

    def _needed(self, gone: frozenset[Path]) -> frozenset[Path]:
        """The items of registries that something needs which is not gone, by way of others too."""
        waiting = [
            link.to for link in self.links if link.at[0] not in REGISTRIES | MENTIONS and not inside(link.at, gone)
        ]
        of: dict[Path, list[Path]] = {}
        for link in self.links:
            if link.at[0] in REGISTRIES and not inside(link.at, gone):
                of.setdefault(link.at[:2], []).append(link.to)
        found: set[Path] = set()
        while waiting:
            item = waiting.pop()[:2]
            if item[0] in REGISTRIES and item not in found:
                found.add(item)
                waiting += of.get(item, [])
        return frozenset(found)

    def _at(self, path: Path) -> list[Any]:
        here: Any = self.tree
        for step in path:
            here = here[step]
        return here if isinstance(here, list) else []


def _has_to_hold_some(field: FieldInfo) -> bool:
    return any(isinstance(bound, MinLen) and bound.min_length for bound in field.metadata)


def inside(path: Path, parts: frozenset[Path]) -> bool:
    """Whether a path is one of the parts, or stands in one."""
    return any(path[:cut] in parts for cut in range(1, len(path) + 1))
