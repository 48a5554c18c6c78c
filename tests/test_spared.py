"""What the engine is spared shows on no page: each is, byte for byte, as if it had worked all of it out."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

import pydyf
import pytest
from mini_copy import ROOT
from weasyprint import HTML
from weasyprint.layout import absolute, float, inline  # noqa: A004 - as the engine calls it
from weasyprint.layout.preferred import shrink_to_fit

from generator.build import Order, see
from generator.encoding import fillable, paper, spared
from generator.layout import Layout
from generator.planning.plan import Wish, plan
from generator.rendering.render import Renderer
from generator.rendering.texts import render
from generator.stages import Unwatched

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

pytest_plugins = ["mini_project"]

_PRINTED = ("book", "runbook", "annex", "role-cards", "pocket", "bilingual")


@pytest.mark.parametrize(("engine", "formats"), [(paper, _PRINTED), (fillable, ("runbook-fill",))])
def test_pages_are_those_that_the_engine_makes_by_itself(
    engine: object, formats: Iterable[str], mini: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    layout = Layout(mini)
    jobs = plan(see(layout, Order(), Unwatched()), Wish(tuple(formats)))
    texts = [render(job, Renderer(layout.templates)) for job in jobs]
    files = engine.prepare(engine.assets(layout), texts)  # type: ignore[attr-defined]
    ours = [engine.encode(text, files) for text in texts]  # type: ignore[attr-defined]
    monkeypatch.setattr(spared, "_Spared", HTML)
    for one in (absolute, float, inline):
        monkeypatch.setattr(one, "shrink_to_fit", shrink_to_fit)
    assert [engine.encode(text, files) for text in texts] == ours  # type: ignore[attr-defined]


def test_no_style_of_ours_asks_for_what_the_engine_is_spared() -> None:
    styles = [path.read_bytes() for path in (ROOT / "templates/print").glob("*.css")]
    assert type(spared.page("<p>", styles)) is not HTML


@pytest.mark.parametrize("style", ["b { float: footnote }", "b::note-call { color: red }", "b { display: list-item }"])
def test_what_asks_for_it_has_it(style: str) -> None:
    html = "<p>one <b>two</b>"
    assert type(spared.page(html, [style.encode()])) is HTML
    assert type(spared.page(f"<style>{style}</style>{html}", [])) is HTML


def test_a_stream_is_compressed_once_and_says_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    times: list[bytes] = []
    compress = zlib.compress

    def counted(content: bytes, level: int) -> bytes:
        times.append(content)
        return compress(content, level)

    monkeypatch.setattr(zlib, "compress", counted)
    stream = pydyf.Stream([b"1 0 0 1", b"re"], {"Type": "/Drawn"}, compress=True)
    assert stream.data == stream.data
    assert times == [b"1 0 0 1\nre"]
    packed = stream.data.partition(b"stream\n")[2].removesuffix(b"\nendstream")
    assert zlib.decompress(packed) == b"1 0 0 1\nre"
