"""A YAML file laid over another: mappings key by key, whatever else in whole."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from generator.loading.reader import FILES
from generator.loading.source import Data, Source

if TYPE_CHECKING:
    from generator.model.base import Path
    from generator.problems import Place


@dataclass(frozen=True, eq=False)
class Overlaid(Source):
    """Two files as one. What both say has its place in the upper one."""

    under: Source = field(repr=False, kw_only=True)

    def within(self, path: Path, span: tuple[int, int]) -> Place | None:
        """The place of the characters `span` of the text at `path`, in the file that says it."""
        return super().within(path, span) or self.under.within(path, span)


@lru_cache(maxsize=FILES)
def laid_over(upper: Source, under: Source) -> Source:
    """`upper` over `under`. For the same two it is the same object."""
    return Overlaid(
        upper.file,
        _merged(upper.data, under.data),
        {**under.keys, **upper.keys},
        {**under.values, **upper.values},
        upper.lines,
        upper.texts,
        under=under,
    )


def _merged(upper: Data, under: Data) -> Data:
    if not (isinstance(upper, dict) and isinstance(under, dict)):
        return upper
    return {**under, **{key: _merged(value, under[key]) if key in under else value for key, value in upper.items()}}
