"""A template is compiled once in a process; whose text or folder is another's is another template."""

from __future__ import annotations

from typing import TYPE_CHECKING

import jinja2
import pytest

from generator.layout import Layers
from generator.problems import Problems
from generator.rendering.render import Renderer

if TYPE_CHECKING:
    from pathlib import Path
    from types import CodeType


def renderer(folder: Path, text: str) -> Renderer:
    folder.mkdir(exist_ok=True)
    (folder / "page.html").write_text(text, encoding="utf-8")
    return Renderer(Layers((folder,), "templates"))


def test_nothing_is_compiled_twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    compiled: list[str | None] = []
    compile_it = jinja2.Environment.compile

    def counted(self: jinja2.Environment, source: str, name: str | None, filename: str | None) -> CodeType:
        compiled.append(name)
        return compile_it(self, source, name, filename)

    monkeypatch.setattr(jinja2.Environment, "compile", counted)
    said = [renderer(tmp_path / "one", text).render("page.html", {}) for text in ("a", "a", "b", "a")]
    (tmp_path / "link").symlink_to(tmp_path / "one")
    said.append(Renderer(Layers((tmp_path / "link",), "templates")).render("page.html", {}))
    assert said == ["a", "a", "b", "a", "a"]
    assert compiled == ["page.html"] * 2


def test_each_folder_has_templates_and_mistakes_of_its_own(tmp_path: Path) -> None:
    one, other = renderer(tmp_path / "one", "{{ word }}"), renderer(tmp_path / "other", "\n{{ word }}")
    assert [each.render("page.html", {"word": "x"}) for each in (one, other)] == ["x", "\nx"]
    (tmp_path / "link").symlink_to(tmp_path / "other")
    for folder, line in (("one", 1), ("other", 2), ("link", 2)):
        with pytest.raises(Problems) as told:
            Renderer(Layers((tmp_path / folder,), "templates")).render("page.html", {})
        [problem] = told.value.problems
        assert (problem.place.file, problem.place.line) == ("templates/page.html", line)
