"""Which public numbers a text says to ring: those whose slots it names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.text.slots import blanks

if TYPE_CHECKING:
    from generator.model.base import Text
    from generator.resolving import views
    from generator.resolving.around import Around


def rings(text: Text, around: Around) -> list[views.EmergencyNumber]:
    """In the order in which the text names them."""
    organisation, shown = around.model.organisation, around.handbook.organisation.emergency_numbers
    filled_by = organisation.filled_by
    said = [blank.words for blank in blanks(text.first_of(around.resolver.language.read_from))]
    named = [filled_by[slot] for slot in said if slot in filled_by]
    places = (organisation.emergency_numbers.index(one) for one in named)
    return [shown[place] for place in dict.fromkeys(places)]
