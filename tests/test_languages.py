"""A language is any that BCP 47 names: what is written for one that readers read as well is theirs too."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from mini_copy import ROOT

from generator.build import check
from generator.encoding.brought_words import of_theme, with_help
from generator.layout import Layout
from generator.loading.load import load
from generator.text.languages import as_written, is_language, nearest

if TYPE_CHECKING:
    from pathlib import Path

pytest_plugins = ["mini_project"]


@pytest.mark.parametrize(
    "tag", ["en", "en-GB", "zh", "zh-Hans", "zh-Hant", "zh-Hant-TW", "ja", "pt-BR", "es-419", "yue"]
)
def test_a_tag_of_a_language(tag: str) -> None:
    assert is_language(tag)


@pytest.mark.parametrize("tag", ["xx", "EN", "En", "zh-hant", "zh_Hant", "en-gb", "e", "", "en-", "english", "１２"])
def test_what_is_none(tag: str) -> None:
    assert not is_language(tag)


@pytest.mark.parametrize(
    ("tag", "written"),
    [
        ("zh-Hans", "zh"),
        ("zh-CN", "zh"),
        ("zh-TW", "zh-Hant"),
        ("zh-HK", "zh-Hant"),
        ("en-GB", "en"),
        ("sr-Latn", "sr-Latn"),
        ("xx", "xx"),
    ],
)
def test_script_counts_and_country_does_not(tag: str, written: str) -> None:
    assert as_written(tag) == written


def test_the_nearest_is_of_the_same_country_script_or_language() -> None:
    assert [nearest("zh-HK", known) for known in (["zh-HK", "zh"], ["zh-Hant", "zh"], ["zh", "en"], ["en"])] == [
        "zh-HK",
        "zh-Hant",
        "zh",
        None,
    ]


@pytest.mark.parametrize(
    ("tag", "theme"), [("zh-CN", "zh"), ("zh-HK", "zh-Hant"), ("en-GB", "en"), ("ja", "ja"), ("yo", "en")]
)
def test_the_theme_speaks_what_it_can(tag: str, theme: str) -> None:
    assert of_theme(tag) == theme


def test_help_pages_are_those_that_are_read_best() -> None:
    files = {"docs/zh/reference/a.md": b"zh", "docs/en/reference/a.md": b"en", "docs/assets/vendor/README.md": b""}
    taken = {tag: with_help(files, tag).get(f"docs/{tag}/reference/a.md") for tag in ("zh", "zh-Hant", "en-GB", "ja")}
    assert taken == {"zh": b"zh", "zh-Hant": b"zh", "en-GB": b"en", "ja": b"en"}


def test_a_handbook_in_other_tags_of_its_languages_has_the_words_that_there_are(mini: Path) -> None:
    for file in (mini / "playbooks").rglob("*.yml"):
        text = file.read_text(encoding="utf-8")
        for code, tag in (("zh", "zh-Hans"), ("en", "en-GB")):
            text = re.sub(rf"(?<![\w-]){code}: ", f"{tag}: ", text)
            text = re.sub(rf"(id|tag): {code}(-CN)?$", rf"\1: {tag}", text, flags=re.MULTILINE)
        file.write_text(text, encoding="utf-8")
    (mini / "playbooks" / "_shared" / "ui.yml").unlink()
    layout = Layout(mini)
    assert [one.rule for one in check(layout).advice] == ["changed-since-approved"], (
        "content in other languages is other"
    )
    words: Any = load(layout).tree["ui"]
    assert words["site"]["home"] == {"zh": "首页", "en": "Home", "zh-Hans": "首页", "en-GB": "Home"}
    place = load(layout).place(("ui", "site", "home", "en-GB"))
    assert (place.file, place.line > 1) == ((ROOT / "playbooks" / "_shared" / "ui.yml").as_posix(), True)
