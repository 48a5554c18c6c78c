"""Zones of time, by their names in the IANA database."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Annotated
from zoneinfo import ZoneInfo

from pydantic import Field

from generator.model.base import Named, Text


class Zone(Named):
    """A zone of time, and what people call it."""

    id: Annotated[str, Field(pattern=r"^[A-Za-z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+)*$")]
    """Its name in the IANA database, such as `Europe/London` or `UTC`."""
    title: Text
    """What a time in it is called: `London time`."""
    place: Text
    """Where a day of it is: `London`."""


@cache
def zone_of(name: str) -> ZoneInfo:
    """The zone of that name; from the pinned package, whatever the machine has. Raises OSError when there is none."""
    with files("tzdata").joinpath("zoneinfo", *name.split("/")).open("rb") as data:
        return ZoneInfo.from_file(data, key=name)


def is_zone(name: str) -> bool:
    """Whether the database knows a zone of that name."""
    try:
        return bool(zone_of(name))
    except (OSError, ValueError):
        return False
