"""Every output, in one registry."""

from __future__ import annotations

from generator.planning.one_file import ONE_FILE
from generator.planning.pack import PACK
from generator.planning.site import SITE

FORMATS = {one.name: one for one in (SITE, ONE_FILE, *PACK)}
"""By name, in the order in which they are built."""
