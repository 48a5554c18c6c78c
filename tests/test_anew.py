"""What is learned of a view later stands in a new one: nothing is written into a view once it is made."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from any_view import View, everything
from mini_copy import copy_mini

from generator.build import Order, see
from generator.encoding.page_counts import count_pages
from generator.layout import Layout
from generator.planning.plan import WHOLE, plan
from generator.rendering.identify import identify
from generator.rendering.render import Renderer
from generator.resolving.anew import anew
from generator.resolving.view import View as Seen
from generator.stages import Unwatched

if TYPE_CHECKING:
    from collections.abc import Mapping


@pytest.fixture(scope="module")
def layout(tmp_path_factory: pytest.TempPathFactory) -> Layout:
    """Mini, only read."""
    return Layout(copy_mini(tmp_path_factory.mktemp("anew")))


@pytest.fixture(scope="module")
def seen(layout: Layout) -> Mapping[str, View]:
    """The views of mini by language."""
    return see(layout, Order(), Unwatched())


def written(views: Mapping[str, View]) -> dict[int, Any]:
    """What each view, list and mapping that is reached from the views holds, by its identity."""
    found: dict[int, Any] = {}
    ahead: list[Any] = list(views.values())
    while ahead:
        part = ahead.pop()
        if id(part) in found or not isinstance(part, Seen | list | tuple | dict):
            continue
        held = everything(part) if isinstance(part, Seen) else part
        found[id(part)] = dict(held) if isinstance(held, dict) else list(held)
        ahead += held.values() if isinstance(held, dict) else held
    return found


def test_all_stages_leave_the_views_as_they_are(seen: Mapping[str, View], layout: Layout) -> None:
    before = written(seen)
    identified = identify(seen, Renderer(layout.templates), ("site",))
    counted = count_pages(identified, {})
    after = written(identified)
    assert len(plan(counted, WHOLE)) > 20
    assert written(seen) == before
    assert written(identified) == after
    assert len(before) > 1000


def test_what_is_written_into_a_view_is_noticed(seen: Mapping[str, View]) -> None:
    before = written(seen)
    step = seen["en"].playbooks[0].response.steps[0]
    title, step.title = step.title, "another"
    assert written(seen) != before
    step.title = title
    assert written(seen) == before


def test_views_made_anew_know_each_other_and_not_those_of_before(seen: Mapping[str, View]) -> None:
    made: Mapping[str, View] = anew(seen, build={"zh": "a", "en": "b"})
    assert (made["zh"].build, made["en"].build) == ("a", "b")
    assert made["zh"].others == [made["en"]]
    assert made["en"].others == [made["zh"]]
    assert seen["zh"].others == [seen["en"]]
    assert seen["zh"].build not in {"a", "b"}
    assert made["zh"].playbooks is seen["zh"].playbooks
