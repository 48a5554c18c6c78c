"""The printed cards and exercise packs: a card is one page and loses no word, parts of a pack never share a page."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from any_view import View

from built.workshop import LANGUAGES, ROOT, in_this_process
from generator.encoding.encode import encode
from generator.planning.base import Texts
from generator.planning.plan import Wish, plan
from generator.rendering.render import Renderer
from generator.rendering.texts import render
from generator.stages import Unwatched

if TYPE_CHECKING:
    from collections.abc import Mapping

    from whole import Whole

    from generator.layout import Layout

PLAYBOOKS = tuple(sorted(folder.name for folder in (ROOT / "playbooks").glob("[a-z]*") if folder.is_dir()))
PACKS = (("zh", "product-quality"), ("en", "service"))
"""Exercise packs looked at: the longest, and one in the other language."""
CARDS = [(language, playbook) for language in LANGUAGES for playbook in PLAYBOOKS]
CARD = pytest.mark.parametrize(("language", "playbook"), CARDS)
Print = Callable[[str, str, str], tuple[View, list[str]]]


def squeezed(text: str) -> str:
    """Text without spaces and soft hyphens, because lines break anywhere on paper."""
    return re.sub(r"[\s\u00ad\u2010]", "", text)


def text_of(pdf: bytes, order: str) -> str:
    """The text of a document in an order that pdftotext knows."""
    command = ["pdftotext", order, "-", "-"]
    return subprocess.run(command, input=pdf, check=True, capture_output=True).stdout.decode()


def dropped(pdf: bytes, handbook: View) -> list[str]:
    """The levels whose time stands on another line than their mark, on one of four cards at least."""
    lines = [squeezed(line) for line in text_of(pdf, "-layout").splitlines()]
    marks = {f"{one.numeral} {one.title}": f"{one.respond_within}" for one in handbook.severity}
    seen = {mark: sum(line.count(squeezed(mark + within)) for line in lines) for mark, within in marks.items()}
    return [mark for mark, count in seen.items() if count != 4]


@pytest.fixture(scope="module")
def views(whole: Whole) -> dict[str, View]:
    """The handbook in each language."""
    return whole.views


@pytest.fixture(scope="module")
def pdfs(layout: Layout, views: dict[str, View]) -> Mapping[str, bytes]:
    """The cards of all playbooks and some exercise packs, by path."""
    renderer = Renderer(layout.templates)
    jobs = [*plan(views, Wish(("first-hour",))), *plan(views, Wish(("pocket",)))]
    jobs += [job for job in plan(views, Wish(("drill",))) if (job.language, job.document.playbook) in PACKS]
    with in_this_process():
        return encode(layout, jobs, [render(job, renderer) for job in jobs], Unwatched())


@pytest.fixture(scope="module")
def printed(pdfs: dict[str, bytes], views: dict[str, View]) -> Print:
    """A function: the view of a playbook, and the text of each page of a document about it."""

    def print_it(name: str, language: str, playbook: str) -> tuple[View, list[str]]:
        said = text_of(pdfs[f"{language}/pdf/{playbook}-{name}.pdf"], "-raw")
        [book] = [book for book in views[language].playbooks if book.id == playbook]
        return book, [squeezed(page) for page in said.split("\f")[:-1]]

    return print_it


@CARD
def test_a_first_hour_card_is_one_sheet_and_says_all_of_it(
    printed: Print, views: dict[str, View], language: str, playbook: str
) -> None:
    """Front and back can each be read alone; every step of the hour is on one of them, with its number and time."""
    book, pages = printed("first-hour", language, playbook)
    assert len(pages) == 2
    on_each = [book.title, views[language].handbook.emergency, views[language].ui["reach"]["duty_number"]]
    on_each += [*book.communication.lines_to_take[:1], *book.communication.dont]
    for page in pages:
        assert [words for words in on_each if squeezed(words) not in page] == []
    assert squeezed(book.meta.scope.if_unsure) in pages[0]
    moves = {move.step: move.action for move in book.meta.first_hour}
    for step in (step for step in book.response.steps if step.deadline.minutes <= 60):
        [page] = [page for page in pages if squeezed(f"{step.number}{moves.get(step, step.title)}") in page]
        assert page is pages[step.deadline.minutes > 15]
        assert page.count(squeezed(step.accountable.title)) >= 2, "beside the step, and among those to call"
        assert squeezed(step.deadline) in page


@CARD
def test_pocket_cards_are_four_on_a_sheet_and_say_all_of_it(
    printed: Print, views: dict[str, View], language: str, playbook: str
) -> None:
    book, pages = printed("pocket", language, playbook)
    assert len(pages) in {2, 3}
    said = [book.title, views[language].handbook.emergency, book.review_by, views[language].ui["reach"]["duty_number"]]
    said += [f"{one.step.number}{one.step.title}" for one in book.first_hour] + book.communication.dont
    said += [role.title for role in book.first_callers]
    whole = "".join(pages)
    assert {words for words in said if whole.count(squeezed(words)) < 4} == set()


@CARD
def test_the_time_of_a_level_stands_beside_its_mark(
    pdfs: dict[str, bytes], views: dict[str, View], language: str, playbook: str
) -> None:
    assert dropped(pdfs[f"{language}/pdf/{playbook}-pocket.pdf"], views[language]) == []


def test_a_planted_time_that_drops_below_its_mark_is_found(layout: Layout, views: dict[str, View]) -> None:
    [job] = [job for job in plan(views, Wish(("pocket",), ("service",))) if job.language == "en"]
    [(path, page)] = [one for one in render(job, Renderer(layout.templates)).items() if one[0].endswith(".pdf")]
    narrow = re.sub(r"--first: [\d.]+mm", "--first: 50mm", page)
    with in_this_process():
        files = encode(layout, [job], [Texts({path: narrow})], Unwatched())
    assert dropped(files[f"en/{path}"], views["en"]) == ["IV Moderate"]


@pytest.mark.parametrize(("language", "playbook"), PACKS)
def test_each_page_of_a_pack_says_its_part(
    printed: Print, views: dict[str, View], language: str, playbook: str
) -> None:
    book, pages = printed("drill", language, playbook)
    [drill] = book.drills
    words = views[language].ui["exercise"]
    order = ("injects", "brief", "slips", "evaluator", "debrief", "findings")
    running = [page[-300:] for page in pages]  # what stands around a page is read behind it
    assert all(squeezed(book.numbered) in around for around in running)
    heads = [next((part for part in order if squeezed(words[part]) in around), "") for around in running]
    assert list(dict.fromkeys(heads)) == ["", *order]
    assert 8 < len(pages) < 16
    players = "".join(page for page, head in zip(pages, heads, strict=True) if head in {"brief", "slips"})
    expected = {step.title for inject in drill.injects for step in inject.expected}
    assert len(expected) > 5
    assert [title for title in expected if squeezed(title) in players] == []
