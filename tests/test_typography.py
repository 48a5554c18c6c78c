"""What is typed plainly is set as typesetters set it: quotes of English, and what stays as it is typed."""

from __future__ import annotations

import re

import pytest

from generator.encoding.marks import WORD_JOINER as JOINER
from generator.encoding.marks import marked
from generator.text.typography import curl, plain


@pytest.mark.parametrize(
    ("typed", "set_"),
    [
        ("don't, the merchants' money", "don’t, the merchants’ money"),
        ("'Black PR' demands", "‘Black PR’ demands"),
        ('Say "as of 14:00".', "Say “as of 14:00”."),
        ("\"'It's done,' she said.\"", "“‘It’s done,’ she said.”"),
        ("('x') [\"y\"]—'z' non-'core'", "(‘x’) [“y”]—‘z’ non-‘core’"),
        ("the 1990's and '90s", "the 1990’s and ’90s"),
        ("'T+45' within 30' of T0", "‘T+45’ within 30' of T0"),
        ('5\'10" tall, a 6" pipe', '5\'10" tall, a 6" pipe'),
        ('{owner}\'s "{thing}"', "{owner}’s “{thing}”"),
        ("see \"https://x.example/a'b\", it's", "see “https://x.example/a'b”, it’s"),
        ("grep -r 'foo' \"bar\"", "grep -r 'foo' \"bar\""),
        ("it's:\n$ echo 'x'\nisn't", "it’s:\n$ echo 'x'\nisn’t"),
        ('run `echo "x"`, don\'t', 'run `echo "x"`, don’t'),
        ('name="x y" isn\'t', 'name="x y" isn’t'),
        ('""', "“”"),
        ("“as is” ‘too’", "“as is” ‘too’"),
    ],
)
def test_english_quotes_are_curly_and_what_is_no_quote_stays(typed: str, set_: str) -> None:
    assert curl(typed) == set_
    assert curl(set_) == set_


def test_what_is_typed_into_a_field_again_has_its_own_quotes() -> None:
    assert plain("‘don’t’ “x”") == "'don't' \"x\""
    assert plain("“停电”") == "“停电”"


@pytest.mark.parametrize(
    ("page", "set_"),
    [
        ("<p><b>完成标志：</b> 看见光</p>", "<p><b>完成标志：</b>看见光</p>"),
        ("<p>“甲” <b>。</b> <i>（乙）</i> 丙</p>", "<p>“甲”<b>。</b><i>（乙）</i>丙</p>"),
        ("<p>said “so” and left</p>", "<p>said “so” and left</p>"),
        ("<p>内部（限本部门） · 公开</p>", "<p>内部（限本部门）· 公开</p>"),
    ],
)
def test_beside_a_full_width_mark_there_is_no_space(page: str, set_: str) -> None:
    assert without_marks(marked(page)) == set_


@pytest.mark.parametrize(
    ("page", "held"),
    [
        ("<p>by T+45 min or 24 hours</p>", ["T+45 min", "24 hours"]),
        ("<p>within 3 working days, 5–10 minutes</p>", ["3 working", "5–10 minutes"]),
        ("<p>期限 T+15 分钟，T−30 分钟起</p>", ["T+15 分钟，", "T−30 分钟起"]),
        ("<td>T+14 个工作日</td>", ["T+14 个工作日"]),
        ("<p>2026年3月1日起办</p>", ["2026年3月1日", "起办"]),
        ("<p>at 6 p.m. in room 30 where</p>", ["6 p.m."]),
    ],
)
def test_a_number_and_its_unit_are_held_together(page: str, held: list[str]) -> None:
    assert held_in(page) == held


@pytest.mark.parametrize(
    ("page", "held"),
    [
        ("<p>先把人带出来。</p>", ["出来。"]),
        ("<li>写下<b>时间</b></li><p>一</p>", ["时间"]),
        ("<p>两行<br>都看</p>", ["两行", "都看"]),
        ("<p>第 3 版</p><p>打开 App</p>", ["3 版"]),
        ("<p>一句<b>中间</b>再说两字</p>", ["两字"]),
        ("<p>The last line.</p>", []),
    ],
)
def test_the_end_of_a_chinese_text_is_held_together(page: str, held: list[str]) -> None:
    assert held_in(page) == held


def test_in_a_heading_a_span_holds_together_for_its_words_become_a_bookmark() -> None:
    assert marked("<h2>前 30 分钟</h2>") == '<h2>前 <span class="kept">30 分钟</span></h2>'
    assert marked('<p><a href="#x">30 分钟内做完</a></p>') == '<p><a href="#x">30 ~分~钟内做~完</a></p>'.replace(
        "~", JOINER
    )


def without_marks(page: str) -> str:
    return re.sub(f'<span class="kept">|</span>|{JOINER}', "", page)


def held_in(page: str) -> list[str]:
    """What joiners hold together."""
    found = re.findall(rf"(?:[A-Za-z0-9]+|[^{JOINER}])(?: ?{JOINER}(?:[A-Za-z0-9]+|[^{JOINER}]))+", marked(page))
    return [one.replace(JOINER, "") for one in found]
