"""Notes in a handbook where it has items from, and tells where that cannot be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.composing.edits import write
from generator.composing.remembering import data_of, noted, pack_of
from generator.loading.load import load

if TYPE_CHECKING:
    from collections.abc import Collection

    from generator.command.terminal import Speaker
    from generator.composing.answers import Answers
    from generator.layout import Layout
    from generator.loading.load import Sources
    from generator.model.base import Path


def note(
    layout: Layout, speaker: Speaker, theirs: Sources, answers: Answers, came: Collection[Path] | None = None
) -> None:
    """Note that the items at `came`, or all of the handbook, were taken of another as they stand here now."""
    if pack := pack_of(theirs):
        write(layout, noted(layout, pack, answers, data_of(layout, load(layout)), came))
        return
    speaker.warn(
        "取自的手册没有名称（handbook.yml 里的 pack），没有记下来历，以后不能用 handbook upgrade 升级。",
        "The other handbook has no name (pack in its handbook.yml), so where this is from is not noted; "
        "handbook upgrade will find nothing.",
    )
