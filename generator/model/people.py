"""Roles: who does what in a crisis. Names, numbers and words of access live only in the private contacts."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from generator.model.base import Addressed, Part, Said, SomeTexts, Text, Texts, Whole
from generator.model.choice import Choice
from generator.model.conditions import OfSome
from generator.model.refs import RoleRef


class Shape(Choice):
    """The shape of a role's badge, so that it is known without colour."""

    CIRCLE = "circle"
    SQUARE = "square"
    TRIANGLE = "triangle"
    DIAMOND = "diamond"
    HEXAGON = "hexagon"


class Role(Addressed, OfSome):
    """A function in the crisis team; one person may hold several, in small teams."""

    title: Text
    short: Text
    """One or two words for table heads."""
    also_said: Said = Field(default={})
    mission: Text
    """One sentence: what this role is there for."""
    authority: Texts
    """What it may decide alone."""
    reports_to: RoleRef | None = None
    deputies: tuple[RoleRef, ...]
    """Who takes over, first one first."""
    department: Text
    """Where in the company the person comes from."""
    training: Texts
    max_hours: Annotated[Whole, Field(gt=0, le=24)]
    """Longest time on duty, in hours."""
    do: SomeTexts
    dont: Texts
    colour: Annotated[str, Field(pattern=r"^#[0-9a-f]{6}$", examples=['"#1d4ed8"'])]
    """Badge colour, as `#rrggbb`."""
    shape: Shape


Line = Annotated[str, Field(pattern="^[^０-９Ａ-Ｚａ-ｚ＋＠－．＃＊／：]+$")]
"""A telephone number, an address or a word of access as it is dialled or typed, so in half-width characters."""


class Person(Part):
    """Somebody who can hold a role."""

    role: RoleRef
    name: str
    phone: Line
    backup_phone: Line | None = None
    email: Line | None = None
    note: Text | None = None


class Authority(Part):
    """Somebody outside who has to be phoned: a regulator, the police, the emergency services."""

    name: Text
    phone: Line


class Contacts(Part):
    """The private file of names and numbers."""

    duty_number: Line | None = None
    """The number that is answered at any hour; everything begins with it."""
    bridge: Line | None = None
    """The number or address of the conference in which the crisis team meets."""
    passcode: Line | None = None
    """Of the bridge."""
    safe_word: str | None = None
    """By which a caller is known to be one of us."""
    backup_channel: Text | None = None
    """Where the team meets when everything else is down."""
    authorities: tuple[Authority, ...] = ()
    people: tuple[Person, ...] = ()
