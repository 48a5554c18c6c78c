"""A page is rendered again when what it read says something else, and only then."""

from __future__ import annotations

import re
import shutil
import tempfile
import threading
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mini_copy import ROOT, copy_mini
from mini_grown import grown_mini

from generator.build import Order, see
from generator.layout import Layers, Layout
from generator.planning.plan import WHOLE, Wish, plan
from generator.problems import Problems
from generator.rendering.identify import identify
from generator.rendering.remembered import Remembered
from generator.rendering.render import Renderer, Rendering
from generator.rendering.texts import render
from generator.resolving import trace
from generator.resolving.holdings import WRITTEN_OUT
from generator.resolving.resolve import _Maker, _Parts
from generator.resolving.trace import NOWHERE, Reading, book_of, fingerprint, noted, place_of
from generator.resolving.view import Moment, View, Word, watching
from generator.stages import BuildFailed, Unwatched
from generator.storage.shelf import Shelf

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.resolving import views

_VALUE = re.compile(r"\b(?P<language>zh|en): [^\s\"'{}\[\]|>#&*!%@`,][^,}\"'\n]*?(?=[,}]|$)", re.MULTILINE)
"""A plain text."""
_MORE = {"zh": "好", "en": " good"}
"""What changes a text and breaks no rule."""


class Counted(Renderer):
    """A Renderer that says what it was asked for."""

    def __init__(self, folder: Layers) -> None:
        super().__init__(folder)
        self.rendered: list[str] = []

    def render(self, template: str, view: Mapping[str, object]) -> str:
        """The text; noted."""
        self.rendered.append(template)
        return super().render(template, view)


def texts(shown: dict[str, views.Handbook], renderer: Rendering) -> dict[str, str]:
    """Every page's text by its path."""
    shown = identify(shown, renderer, WHOLE.formats)
    of_these = renderer.of(shown)
    made = [(job.language, render(job, of_these)) for job in plan(shown, WHOLE)]
    return {f"{language}/{path}": text for language, some in made for path, text in some.items()}


def edited(file: Path, number: int) -> None:
    """Put a word behind a text of the file, the `number`th when they are counted in circles."""
    text = file.read_text(encoding="utf-8")
    if places := list(_VALUE.finditer(text)):
        place = places[number % len(places)]
        changed = f"{text[: place.end()]}{_MORE[place['language']]}{text[place.end() :]}"
        file.write_text(changed, encoding="utf-8")


@settings(max_examples=1)
@given(st.lists(st.tuples(st.integers(0, 500), st.integers(0, 500)), min_size=1, max_size=2))
def test_whatever_is_edited_each_page_is_what_it_would_be(edits: list[tuple[int, int]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        layout, kept = Layout(copy_mini(Path(folder))), Path(folder) / "kept"
        files = sorted(layout.playbooks.rglob("*.yml"))
        for file, text in [(0, 0), *edits]:
            edited(files[file % len(files)], text)
            try:
                shown = see(layout, Order(), Unwatched())
            except Problems:  # a longer text can be one too many for a rule
                return
            plain, shelf = Renderer(layout.templates), Shelf(kept, "")
            found = texts(shown, Remembered(plain, shelf))
            shelf.save()
            assert found == texts(shown, plain)


def test_a_word_of_one_among_many_playbooks_costs_no_page_that_collects_from_all(tmp_path: Path) -> None:
    layout = Layout(grown_mini(tmp_path / "mini", WRITTEN_OUT + 1))
    rendered: list[set[str]] = []
    for change in (False, True):
        if change:
            edited(layout.playbooks / "alpha-3" / "communication.yml", 7)
        counted, shelf = Counted(layout.templates), Shelf(tmp_path / "kept", "")
        shown = see(layout, Order(), Unwatched())
        renderer = Remembered(counted, shelf).of(shown)
        for job in plan(shown, Wish(("site",))):
            render(job, renderer)
        shelf.save()
        rendered.append({*counted.rendered})
    assert "site/matrix.md" in rendered[0]
    assert rendered[1] == {"site/playbook-communication.md", "site/search-playbook.json"}


def test_a_word_costs_what_shows_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    layout = Layout(copy_mini(tmp_path))
    counts, asked, taken = [], [], list[object]()

    def noting(value: object) -> bytes:
        taken.append(value)
        return fingerprint(value)

    monkeypatch.setattr(trace, "fingerprint", noting)
    for change in (False, False, True):
        if change:
            edited(layout.playbooks / "alpha" / "recovery.yml", 0)
        shown, counted = see(layout, Order(), Unwatched()), Counted(layout.templates)
        shelf = Shelf(tmp_path / "kept", "")
        found = texts(shown, Remembered(counted, shelf))
        shelf.save()
        counts.append(len(counted.rendered))
        asked.append(len(taken))
        taken.clear()
    assert counts[0] > len(found) * 0.9
    assert counts[1] == 0
    assert 0 < counts[2] < counts[0] / 5
    assert asked[1] < asked[0] / 4, "where files are the same nobody asks what was read of them"


def test_fingerprints_that_fill_the_memory_are_worked_out_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    layout, found = Layout(copy_mini(tmp_path)), list[dict[str, str]]()
    for known in (trace.KNOWN, 10):
        monkeypatch.setattr(trace, "KNOWN", known)
        shelf = Shelf(tmp_path / f"kept-{known}", "")
        for _ in range(2):  # from nothing, and from what is kept
            found.append(texts(see(layout, Order(), Unwatched()), Remembered(Renderer(layout.templates), shelf)))
            shelf.save()
    assert all(one == found[0] for one in found)


def test_what_parts_of_playbooks_say_is_held_no_longer_than_their_pages_are_made(tmp_path: Path) -> None:
    layout = Layout(copy_mini(tmp_path))
    shown = see(layout, Order(), Unwatched())
    assert not held(shown), "checked, and forgotten"
    first = [step.title for view in shown.values() for book in view.playbooks for step in book.response.steps]
    remembered, wish = Remembered(Renderer(layout.templates), Shelf(None, "")), Wish(("site",))
    marked = identify(shown, remembered, wish.formats)
    for job in plan(marked, wish):
        render(job, remembered.of(marked))
    assert len(held(shown)) < len(first) / 2, "what one playbook says of another, no more"
    assert first == [step.title for view in shown.values() for book in view.playbooks for step in book.response.steps]
    assert held(shown)


def held(shown: Mapping[str, views.Handbook]) -> list[View]:
    """The views of parts of playbooks that hold what they were asked for, beside their ids."""
    resolvers = [cast("_Parts", view.parts).resolver for view in shown.values()]
    return [
        one for made in resolvers for some in made.of_playbooks.values() for one in some if vars(one).keys() - {"id"}
    ]


def codes(folder: Path) -> list[str]:
    """Those of two printouts, with the templates in a folder, to which they are copied when it has none."""
    if not (folder / "print").exists():
        shutil.copytree(ROOT / "templates", folder, dirs_exist_ok=True)
    return [Renderer(Layers((folder,), "templates")).code(f"print/{one}.html") for one in ("book", "drill")]


@pytest.mark.parametrize("changed", ["theme/main.html", "site/home.md", "print/base.css", "print/drill.css"])
def test_a_template_of_the_site_or_a_style_costs_no_printout(changed: str, tmp_path: Path) -> None:
    before = codes(tmp_path)
    with (tmp_path / changed).open("a", encoding="utf-8") as file:
        file.write("\n")
    assert codes(tmp_path) == before


def test_any_fragment_that_a_printout_may_work_out_counts(tmp_path: Path) -> None:
    book, _ = codes(tmp_path)
    with (tmp_path / "print" / "book" / "drills.html").open("a", encoding="utf-8") as file:
        file.write("\n")
    assert codes(tmp_path)[0] != book


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1", 1),
        (1, True),
        ("", None),
        (["a", "b"], ["ab"]),
        (["a", ["b"]], ["a", "b"]),
        ({"a": "b"}, [("a", "b")]),
        (Word("a", "x"), Word("a", "y")),
        (Moment("1 小时", 60, 1, "h"), Moment("1 小时", 60, 60, "min")),
        (View(a="1"), View(b="1")),
        (View(a=View(b=1)), View(a=View(b=2))),
    ],
    ids=repr,
)
def test_other_values_are_told_apart(one: object, other: object) -> None:
    assert fingerprint(one) != fingerprint(other)
    assert fingerprint(one) == fingerprint(one)


def test_views_in_circles_have_a_fingerprint() -> None:
    one, other = View(name="one"), View(name="other")
    vars(one)["next"], vars(other)["next"] = other, one
    assert fingerprint(one) != fingerprint(other)


def test_what_nobody_can_tell_apart_is_refused() -> None:
    with pytest.raises(TypeError):
        fingerprint(iter(()))


def test_what_another_thread_reads_or_makes_is_no_reading_here() -> None:
    """The preview works out marks behind the page that is asked for."""

    class Slow:
        fields = ("slow",)

        def is_written(self, _: str) -> bool:
            return False

        def make(self, _: View, name: str) -> object:
            if name != "slow":
                raise LookupError(name)
            making.set()
            assert read.wait(20)
            return "made"

    making, read = threading.Event(), threading.Event()
    other, mine = View(), View(title="mine")
    other.maker, other.stands_at, mine.stands_at = Slow(), "zh/other", "zh/mine"
    thread = threading.Thread(target=lambda: getattr(other, "slow"))  # noqa: B009 - it is made when it is asked for
    with noted() as readings:
        thread.start()
        assert making.wait(20)
        assert getattr(mine, "title") == "mine"  # noqa: B009 - views of no kind have attributes of no type
        read.set()
        thread.join()
    assert readings == {("zh/mine", "title")}


def test_what_is_told_of_a_playbook_is_told_without_the_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """So that the files of one decide about what its parts say, and those of the others about nothing."""
    layout, make, read = Layout(copy_mini(tmp_path)), _Maker.make, dict[Reading, set[Reading]]()

    def noting(maker: _Maker, view: View, name: str) -> object:
        found: set[tuple[View | str | None, str]] = set()
        held, watching.sets = watching.sets, [found]
        try:
            return make(maker, view, name)
        finally:
            watching.sets = held
            places = ((place_of(part), one) for part, one in found if isinstance(part, View))
            read.setdefault((view.stands_at, name), set()).update((at, one) for at, one in places if at)

    monkeypatch.setattr(_Maker, "make", noting)
    texts(see(layout, Order(), Unwatched()), Renderer(layout.templates))
    told = {(at, name): found for (at, name), found in read.items() if book_of(at)}
    assert len(told) > 1000
    assert {
        at for (at, _), found in told.items() if {book_of(one) for one, _ in found} - {NOWHERE, book_of(at)}
    } == set()
    reached = {one for found in told.values() for one in found if not book_of(one[0])}
    waiting = list(reached)
    while waiting:  # what they read outside playbooks reads none either
        new = read.get(waiting.pop(), set()) - reached
        reached |= new
        waiting += new
    assert {place for place, _ in reached if book_of(place)} == set()


def test_two_pages_at_one_path_are_refused(tmp_path: Path) -> None:
    layout = Layout(copy_mini(tmp_path))
    shown, renderer = see(layout, Order(), Unwatched()), Renderer(layout.templates)
    [job] = plan({"en": identify(shown, renderer, ("site",))["en"]}, Wish(("site",)))
    twice = replace(job, document=replace(job.document, bundles=job.document.bundles[-1:] * 2))
    with pytest.raises(BuildFailed) as failed:
        render(twice, renderer)
    assert any("would be two pages" in words for words in failed.value.reasons)
