"""What has to be known to begin a handbook."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from generator.composing.own_team import FEWEST, OwnRole
from generator.model.base import Part, Text
from generator.model.brand import Brand  # noqa: TC001 - pydantic reads it
from generator.model.organisation import EmergencyNumber, Fact  # noqa: TC001 - the same
from generator.model.paper import Paper  # noqa: TC001 - the same
from generator.validating.rules.numbers import LEVELS


class Answers(Part):
    """What has to be known to begin a handbook."""

    organisation: str | Text
    """Its name: one for all languages, or one for each."""
    languages: tuple[str, ...] = Field(min_length=1)
    """Tags (BCP 47) of the languages that it speaks, the first one first."""
    address: str
    """Where its site will stand."""
    playbooks: tuple[str, ...] = Field(min_length=1)
    chapters: tuple[str, ...] = ()
    cases: tuple[str, ...] = ()
    drills: tuple[str, ...] = ()
    emergency_numbers: tuple[EmergencyNumber, ...] = ()
    hotline: str | Text | None = None
    """How customers ring it; that of the pack if left out."""
    facts: tuple[Fact, ...] | None = None
    users: Annotated[int, Field(ge=0)] | None = None
    roles: Annotated[int, Field(ge=FEWEST)] | Annotated[tuple[OwnRole, ...], Field(min_length=FEWEST)] | None = None
    """How many roles the team has, or which; all of the pack that are needed if left out."""
    levels: Annotated[int, Field(ge=LEVELS[0], le=LEVELS[-1])] | None = None
    """How many levels of severity there are; as many as in the pack if left out."""
    zones: Annotated[tuple[str, ...], Field(max_length=2)] = ()
    """Whose time the clocks tell, by names of the IANA database; as in the pack if left out."""
    calendar: str | None = None
    """Whose working days are counted: a calendar of the pack, or the code of a country, of a part of one or of an
    exchange; as in the pack if left out."""

    paper: Paper | None = None
    """What it is printed on; as in the pack if left out."""
    brand: Brand | None = None
    """Its colours."""
    logo: str | None = None
    """A drawing (SVG), by its path from the file of answers or from here."""

    @property
    def own_roles(self) -> tuple[OwnRole, ...]:
        """The roles of its own, if it says them."""
        return self.roles if isinstance(self.roles, tuple) else ()


class Lacks(Exception):  # noqa: N818 - said as users would say it
    """The pack has no such item, or no texts in such a language: what was asked for, and what there is."""
