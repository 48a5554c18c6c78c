"""Role cards on paper: each side says whose it is, and whatever a playbook holds is printed within the margins."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from any_view import View, everything
from card_sheets import parted, printed, too_wide

from generator.build import Order, see
from generator.encoding.paper import HANDBOOK, assets, laid_out
from generator.layout import Layout
from generator.resolving.role_cards import cards
from generator.resolving.view import Moment
from generator.stages import Unwatched

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from whole import Whole

pytest_plugins = ["mini_project"]


def sixty_steps(book: View) -> None:
    """Some 20 for each of three roles, and titles as long as the rules let them be."""
    first, roles = book.response.steps[0], [card.role for card in book.cards if card.role.id != "insider"]
    deadlines = (Moment(f"T+{minutes} min", minutes, minutes, "min") for minutes in range(20, 1160, 20))
    for number, deadline in enumerate(deadlines, start=4):
        more = {"id": f"more-{number}", "number": number, "title": f"Extra step {number}", "deadline": deadline}
        more["accountable"] = roles[number % 3]
        book.response.steps.append(View(**everything(first) | more))
    assert len(book.response.steps) == 60
    long_titles(book)


def next_to_nothing(book: View) -> None:
    """One step, no decision, and nothing else that has its time."""
    response, communication = book.response, book.communication
    for parts in (response.decisions, response.coordination.meetings, communication.matrix, communication.monitoring):
        parts.clear()
    del response.steps[1:]
    book.schedule.clocks.clear()


def two_people(book: View) -> None:
    people = [View(name=f"Maximiliane Oberhuber-{side}", phone="+49 89 0123 4567-890") for side in ("North", "South")]
    for card in book.cards:
        card.role.people[:] = people


def long_titles(book: View) -> None:
    words = "Reconciliation of outstanding international settlements and "
    for step in book.response.steps:
        step.title = words[:60]
    for decision in book.response.decisions:
        for option in decision.options:
            option.title = words
    for card in book.cards:
        card.role.title, card.role.short = words, words
        card.role.mission = words * 3
    book.title = words


@pytest.mark.parametrize(("language", "change"), [("en", sixty_steps), ("en", next_to_nothing), ("zh", two_people)])
def test_whatever_a_playbook_holds_is_printed(mini: Path, language: str, change: Callable[[View], None]) -> None:
    handbook: Any = see(Layout(mini), Order(), Unwatched())[language]
    book = handbook.playbooks[0]
    assert book.cards  # made of what is there before the change, as much else
    change(book)
    duties = {member.role: member.duty for member in book.team}
    for role, duty in duties.items():
        duty.steps = [step for step in book.response.steps if step.accountable is role]
    book.buckets = [(book.buckets[0][0], book.response.steps)]
    book.cards = cards(book, duties, handbook)
    sheets = printed(mini, handbook, book)
    assert too_wide(sheets) == []
    assert parted(sheets.pages) == []
    assert len(sheets.pages) == 3 + sum(len(sheets.sides(card.role.id)) for card in book.cards) or change is sixty_steps
    assert change is not sixty_steps or sorted(len(duty.steps) for duty in duties.values())[1:] == [19, 20, 20]
    for card in book.cards:
        pages = sheets.sides(card.role.id)
        assert len(pages) <= 2
        assert [page for n, page in enumerate(pages, 1) if f"{n}/{len(pages)}" not in sheets.texts[page]] == []
        said = "".join(sheets.texts[number] for number in pages)
        words = [item.step.title for _, items in card.buckets for item in items if item.step]
        words += [person.phone for person in (card.role.reports_to.people if card.role.reports_to else [])]
        assert [one for one in words if "".join(one.split()) not in said] == []


ACTIONS = """<div style="break-before: page; height: {high}mm"></div><table class="actions">
<thead><tr><th class="sign">✓</th><th class="bucket">4–24 h</th><th class="due">Due</th><th class="clock">Done</th></tr>
</thead><tbody><tr class="head"><td></td><td><p class="action">Decide</p></td><td>T+20</td><td>:</td></tr>
<tr class="told"><td></td><td colspan="3">One<br>two<br>three</td></tr></tbody></table>"""
"""The first step below a head, so far down its page."""


@pytest.mark.parametrize(("style", "stays"), [("", True), (".actions thead + tbody { break-inside: avoid }", False)])
def test_what_is_told_of_a_step_stays_below_it(whole: Whole, style: str, stays: bool) -> None:  # noqa: FBT001 - a case
    links = "".join(f'<link rel="stylesheet" href="{name}.css">' for name in ("base", "role-cards"))
    body = "".join(ACTIONS.format(high=high) for high in (236, 244, 252, 260))
    page = f'<html lang="en"><head><title>t</title>{links}<style>{style}</style></head><body>{body}</body></html>'
    with laid_out(page, assets(whole.layout), HANDBOOK) as document:
        assert (parted(document.pages) == []) == stays
