"""What tests of one playbook's printouts ask of the handbook's views: the playbook, and the text of a printout."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.layout import Layout
from generator.planning.plan import Wish, plan
from generator.rendering.render import Renderer
from generator.rendering.texts import render

if TYPE_CHECKING:
    from any_view import View

ROOT = Path(__file__).parents[1]


def book_of(views: dict[str, View], language: str, playbook: str) -> Any:  # noqa: ANN401 - a view has any attribute
    """A playbook by its id."""
    [book] = [book for book in views[language].playbooks if book.id == playbook]
    return book


def text_of(views: dict[str, View], name: str, language: str, playbook: str) -> str:
    """The page of the playbook's document `name`, as the print engine gets it."""
    [text] = [
        text
        for job in plan(views, Wish((name,), (playbook,)))
        if job.language == language
        for text in render(job, Renderer(Layout(ROOT).templates)).values()
    ]
    return text
