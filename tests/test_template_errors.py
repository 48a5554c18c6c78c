"""A template that fails is told with the file, line and name of its innermost frame; the whole cause on demand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from generator.command.cli import main
from generator.layout import Layers
from generator.problems import Problems
from generator.rendering.render import Renderer
from generator.resolving.view import View

if TYPE_CHECKING:
    from pathlib import Path

pytest_plugins = ["mini_project"]

OUTER = '{% from "inner.html" import shown %}\n\n{{ shown(book) }}\n'


@pytest.mark.parametrize(
    ("inner", "at", "said"),
    [
        (
            "{% macro shown(book) %}\n\n{{ book.ownr }}\n{% endmacro %}",
            "templates/inner.html:3",
            "no attribute 'ownr'",
        ),
        (
            "{% macro shown(book) %}\n{{ 1 / book.zero }}\n{% endmacro %}",
            "templates/inner.html:2",
            "ZeroDivisionError: ",
        ),
        ('{% macro shown(book) %}\n{% include "gone.html" %}\n{% endmacro %}', "templates/inner.html:2", "gone.html"),
        ("{% macro shown(book) %}\n{% if %}\n{% endmacro %}", "templates/inner.html:2", "Expected an expression"),
    ],
)
def test_the_innermost_frame_is_named(inner: str, at: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "outer.html").write_text(OUTER, encoding="utf-8")
    (tmp_path / "inner.html").write_text(inner, encoding="utf-8")
    with pytest.raises(Problems) as caught:
        Renderer(Layers((tmp_path,), "templates")).render("outer.html", {"book": View(id="a", zero=0)})
    [problem] = caught.value.problems
    assert f"{problem.place.file}:{problem.place.line}" == at
    assert said in problem.message.en


def test_paper_takes_in_nothing_of_the_site(tmp_path: Path) -> None:
    for name, text in (("print/one.html", "{% include which %}"), ("site/head.md", ""), ("print/one.css", "")):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    for taken in ("site/head.md", "print/one.css"):
        with pytest.raises(Problems, match="paper takes in templates of parts/ and print/"):
            Renderer(Layers((tmp_path,), "templates")).render("print/one.html", {"which": taken})


def build(mini: Path, monkeypatch: pytest.MonkeyPatch, *options: str, after: str = "", debug: str = "") -> Result:
    monkeypatch.chdir(mini)
    arguments = [*options, "build", "--only", "clock", "--playbook", "beta", *after.split()]
    return CliRunner().invoke(main, arguments, env={"HANDBOOK_DEBUG": debug})


def test_the_whole_cause_is_shown_when_asked_for(mini: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copy = mini / "own"
    copy.mkdir()
    for entry in (mini / "templates").iterdir():
        (copy / entry.name).symlink_to(entry.resolve())
    (copy / "print").unlink()
    (copy / "print").mkdir()
    for entry in (mini / "templates" / "print").iterdir():
        (copy / "print" / entry.name).symlink_to(entry.resolve())
    (copy / "print" / "clock.html").unlink()
    (copy / "print" / "clock.html").write_text(
        '{% extends "print/sheet.html" %}\n{% block body %}\n{{ playbook.ownr }}{% endblock %}', encoding="utf-8"
    )
    (mini / "templates").unlink()
    copy.rename(mini / "templates")
    plain = build(mini, monkeypatch)
    assert plain.exit_code == 3
    assert "templates/print/clock.html:3:1  template" in plain.stdout
    assert "no attribute 'ownr' (block 'body')" in plain.stdout
    assert "Traceback" not in plain.output
    for told in (
        build(mini, monkeypatch, "--traceback"),
        build(mini, monkeypatch, after="--traceback"),
        build(mini, monkeypatch, debug="1"),
    ):
        assert (told.exit_code, told.stdout) == (3, plain.stdout)
        assert "Traceback (most recent call last)" in told.stderr
        assert "UndefinedError" in told.stderr
