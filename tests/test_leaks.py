"""Nothing that readers may not know gets out: a page that reads it ends a build, and so does a file that tells it."""

from __future__ import annotations

import io
import json
import re
from datetime import date, timedelta
from html import escape
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import quote
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from mini_copy import copy_mini
from test_remembered import texts
from test_rules import saying

from generator import build as building
from generator import reading
from generator.build import Order, build, look, make
from generator.encoding import paper
from generator.layout import Layout
from generator.loading.load import load
from generator.model.base import Text
from generator.model.choice import Audience
from generator.model.handbook import Handbook
from generator.model.times import Offset, Time
from generator.planning.plan import Wish
from generator.publishing.leaks import leaks
from generator.rendering.render import Renderer
from generator.stages import BuildFailed, Unwatched
from generator.storage.shelf import Shelf
from generator.validating.audience import Sight
from generator.validating.validate import Verdict

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from generator.loading.load import Sources
    from generator.validating.withheld import Withheld

THEIRS = "Nobody has paid for the generator since last winter, so it will not start"
OURS = "自从去年冬天起就没有人付过发电机的钱，所以它根本不会启动，请勿对外说明"


@pytest.fixture(scope="module")
def layout(tmp_path_factory: pytest.TempPathFactory) -> Layout:
    """Mini, of which a step of an internal playbook has a text that is long enough to be known again."""
    layout = Layout(copy_mini(tmp_path_factory.mktemp("leaks")))
    file = layout.playbooks / "beta" / "response.yml"
    text = file.read_text(encoding="utf-8")
    assert "CANARY-CONFIDENTIAL-5" in text
    text = text.replace("搬保险柜 金丝雀机密五", OURS).replace("Move the safe CANARY-CONFIDENTIAL-5", f'"{THEIRS}"')
    file.write_text(text, encoding="utf-8")
    return layout


@pytest.fixture(scope="module")
def withheld(layout: Layout) -> Withheld:
    """What the public may not know of it."""
    return look(layout, Order(audience=Audience.PUBLIC), Unwatched()).withheld


@pytest.fixture(scope="module")
def printer(layout: Layout) -> Callable[[dict[str, str]], bytes]:
    """Prints a page, with what is to be attached to it."""
    files = paper.assets(layout)
    ready = paper.prepare(files, [{"a.pdf": f"{THEIRS}{OURS} Copy"}])
    return lambda texts: paper.encode(texts, ready)["a.pdf"]


def page(body: str, title: str = "Copy") -> str:
    return f'<html lang="en"><head><title>{title}</title></head><body><h1>Copy</h1>{body}</body></html>'


def zipped(name: str, content: bytes) -> bytes:
    written = io.BytesIO()
    with ZipFile(written, "w", ZIP_DEFLATED) as packed:
        packed.writestr(name, content)
    return written.getvalue()


def drawn(words: str) -> str:
    return "".join(f"<tspan y='{n}'>{word} </tspan>" for n, word in enumerate(words.split()))


PLANTED: dict[str, Callable[[str], tuple[str, str]]] = {
    "page": lambda words: ("en/index.html", f"<p>Look: {words}.</p>"),
    "part of it": lambda words: ("en/index.html", f"<p>{words[: len(words) * 3 // 4]}…</p>"),
    "a word marked": lambda words: ("en/index.html", f"<p>{words[:9]}<b>{words[9:12]}</b>{words[12:]}</p>"),
    "lines of a drawing": lambda words: ("en/a.svg", f"<svg><text>{drawn(words)}</text></svg>"),
    "attribute": lambda words: ("en/index.html", f'<a title="{escape(words)}" href="#">more</a>'),
    "comment": lambda words: ("en/index.html", f"<!-- {words} -->"),
    "references": lambda words: ("en/index.html", "".join(f"&#{ord(one)};" for one in words)),
    "address": lambda words: ("en/index.html", f'<a href="?q={quote(words)}">more</a>'),
    "capitals": lambda words: ("en/index.html", f"<h1>{words.upper()}</h1>"),
    "JSON": lambda words: ("en/a.json", json.dumps({"text": words})),
    "script": lambda words: ("en/assets/search-index.0a0a0a0a.js", f"take({json.dumps([words], ensure_ascii=False)})"),
    "name of a file": lambda words: (f"en/{words.replace(' ', '-')}.txt", "nothing"),
}


def told(withheld: Withheld, path: str, content: bytes) -> list[str]:
    return list(leaks({path: content}, withheld, Shelf(None, "")))


@pytest.mark.parametrize("words", [THEIRS, OURS], ids=["en", "zh"])
@pytest.mark.parametrize("way", PLANTED)
def test_what_is_withheld_is_found_wherever_it_gets_in(withheld: Withheld, way: str, words: str) -> None:
    path, text = PLANTED[way](words)
    for name, content, at in (
        (path, text.encode(), path),
        ("a.zip", zipped(path, text.encode()), f"a.zip/{path}"),
        ("a.zip", zipped("b.zip", zipped(path, text.encode())), f"a.zip/b.zip/{path}"),
    ):
        place = "title of playbooks/beta/response.yml, line 44, which is confidential"
        assert told(withheld, name, content) == [f"{at}: tells {place}"]


@pytest.mark.parametrize("words", [THEIRS, OURS], ids=["en", "zh"])
def test_what_is_withheld_is_found_in_print(
    withheld: Withheld, printer: Callable[[dict[str, str]], bytes], words: str
) -> None:
    for texts_ in (
        {"a.pdf": page(f"<p>{words}</p>")},
        {"a.pdf": page(f'<p style="width: 3cm">{words}</p>')},
        {"a.pdf": page("", title=words)},
        {"a.pdf": page(f'<p><a href="https://example.com/?q={quote(words)}">more</a></p>')},
        {"a.pdf": page(""), "data.yml": f"title: {words}\n"},
    ):
        printed = printer(texts_)
        assert len(told(withheld, "en/pdf/a.pdf", printed)) == 1
        assert len(told(withheld, "a.zip", zipped("1/a.pdf", printed))) == 1
    assert told(withheld, "en/pdf/a.pdf", printer({"a.pdf": page("<p>Copy</p>")})) == []


def test_the_name_of_a_withheld_part_is_not_to_be_in_that_of_a_file(withheld: Withheld) -> None:
    assert told(withheld, "en/letters/hidden-tank-zh.txt", b"") == [
        "en/letters/hidden-tank-zh.txt: tells id of playbooks/alpha/warning.yml, line 26, which is internal"
    ]
    assert told(withheld, "en/letters/unhidden-tanker.txt", b"") == []


def test_what_is_said_to_all_as_well_tells_nothing(withheld: Withheld) -> None:
    [shown] = [one for one in withheld.values() if one.path == ("playbooks", "alpha", "playbook", "summary")]
    assert not shown.hidden
    for words in shown.words:
        assert told(withheld, "en/index.html", words.encode()) == []


def test_what_was_found_clean_is_not_read_again_and_what_was_not_is(withheld: Withheld, tmp_path: Path) -> None:
    files = {"en/a.html": b"<p>nothing</p>", "en/b.html": THEIRS.encode()}
    for _ in range(2):
        shelf = Shelf(tmp_path / "searched", "")
        assert len(list(leaks(files, withheld, shelf))) == 1
        shelf.save()


# Pages that read it


@pytest.fixture
def blind(monkeypatch: pytest.MonkeyPatch) -> None:
    """Views are made as if all readers were to see all."""
    monkeypatch.setattr(Sight, "hidden", lambda *_: False)


@pytest.mark.usefixtures("blind")
def test_a_page_that_reads_what_its_readers_may_not_know_ends_the_build(layout: Layout) -> None:
    with pytest.raises(BuildFailed) as failed:
        make(layout, Order(Wish(("site",)), Audience.PUBLIC), Unwatched())
    assert failed.value.stage == "rendering"
    pages = [reason.partition(": reads ")[0] for reason in failed.value.reasons]
    assert {"zh/playbooks/beta/response.md", "en/playbooks/beta/response.md"} <= {*pages}
    told_of = [reason for reason in failed.value.reasons if reason.startswith("en/playbooks/beta/response.md: ")]
    [reason] = [one for one in told_of if "response.yml, line 42," in one]
    assert re.search(r"reads .*\btitle\b.* of playbooks/beta/response.yml, line 42, which is confidential$", reason)


@pytest.mark.usefixtures("blind")
def test_the_search_the_letters_and_what_is_attached_are_looked_at_too(layout: Layout, withheld: Withheld) -> None:
    made = texts(look(layout, Order(audience=Audience.PUBLIC), Unwatched()).views, Renderer(layout.templates))
    found = list(leaks({path: text.encode() for path, text in made.items()}, withheld, Shelf(None, "")))
    where = {sentence.partition(": tells")[0] for sentence in found if "beta/response.yml, line 44" in sentence}
    assert {"en/search/beta.json", "zh/search/beta.json", "en/beta.yml"} <= {one.replace("pdf/", "") for one in where}


def test_a_release_that_tells_it_is_not_published(layout: Layout, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(building, "plan", lambda *_: [])
    monkeypatch.setattr(building, "identify", lambda views, *_: views)
    monkeypatch.setattr(building, "encode", lambda *_: {})
    monkeypatch.setattr(building, "following", lambda *_: {})
    monkeypatch.setattr(building, "verify", lambda *_: ())
    monkeypatch.setattr(building, "pack", lambda *_: {"en/index.html": b"good"})
    release = build(layout, Audience.PUBLIC, Unwatched())
    file = layout.playbooks / "beta" / "lessons.yml"
    file.write_text(f"{file.read_text(encoding='utf-8')}# saved\n", encoding="utf-8")
    monkeypatch.setattr(building, "pack", lambda *_: {"en/index.html": THEIRS.encode()})
    with pytest.raises(BuildFailed, match=r"en/index\.html: tells title of playbooks/beta/response\.yml, line 44"):
        build(layout, Audience.PUBLIC, Unwatched())
    assert (layout.build / "current").resolve() == release.folder.resolve()
    assert "good" in (release.folder / "en" / "index.html").read_text(encoding="utf-8")


# Canaries


def instead(value: object, number: int) -> object:
    """Other words, another day or time, as a file says it; None of all else, which may be bound to some values."""
    if isinstance(value, Text):
        return dict.fromkeys(value.root, f"planted canary number {number}")
    if isinstance(value, date):
        return f"{date(2031, 1, 1) + timedelta(days=number)}"
    if isinstance(value, Time):
        return f"{'T+' if isinstance(value, Offset) else ''}{number}d"
    return None


def planted(sources: Sources, withheld: Withheld) -> Sources:
    """The data with other words, days and times wherever they are withheld."""
    tree = json.loads(json.dumps(sources.tree, default=str))
    for number, one in enumerate(withheld.values()):
        other = instead(one.value, number) if one.hidden else None
        *way, last = cast("tuple[Any, ...]", one.path or ("",))
        around = tree
        for step in way:
            around = around[step] if isinstance(around, list) else around.get(step, {})
        if other is not None and (isinstance(around, list) or last in around):  # else nobody wrote it
            around[last] = other
    return saying(sources, tree)


def test_what_is_withheld_decides_about_no_letter_of_what_is_made(
    layout: Layout, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = look(layout, Order(audience=Audience.PUBLIC), Unwatched())
    before = texts(seen.views, Renderer(layout.templates))
    assert list(leaks({path: one.encode() for path, one in before.items()}, seen.withheld, Shelf(None, ""))) == []
    sources = planted(load(layout), seen.withheld)
    monkeypatch.setattr(reading, "load", lambda *_: sources)
    monkeypatch.setattr(reading, "validate", lambda *_: Verdict(Handbook.model_validate(sources.tree), ()))
    after = look(layout, Order(audience=Audience.PUBLIC), Unwatched())
    hidden = [one for one in after.withheld.values() if one.hidden and isinstance(one.value, Text)]
    assert len(hidden) > 15
    assert any(one.hidden and isinstance(one.value, date) for one in after.withheld.values())
    assert all("planted canary" in words for one in hidden for words in one.words)
    assert texts(after.views, Renderer(layout.templates)) == before
