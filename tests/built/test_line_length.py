"""No printed line of running text is longer than the eye can follow: 40 Chinese characters, 75 letters."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest
from measure import on_pages

from built.workshop import LANGUAGES
from generator.encoding.paper import assets, encode

if TYPE_CHECKING:
    from pathlib import Path

    from generator.layout import Layout
    from generator.model.handbook import Handbook

TAGS = {"zh": "zh-CN", "en": "en"}
LONGEST = {"zh": 40, "en": 75}
"""Characters a line; in Chinese two letters or digits count as one, as wide as they are, and a space as nothing."""
LEEWAY = {"zh": 0, "en": 7}
"""Narrow letters make some lines longer; nearly all stay within the limit."""
KINDS = ("<p>{}</p>", '<p class="lead">{}</p>', "<ul><li>{}</li></ul>", "<dl><dt>x</dt><dd>{}</dd></dl>")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_no_line_is_too_long(layout: Layout, handbook: Handbook, tmp_path: Path, language: str, kind: str) -> None:
    steps = handbook.playbooks["service"].response.steps
    body = kind.format(" ".join(step.detail.root[language] for step in steps))
    head = '<title>t</title><link rel="stylesheet" href="base.css">'
    page = f'<!doctype html><html lang="{TAGS[language]}"><head>{head}</head><body>{body}</body></html>'
    file = tmp_path / "x.pdf"
    file.write_bytes(encode({"x.pdf": page}, assets(layout))["x.pdf"])
    command = ["pdftotext", "-layout", str(file), "-"]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    lengths = sorted(length(line.strip(), language) for line in said.splitlines() if line.strip())
    assert len(lengths) > 30, "the test has seen too little to mean anything"
    assert lengths[-1] <= LONGEST[language] + LEEWAY[language]
    assert lengths[int(len(lengths) * 0.9)] <= LONGEST[language]
    assert lengths[len(lengths) // 2] > LONGEST[language] * 0.8, "lines are too short to be read with ease"


def length(line: str, language: str) -> float:
    if language == "en":
        return len(line)
    return sum(1 if character > "\u2fff" else 0.5 for character in line if character != " ")


WORKED_WITH = ('<div class="letter"><p>{}</p></div>', "<p>{}</p>", '<dl class="answers"><dt>x</dt><dd>{}</dd></dl>')
COLUMN = 174
"""Millimetres between the margins."""


@pytest.mark.parametrize("kind", WORKED_WITH)
def test_english_words_take_the_column_of_a_runbook(layout: Layout, handbook: Handbook, kind: str) -> None:
    """What is worked with is no running text: it leaves no third of the page empty."""
    body = kind.format(" ".join(step.detail.root["en"] for step in handbook.playbooks["service"].response.steps[:9]))
    styles = '<link rel="stylesheet" href="base.css"><link rel="stylesheet" href="runbook.css">'
    page = f'<!doctype html><html lang="en"><head><title>t</title>{styles}</head><body>{body}</body></html>'
    glyphs = on_pages(encode({"x.pdf": page}, assets(layout))["x.pdf"])[0]
    assert max(one.right for one in glyphs) - min(one.left for one in glyphs) > COLUMN - 14
