"""Small cards hold all of the first hour and are as high as was worked out, whatever numbers the contacts bring."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from any_view import View, everything
from handbook_views import book_of, text_of

from generator.build import Order, see
from generator.drawings.crowded import crowded
from generator.drawings.first_hour import SETTINGS, FirstHourSheet, first_hour_card
from generator.drawings.pocket_card import SIZES, pocket_card
from generator.encoding.paper import HANDBOOK, assets, laid_out
from generator.layout import Layout
from generator.loading.load import load
from generator.model.choice import Audience
from generator.resolving.same_first_hour import uneven
from generator.stages import Unwatched
from generator.text.fonts import Typeface

if TYPE_CHECKING:
    from collections.abc import Iterator

    from whole import Whole

    from generator.problems import Words

pytest_plugins = ["mini_project"]

ROOT = Path(__file__).parents[2]
TYPEFACE = Typeface(Layout(ROOT).fonts)
MILLIMETRE = 96 / 25.4
QUARTER = 148.0
"""Millimetres: half the height of A4, less the rounding of the engine. Whatever the card says of itself."""
FULLEST = (("zh", "service-outage"), ("en", "information-security"))
"""Playbooks whose cards have the least room to spare."""
NAME, PHONE = "Alexander Maximilian Hohenstein", "+86 10 5555 0001 ext. 12345"


@pytest.fixture(scope="module")
def views(whole: Whole) -> dict[str, View]:
    return whole.see()


def printed(views: dict[str, View], name: str, language: str, playbook: str) -> list[list[Any]]:
    """The boxes of each page."""
    text = text_of(views, name, language, playbook)
    with laid_out(text, assets(Layout(ROOT)), HANDBOOK) as document:
        return [list(boxes(page._page_box)) for page in document.pages]  # noqa: SLF001 - the only way


def boxes(box: Any) -> Iterator[Any]:  # noqa: ANN401 - WeasyPrint ships no types
    yield box
    for child in getattr(box, "children", ()):
        yield from boxes(child)


def sections(pages: list[list[Any]]) -> list[list[Any]]:
    """The cards on each page."""
    return [[box for box in page if box.element_tag == "section"] for page in pages]


def people(views: dict[str, View], language: str, count: int) -> None:
    """Give every role so many people with long names."""
    for role in views[language].roles:
        role.people = [View(name=NAME, phone=PHONE)] * count


@pytest.mark.parametrize(("language", "playbook"), FULLEST)
@pytest.mark.parametrize("count", [0, 1, 4])
def test_each_side_of_a_first_hour_card_is_one_page(
    views: dict[str, View], language: str, playbook: str, count: int
) -> None:
    people(views, language, count)
    card = first_hour_card(TYPEFACE, book_of(views, language, playbook), views[language])
    cards = sections(printed(views, "first-hour", language, playbook))
    assert [len(page) for page in cards] == [1] * len(card.sides)
    assert len(card.sides) == 2 or count
    assert [box for [box] in cards if box.height > (FirstHourSheet(210, 297).high + 0.7) * MILLIMETRE] == []


@pytest.mark.parametrize(("language", "playbook"), FULLEST)
@pytest.mark.parametrize("count", [0, 1, 4])
def test_each_face_of_a_pocket_card_is_a_quarter_of_a_page(
    views: dict[str, View], language: str, playbook: str, count: int
) -> None:
    people(views, language, count)
    card = pocket_card(TYPEFACE, book_of(views, language, playbook), views[language])
    pages = printed(views, "pocket", language, playbook)
    assert [len(page) for page in sections(pages)] == [4] * len(card.faces)
    assert len(card.faces) <= 3 or count
    assert card.faces[-1].back
    inside = ("div", "p", "ol", "ul", "li")
    for page in pages:
        for card_box in (box for box in page if box.element_tag == "section"):
            end = card_box.position_y + QUARTER * MILLIMETRE
            low = [box for box in boxes(card_box) if box.element_tag in inside and box.position_y + box.height > end]
            assert low == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_cards_hold_every_step_of_the_first_hour_and_every_never_and_caller(
    views: dict[str, View], language: str
) -> None:
    """145 of 145 steps, each once and under its own number; on a front and a back, in no smaller type than planned."""
    people(views, language, 0)
    shown = 0
    for book in views[language].playbooks:
        due = [step for step in book.response.steps if step.deadline.minutes <= 60]
        card = first_hour_card(TYPEFACE, book, views[language])
        assert [move.step for side in card.sides for move in side.moves] == due
        assert len(card.sides) == 2
        for side in card.sides:
            owners = {move.step.accountable for move in side.moves}
            assert set(side.callers) == owners
            assert side.setting in SETTINGS
        pocket = pocket_card(TYPEFACE, book, views[language])
        assert [move.step for face in pocket.faces for move in face.moves] == due
        assert [role for face in pocket.faces for role in face.callers] == book.first_callers
        assert [text for face in pocket.faces for text in face.nevers] == book.communication.dont
        assert len(pocket.faces) <= 3
        assert pocket.size >= 10
        shown += len(due)
    assert shown == 145


def test_where_two_faces_are_too_few_three_have_the_largest_type_in_which_three_are_enough(
    views: dict[str, View], monkeypatch: pytest.MonkeyPatch
) -> None:
    book = book_of(views, "en", "information-security")
    card = pocket_card(TYPEFACE, book, views["en"])
    assert len(card.faces) == 3
    larger = SIZES[: SIZES.index(card.size)]
    for size in larger:
        monkeypatch.setattr("generator.drawings.pocket_card.SIZES", (size,))
        assert len(pocket_card(TYPEFACE, book, views["en"]).faces) > 3
    assert card.size > SIZES[-1]


def test_all_languages_show_the_same_steps_nevers_and_callers(views: dict[str, View]) -> None:
    said = [
        [
            (
                book.id,
                [move.step.number for move in book.first_hour],
                [role.id for role in book.first_callers],
                len(book.communication.dont),
            )
            for book in view.playbooks
        ]
        for view in views.values()
    ]
    assert said[0] == said[1]
    assert min(nevers for *_, nevers in said[0]) >= 5


def test_what_fits_on_no_side_takes_another(views: dict[str, View]) -> None:
    """Sixty steps, with four people each: all are shown, none twice, and each side says whom to call."""
    people(views, "zh", 4)
    book = book_of(views, "zh", "service-outage")
    many = [move for _ in range(4) for move in book.first_hour]
    whole = View(**{**everything(book), "first_hour": sorted(many, key=lambda one: one.step.number)})
    card = first_hour_card(TYPEFACE, whole, views["zh"])
    assert [move for side in card.sides for move in side.moves] == whole.first_hour
    assert len(card.sides) > 4
    pocket = pocket_card(TYPEFACE, whole, views["zh"])
    assert [move for face in pocket.faces for move in face.moves] == whole.first_hour


def test_a_language_that_drops_a_line_of_the_first_hour_fails_the_build(views: dict[str, View]) -> None:
    """A planted fault each: a step, a caller, what never to say."""
    assert list(uneven(views)) == []
    [book] = [one for one in views["en"].playbooks if one.id == "market-shock"]
    spoiled = {
        "steps": {"first_hour": book.first_hour[1:]},
        "callers": {"first_callers": book.first_callers[:-1]},
        "nevers": {"communication": View(**{**everything(book.communication), "dont": book.communication.dont[:-1]})},
    }
    for kind, changed in spoiled.items():
        books = [View(**{**everything(one), **(changed if one is book else {})}) for one in views["en"].playbooks]
        dropped = {**views, "en": View(**{**everything(views["en"]), "playbooks": books})}
        assert list(uneven(dropped)) == [f"market-shock: {kind} of the first hour differ in en and zh"]


def test_people_who_make_a_card_longer_are_told_with_their_lines(mini: Path) -> None:
    """The build says of which card, and points to the contacts; of who fits it says nothing."""
    contacts = mini / "playbooks" / "contacts.private.yml"
    assert list(crowd(mini)) == []
    extra = "".join(f"  - role: lead\n    name: {NAME} {n}\n    phone: {PHONE}\n" for n in range(40))
    contacts.write_text(
        contacts.read_text(encoding="utf-8").replace("people:\n", f"people:\n{extra}"), encoding="utf-8"
    )
    told = list(crowd(mini))
    lines = ", ".join(str(2 + 3 * n) for n in range(41))
    assert [words.en.partition(": ")[0] for words in told] == [f"playbooks/contacts.private.yml:{lines}"] * len(told)
    assert "Pocket card" in told[0].en or "口袋卡" in told[0].zh


def crowd(root: Path) -> Iterator[Words]:
    layout, sources = Layout(root), load(Layout(root))
    views = see(layout, Order(audience=Audience.CONFIDENTIAL), Unwatched())
    return crowded(TYPEFACE, views["zh"], sources.place)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_level_is_set_within_the_hour_and_each_sheet_of_the_first_hour_says_in_which_step(
    views: dict[str, View], language: str
) -> None:
    ui = views[language].ui
    for book in views[language].playbooks:
        step = book.response.triage.step
        assert (book.id, step.accountable.id) == (book.id, "incident-commander")
        assert step.deadline.minutes <= 60
        assert step in [move.step for move in book.first_hour]
        for sheet in ("clock", "poster"):
            said = ui[sheet]["level_in"].replace("{n}", str(step.number)).replace("{at}", step.deadline)
            assert said in text_of(views, sheet, language, book.id)
