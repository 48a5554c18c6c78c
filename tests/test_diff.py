"""What changed between two releases: which pages, which words under which heading, which printed sheets and how."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from generator.command.cli import main
from generator.publishing.releases import publish
from generator.publishing.said import Line, page

if TYPE_CHECKING:
    from pathlib import Path

pytest_plugins = ["mini_project"]

STEP = """<html><head><title>t</title></head><body><nav>way {due}</nav><main>
<h1>{title}</h1><p>First <a href="#x">move</a> now</p>
<h2 id="x">1. {step}</h2><dl><div><dt>{time}</dt><dd>T+<b>{due}</b> min</dd></div></dl>
<table><tr><th>Level</th><td>I</td></tr></table><ul><li>one</li><li>{item}</li></ul></main><footer>{due}</footer></body></html>"""
COPY = """<main><dl><dt>file</dt><dd>{name}</dd><dt>contacts</dt><dd><code>{contacts}</code></dd></dl>
<a href="../../pdf/{file}.pdf">pdf</a></main>"""


def site(due: str, item: str, mark: str, contacts: str) -> dict[str, bytes]:
    """A step in both languages, and two printed sheets."""
    english = STEP.format(title="Outage", step="Call", time="Time", due=due, item=item)
    chinese = STEP.format(title="停电", step="打电话", time="时间", due=due, item=item)
    sheets = {
        f"zh/copies/{mark}/index.html": COPY.format(name="停电 · 海报", contacts="c0", file="poster"),
        "zh/copies/aaaa/index.html": COPY.format(name="停电 · 卡片", contacts=contacts, file="card"),
        "zh/copies/bbbb/index.html": COPY.format(name="空白表格", contacts="c0", file="forms"),
        **{f"zh/pdf/{name}.pdf": f"{name}{due}" for name in ("poster", "card", "forms")},
    }
    pages = {"en/step/index.html": english, "zh/step/index.html": chinese, "zh/again/index.html": chinese}
    return {path: text.encode() for path, text in {**pages, **sheets}.items()}


def test_a_page_is_read_in_lines_with_what_stands_above_them() -> None:
    assert page(site("5", "two", "m", "c")["en/step/index.html"]).lines == (
        Line("Outage", "", "Outage"),
        Line("Outage", "", "First move now"),
        Line("1. Call", "", "1. Call"),
        Line("1. Call", "Time", "T+5 min"),
        Line("1. Call", "", "Level | I"),
        Line("1. Call", "", "one"),
        Line("1. Call", "", "two"),
    )


@pytest.mark.parametrize("language", ["zh", "en"])
def test_changes_are_told_in_words(mini: Path, monkeypatch: pytest.MonkeyPatch, language: str) -> None:
    monkeypatch.chdir(mini)
    old = publish(site("5", "two", "old", "c1"), {}, mini / "build")
    new = publish(site("15", "three", "new", "c2") | {"en/new.html": b"<h1>New</h1>"}, {}, mini / "build")
    said = CliRunner().invoke(main, ["diff", old.id, new.id[:7], "--lang", language])
    assert said.exit_code == 0
    assert said.stdout == SAID[language]
    assert CliRunner().invoke(main, ["diff", old.id, "--lang", language]).stdout == SAID[language]
    assert CliRunner().invoke(main, ["diff", "nothing"]).exit_code == 2


SAID = {
    "zh": """页面有变化：2。
zh/again/  停电
  1. 打电话 › 时间：“T+5 min”改为“T+15 min”
  1. 打电话：“two”改为“three”
zh/step/  停电
  前面说过的 2 处
打印件有变化：3。
zh/pdf/card.pdf  停电 · 卡片
  只有姓名或电话变了，要重印
zh/pdf/forms.pdf  空白表格
  只是样子变了，内容没变
zh/pdf/poster.pdf  停电 · 海报
  内容变了，要重印
""",
    "en": """Pages that differ: 2.
en/new.html  New
  new
en/step/  Outage
  1. Call › Time: “T+5 min” is now “T+15 min”
  1. Call: “two” is now “three”
Printed sheets that differ: 0.
""",
}
