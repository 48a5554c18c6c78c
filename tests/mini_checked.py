"""The mini project to somebody who has checked it before: of its texts it is known that they are sound."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from mini_copy import MINI

from generator.layout import Layout
from generator.loading.load import load
from generator.validating.validate import validate

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.loading.load import Sources
    from generator.model.handbook import Handbook
    from generator.validating.parts import Part


def found_good(sources: Sources, printable: frozenset[str]) -> Handbook:
    """The handbook that mini says, as it is or changed since then; raises Problems."""
    return validate(sources, printable, before=_known(printable)).handbook


@cache
def _known(printable: frozenset[str]) -> Mapping[str, Part]:
    """What was found in its parts."""
    return validate(load(Layout(MINI)), printable).parts
