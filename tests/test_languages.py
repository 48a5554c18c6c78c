"""A language is any that BCP 47 names: what is written for one that readers read as well is theirs too."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from mini_copy import ROOT

from generator.encoding.brought_words import of_theme, with_help
from generator.layout import Layout
from generator.loading.load import load
from generator.problems import Problem, Problems
from generator.reading import check
from generator.text.languages import as_written, is_language, nearest
from generator.text.traditional import as_in_taiwan, simplified
from generator.validating.facts.reading import facts

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
    some = files | {
        "docs/zh/reference/b.md": b"zh",
        "docs/en/reference/b.md": b"en",
        "docs/zh-Hant/reference/a.md": b"own",
    }
    pages = with_help(some, "zh-Hant")
    assert (pages["docs/zh-Hant/reference/a.md"], pages["docs/zh-Hant/reference/b.md"]) == (b"own", b"zh")
    assert with_help(some, "zh")["docs/zh/reference/b.md"] == b"zh"


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


WRITTEN = sorted((ROOT / "templates" / "words").glob("*.yml"))


@pytest.mark.parametrize("file", WRITTEN, ids=lambda file: file.stem)
def test_the_words_of_a_further_language_are_all_there_and_have_the_same_blanks(file: Path) -> None:
    ours, theirs = words_of(ROOT / "playbooks" / "_shared" / "ui.yml"), words_of(file)
    assert len(ours) > 50
    assert [(group, *words) for group, words in theirs.items()] == [(group, *words) for group, words in ours.items()]
    blanks = re.compile(r"\{\w+\}")
    odd = [
        (group, key)
        for group, words in ours.items()
        for key, word in words.items()
        if sorted(blanks.findall(word["en"])) != sorted(blanks.findall(theirs[group][key]))
        and sorted(blanks.findall(word["zh"])) != sorted(blanks.findall(theirs[group][key]))
    ]
    assert odd == []


def test_the_words_of_taiwan_are_no_simplified_ones() -> None:
    theirs = words_of(ROOT / "templates" / "words" / "zh-Hant.yml")
    said = "".join(word for words in theirs.values() for word in words.values())
    assert len(said) > 10_000
    assert {sign for sign in said if "\u4e00" <= sign <= "\u9fff" and not in_big5(sign)} == set()
    mainland = ["信息", "網絡", "打印", "短信", "鏈接", "視頻", "默認", "搜索", "預案", "復盤", "質量", "“"]
    assert [word for word in mainland if word in said] == []


def in_big5(sign: str) -> bool:
    """Whether a character is one that Taiwan writes."""
    try:
        return bool(sign.encode("big5"))
    except UnicodeEncodeError:
        return False


def words_of(file: Path) -> dict[str, dict[str, Any]]:
    """What a file of words says, each word and key as typed."""
    found: dict[str, dict[str, Any]] = yaml.load(file.read_text(encoding="utf-8"), yaml.CBaseLoader)  # noqa: S506 - gives texts only
    return found


def in_traditional(mini: Path) -> None:
    """Mini, whose Chinese is Traditional."""
    for file in (mini / "playbooks").rglob("*.yml"):
        text = re.sub(r"(?<![\w-])zh: ", "zh-Hant: ", file.read_text(encoding="utf-8"))
        text = re.sub(r"(id|tag): zh(-CN)?$", r"\1: zh-Hant", text, flags=re.MULTILINE)
        file.write_text(text, encoding="utf-8")
    (mini / "playbooks" / "_shared" / "ui.yml").unlink()


def test_a_handbook_in_traditional_chinese_has_its_words_and_a_missing_one_is_told(mini: Path) -> None:
    in_traditional(mini)
    layout = Layout(mini)
    words: Any = load(layout).tree["ui"]
    assert words["site"]["printouts"]["zh-Hant"] == "紙本文件"
    assert "missing-language" not in {one.rule for one in told(layout)}
    (mini / "templates").unlink()
    (mini / "templates" / "words").mkdir(parents=True)
    gap = (ROOT / "templates" / "words" / "zh-Hant.yml").read_text(encoding="utf-8").replace('  home: "首頁"\n', "", 1)
    (mini / "templates" / "words" / "zh-Hant.yml").write_text(gap, encoding="utf-8")
    [missing] = [one for one in told(layout) if one.rule == "missing-language"]
    assert missing.message.en == 'The text in "zh-Hant" is missing.'
    assert missing.place.file.endswith("ui.yml")


def told(layout: Layout) -> tuple[Problem, ...]:
    """The problems of a handbook."""
    try:
        check(layout)
    except Problems as found:
        return found.problems
    return ()


@pytest.mark.parametrize(
    ("simplified_", "taiwan"),
    [
        ("打印预案，用短信通知联系人", "列印應變計畫，用簡訊通知聯絡人"),
        ("这台设备的网络和软件", "這台裝置的網路和軟體"),
        ("他说“现在”", "他說「現在」"),
        ("T+30 分钟，I 级", "T+30 分鐘，I 級"),
        ("项目类型和计划文件已公布，赔付对象见脚本", "項目類型和計畫文件已公布，賠償對象見腳本"),
        ("解压一个文件，看文件名", "解壓一個檔案，看檔名"),
    ],
)
def test_a_draft_is_written_as_in_taiwan(simplified_: str, taiwan: str) -> None:
    assert as_in_taiwan(simplified_) == taiwan


@pytest.mark.parametrize("text", ["一百二十分鐘內", "每週一上午 9 點", "3 億元", "I 級 15 分鐘"])
def test_numbers_in_traditional_characters_are_read_as_in_simplified(text: str) -> None:
    found = facts("zh-Hant", text)
    assert found
    assert [fact[2:] for fact in found] == [fact[2:] for fact in facts("zh", text.translate(simplified()))]
