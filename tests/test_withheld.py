"""What is withheld from readers is looked for only where it can stand, and all of it is found."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from mini_checked import found_good
from pydantic import BaseModel

from generator.model.choice import Audience
from generator.model.people import Contacts
from generator.validating.withheld import Withheld

if TYPE_CHECKING:
    from whole import Whole

    from generator.loading.load import Sources
    from generator.model.handbook import Handbook

pytest_plugins = ["mini_project"]


def found(handbook: Handbook, sources: Sources) -> int:
    """How many hidden parts there are for any readers: those that a look at every value finds, in its order."""
    count = 0
    for audience, drafts in product(Audience, (False, True)):
        withheld = Withheld(handbook, audience, sources.place, drafts)
        parts = [
            (one.path, one.readers)
            for one in withheld.values()
            if one.hidden and isinstance(one.value, BaseModel) and not isinstance(one.value, Contacts)
        ]
        assert [(part.path, part.readers) for part in withheld.parts.values()] == parts
        count += len(parts)
    return count


def test_every_hidden_part_of_a_small_handbook_is_found(mini_sources: Sources, printable: frozenset[str]) -> None:
    assert found(found_good(mini_sources, printable), mini_sources)


def test_every_hidden_part_of_the_handbook_is_found(whole: Whole) -> None:
    assert found(whole.verdict.handbook, whole.sources)
