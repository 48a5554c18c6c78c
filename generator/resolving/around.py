"""What lies around a part of the model while its view is made: the handbook and the playbook that it is in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from generator.validating.ids import at_path
from generator.validating.triage import table

if TYPE_CHECKING:
    from pydantic import BaseModel

    from generator.model.base import Path
    from generator.model.handbook import Handbook, Language
    from generator.resolving import views
    from generator.validating.audience import Sight
    from generator.validating.triage import Table


class Resolving(Protocol):
    """Who makes views of parts of the model, for some readers in a language."""

    @property
    def sight(self) -> Sight:
        """What the readers may see."""

    @property
    def language(self) -> Language:
        """Which one."""

    def model(self, path: Path) -> Handbook:
        """What may be read of the model to tell what stands at a path: within a playbook, nothing of other ones."""

    def source(self, playbook: str) -> str:
        """Tell a playbook's data."""

    def value(self, value: object, path: Path) -> Any:  # noqa: ANN401 - as many types as the model has
        """Give `value`, which stands at `path`, as its readers see it."""

    def part(self, part: BaseModel, path: Path) -> Any:  # noqa: ANN401 - a view of any kind
        """Give the view of a part; None when something it needs is hidden."""


class Around:
    """What lies around a part of the model: the handbook that it is in, and the playbook, as views and as data.

    What is told of a part of a playbook is told by that playbook and by what all share, never by another playbook: so
    one that is edited concerns no page that reads nothing of it (see `trace`).
    """

    def __init__(self, resolver: Resolving, path: Path) -> None:
        """The part stands at `path`."""
        self.resolver, self.path, self.sight = resolver, path, resolver.sight
        self.model = resolver.model(path)

    @property
    def handbook(self) -> views.Handbook:
        """The whole."""
        whole: views.Handbook = self.resolver.part(self.sight.handbook, ())
        return whole

    @property
    def book(self) -> views.Playbook:
        """The playbook that the part is in, or is."""
        inside: views.Playbook = self.resolver.part(self.model.playbooks[self.id_of_book], self.path[:2])
        return inside

    @property
    def id_of_book(self) -> str:
        """The playbook's id."""
        return str(self.path[1])

    @property
    def part(self) -> Any:  # noqa: ANN401 - of any kind
        """What the model has there."""
        return at_path(self.model, self.path)

    def written(self, *path: str) -> Any:  # noqa: ANN401 - of any kind
        """What files say at a path, as the readers see it and before anything is derived from it."""
        return self.resolver.value(at_path(self.model, path), path)

    @property
    def questions(self) -> Table:
        """The first questions."""
        return table(self.model, self.sight)
