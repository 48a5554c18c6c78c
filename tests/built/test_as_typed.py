"""What authors type comes out as typed, on every page and every paper: hostile words in every text of mini."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest
from lxml import html
from pydantic import BaseModel

from generator import build
from generator.build import Order, Unwatched, render, see
from generator.formats import FORMATS
from generator.formats.site import SITE
from generator.layout import Layout
from generator.model.base import Text
from generator.plan import Wish, plan
from generator.render import Renderer
from generator.validate import Verdict, validate

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from generator.load import Sources

pytest_plugins = ["mini_project"]

HOSTILE = (
    *("共2*3*4台", "_foo_ 与 __init__ a_b_c", "* 号键", "+ x", "2026. 年内", "1) x", "1. x", "# x", "## x ##", "> x"),
    *(
        "**x** ~~y~~ ==z== ^^w^^",
        "<b>x</b> <!-- y --> </p></div>",
        "<script>alert(1)</script>",
        "&amp; &lt; &#60; & &copy",
    ),
    *(
        "\\ \\* \\n C:\\x",
        "`x` ```y``` ~~~",
        "[x](y) ![x](y) [x][y] [x]: y",
        "<https://x.example> https://x.example/?a=1&b=_c_",
    ),
    *(
        "| a | b |",
        ":smile: :material-x:",
        "{{ x }} {% x %} {# x #}",
        "{: .x } {: #z } {.x}",
        "-- --- ... \"x\" 'y' (c) 1/2",
    ),
    *("!!! note", "??? x", '--8<-- "x"', "[TOC] *[x]: y [^1]", '=== "x"', "--- x", "$x$ $$y$$ %s %(x)s", "-x 与 –x —x"),
    *(
        "x\n```\ny\n```",
        "甲\n    乙",
        "甲\n# 乙\n---\n| 丙 |\n===\n* x\n1. y",
        "~~~\nx\n{: .x }",
        "甲\n\n    乙\n\n# 丙\n\n</div>",
    ),
)
"""What Markdown, its extensions, HTML and templates would take for their own."""
MARK = re.compile(r"Q(\d+)Q")
LEAST = {"site": 500, "paper": 500}
"""Texts that are seen at least, so that the test cannot pass on nothing."""


@dataclass
class Planted:
    """Puts hostile words around a mark of its own into every text, and remembers them by the mark."""

    typed: list[str] = field(default_factory=list)

    def plant(self, value: Any) -> Any:  # noqa: ANN401 - as many types as the model has
        """`value` with other words; those of the interface, which are not an author's, as they are."""
        if isinstance(value, Text):
            return self._text(value)
        if isinstance(value, BaseModel):
            inner = {name: getattr(value, name) for name in type(value).model_fields if name != "ui"}
            return value.model_copy(update={name: self.plant(one) for name, one in inner.items()})
        if isinstance(value, dict):
            return {key: self.plant(one) for key, one in value.items()}
        return tuple(map(self.plant, value)) if isinstance(value, tuple) else value

    def _text(self, text: Text) -> Text:
        number = len(self.typed)
        hostile = HOSTILE[number % len(HOSTILE)]
        self.typed.append(f"{hostile} Q{number}Q {hostile}")
        blanks = {language: re.findall(r"\{[\w-]+\}", words) for language, words in text.root.items()}
        return Text({language: " ".join([self.typed[-1], *found]) for language, found in blanks.items()})

    def wrong(self, said: str) -> Iterator[str]:
        """Of each mark that is said, what should have been said around it, if it was not."""
        said = bare(said)
        for mark in MARK.finditer(said):
            before, _, after = bare(self.typed[int(mark[1])]).partition(mark[0])
            if not (said[: mark.start()].endswith(before) and said[mark.end() :].startswith(after)):
                yield f"{before}{mark[0]}{after} is {said[max(0, mark.start() - 40) : mark.end() + 40]}"


def bare(text: str) -> str:
    """Without spaces, which the typesetter sets."""
    return re.sub(r"\s", "", text)


def said(page: str) -> list[str]:
    """What a page says: its text, and each attribute that is shown or read aloud."""
    tree = html.document_fromstring(page)
    shown = tree.xpath("//@title|//@alt|//@aria-label|//@data-label|//@content|//@value")
    for silent in tree.xpath("//script|//style"):
        silent.drop_tree()
    return [tree.text_content(), *map(str, shown)]


@pytest.fixture
def planted(mini_sources: Sources, printable: frozenset[str], monkeypatch: pytest.MonkeyPatch) -> Planted:
    """Mini is found good, and then says hostile things."""
    planted = Planted()
    handbook = planted.plant(validate(mini_sources, printable).handbook)
    monkeypatch.setattr(build, "validate", lambda *_: Verdict(handbook, ()))
    return planted


def seen(planted: Planted, pages: dict[str, str]) -> set[int]:
    """The marks on `pages`; all stand in their words."""
    told = {path: said(page) for path, page in pages.items()}
    assert {
        path: wrong for path, texts in told.items() if (wrong := [w for t in texts for w in planted.wrong(t)])
    } == {}
    return {int(number) for texts in told.values() for text in texts for number in MARK.findall(text)}


def test_on_every_page_words_stand_as_typed(planted: Planted, mini: Path) -> None:
    layout = Layout(mini)
    view = see(layout, Order(), Unwatched())["zh"]
    [job] = plan({"zh": view}, Wish(("site",)))
    texts = render(job, Renderer(layout.templates, "templates"))
    files = SITE.engine.encode(texts, SITE.engine.assets(layout))
    pages = {path: content.decode() for path, content in files.items() if path.endswith(".html")}
    assert len(seen(planted, pages)) > 380


def test_on_every_paper_words_stand_as_typed(planted: Planted, mini: Path) -> None:
    layout = Layout(mini)
    papers = tuple(name for name in FORMATS if name != "site")
    jobs = plan(see(layout, Order(), Unwatched()), Wish(papers))
    renderer = Renderer(layout.templates, "templates")
    pages = {f"{job.name} {path}": text for job in jobs for path, text in render(job, renderer).items()}
    assert len(seen(planted, {path: page for path, page in pages.items() if page.lstrip().startswith("<!")})) > 100
