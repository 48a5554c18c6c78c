"""Which public number to ring first, by what somebody types who should; and what only sounds so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.resolving.added_fields import Danger

if TYPE_CHECKING:
    from generator.model.organisation import Organisation
    from generator.resolving import views


def dangers(view: views.Handbook, organisation: Organisation) -> list[Danger]:
    """Of each emergency number, in the order of the file, the words in every language of all slots that it fills."""
    filled = organisation.filled_by.items()
    words: dict[str, list[str]] = {
        slot: [word for said in by_code.values() for word in said] for slot, by_code in organisation.dangers.items()
    }
    return [
        Danger(number=shown, said=[word for slot, one in filled if one is number for word in words.get(slot, [])])
        for shown, number in zip(view.organisation.emergency_numbers, organisation.emergency_numbers, strict=True)
    ]


def harmless(organisation: Organisation) -> list[str]:
    """What only sounds like a danger, in every language."""
    return [word for said in organisation.harmless.values() for word in said]
