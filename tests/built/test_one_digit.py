"""One digit of one telephone number: the sheets that are out of date are exactly those on which it is printed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from in_turn import InTurn
from mini_copy import copy_mini
from pypdfium2 import PdfDocument

from generator.build import Order, make
from generator.encoding.resources import OF_THIS_MACHINE, Resources
from generator.layout import Layout
from generator.planning.pack import PACK
from generator.planning.plan import Wish
from generator.stages import Unwatched

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from generator.build import Made

SAMPLE = Wish(("first-hour", "clock"), ("alpha",))
"""What is printed in each run; with `--whole` everything is."""
NUMBERS = ("+8613800000003", "010-00000009", "010-00000001", "010-00000008", "010-00000006")
"""A colleague's, that of duty, a second one, the conference's, an authority's; the first is tried in each run."""


class Printed:
    """What was made, and what is printed in it."""

    def __init__(self, layout: Layout, wish: Wish, resources: Resources) -> None:
        made: Made = make(layout, Order(wish), Unwatched(), resources)
        self.files = {path: content for path, content in made.files.items() if path.endswith(".pdf")}
        self.marks = {
            f"{language}/{path}": known
            for language, view in made.views.items()
            for path, known in vars(view.marks).items()
        }

    def showing(self, number: str) -> set[str]:
        """The sheets that print a number, however it is parted."""
        return {path for path, content in self.files.items() if _digits(number) in _digits(_text(content))}


def _digits(text: str) -> str:
    """The figures of a number, or of all that is printed: a number may have spaces in it, or stand on two lines."""
    return re.sub(r"[\s\-+()]", "", text)


def _text(content: bytes) -> str:
    with PdfDocument(content) as document:
        return "".join(page.get_textpage().get_text_range() for page in document)


def _differing(one: dict[str, bytes], other: dict[str, bytes]) -> set[str]:
    return {path for path in one if one[path] != other[path]}


def test_exactly_the_sheets_that_print_a_number_are_out_of_date(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    layout, whole = Layout(copy_mini(tmp_path)), request.config.getoption("--whole")
    wish = Wish(tuple(one.name for one in PACK)) if whole else SAMPLE
    using = OF_THIS_MACHINE if whole else Resources(InTurn())
    before = Printed(layout, wish, using)
    file = layout.playbooks / "contacts.private.yml"
    for number in NUMBERS if whole else NUMBERS[:1]:
        changed = f"{number[:-1]}7"
        text = file.read_text(encoding="utf-8")
        assert text.count(number) == 1
        file.write_text(text.replace(number, changed), encoding="utf-8")
        after = Printed(layout, wish, using)
        shown = before.showing(number)
        assert 0 < len(shown) < len(before.files)
        assert after.showing(changed) == shown
        assert after.showing(number) == set()
        assert _differing(before.files, after.files) == shown
        told = {path for path, mark in before.marks.items() if mark != after.marks[path]}
        assert told & {*before.files} == shown & {*before.marks}, "what the site tells to print again"
        before = after
