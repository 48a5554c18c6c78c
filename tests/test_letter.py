"""A handbook on American paper: every page has its size, nothing is near an edge, and cards are as many as on A4."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from built.workshop import in_this_process
from measure import EDGE, measure
from pypdf import PdfReader

from generator.build import Order, see
from generator.encoding.encode import encode
from generator.layout import Layout
from generator.model.paper import Paper, poster, sheet
from generator.planning.pack import PACK
from generator.planning.plan import Wish, plan
from generator.rendering.identify import identify
from generator.rendering.render import Renderer
from generator.rendering.texts import render
from generator.stages import Unwatched

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from generator.model.paper import Size

pytest_plugins = ["mini_project"]

KINDS = ("first-hour", "pocket", "poster")
"""Those whose sizes are worked out, and the one of another size; on request all."""


def made(root: Path, kinds: tuple[str, ...], playbooks: tuple[str, ...]) -> dict[str, bytes]:
    """The English documents of some playbooks of mini, or of all."""
    layout = Layout(root)
    renderer, wish = Renderer(layout.templates), Wish(kinds, playbooks)
    views = identify(see(layout, Order(), Unwatched()), renderer, wish.formats)
    jobs = [job for job in plan(views, wish) if job.language == "en" or "bilingual" in job.document.name]
    with in_this_process():
        files = encode(layout, jobs, [render(job, renderer) for job in jobs], Unwatched())
    return {path: content for path, content in files.items() if path.endswith(".pdf")}


def sizes(content: bytes) -> set[tuple[float, float]]:
    """Of the pages of a document, the shorter side first, in millimetres."""
    sides = [(float(page.mediabox.width), float(page.mediabox.height)) for page in PdfReader(BytesIO(content)).pages]
    return {(round(min(one) * 25.4 / 72, 1), round(max(one) * 25.4 / 72, 1)) for one in sides}


def of(path: str, paper: Paper) -> tuple[float, float]:
    """What a document is to be on."""
    size: Size = (poster if "poster" in path else sheet)(paper)
    return size.wide, size.high


def test_every_page_has_the_size_of_the_handbooks_paper(mini: Path, request: pytest.FixtureRequest) -> None:
    whole = request.config.getoption("--whole")
    kinds = tuple(one.name for one in PACK if one.name not in {"book", "print-list"}) if whole else KINDS
    books = () if whole else ("alpha",)
    ours = made(mini, kinds, books)
    settings = mini / "playbooks" / "_shared" / "handbook.yml"
    settings.write_text(settings.read_text(encoding="utf-8") + "paper: letter\n", encoding="utf-8")
    theirs = made(mini, kinds, books)
    assert ours.keys() == theirs.keys()
    assert len(ours) >= len(kinds)
    for path, content in theirs.items():
        assert sizes(ours[path]) == {of(path, Paper.A4)}, path
        assert sizes(content) == {of(path, Paper.LETTER)}, path
        assert [one.number for one in measure(content) if round(one.edge, 2) < EDGE] == [], path
        if "first-hour" in path or "pocket" in path or "signs" in path:
            assert len(measure(content)) == len(measure(ours[path])), path
