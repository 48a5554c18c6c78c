"""Who may read what: an item is read by nobody who may not read the part around it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache, cached_property
from itertools import chain, starmap
from typing import TYPE_CHECKING, Any

from generator.model.base import Item
from generator.model.choice import Audience
from generator.model.conditions import InSomeCases, OfSome
from generator.model.playbook import Playbook, Status
from generator.model.refs import Ref
from generator.model.walk import each, inside
from generator.validating.ids import at_path

if TYPE_CHECKING:
    from datetime import date

    from pydantic import BaseModel

    from generator.model.base import Path
    from generator.model.conditions import Situation
    from generator.model.handbook import Handbook
    from generator.validating.ids import Index


def readers(handbook: Handbook, path: Path) -> Audience:
    """The narrowest audience on the way to `path`. A registry's item that says nothing is internal."""
    here: Any = handbook
    found: Audience | None = None
    for part in path:
        here = at_path(here, (part,))
        found = _narrower(found, here)
    return found or Audience.INTERNAL


def _narrower(around: Audience | None, part: object) -> Audience | None:
    """The audience of what stands in a part, when that of the part itself is `around`, if any is named."""
    own: Audience | None = getattr(part, "audience", None) or getattr(getattr(part, "playbook", None), "audience", None)
    return own if own and (around is None or own.rank > around.rank) else around


def required_refs(part: BaseModel) -> list[str]:
    """Names of the fields of `part` that have to mean something: it makes no sense without them."""
    return _required_refs(type(part))


@cache
def _required_refs(kind: type[BaseModel]) -> list[str]:
    fields = kind.model_fields.items()
    return [name for name, field in fields if isinstance(field.annotation, type) and issubclass(field.annotation, Ref)]


@dataclass(frozen=True)
class Sight:
    """What readers of one audience see of a handbook: what they may see, and what can hold for the organisation."""

    handbook: Handbook
    ids: Index
    audience: Audience
    drafts: bool
    situation: Situation | None = None
    """That in which a playbook is at work, if one is: what cannot hold there is not seen."""
    _reached: dict[Path, bool] = field(default_factory=dict, repr=False, init=False)
    """Whether they may see what stands at a path and all around it, as far as anybody asked."""
    _narrowest: dict[Path, Audience | None] = field(default_factory=dict, repr=False, init=False)
    """The narrowest audience on the way to a path, if one is named, as far as anybody asked."""

    def hidden(self, path: Path, part: object) -> bool:
        """Whether they may not see the part at `path`, it is not ready for them, or it never holds for them."""
        return self.holds_for_others_only(part) or self.withheld(path, part)

    def holds_for_others_only(self, part: object) -> bool:
        """Whether it never holds for the organisation."""
        return isinstance(part, OfSome | InSomeCases) and not part.applies_if.binds(self.handbook.organisation)

    def withheld(self, path: Path, part: object) -> bool:
        """Whether they may not see the part at `path`, or it is not ready for them, for whomever it holds."""
        if isinstance(part, Playbook) and part.playbook.status is Status.DRAFT and not self.drafts:
            return True
        if self._fails_here(path, part):
            return True
        if not isinstance(part, Item | Playbook):
            return False
        narrowest = self._readers(path) or Audience.INTERNAL
        return narrowest.rank > self.audience.rank

    def _readers(self, path: Path) -> Audience | None:
        """As `readers` tells it, but that each part is looked at once."""
        if path and path not in self._narrowest:
            self._narrowest[path] = _narrower(self._readers(path[:-1]), at_path(self.handbook, path))
        return self._narrowest.get(path)

    def _fails_here(self, path: Path, part: object) -> bool:
        """Whether the part belongs to the playbook at work and does not hold in its situation."""
        here = self.situation
        if here is None or path[:2] != ("playbooks", here.playbook):
            return False
        return isinstance(part, InSomeCases) and not part.applies_if.may_hold(here)

    @property
    def as_of(self) -> date | None:
        """The newest day on which a playbook that they see was changed: work on others does not date their copies."""
        books = self.handbook.playbooks.items()
        seen = (one.playbook.modified for name, one in books if not self.hidden(("playbooks", name), one))
        return max(seen, default=None)

    @cached_property
    def used(self) -> frozenset[tuple[str, str]]:
        """Kind and id of every item of a registry that something outside it refers to."""
        found: set[tuple[str, str]] = set()
        for at, part in chain.from_iterable(starmap(inside, inside((), self.handbook))):
            for kind, word in {(ref.kind, str(ref)) for ref in each(Ref, part)} - found:
                target = self.ids.find(kind, word, at)
                if target and len(target) == len(("registry", 0)) and target != at:
                    found.add((kind, word))
        return frozenset(found)

    def target(self, ref: Ref, at: Path) -> Path | None:
        """Path of what `ref` means where it stands; None when they may not see it."""
        path = self.ids.find(ref.kind, ref, at)
        if path and path not in self._reached:
            around = (path[:n] for n in range(1, len(path) + 1))
            self._reached[path] = not any(self.hidden(one, at_path(self.handbook, one)) for one in around)
        return path if path and self._reached[path] else None
