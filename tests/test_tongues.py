"""What is in another language says so; what is not, and what no language has, stays as it is."""

from __future__ import annotations

import pytest

from generator.text.tongues import of_characters, tell_apart

EN, ZH = '<span lang="en">{}</span>', '<span lang="zh-CN">{}</span>'


def page(language: str, text: str, characters: str = "zh-CN") -> str:
    head = "<head><title>危机 crisis page</title></head>"
    return f'<!doctype html><html lang="{language}" data-characters="{characters}">{head}<body>{text}</body></html>'


@pytest.mark.parametrize(
    ("language", "written", "wanted"),
    [
        ("en", "<p>the law (个人信息保护法) says</p>", f"<p>the law ({ZH.format('个人信息保护法')}) says</p>"),
        ("en", "<p>《数据安全法》第29条 applies</p>", f"<p>{ZH.format('《数据安全法》第29条')} applies</p>"),
        ("en", "<p>say 您好，我们 now</p>", f"<p>say {ZH.format('您好，我们')} now</p>"),
        ("en", '<p lang="zh-CN">个人 and more words</p>', f'<p lang="zh-CN">个人 {EN.format("and more words")}</p>'),
        ("en", '<a title="中文">x</a><script>"中文"</script>', '<a title="中文">x</a><script>"中文"</script>'),
        (
            "en",
            "<template><p>中文 / Chinese</p><script>'中文'</script></template>",
            f"<template><p>{ZH.format('中文')} / Chinese</p><script>'中文'</script></template>",
        ),
        ("en", "<svg><text>中文</text></svg><code>中文</code>", "<svg><text>中文</text></svg><code>中文</code>"),
        ("en", '<p lang="zh-CN"><p>内</p>中</p>外', f'<p lang="zh-CN"><p>内</p>中</p>{ZH.format("外")}'),
        ("zh-CN", "<p>叫 incident commander，也</p>", f"<p>叫 {EN.format('incident commander')}，也</p>"),
        ("zh-CN", "<p>见 Search &amp; Rescue 一章</p>", f"<p>见 {EN.format('Search &amp; Rescue')} 一章</p>"),
        ("zh-CN", "<p>钓鱼 phishing</p>", f"<p>钓鱼 {EN.format('phishing')}</p>"),
        ("zh-CN", "<p>写 pre-plan</p>", f"<p>写 {EN.format('pre-plan')}</p>"),
        ("zh-CN", "<p>按 SLA 和 T0+15 算，发 App</p>", None),
        ("zh-CN", "<p>写信到 press@example.com，见 https://www.example.com/press</p>", None),
        ("zh-CN", "<p>指纹 abcdef08</p>", None),
        ("zh-CN", "<p>文件 contacts.private.yml，&quot;引&quot;</p>", None),
        ("zh-CN", '<small lang="zh-Latn">wēijī guǎnlǐ</small>', None),
        ("zh-CN", '<small lang="en">crisis page</small> <!-- crisis page -->', None),
        ("zh-CN", "<code>handbook check</code><pre>handbook check</pre>", None),
        ("de", "<p>Der crisis page</p>", None),
        ("ja", "<p>雲帆ソフトウェアの危機対応</p>", None),
        ("ja", "<p>Freeze all changes、雲帆</p>", f"<p>{EN.format('Freeze all changes')}、雲帆</p>"),
    ],
)
def test_words_of_another_language_say_so(language: str, written: str, wanted: str | None) -> None:
    assert tell_apart(page(language, written)) == page(language, wanted or written)


def test_a_page_that_says_no_language_is_left() -> None:
    assert tell_apart("<p>危机 crisis page</p>") == "<p>危机 crisis page</p>"


@pytest.mark.parametrize(
    ("tags", "characters"),
    [
        (["zh-CN", "en"], "zh-CN"),
        (["en", "zh-Hant-TW"], "zh-Hant-TW"),
        (["en", "ja"], "ja"),
        (["en", "de"], "zh"),
    ],
)
def test_characters_have_the_shapes_of_the_handbooks_own_language(tags: list[str], characters: str) -> None:
    told = page("en", f'<p>the <span lang="{characters}">個人資料</span> law</p>', characters)
    assert tell_apart(page("en", "<p>the 個人資料 law</p>", of_characters(tags))) == told
