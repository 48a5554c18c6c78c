"""Reading a handbook: its files are loaded and found good; the pipe's first two stages, and all of `check`."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from generator.loading.load import load
from generator.loading.read_before import ReadBefore
from generator.publishing.known_addresses import published
from generator.staged import stage
from generator.storage.cache import code_digest
from generator.storage.shelf import Shelf
from generator.text import fonts
from generator.validating.rules.book import MARK
from generator.validating.validate import validate

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.layout import Layout
    from generator.loading.load import Sources
    from generator.model.handbook import Handbook
    from generator.stages import Watcher
    from generator.validating.validate import Verdict


def check(layout: Layout, instead: Mapping[str, bytes] = MappingProxyType({})) -> Verdict:
    """Load and validate, with other bytes `instead` of some files, by their names; raises Problems."""
    checked = checked_before(layout)
    return _validated(layout, load(layout, instead, ReadBefore(checked)), checked)


def checked_before(layout: Layout) -> Shelf:
    """What is known to be well written, file by file and text by text: builds keep it."""
    return Shelf(layout.shelves / "checked", code_digest())


def _validated(layout: Layout, sources: Sources, checked: Shelf) -> Verdict:
    kept = checked.get("sound") or b""
    sound = frozenset(kept[at : at + MARK] for at in range(0, len(kept), MARK))
    verdict = validate(sources, fonts.printable(layout.fonts), published(layout.build), sound)
    checked.put("sound", b"".join(sorted(verdict.sound)))
    return verdict


def read(layout: Layout, watcher: Watcher, checked: Shelf) -> tuple[Sources, Handbook]:
    """The files, and the handbook that they say, which is found good."""
    with stage(watcher, "loading"):
        sources = load(layout, {}, ReadBefore(checked))
    with stage(watcher, "validating"):
        handbook, advice, *_ = _validated(layout, sources, checked)
        watcher.advice(advice)
    return sources, handbook
