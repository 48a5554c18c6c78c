"""Small cards are as high as was worked out, on one page, whatever numbers the contacts bring."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from any_view import View

from generator.build import Order, Unwatched, render, see
from generator.fonts import Typeface
from generator.formats.paper import HANDBOOK, assets, laid_out
from generator.layout import Layout
from generator.plan import Wish, plan
from generator.quick_reference import first_hour_card, pocket_card
from generator.render import Renderer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).parents[1]
TYPEFACE = Typeface(ROOT / "templates" / "print" / "fonts")
MILLIMETRE = 96 / 25.4
FULLEST = (("zh", "financial-trust"), ("en", "executive-scandal"))
"""Playbooks whose cards have the least room to spare."""
FITTED: dict[str, Callable[..., Any]] = {"first-hour": first_hour_card, "pocket": pocket_card}
NAME, PHONE = "Alexander Maximilian Hohenstein", "+86 10 5555 0001 ext. 12345"


@pytest.fixture(scope="module")
def views() -> dict[str, View]:
    return see(Layout(ROOT), Order(), Unwatched())


def book_of(views: dict[str, View], language: str, playbook: str) -> Any:  # noqa: ANN401 - a view has any attribute
    [book] = [book for book in views[language].playbooks if book.id == playbook]
    return book


def printed(views: dict[str, View], name: str, language: str, playbook: str) -> list[list[Any]]:
    """The boxes of each page."""
    jobs = plan(views, Wish((name,), (playbook,)))
    [text] = [
        text
        for job in jobs
        if job.language == language
        for text in render(job, Renderer(ROOT / "templates", "templates")).values()
    ]
    with laid_out(text, assets(Layout(ROOT)), HANDBOOK) as document:
        return [list(boxes(page._page_box)) for page in document.pages]  # noqa: SLF001 - the only way


def boxes(box: Any) -> Iterator[Any]:  # noqa: ANN401 - WeasyPrint ships no types
    yield box
    for child in getattr(box, "children", ()):
        yield from boxes(child)


@pytest.mark.parametrize(("language", "playbook"), FULLEST)
@pytest.mark.parametrize("name", FITTED)
@pytest.mark.parametrize("people", [0, 1, 4])
def test_a_card_stays_on_its_sheet(
    views: dict[str, View], language: str, playbook: str, name: str, people: int
) -> None:
    for role in views[language].roles:
        role.people = [View(name=NAME, phone=PHONE)] * people
    card = FITTED[name](TYPEFACE, book_of(views, language, playbook), views[language])
    pages = printed(views, name, language, playbook)
    assert card.fits
    assert len(pages) == 1
    cards = [box for box in pages[0] if box.element_tag == "section"]
    assert len(cards) == (4 if name == "pocket" else 1)
    room = card.sheet.high + 0.7
    assert [box for box in cards if box.height > room * MILLIMETRE] == []
    assert len(card.callers) >= 2
    assert all(len(caller.people) + caller.left == people for caller in card.callers)
