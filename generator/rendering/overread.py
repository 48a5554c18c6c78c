"""What pages have read that their readers may not know, as the trace tells."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from generator.resolving.in_languages import ROOTS, inside

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.planning.plan import Job
    from generator.rendering.remembered import Remembered
    from generator.validating.withheld import Withheld


def hidden_places(withheld: Withheld, languages: Iterable[str]) -> frozenset[str]:
    """Where views would have what is withheld."""
    roots = [f"{above}{language}/" for above, language in product(ROOTS, languages)]
    return frozenset(f"{root}{path}" for root, path in product(roots, withheld.parts))


def overread(jobs: Iterable[Job], renderer: Remembered, withheld: Withheld) -> Iterator[str]:
    """Each page of the jobs with what it has read of a withheld part; one sentence each, in English."""
    if not renderer.has_overread:  # nobody plans pages to hear it
        return
    for job in jobs:
        for page in job.document.all_pages:
            for place, names in renderer.overread(page.template, page.view).items():
                part = withheld.parts[inside(place)]
                yield f"{job.language}/{page.path}: reads {withheld.told(part, *names)}"
