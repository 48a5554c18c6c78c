"""Role cards: no step is lost or doubled between them, on the view and on the page; each role finds all its work."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from any_view import View

from generator import build
from generator.build import BuildFailed, Order, Unwatched, render, see
from generator.cards import cards, unconserved
from generator.layout import Layout
from generator.plan import Wish, plan
from generator.render import Renderer

if TYPE_CHECKING:
    from collections.abc import Callable

pytest_plugins = ["mini_project"]

ROOT = Path(__file__).parents[1]


@pytest.fixture
def alpha(mini: Path) -> Any:  # noqa: ANN401 - a view has any attribute
    """Mini's first playbook, as English readers inside see it."""
    return see(Layout(mini), Order(), Unwatched())["en"].playbooks[0]


@pytest.fixture(scope="module")
def real() -> dict[str, View]:
    """The real handbook's views."""
    return see(Layout(ROOT), Order(), Unwatched())


def card_of(book: View, role: str) -> Any:  # noqa: ANN401 - a view has any attribute
    [card] = [card for card in book.cards if card.role.id == role]
    return card


def ids(parts: list[View]) -> list[str]:
    return [part.id for part in parts]


def drop(book: View) -> None:
    card_of(book, "writer").buckets.clear()


def double(book: View) -> None:
    card_of(book, "lead").buckets += card_of(book, "writer").buckets


def swap(book: View) -> None:
    lead, writer = card_of(book, "lead"), card_of(book, "writer")
    lead.buckets, writer.buckets = writer.buckets, lead.buckets


def shorten_master(book: View) -> None:
    card_of(book, "lead").master = card_of(book, "lead").master[1:]


def second_master(book: View) -> None:
    card_of(book, "writer").master = card_of(book, "lead").master


def invent(book: View) -> None:
    card_of(book, "lead").buckets.append(("", [View(id="juggle")]))


def test_the_cards_of_mini_hold_every_step(alpha: View) -> None:
    assert len(alpha.response.steps) == 3
    assert list(unconserved(alpha)) == []


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (drop, ["step alpha/tell-customers stands on 0 cards"]),
        (
            double,
            [
                "step alpha/tell-customers stands on 2 cards",
                "step alpha/tell-customers stands on the card of lead",
            ],
        ),
        (
            swap,
            [
                "step alpha/take-charge stands on the card of writer",
                "step alpha/tell-customers stands on the card of lead",
            ],
        ),
        (shorten_master, ["step alpha/take-charge stands 0 times on the commander's master"]),
        (
            second_master,
            [
                f"step alpha/{step} stands 2 times on the commander's master"
                for step in ("take-charge", "tell-customers", "restore")
            ],
        ),
        (invent, ["step juggle stands on a card, but not in alpha"]),
    ],
)
def test_a_planted_loss_is_told(alpha: View, spoil: Callable[[View], None], told: list[str]) -> None:
    spoil(alpha)
    assert list(unconserved(alpha)) == told


def test_nothing_is_built_from_cards_that_lose_a_step(mini: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build, "unconserved", lambda book: [f"{book.id} lost"])
    with pytest.raises(BuildFailed) as failed:
        see(Layout(mini), Order(), Unwatched())
    assert failed.value.stage == "resolve"
    assert failed.value.reasons[0] == "alpha lost"


def test_the_cards_of_every_playbook_hold_every_step(real: dict[str, View]) -> None:
    books = [book for view in real.values() for book in view.playbooks]
    assert len(books) >= 24
    assert [fault for book in books for fault in unconserved(book)] == []


def test_every_playbook_gives_its_master_to_the_commander(real: dict[str, View]) -> None:
    commanders = {book.cards[0].role.id for view in real.values() for book in view.playbooks}
    assert commanders == {"incident-commander"}


def test_every_duty_of_the_team_stands_on_a_card(real: dict[str, View]) -> None:
    """Said again from what `gather` finds, which knows nothing of cards."""
    wanted: set[tuple[object, ...]] = set()
    held: set[tuple[object, ...]] = set()
    for book in real["en"].playbooks:
        for member in book.team:
            duty, role = member.duty, member.role
            wanted |= {(book.id, role, one) for one in (*duty.steps, *duty.helps, *duty.decisions, *duty.filings)}
            wanted |= {(book.id, role, row, "drafts") for row in duty.drafts}
            wanted |= {(book.id, role, row, "approves") for row in duty.approves}
            wanted |= {(book.id, role, row, "speaks") for row in duty.speaks}
        for card in book.cards:
            own = [step for _, steps in card.buckets for step in steps]
            held |= {(book.id, card.role, one) for one in (*own, *card.helps, *card.decisions, *card.filings)}
            held |= {(book.id, card.role, one.row, task) for one in card.messages for task in one.tasks}
    assert len(wanted) > 1000
    assert wanted - held == set()


def test_a_card_holds_the_work_of_its_role(alpha: View) -> None:
    assert [card.role.id for card in alpha.cards] == ["lead", "insider", "writer", "checker"]
    lead, insider = card_of(alpha, "lead"), card_of(alpha, "insider")
    assert [(bucket.key, ids(steps)) for bucket, steps in lead.buckets] == [("0-15min", ["take-charge"])]
    assert [(bucket.key, ids(steps)) for bucket, steps in insider.buckets] == [("1-4h", ["restore"])]
    assert ids(card_of(alpha, "checker").helps) == ["tell-customers"]
    assert ids(card_of(alpha, "checker").filings) == ["report-outage"]
    assert ids(lead.decisions) == ["switch-over"]
    assert [meeting.title for meeting in lead.meetings] == ["Stand-up", "Last meeting"]
    assert {(one.row.id, *one.tasks) for one in insider.messages} == {("row-staff", "drafts", "speaks")}


def test_a_card_shows_each_message_from_draft_to_speech(alpha: View) -> None:
    """Whoever holds a card sees whether legal has to look: a check that drops off it is a message sent unchecked."""
    checked = {row.id: row.legal_check for row in alpha.communication.matrix if row.legal_check}
    assert {role.id for role in checked.values()} == {"checker"}
    for card in alpha.cards:
        for one in card.messages:
            tasks = [link.task for link in one.chain]
            legal = ["checks"] if one.row.id in checked else []
            assert tasks == ["drafts", *legal, "approves", "speaks"], card.role.id
            assert [link.others for link in one.chain if link.task == "checks" and not link.mine] in (
                [],
                [[checked.get(one.row.id)]],
            )
    held = {(card.role.id, one.row.id) for card in alpha.cards for one in card.messages if "checks" in one.tasks}
    assert held == {(role.id, row) for row, role in checked.items()}


def test_a_role_without_work_has_a_card_only_when_the_playbook_prints_one(alpha: View) -> None:
    idle = View(**vars(alpha.cards[0].role) | {"id": "idle"})
    duties = {member.role: member.duty for member in alpha.team}
    duties[idle] = View(steps=[], helps=[], decisions=[], filings=[])
    assert idle not in [card.role for card in cards(alpha, duties)]
    alpha.meta.print.role_cards.append(idle)
    assert [card.role.id for card in cards(alpha, duties)] == ["lead", "insider", "idle", "writer", "checker"]


def prints(views: dict[str, View]) -> list[tuple[View, str]]:
    """Each playbook of each language, and the page with its cards."""
    renderer = Renderer(ROOT / "templates", "templates")
    books = {language: {book.id: book for book in view.playbooks} for language, view in views.items()}
    return [
        (books[job.language][job.document.playbook or ""], *render(job, renderer).values())
        for job in plan(views, Wish(("role-cards",)))
    ]


def wrong_on(book: View, page: str) -> set[str]:
    """Places of steps and cards that do not stand exactly once on the page, and places that nothing asks for."""
    steps, places = book.response.steps, Counter(re.findall(r'\bid="([^"]+)"', page))
    wanted = Counter(f"{step.accountable.id}-{step.id}" for step in steps)
    wanted += Counter(f"master-{step.id}" for step in steps) + Counter(f"card-{card.role.id}" for card in book.cards)
    return {place for place in places | wanted if places[place] != wanted[place]}


def test_the_page_prints_what_the_cards_hold(real: dict[str, View]) -> None:
    pages = prints(real)
    assert len(pages) >= 24
    for book, page in pages:
        assert wrong_on(book, page) == set()
        assert page.count('class="end"') == page.count('class="write sign-in"') == len(book.cards)


def test_a_step_that_the_page_leaves_out_is_found(mini: Path) -> None:
    (book, page), *_ = prints(see(Layout(mini), Order(), Unwatched()))
    assert wrong_on(book, page) == set()
    assert wrong_on(book, page.replace('id="master-restore"', "")) == {"master-restore"}
    assert wrong_on(book, page + page) >= {"lead-take-charge", "card-lead"}
