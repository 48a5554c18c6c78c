"""The drawings: all of a playbook stands on them once, in its box, inside the frame; words are broken well."""

from __future__ import annotations

from copy import copy
from itertools import combinations, pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from any_view import View

from generator.drawings.drawing import EDGE
from generator.drawings.flow import decision_flow, triage_flow
from generator.drawings.timeline import timeline
from generator.layout import Layout
from generator.model.choice import Audience
from generator.resolving.resolve import resolve
from generator.text.fonts import Typeface
from generator.validating.audience import Sight
from generator.validating.ids import Index
from generator.validating.validate import validate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from whole import Whole

    from generator.loading.load import Sources


pytest_plugins = ["mini_project"]

ROOT = Path(__file__).parents[2]
LANGUAGES = ("zh", "en")
PLAYBOOKS = tuple(sorted(folder.name for folder in (ROOT / "playbooks").glob("[a-z]*") if folder.is_dir()))
TYPEFACE = Typeface(Layout(ROOT).fonts)


def views(sources: Sources, printable: frozenset[str], audience: Audience) -> dict[str, View]:
    handbook = validate(sources, printable).handbook
    ids, languages = Index(sources.tree), handbook.handbook.languages
    return {one.id: resolve(Sight(handbook, ids, audience, drafts=True), one, str) for one in languages}


@pytest.fixture(scope="session")
def real(whole: Whole) -> dict[str, View]:
    """The handbook itself."""
    return whole.views


@pytest.fixture(scope="module", params=[(language, book) for language in LANGUAGES for book in PLAYBOOKS], ids="-".join)
def book(real: dict[str, View], request: pytest.FixtureRequest) -> Any:  # noqa: ANN401 - a view has any attribute
    """Each playbook in each language, with the words of the interface."""
    language, name = request.param
    [found] = [one for one in real[language].playbooks if one.id == name]
    return View(language=language, handbook=real[language], ui=real[language].ui, view=found)


@pytest.fixture(scope="module")
def drawn(book: View) -> dict[str, list[View]]:
    """Everything that is drawn of it."""
    return drawings(book)


def drawings(book: View) -> dict[str, list[View]]:
    """All drawings of a playbook by name."""
    return {
        "timeline": [timeline(TYPEFACE, book.view)],
        "triage": triage_flow(TYPEFACE, book.view, book.ui),
        "decisions": decision_flow(TYPEFACE, book.view, book.ui),
    }


# What stands on a drawing


def shown(drawn: list[View]) -> list[View]:
    return [box.of for drawing in drawn for box in drawing.boxes if box.of]


def same(left: list[View], right: list[View]) -> bool:
    """Whether two lists hold the same views, each as often."""
    return sorted(map(id, left)) == sorted(map(id, right))


def test_everything_stands_on_its_drawing_once(book: View, drawn: dict[str, list[View]]) -> None:
    response = book.view.response
    options = [option for decision in response.decisions for option in decision.options]
    questions = response.triage.questions
    branches = [branch for one in questions for branch in (one.yes, one.no)]
    assert same(shown(drawn["timeline"]), response.steps)
    assert same(shown(drawn["triage"]), [*questions, *branches])
    assert same(shown(drawn["decisions"]), [*response.decisions, *options])


def test_a_step_that_is_left_out_is_missed(book: View) -> None:
    drawing = timeline(TYPEFACE, book.view)
    drawing.boxes = [box for box in drawing.boxes if box.of is not book.view.response.steps[3]]
    assert not same(shown([drawing]), book.view.response.steps)


def test_each_default_is_thick_and_said(book: View) -> None:
    for drawing, decision in zip(
        decision_flow(TYPEFACE, book.view, book.ui), book.view.response.decisions, strict=True
    ):
        [thick] = [box for box in drawing.boxes if box.kind == "default"]
        assert thick.of is next(option for option in decision.options if option.id == decision.default)
        assert [line.kind for line in drawing.lines].count("default") == 2
        assert book.ui["label"]["default"] in {text.words for text in drawing.texts}


# Geometry


def overlaps(drawing: View) -> list[tuple[str, str]]:
    """Boxes that lie on each other."""
    return [
        (one.shape, other.shape)
        for one, other in combinations(drawing.boxes, 2)
        if min(one.x + one.width, other.x + other.width) - max(one.x, other.x) > 0.1
        and min(one.y + one.height, other.y + other.height) - max(one.y, other.y) > 0.1
    ]


def outside(drawing: View) -> list[object]:
    """Boxes and lines that reach out of the frame."""
    boxes = [(box.x, box.y, box.x + box.width, box.y + box.height) for box in (*drawing.grounds, *drawing.boxes)]
    points = [(x, y, x, y) for line in drawing.lines for x, y in line.points]
    wide, high = drawing.width + EDGE, drawing.height + EDGE
    return [one for one in (*boxes, *points) if min(one) < -EDGE or one[2] > wide or one[3] > high]


def run_into_boxes(drawing: View) -> list[str]:
    """Level and upright lines that go through the inside of a box."""
    inside = [(box.x + 0.1, box.y + 0.1, box.x + box.width - 0.1, box.y + box.height - 0.1) for box in drawing.boxes]
    return [
        line.path
        for line in drawing.lines
        for (a, b), (c, d) in pairwise(line.points)
        for left, top, right, bottom in inside
        if line.kind != "head" and min(a, c) < right and max(a, c) > left and min(b, d) < bottom and max(b, d) > top
    ]


def test_no_box_lies_on_another_and_all_is_inside(drawn: dict[str, list[View]]) -> None:
    for name, each in drawn.items():
        for drawing in each:
            assert overlaps(drawing) == [], name
            assert outside(drawing) == [], name
            assert run_into_boxes(drawing) == [], name


def test_planted_faults_of_geometry_are_seen(book: View) -> None:
    drawing = timeline(TYPEFACE, book.view)
    first, second = drawing.boxes[-2:]
    moved = copy(second)
    moved.x, moved.y = first.x + 3, first.y + 3
    assert overlaps(View(boxes=[first, moved]))
    assert outside(View(grounds=[], boxes=[], lines=[View(points=[(drawing.width + 9, 4)])], width=499, height=99))
    through = [(first.x - 20, first.y + first.height / 2), (first.x + 20, first.y + first.height / 2)]
    assert run_into_boxes(View(boxes=[first], lines=[View(kind="after", points=through, path="")]))


@pytest.mark.parametrize("audience", list(Audience))
def test_the_smallest_playbook_can_be_drawn(
    mini_sources: Sources, printable: frozenset[str], audience: Audience
) -> None:
    for language, handbook in views(mini_sources, printable, audience).items():
        for one in handbook.playbooks:
            for drawn in drawings(View(language=language, handbook=handbook, ui=handbook.ui, view=one)).values():
                assert [overlaps(drawing) + outside(drawing) for drawing in drawn] == [[]] * len(drawn)


# Words in the real typeface


def too_wide(drawing: View) -> Iterator[str]:
    """Words that reach out of the box around them."""
    for text in drawing.texts:
        size, x, y = float(text.size), float(text.x), float(text.y)
        wide = TYPEFACE.width(text.words, bold=text.bold) * size
        left = x - wide if text.anchor == "end" else x
        around = [
            box
            for box in drawing.boxes
            if box.x - 0.2 <= x <= box.x + box.width + 0.2
            and box.y - 0.2 <= y - 0.9 * size
            and y <= box.y + box.height + 0.2
        ]
        if not any(box.x < left and left + wide < box.x + box.width for box in around):
            yield text.words


def test_no_line_is_wider_than_its_box(drawn: dict[str, list[View]]) -> None:
    for name, each in drawn.items():
        assert [words for drawing in each for words in too_wide(drawing)] == [], name


def test_a_line_too_wide_is_seen(book: View) -> None:
    drawing = timeline(TYPEFACE, book.view)
    text = next(text for text in drawing.texts if text.words == book.view.response.steps[0].deadline)
    text.words = str(text.words) * 3
    assert list(too_wide(drawing)) == [text.words]
