"""Each page is laid out once, and the numbers of pages written into it are those that the engine finds by itself."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
from mini_copy import ROOT
from pypdf import PdfReader
from weasyprint.layout import page as pages

from generator.build import Order, see
from generator.encoding import paper
from generator.layout import Layout
from generator.planning.plan import Wish, plan
from generator.rendering.render import Renderer
from generator.rendering.texts import render
from generator.stages import Unwatched

if TYPE_CHECKING:
    from pathlib import Path

    from weasyprint import HTML

    from generator.planning.base import Bytes

pytest_plugins = ["mini_project"]

WITH_NUMBERS = ("book", "runbook", "role-cards", "drill")


def _of_the_engine(page: HTML, **options: Any) -> Any:  # noqa: ANN401 - it ships no types
    return page.render(**options)


@pytest.mark.parametrize("name", WITH_NUMBERS)
def test_a_page_is_laid_out_once_as_if_the_engine_had_done_so_again_and_again(
    name: str, mini: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[int] = []
    make_page = pages.make_page

    def counted(*given: Any) -> Any:  # noqa: ANN401
        made.append(1)
        return make_page(*given)

    monkeypatch.setattr(pages, "make_page", counted)
    layout = Layout(mini)
    jobs = plan(see(layout, Order(), Unwatched()), Wish((name,)))
    texts = [render(job, Renderer(layout.templates)) for job in jobs if job.language == "en"]
    files = paper.prepare(paper.assets(layout), texts)

    def of_all() -> list[Bytes]:
        made.clear()
        return [paper.encode(text, files) for text in texts]

    ours = of_all()
    times = len(made)
    monkeypatch.setattr(paper, "laid_out_once", _of_the_engine)
    assert of_all() == ours
    assert times < len(made), "the engine would lay no page out again, so that nothing was tried"


def test_a_number_without_a_width_of_its_own_is_left_to_the_engine() -> None:
    body = "<style>a::after { content: target-counter(attr(href), page) } h2 { break-before: page }</style>"
    body += "".join(f'<h2 id="at-{n}">{n}</h2>' for n in range(12)) + '<a href="#at-11">here </a>' * 4
    head = '<head><meta charset="utf-8"><title>t</title></head>'
    text = {"x.pdf": f'<!doctype html><html lang="en">{head}<body>{body}</body></html>'}
    layout = Layout(ROOT)
    files = paper.prepare(paper.assets(layout), [text])
    [content] = paper.encode(text, files).values()
    assert PdfReader(BytesIO(content)).pages[11].extract_text().count("here 12") == 4
