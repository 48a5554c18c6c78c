"""The guide for developers names the right file for each change, alike in both languages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ROW = re.compile(r"^\| [^|]+ \| `([\w./-]+)` \| `([^`|]+)` \|$", re.MULTILINE)


def rows(language: str) -> list[tuple[str, str]]:
    """The file to open for each change, and the word to look for in it."""
    guide = (ROOT / "docs" / language / "reference" / "how-it-works.md").read_text(encoding="utf-8")
    _, after = guide.split("{: #where-to-change }")
    return ROW.findall(after.split("\n## ")[0])


@pytest.mark.parametrize("language", ["en", "zh"])
def test_each_change_has_a_file_and_its_word_stands_in_it(language: str) -> None:
    named = rows(language)
    assert len(named) >= 20
    wrong = [row for row in named if row[1] not in (ROOT / row[0]).read_text(encoding="utf-8")]
    assert wrong == []


def test_both_languages_name_the_same() -> None:
    assert rows("en") == rows("zh")


def test_every_stage_is_the_subject_of_a_change() -> None:
    """A stage in which nothing is ever changed would be no stage."""
    stages = {folder.name for folder in (ROOT / "generator").iterdir() if (folder / "__init__.py").exists()}
    named = {file.split("/")[1] for file, _ in rows("en") if file.startswith("generator/")}
    assert stages - named == {"storage"}
