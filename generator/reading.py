"""Reading a handbook: its files are loaded and found good; the pipe's first two stages, and all of `check`."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from generator.loading.load import load
from generator.loading.read_before import ReadBefore
from generator.publishing.known_addresses import published
from generator.staged import stage
from generator.storage.cache import code_digest
from generator.storage.shelf import Shelf
from generator.text import fonts
from generator.validating.parts import SHARED, Part
from generator.validating.validate import validate

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.layout import Layout
    from generator.loading.load import Sources
    from generator.model.handbook import Handbook
    from generator.stages import Watcher
    from generator.validating.validate import Verdict


def check(
    layout: Layout, instead: Mapping[str, bytes] = MappingProxyType({}), checked: Checked | None = None
) -> Verdict:
    """Load and validate, with other bytes `instead` of some files, by their names; raises Problems.

    Who keeps what was `checked` hears the next time of what has changed since.
    """
    checked = checked or Checked.of(layout)
    return _validated(layout, load(layout, instead, checked.files), checked.shelf)


class Checked(NamedTuple):
    """What is known of the files, and of what rules find in them."""

    shelf: Shelf
    files: ReadBefore

    @classmethod
    def of(cls, layout: Layout) -> Checked:
        """What builds know."""
        shelf = checked_before(layout)
        return cls(shelf, ReadBefore(shelf))


def checked_before(layout: Layout) -> Shelf:
    """What files say and what was found in them, file by file and part by part: builds keep it, and get all of it."""
    return Shelf(layout.shelves / "checked", code_digest(), pressed=0)


def _validated(layout: Layout, sources: Sources, checked: Shelf) -> Verdict:
    names = (SHARED, *sources.playbooks)
    before = {name: Part.of(told) for name in names if (told := checked.get(f"part {name}"))}
    verdict = validate(sources, fonts.printable(layout.fonts), published(layout.build), before)
    for name, part in verdict.parts.items():
        if part != before.get(name):
            checked.put(f"part {name}", part.told())
    return verdict


def read(layout: Layout, watcher: Watcher, checked: Shelf) -> tuple[Sources, Handbook]:
    """The files, and the handbook that they say, which is found good."""
    with _staying():
        with stage(watcher, "loading"):
            sources = load(layout, {}, ReadBefore(checked))
        with stage(watcher, "validating"):
            handbook, advice, *_ = _validated(layout, sources, checked)
            watcher.advice(advice)
    return sources, handbook


@contextmanager
def _staying() -> Iterator[None]:
    """Nobody looks for garbage while it is made: a handbook is a million objects that stay."""
    looking = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if looking:
            gc.enable()
