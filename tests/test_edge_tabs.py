"""A playbook's number, and the tab that carries it: the same for all readers, and told by place and colour."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from test_print_styles import contrast
from tinycss2.color3 import parse_color

from generator.build import Order, see
from generator.layout import Layout
from generator.model.choice import Audience
from generator.planning.plan import Wish, plan
from generator.rendering.render import Renderer
from generator.rendering.texts import render
from generator.resolving.edge_tabs import COLOURS, PLACES, edge_tab
from generator.stages import Unwatched

if TYPE_CHECKING:
    from pathlib import Path

pytest_plugins = ["mini_project"]


def test_numbers_are_places_in_the_whole_reading_order_whoever_reads(mini: Path) -> None:
    file = mini / "playbooks" / "_shared" / "handbook.yml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("reading_order: [alpha, beta]", "reading_order: [beta, alpha]"), encoding="utf-8")
    few, all_ = (see(Layout(mini), Order(audience=one), Unwatched()) for one in (Audience.PUBLIC, Audience.INTERNAL))
    for language in ("zh", "en"):
        assert [(book.id, book.number) for book in few[language].playbooks] == [("alpha", 2)]
        assert [(book.id, book.number) for book in all_[language].playbooks] == [("beta", 1), ("alpha", 2)]
        assert all(book.numbered == f"{book.number} {book.title}" for book in all_[language].playbooks)
        assert all(book.tab.number == book.number for book in all_[language].playbooks)


@pytest.mark.parametrize(("ground", "ink"), COLOURS)
def test_a_number_stands_out_from_its_tab(ground: str, ink: str) -> None:
    assert contrast(parse_color(ground), parse_color(ink)) >= 7


def test_neighbours_differ_in_grey() -> None:
    grounds = [parse_color(edge_tab(number).ground) for number in range(1, 25)]
    assert all(contrast(*pair) >= 2.5 for pair in pairwise(grounds))


def test_in_the_book_the_tab_begins_and_ends_with_its_playbook(mini: Path) -> None:
    view = see(Layout(mini), Order(), Unwatched())["en"]
    [job] = plan({"en": view}, Wish(("book",)))
    [text] = render(job, Renderer(Layout(mini).templates)).values()
    tabs = re.findall(
        r'<section class="part(?: tabbed)?">\n<div class="tab">(?:<span [^>]*>(\d+)</span>)?</div>'
        r'<div class="tab-left">',
        text,
    )
    assert len(tabs) == text.count('<section class="part') > 10
    start = tabs.index("1")
    assert tabs == [*[""] * start, "1", "2", *[""] * (len(tabs) - start - 2)]


def test_place_and_colour_are_a_playbooks_own() -> None:
    tabs = [edge_tab(number) for number in range(1, 73)]
    assert len({(tab.place, tab.ground) for tab in tabs}) == len(tabs)
    assert [tab.place for tab in tabs[:PLACES]] == list(range(PLACES)), "down the edge with the number"
