"""What is published is whole, without drafts, and made from what stands in the files now."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from generator import build as building
from generator.build import Made, Order, build, preview
from generator.command.cli import main
from generator.layout import Layout
from generator.model.choice import Audience
from generator.planning.formats import FORMATS
from generator.stages import Unwatched

if TYPE_CHECKING:
    from pathlib import Path

pytest_plugins = ["mini_project"]


@pytest.fixture
def layout(mini: Path, monkeypatch: pytest.MonkeyPatch) -> Layout:
    """Mini, of which is made only a page that says with what order it was made."""

    def made(_: Layout, order: Order, *__: object) -> Made:
        return of_one_page(f"{order.audience} {order.drafts} {order.wish.whole}")

    monkeypatch.setattr(building, "make", made)
    monkeypatch.setattr(building, "verify", lambda *_: ())
    return Layout(mini)


def of_one_page(text: str) -> Made:
    return Made({"index.html": text.encode()}, {}, frozenset())


def current(layout: Layout) -> str:
    return (layout.build / "current" / "index.html").read_text()


def test_a_preview_of_drafts_is_never_what_a_build_publishes(layout: Layout) -> None:
    preview(layout, Order(drafts=True), Unwatched())
    assert "True True" in (layout.build / "preview" / "index.html").read_text()
    for _ in range(2):
        build(layout, Audience.INTERNAL, Unwatched())
        assert current(layout) == "internal False True"


def test_a_preview_of_which_nothing_has_changed_stands(layout: Layout, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = preview(layout, Order(), Unwatched()) / "index.html"
    monkeypatch.setattr(building, "make", lambda *_: of_one_page("new"))
    preview(layout, Order(), Unwatched())
    assert shown.read_text() != "new"
    preview(layout, Order(drafts=True), Unwatched())
    assert shown.read_text() == "new", "it was for others"
    preview(layout, Order(), Unwatched())
    shown.write_text("touched by hand")
    preview(layout, Order(), Unwatched())
    assert shown.read_text() == "new"
    shown.write_text("touched by hand")
    (shown.parent / "left.html").touch()
    preview(layout, Order(), Unwatched())
    assert [file.name for file in shown.parent.iterdir()] == ["index.html"]


def test_each_audience_gets_its_own_release(layout: Layout) -> None:
    for audience in (Audience.INTERNAL, Audience.PUBLIC, Audience.INTERNAL):
        build(layout, audience, Unwatched())
        assert current(layout) == f"{audience} False True"


@pytest.mark.parametrize(
    "file", ["playbooks/contacts.private.yml", "playbooks/_shared/ui.yml", "playbooks/alpha/lessons.yml"]
)
def test_whatever_changes_is_built_anew(layout: Layout, file: str, monkeypatch: pytest.MonkeyPatch) -> None:
    build(layout, Audience.INTERNAL, Unwatched())
    monkeypatch.setattr(building, "make", lambda *_: of_one_page("new"))
    build(layout, Audience.INTERNAL, Unwatched())
    assert current(layout) != "new"
    with (layout.root / file).open("a", encoding="utf-8") as changed:
        changed.write("# changed\n")
    build(layout, Audience.INTERNAL, Unwatched())
    assert current(layout) == "new"


def test_what_is_saved_during_a_build_is_not_taken_for_built(layout: Layout, monkeypatch: pytest.MonkeyPatch) -> None:
    file = layout.playbooks / "alpha" / "lessons.yml"
    before = file.read_bytes()

    def saved_meanwhile(*_: object) -> Made:
        file.write_bytes(before + b"# saved\n")
        return of_one_page("of the new words")

    with monkeypatch.context() as patch:
        patch.setattr(building, "make", saved_meanwhile)
        build(layout, Audience.INTERNAL, Unwatched())
    file.write_bytes(before)
    build(layout, Audience.INTERNAL, Unwatched())
    assert current(layout) == "internal False True"


def test_all_parts_by_name_are_looked_at_and_not_published(layout: Layout, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(layout.root)
    result = CliRunner().invoke(main, ["build", *(word for name in FORMATS for word in ("--only", name))])
    assert result.exit_code == 0, result.output
    assert (layout.build / "preview" / "index.html").is_file()
    assert not (layout.build / "current").exists()
