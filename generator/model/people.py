"""Roles: who does what in a crisis. Names and numbers of people live only in the private contacts."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from generator.model.base import Addressed, Choice, Part, Text, Texts
from generator.model.refs import RoleRef


class Shape(Choice):
    """The shape of a role's badge, so that it is known without colour."""

    CIRCLE = "circle"
    SQUARE = "square"
    TRIANGLE = "triangle"
    DIAMOND = "diamond"
    HEXAGON = "hexagon"


class Role(Addressed):
    """A function in the crisis team; one person may hold several, in small teams."""

    title: Text
    short: Text
    """One or two words for table heads."""
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
    max_hours: Annotated[int, Field(gt=0, le=24)]
    """Longest time on duty, in hours."""
    do: Texts
    dont: Texts
    colour: Annotated[str, Field(pattern=r"^#[0-9a-f]{6}$")]
    """Badge colour, as `#rrggbb`."""
    shape: Shape


class Person(Part):
    """Somebody who can hold a role."""

    role: RoleRef
    name: str
    phone: str
    backup_phone: str | None = None
    email: str | None = None
    note: Text | None = None


class Contacts(Part):
    """The private file of names and numbers."""

    people: tuple[Person, ...] = ()
