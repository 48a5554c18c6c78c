"""A handbook's files lie over the program's own: file by file, and the words of the interface one by one."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from mini_copy import ROOT

from generator.layout import WORDS, Layers, Layout
from generator.loading.load import load
from generator.planning.base import read_assets
from generator.problems import Problems
from generator.rendering.render import Renderer


@pytest.fixture
def alone(tmp_path: Path) -> Layout:
    """A handbook that is data and nothing else, without words of its own."""
    shutil.copytree(ROOT / "tests" / "data" / "mini" / "playbooks", tmp_path / "playbooks")
    return Layout(tmp_path)


def written(layout: Layout, name: str, text: str) -> Path:
    file = layout.root / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def test_a_file_of_the_handbook_is_taken_in_place_of_the_program_s(alone: Layout) -> None:
    before = read_assets(alone, *alone.sources)
    new = written(alone, "docs/assets/ours.css", "b { color: red }")
    instead = written(alone, "templates/theme/404.html", "lost")
    after = read_assets(alone, *alone.sources)
    changed = {name for name in after if before.get(name) != after[name]}
    assert changed == {"docs/assets/ours.css", "templates/theme/404.html"}
    assert after["templates/theme/404.html"] == instead.read_bytes()
    assert after["docs/assets/ours.css"] == new.read_bytes()
    assert before.keys() <= after.keys()


def test_of_the_sample_beside_the_program_nothing_is_seen(alone: Layout) -> None:
    own = {file.relative_to(alone.root).as_posix() for file in alone.playbooks.rglob("*.yml")}
    assert set(alone.files("playbooks")) == {*own, WORDS}
    assert set(load(alone).tree["playbooks"]) == {"alpha", "beta"}


def test_a_file_has_the_same_name_whichever_layer_it_is_from(alone: Layout) -> None:
    assert set(read_assets(alone, "templates", "docs", "mkdocs.yml")) == set(
        read_assets(Layout(ROOT), "templates", "docs", "mkdocs.yml")
    )


def test_words_of_the_interface_are_taken_one_by_one(alone: Layout) -> None:
    whole: Any = load(alone).tree["ui"]
    written(alone, WORDS, "site:\n  home: {zh: 门, ja: 入口}\n")
    sources = load(alone)
    words: Any = sources.tree["ui"]
    assert words["site"] == whole["site"] | {"home": {"zh": "门", "en": "Home", "ja": "入口"}}
    assert {**words, "site": 0} == {**whole, "site": 0}
    ours, program = (sources.place(("ui", "site", "home", language)) for language in ("zh", "en"))
    assert (ours.file, ours.line) == (WORDS, 2)
    assert program.file == (ROOT / WORDS).as_posix()
    assert sources.place(("ui", "site", "home", "ja"), span=(1, 2)).file == WORDS
    assert sources.place(("ui", "site", "home", "en"), span=(1, 2)).file == program.file


@pytest.mark.parametrize("own", [False, True])
def test_a_template_that_fails_is_named_where_it_lies(tmp_path: Path, own: bool) -> None:  # noqa: FBT001
    ours, program = tmp_path / "templates", tmp_path / "program"
    for folder in (ours, program):
        folder.mkdir()
    file = (ours if own else program) / "odd.html"
    file.write_text("\n{{ 1 / 0 }}", encoding="utf-8")
    with pytest.raises(Problems) as told:
        Renderer(Layers((ours, program), "templates")).render("odd.html", {})
    [problem] = told.value.problems
    assert problem.place.file == ("templates/odd.html" if own else file.as_posix())
    assert problem.place.line == 2


@pytest.mark.parametrize("turned", [False, True])
def test_files_stand_in_the_order_of_their_names_whatever_the_disk_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, turned: bool
) -> None:
    for name in ("b.css", "a.css", "c/d.css", "c/a.css"):
        file = tmp_path / "templates" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("", encoding="utf-8")
    found = Path.rglob
    monkeypatch.setattr(Path, "rglob", lambda here, like: iter(sorted(found(here, like), reverse=turned)))
    wanted = ["a.css", "b.css", "c/a.css", "c/d.css"]
    assert list(Layers((tmp_path / "templates",), "templates").files()) == wanted
    own = Layout(tmp_path, program=tmp_path / "nowhere").files("templates")
    assert list(own) == [f"templates/{name}" for name in wanted]
