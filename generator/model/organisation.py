"""Whose handbook it is: its name, the numbers it gives out, and the facts on which it depends what holds for it."""

from __future__ import annotations

from typing import Annotated, Literal, get_args

from pydantic import Field

from generator.model.base import ID, Part, Said, Text, Whole
from generator.model.choice import Choice
from generator.text.slots import filled


class Fact(Choice):
    """What an organisation is, has or does, by which something in the handbook holds for it."""

    SEAT_MAINLAND = "seat-mainland"
    SEAT_HONG_KONG = "seat-hong-kong"
    SEAT_TAIWAN = "seat-taiwan"
    SEAT_SINGAPORE = "seat-singapore"
    SEAT_JAPAN = "seat-japan"
    SEAT_KOREA = "seat-korea"
    SEAT_EU = "seat-eu"
    SEAT_UK = "seat-uk"
    SEAT_US = "seat-us"
    LISTED_MAINLAND = "listed-mainland"
    LISTED_HONG_KONG = "listed-hong-kong"
    LISTED_US = "listed-us"
    USERS_MAINLAND = "users-mainland"
    USERS_HONG_KONG = "users-hong-kong"
    USERS_TAIWAN = "users-taiwan"
    USERS_SINGAPORE = "users-singapore"
    USERS_JAPAN = "users-japan"
    USERS_KOREA = "users-korea"
    USERS_EU = "users-eu"
    USERS_UK = "users-uk"
    USERS_US = "users-us"
    GUANGDONG = "guangdong"
    CRITICAL_INFRASTRUCTURE = "critical-infrastructure"
    FINANCE_EU = "finance-eu"
    PAYMENTS = "payments"
    OWN_DELIVERY = "own-delivery"
    COURIER = "courier"
    FOOD = "food"
    COSMETICS = "cosmetics"
    MEDICAL_DEVICES = "medical-devices"

    @property
    def is_seat(self) -> bool:
        """Whether it says where the seat is, of which there is one."""
        return self.value.startswith("seat-")


Emergency = Literal["police", "fire", "ambulance"]
EMERGENCY_SLOTS: tuple[Emergency, ...] = get_args(Emergency)
"""Slots that some emergency number fills. One that says of none which it fills fills those that no other does."""
HOTLINE = "hotline"
"""The slot of the organisation's own number."""
SlotId = Annotated[str, Field(pattern=ID)]


class EmergencyNumber(Part):
    """A public number for danger to life, as it is dialled where the company is."""

    title: Text
    """Who answers."""
    phone: Annotated[str, Field(pattern=r"^\+?[0-9][0-9 -]*$", examples=["120"])]
    fills: tuple[SlotId, ...] = ()
    """The slots in texts that it fills, such as `police`; left out: those of `EMERGENCY_SLOTS` that no other fills."""


class Organisation(Part):
    """`_shared/organisation.yml`: the organisation's name, its numbers and its facts."""

    name: Text
    hotline: Text | None = None
    """How customers reach it by telephone, as it stands in a sentence."""
    emergency_numbers: tuple[EmergencyNumber, ...] = ()
    """Public numbers that come before everything when somebody is in danger."""
    dangers: dict[Emergency, Said] = Field(default={})
    """What somebody types who had better ring first, by the slot of the number; taken as it is written."""
    harmless: Said = Field(default={})
    """What somebody types who had not: "fire him" is no fire."""
    words: dict[SlotId, Text] = Field(default={})
    """Further words of its own that texts name by a slot: the war room, the duty office."""
    facts: tuple[Fact, ...] | None = None
    """What is so. What is not here is not so; left out altogether: not said, so nothing is left out of the handbook."""
    users: Annotated[Whole, Field(ge=0)] | None = None
    """How many users it has; left out: not said."""

    @property
    def filled_by(self) -> dict[str, EmergencyNumber]:
        """The number that stands for each slot that one fills."""
        named = {slot for one in self.emergency_numbers for slot in one.fills}
        rest = tuple(slot for slot in EMERGENCY_SLOTS if slot not in named)
        return {slot: one for one in reversed(self.emergency_numbers) for slot in one.fills or rest}

    def slots(self, codes: tuple[str, ...]) -> dict[str, str]:
        """What stands for each slot in the first of some languages in which it is said."""
        numbers = {slot: one.phone for slot, one in self.filled_by.items()}
        words = {"organisation": self.name} | ({HOTLINE: self.hotline} if self.hotline else {}) | self.words
        return numbers | {slot: filled(text.first_of(codes), {}) for slot, text in words.items()}
