"""Role cards: nothing is lost or doubled between them, on the view and on the page; each role finds all its work."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from any_view import View, everything
from card_sheets import parted, printed, too_wide
from handbook_views import text_of
from markupsafe import escape

from generator import build
from generator.build import Order, see
from generator.layout import Layout
from generator.model.response import FIRST_HOUR, Bucket
from generator.planning.plan import Wish, plan
from generator.rendering.render import Renderer
from generator.rendering.texts import render
from generator.resolving.card_room import fitting
from generator.resolving.conservation import unconserved
from generator.resolving.role_cards import cards
from generator.resolving.view import Moment, Word
from generator.stages import BuildFailed, Unwatched

if TYPE_CHECKING:
    from collections.abc import Callable

    from whole import Whole

pytest_plugins = ["mini_project"]

ROOT = Path(__file__).parents[1]
BUSIEST = 8
"""Cards of the whole handbook that are printed here."""


@pytest.fixture
def alpha(mini: Path) -> Any:  # noqa: ANN401 - a view has any attribute
    """Mini's first playbook, as English readers inside see it."""
    return see(Layout(mini), Order(), Unwatched())["en"].playbooks[0]


@pytest.fixture(scope="module")
def real(whole: Whole) -> dict[str, View]:
    """The real handbook's views."""
    return whole.views


def card_of(book: View, role: str) -> Any:  # noqa: ANN401 - a view has any attribute
    [card] = [card for card in book.cards if card.role.id == role]
    return card


def ids(parts: list[View]) -> list[str]:
    return [part.id for part in parts]


def test_every_text_that_is_due_within_the_hour_stands_once_on_the_role_cards(real: dict[str, View]) -> None:
    for handbook in real.values():
        for book in handbook.playbooks:
            held = [message.id for card in book.cards for message in card.texts]
            held += [row.message.id for row in book.loose_texts]
            due = {row.message.id for row in book.communication.matrix if row.first_by.minutes <= FIRST_HOUR}
            assert set(held) == due, book.id
            assert len({row.message.id for row in book.loose_texts}) == len(book.loose_texts)


def test_a_text_for_which_no_card_has_room_is_printed_behind_the_triage(real: dict[str, View]) -> None:
    book = next(book for book in real["en"].playbooks if book.loose_texts)
    page = text_of(real, "role-cards", "en", book.id)
    behind = page[page.index('class="level-sheet"') : page.index('class="card"')]
    for row in book.loose_texts:
        longest = max(re.split(r"\{[\w-]+\}|\n", row.message.body), key=len).strip()
        assert str(escape(row.message.title)) in behind
        assert str(escape(longest)) in behind


def placed(book: View, kind: str) -> tuple[View, list[View], View]:
    """The first item of a kind on the cards: its card, the list in which it stands, and itself."""
    return next(
        (card, items, item) for card in book.cards for _, items in card.buckets for item in items if item.kind == kind
    )


def drop(book: View, kind: str) -> None:
    _, items, item = placed(book, kind)
    items.remove(item)


def double(book: View, kind: str) -> None:
    _, items, item = placed(book, kind)
    items.insert(items.index(item), item)


def misplace(book: View, kind: str) -> None:
    card, items, item = placed(book, kind)
    items.remove(item)
    other = next(one for one in book.cards if one is not card)
    other.buckets.insert(0, (Word("", Bucket.at(item.at.minutes)), [item]))


def delay(book: View, kind: str) -> None:
    """Into a later time bucket."""
    card, items, item = placed(book, kind)
    items.remove(item)
    card.buckets.append((Word("", "after-7d"), [item]))


def mistime(book: View, kind: str) -> None:
    _, _, item = placed(book, kind)
    item.at = Moment("T+99 min", 99, 99, "min")


KINDS = ("step", "decision", "message", "filing", "meeting", "watch", "brief")
SPOILT = (
    (drop, {"stands 0 times", "not 1"}),
    (double, {"stands 2 times", "not 1"}),
    (misplace, {"stands 0 times", "not 1", "stands 1 times", "not 0"}),
    (delay, {"stands 0 times", "not 1", "stands 1 times", "not 0", "in after-7d"}),
    (mistime, {"stands 0 times", "not 1", "stands 1 times", "not 0", "at T+99 min"}),
)


def test_the_cards_of_mini_hold_every_item(alpha: View) -> None:
    held = {item.kind for card in alpha.cards for _, items in card.buckets for item in items}
    assert held == set(KINDS)
    assert any(card.helps for card in alpha.cards)
    assert any(card.bodies for card in alpha.cards)
    assert list(unconserved(alpha)) == []


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("spoil", "told"), SPOILT)
def test_a_planted_fault_is_told(alpha: View, kind: str, spoil: Callable[[View, str], None], told: set[str]) -> None:
    card, _, item = placed(alpha, kind)
    tasks = item.message.tasks if item.message else [kind]
    spoil(alpha, kind)
    found = [fault for fault in unconserved(alpha) if "order" not in fault]
    assert {words for words in told if not any(words in fault for fault in found)} == set()
    assert len(found) == len(tasks) * (2 if "not 0" in told else 1)
    assert [task for task in tasks if not any(task in fault and card.role.id in fault for fault in found)] == []


@pytest.mark.parametrize("name", ["helps", "bodies", "filings"])
def test_what_has_no_time_is_conserved_too(alpha: View, name: str) -> None:
    duty, made = alpha.response.regulatory[0], alpha.cards  # before the change
    duty.regulation.clocks.clear()
    for card in made:
        for _, items in card.buckets:
            items[:] = [item for item in items if item.kind != "filing" or item.filing.clock.duty is not duty]
    holder = card_of(alpha, duty.owner.id)
    assert list(unconserved(alpha)) == [f"alpha: filing {duty.id} stands 0 times on the card of {duty.owner.id}, not 1"]
    holder.filings.append(duty)
    assert list(unconserved(alpha)) == []
    parts = next(found for card in alpha.cards if (found := getattr(card, name)))
    parts += parts[:1]
    [fault] = unconserved(alpha)
    assert "stands 2 times" in fault


def test_a_second_card_is_told(alpha: View) -> None:
    alpha.cards.append(View(role=alpha.cards[0].role, buckets=[], kinds=[], helps=[], filings=[], bodies=[]))
    assert list(unconserved(alpha)) == ["alpha: lead has 2 cards"]


def test_what_is_out_of_order_is_told(alpha: View) -> None:
    card_of(alpha, "lead").buckets.reverse()
    assert list(unconserved(alpha)) == ["alpha: the card of lead is not in the order of time"]


def test_what_no_playbook_asks_for_is_told(alpha: View) -> None:
    card_of(alpha, "lead").helps.append(View(id="juggle"))
    assert list(unconserved(alpha)) == ["alpha: help juggle stands 1 times on the card of lead, not 0"]


def test_nothing_is_built_from_cards_that_lose_a_step(mini: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build, "unconserved", lambda book: [f"{book.id} lost"])
    with pytest.raises(BuildFailed) as failed:
        see(Layout(mini), Order(), Unwatched())
    assert failed.value.stage == "resolving"
    assert failed.value.reasons[0] == "alpha lost"


def test_the_cards_of_every_playbook_hold_every_item(real: dict[str, View]) -> None:
    books = [book for view in real.values() for book in view.playbooks]
    assert len(books) >= 24
    assert [fault for book in books for fault in unconserved(book)] == []


def test_the_commander_holds_the_first_card(real: dict[str, View]) -> None:
    commanders = {book.cards[0].role.id for view in real.values() for book in view.playbooks}
    assert commanders == {"incident-commander"}


def test_a_card_is_one_list_in_the_order_of_time(alpha: View) -> None:
    """A legal clock stands where it would if its own start were T0."""

    def told(role: str) -> list[tuple[str, list[tuple[str, str]]]]:
        buckets = card_of(alpha, role).buckets
        return [(bucket.key, [(item.kind, str(item.at)) for item in items]) for bucket, items in buckets]

    assert told("lead") == [
        ("0-15min", [("step", "T+10 min"), ("meeting", "T+15 min")]),
        (
            "15-60min",
            [("brief", "T+20 min"), ("message", "T+30 min"), ("decision", "T+1 hour"), ("message", "T+1 hour")],
        ),
        ("4-24h", [("meeting", "T+1 day")]),
    ]
    assert told("writer") == [("15-60min", [("watch", "30 min"), ("step", "T+45 min"), ("message", "T+1 hour")])]
    assert told("checker") == [("15-60min", [("message", "T+1 hour")]), ("1-4h", [("filing", "4 hours")])]
    assert ids(card_of(alpha, "checker").helps) == ["tell-customers"]


def messages(card: View) -> list[View]:
    return [item.message for _, items in card.buckets for item in items if item.message]


def test_a_card_shows_each_message_from_draft_to_speech(alpha: View) -> None:
    """Whoever holds a card sees whether legal has to look: a check that drops off it is a message sent unchecked."""
    checked = {
        row.id: row.legal_check
        for row in alpha.communication.matrix
        if row.legal_check and row.legal_check not in {row.approver, *row.message.approvers}
    }
    assert {role.id for role in checked.values()} == {"lead"}
    for card in alpha.cards:
        for one in messages(card):
            tasks = [link.task for link in one.chain]
            legal = ["checks"] if one.row.id in checked else []
            assert tasks == ["drafts", *legal, "approves", "speaks"], card.role.id
            assert [link.others for link in one.chain if link.task == "checks" and not link.mine] in (
                [],
                [[checked.get(one.row.id)]],
            )
    held = {(card.role.id, one.row.id) for card in alpha.cards for one in messages(card) if "checks" in one.tasks}
    assert held == {(role.id, row) for row, role in checked.items()}


def test_a_role_without_work_has_a_card_only_when_the_playbook_prints_one(alpha: View) -> None:
    idle = View(**everything(alpha.cards[0].role) | {"id": "idle"})
    duties = {member.role: member.duty for member in alpha.team}
    duties[idle] = View(steps=[], helps=[], decisions=[], filings=[])
    words = {"bucket": {bucket.value: "" for bucket in Bucket}}
    handbook = View(ui=words, handbook=View(paper=Word("", "a4")))
    assert idle not in [card.role for card in cards(alpha, duties, handbook)]
    alpha.meta.print.role_cards.append(idle)
    assert [card.role.id for card in cards(alpha, duties, handbook)] == ["lead", "insider", "idle", "writer", "checker"]


def prints(views: dict[str, View]) -> list[tuple[View, str]]:
    """Each playbook of each language, and the page with its cards."""
    renderer = Renderer(Layout(ROOT).templates)
    books = {language: {book.id: book for book in view.playbooks} for language, view in views.items()}
    return [
        (books[job.language][job.document.playbook or ""], *render(job, renderer).values())
        for job in plan(views, Wish(("role-cards",)))
    ]


def wrong_on(book: View, page: str) -> set[str]:
    """Places of items and cards that do not stand exactly once on the page, and places that nothing asks for."""
    response, matrix = book.response, book.communication.matrix
    places = Counter(re.findall(r'\bid="([^"]+)"', page))
    wanted = Counter(f"{step.accountable.id}-{step.id}" for step in response.steps)
    wanted += Counter(f"{decision.decider.id}-{decision.id}" for decision in response.decisions)
    for row in matrix:
        doers = {row.drafter, row.approver, *row.message.approvers, row.spokesperson, row.legal_check} - {None}
        wanted += Counter(f"{role.id}-{row.id}" for role in doers)
    wanted += Counter(f"master-{step.id}" for step in response.steps)
    wanted += Counter(f"{place}-{card.role.id}" for card in book.cards for place in ("card", "end"))
    return {place for place in places | wanted if places[place] != wanted[place]}


@pytest.fixture(scope="module")
def pages(real: dict[str, View]) -> list[tuple[View, str]]:
    """Each real playbook, and the page with its cards."""
    return prints(real)


def test_the_page_prints_what_the_cards_hold(pages: list[tuple[View, str]]) -> None:
    assert len(pages) >= 24
    for book, page in pages:
        assert wrong_on(book, page) == set()
        assert page.count('class="write sign-in"') == len(book.cards)
        timed = sum(len(items) for card in book.cards for _, items in card.buckets)
        assert page.count('<td class="clock">') == timed


def test_a_step_that_the_page_leaves_out_is_found(mini: Path) -> None:
    (book, page), *_ = prints(see(Layout(mini), Order(), Unwatched()))
    assert wrong_on(book, page) == set()
    assert wrong_on(book, page.replace('id="master-restore"', "")) == {"master-restore"}
    assert wrong_on(book, page + page) >= {"lead-take-charge", "card-lead"}


def weight(card: View) -> int:
    """About how much a card has to say, in characters."""
    items = [item for _, items in card.buckets for item in items]
    steps = [item.step for item in items if item.step]
    return sum(len(step.done_when + step.on_failure + (step.risk or "")) for step in steps) + 100 * len(items)


def test_every_card_explains_the_first_hour(pages: list[tuple[View, str]]) -> None:
    """What is cut for room is due later: how, done when, what if it fails, and when an option is right stand there."""
    for book, page in pages:
        soon = [step for step in book.response.steps if step.deadline.minutes <= FIRST_HOUR]
        told = [text for step in soon for text in (step.detail, step.done_when, step.on_failure, step.risk or "")]
        for decision in book.response.decisions:
            if decision.deadline.minutes <= FIRST_HOUR:
                told += [option.criteria for option in decision.options]
        assert [text for text in told if str(escape(text)) not in page] == [], book.id


def test_what_is_cut_is_cut_from_one_place_on(real: dict[str, View]) -> None:
    cards = [card for view in real.values() for book in view.playbooks for card in book.cards]
    told = [[item.explains for _, items in card.buckets for item in items] for card in cards]
    assert any(False in one for one in told)
    assert [one for one in told if one != sorted(one, reverse=True)] == []


def room_for(card: View, people: int, high: float) -> tuple[int, bool]:
    """How much a card tells of its items on sheets so high, and whether forms, when so many stand above it."""
    named = [View(name="Maximiliane Oberhuber-Northwood", phone="+49 89 0123 4567-890") for _ in range(people)]
    above = View(title="Deputy commander", people=named)
    role = View(**everything(card.role) | {"reports_to": above, "deputies": [above, above]})
    items = [item for _, inside in card.buckets for item in inside]
    told, _, forms = fitting(items, role, 0, [], high)
    return sum(one.done + one.whole for one in told), forms


def test_names_above_a_card_take_their_room(alpha: View) -> None:
    """Of more people less is told below, and from a height on no forms; on no sheet is more told."""
    card = card_of(alpha, "lead")
    told = {people: [room_for(card, people, high) for high in range(60, 300, 4)] for people in (0, 2, 4)}
    for fewer, more in ((0, 2), (2, 4)):
        assert all(one >= other for one, other in zip(told[fewer], told[more], strict=True))
        for part in (0, 1):
            assert sum(one[part] for one in told[fewer]) > sum(one[part] for one in told[more])


def test_the_busiest_roles_take_one_sheet_each(real: dict[str, View]) -> None:
    """Those of the whole handbook that say most, and that with most items, in the language that is longer on paper."""
    book = real["en"].playbooks[0]
    found = sorted((card for one in real["en"].playbooks for card in one.cards), key=weight)
    found.append(max(found, key=lambda card: len([item for _, items in card.buckets for item in items])))
    kept, book.cards = book.cards, list({card.role: card for card in found[-BUSIEST - 1 :]}.values())
    try:
        sheets = printed(ROOT, real["en"], book)
        sides = {card.role.id: sheets.sides(card.role.id) for card in book.cards}
    finally:
        book.cards = kept
    assert {role: len(pages) for role, pages in sides.items() if len(pages) > 2} == {}
    assert too_wide(sheets) == []
    assert parted(sheets.pages) == []
