"""What authors type comes out as typed, on every page and every paper: hostile words in every text of mini."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest
from lxml import html
from markupsafe import escape
from mini_copy import copy_mini
from playwright.sync_api import ViewportSize
from pydantic import BaseModel

from generator import reading
from generator.build import Order, see
from generator.encoding import mkdocs_site
from generator.layout import Layout
from generator.model.base import Text
from generator.planning.formats import FORMATS
from generator.planning.plan import Wish, plan
from generator.planning.site import SITE
from generator.rendering.identify import identify
from generator.rendering.render import Renderer
from generator.rendering.texts import render
from generator.stages import Unwatched
from generator.text.tongues import tell_apart
from generator.text.typography import curl
from generator.validating.validate import Verdict, validate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from any_view import View
    from playwright.sync_api import Browser

    from generator.loading.load import Sources

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
LONG = (
    "Compare with sha256:" + "9f86d081" * 16,
    "securityincidentcoordination@internationalinformationcompany.example",
    "运行kubectl_rollout_restart_deployment_payment_gateway_production_cn_north_2",
    "https://x.example/" + "a-b_c/" * 20,
)
"""What has no place to break where a telephone's line ends."""
NARROW = ViewportSize(width=320, height=640)
"""A telephone, or a desk's page at 400 %."""
BEYOND = """() => {
  document.querySelectorAll('details').forEach(one => { one.open = true; });
  const wrong = [], wide = document.documentElement.clientWidth, range = document.createRange();
  for (const one of document.querySelectorAll('.md-content *')) {
    const said = [...one.childNodes].some(node => node.nodeType === 3 && node.data.trim());
    if (!said || one.closest('svg, pre, thead, script, .phases, .jump')) continue;
    range.selectNodeContents(one);
    if ([...range.getClientRects()].some(box => box.width > 2 && (box.right > wide + 1 || box.left < -1)))
      wrong.push(one.outerHTML.slice(0, 120));
  }
  return document.documentElement.scrollWidth > wide ? [`${document.documentElement.scrollWidth} px`, ...wrong] : wrong;
}"""
"""Text that is not on a page's screen, unless it stands in a drawing, a row of links or code, which scroll sideways."""


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
        hostile = (HOSTILE + LONG)[number % len(HOSTILE + LONG)]
        self.typed.append(f"{hostile} Q{number}Q {hostile}")
        blanks = {language: re.findall(r"\{[\w-]+\}", words) for language, words in text.root.items()}
        written = self.typed[-1].replace("{", "{{").replace("}", "}}")
        return type(text)({language: " ".join([written, *found]) for language, found in blanks.items()})

    def wrong(self, said: str, set_: Callable[[str], str] = str) -> Iterator[str]:
        """Of each mark that is said, what should have been said around it, if it was not; `set_` sets what is typed."""
        said = bare(said)
        for mark in MARK.finditer(said):
            typed = self.typed[int(mark[1])]
            before, _, after = bare(set_(typed)).partition(mark[0])
            first, _, second = bare(f"{typed} / {curl(typed)}").rpartition(mark[0])  # a name in both languages
            ways = ((before, after), (first, second))
            if not any(said[: mark.start()].endswith(one) and said[mark.end() :].startswith(two) for one, two in ways):
                yield f"{before}{mark[0]}{after} is {said[max(0, mark.start() - 40) : mark.end() + 40]}"


def bare(text: str) -> str:
    """Without spaces, which the typesetter sets."""
    return re.sub(r"\s", "", text)


def said(page: str) -> list[tuple[str, Callable[[str], str]]]:
    """What a page says: its text, and each attribute shown or read aloud; with how its language sets it."""
    tree: Any = html.document_fromstring(page)  # lxml's stubs know no HTML elements
    for silent in tree.xpath("//script|//style"):
        silent.drop_tree()
    english = tree.xpath("//*[starts-with(@lang, 'en')][not(ancestor::*[starts-with(@lang, 'en')])]")
    for one in english:
        one.drop_tree()
    return [(text, str) for text in _told(tree)] + [(text, curl) for one in english for text in _told(one)]


def _told(tree: Any) -> list[str]:  # noqa: ANN401 - lxml's stubs know no HTML elements
    shown = tree.xpath(".//@title|.//@alt|.//@aria-label|.//@data-label|.//@content|.//@value")
    return [tree.text_content(), *map(str, shown)]


@pytest.fixture(scope="module")
def mini(tmp_path_factory: pytest.TempPathFactory) -> Layout:
    """A copy of the mini project."""
    return Layout(copy_mini(tmp_path_factory.mktemp("mini")))


@pytest.fixture(scope="module")
def planted() -> Planted:
    """What is typed everywhere."""
    return Planted()


@pytest.fixture(scope="module")
def views(mini: Layout, planted: Planted) -> dict[str, View]:
    """Mini as its readers see it: it is found good, and then says hostile things."""

    def validated(sources: Sources, printable: frozenset[str], *_: object) -> Verdict:
        return Verdict(planted.plant(validate(sources, printable).handbook), ())

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading, "validate", validated)
        return see(mini, Order(), Unwatched())


@pytest.fixture(scope="module")
def site(mini: Layout, views: dict[str, View]) -> dict[str, bytes]:
    """The files of its site, in one language: what is typed is the same in each."""
    renderer = Renderer(mini.templates)
    views = identify(views, renderer, ("site",))
    [job] = plan({"zh": views["zh"]}, Wish(("site",)))
    texts = render(job, renderer)
    engine = SITE.engine.start()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(mkdocs_site, "tell_apart", str)  # that it changes no word is tried below
        return dict(engine.encode(texts, engine.assets(mini)))


@pytest.mark.parametrize("language", ["zh-CN", "en"])
@pytest.mark.parametrize("typed", [*HOSTILE, *LONG])
def test_saying_a_language_changes_no_word(language: str, typed: str) -> None:
    page = f'<html lang="{language}"><body><p>{escape(typed)} in 中文 words {escape(typed)}</p></body></html>'
    said = [str(html.document_fromstring(one).xpath("string()")) for one in (tell_apart(page), page)]
    assert said[0] == said[1]


def seen(planted: Planted, pages: dict[str, str]) -> set[int]:
    """The marks on `pages`; all stand in their words."""
    told = {path: said(page) for path, page in pages.items()}
    wrong = {path: [one for text, set_ in texts for one in planted.wrong(text, set_)] for path, texts in told.items()}
    assert {path: found for path, found in wrong.items() if found} == {}
    return {int(number) for texts in told.values() for text, _ in texts for number in MARK.findall(text)}


def test_on_every_page_words_stand_as_typed(planted: Planted, site: dict[str, bytes]) -> None:
    pages = {path: content.decode() for path, content in site.items() if path.endswith(".html")}
    assert len(seen(planted, pages)) > 380


def test_on_every_paper_words_stand_as_typed(planted: Planted, mini: Layout, views: dict[str, View]) -> None:
    jobs = plan(views, Wish(tuple(name for name in FORMATS if name != "site")))
    renderer = Renderer(mini.templates)
    texts = {path: text for job in jobs if job.language == "zh" for path, text in render(job, renderer).items()}
    assert len(seen(planted, {path: text for path, text in texts.items() if "<html" in text})) > 350


def test_search_knows_words_as_typed(planted: Planted, site: dict[str, bytes]) -> None:
    [index] = [path for path in site if re.fullmatch(r"assets/search-index\.[0-9a-f]{8}\.js", path)]
    text = site[index].decode().removeprefix("handbook.search.take(").removesuffix(");\n")
    told = [title for _, title, *_ in json.loads(text)["entries"]]
    assert sum(bool(MARK.search(title)) for title in told) > 30
    assert [wrong for title in told for wrong in planted.wrong(title)] == []


def test_on_a_narrow_screen_all_of_it_is_seen(browser: Browser, site: dict[str, bytes], tmp_path: Path) -> None:
    for path, content in site.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(content)
    page = browser.new_page(viewport=NARROW)
    found = {}
    shown = re.compile(r"(?!copies|cases|.*beta|.*how-).*index\.html")
    for path in filter(shown.fullmatch, sorted(site)):
        page.goto((tmp_path / path).as_uri())
        found[path] = page.evaluate(BEYOND)
    page.close()
    assert len(found) > 20
    assert {path: wrong[:3] for path, wrong in found.items() if wrong} == {}
