"""Lines are broken as typesetters break them, and where the print engine breaks them; widths are the typeface's own."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from generator.encoding.paper import HANDBOOK, assets, laid_out
from generator.layout import Layout
from generator.text.fonts import Typeface
from generator.text.line_breaking import even, in_a_row, kept, widest_word, wrap
from generator.text.typography import space

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from whole import Whole

    from generator.loading.load import Sources

ROOT = Path(__file__).parents[1]
TYPEFACE = Typeface(Layout(ROOT).fonts)

OPENING, CLOSING = "（《“〔【￥№§$", "。，、；：？！）》〕】·～／％℃"
words = st.sampled_from(
    ["断", "电", "公司", "App", "T+30", "SKU", "account-security", "don't", "30%", "a1" * 40, " ", " to "]
)
marked = st.builds(
    lambda before, word, behind: before + word + behind,
    st.sampled_from(["", "", *OPENING]),
    words.filter(str.strip),
    st.sampled_from(["", "", "", *CLOSING, "）。", "”", "“", "” ", "“ ", "——", "……"]),
)
texts = st.lists(st.one_of(words, marked), max_size=30).map("".join)
rooms = st.floats(5, 40)
breakers = st.sampled_from([wrap, even])


def bare(lines: tuple[str, ...] | str) -> str:
    return "".join("".join(lines).split())


def width(words: str) -> float:
    return TYPEFACE.width(words)


def ill_broken(text: str, lines: tuple[str, ...]) -> list[str]:
    """Lines that begin or end as none may. A curled quote opens or closes by what stands beside it in the text."""
    wrong = [line for line in lines[1:] if line[0] in CLOSING] + [line for line in lines[:-1] if line[-1] in OPENING]
    for quote, place in (("“", -1), ("”", 0)):
        clear = [found for found in re.findall(rf"[{OPENING}\u4e00-\u9fff]?{quote}.?", text) if found[-1] != quote]
        if len(clear) == text.count(quote):
            wrong += [line for line in (lines[:-1] if place else lines[1:]) if line[place] == quote]
    return wrong


@settings(deadline=None)
@given(texts, rooms, breakers)
@example("断断断 to ；", 5.0, wrap)
def test_broken_lines_keep_the_rules(text: str, room: float, breaks: Callable[..., tuple[str, ...]]) -> None:
    clusters = re.findall(rf"(?=([{OPENING}“”\s]*\S[{CLOSING}“”\s]*))", text)  # a quote may belong to either side
    assume(all(width(one.strip()) <= room for one in clusters))  # no line holds a character with all its marks
    lines = breaks(TYPEFACE, text, room)
    assert bare(lines) == bare(text)
    assert [line for line in lines if width(line) > room + 0.01 or not line or line != line.strip()] == []
    assert ill_broken(text, lines) == []
    assert len(lines) == len(wrap(TYPEFACE, text, room))


@settings(deadline=None)
@given(texts, rooms)
def test_a_sign_and_its_number_stand_on_one_line(text: str, room: float) -> None:
    spaced = re.sub(r"(?<=\d)(?=[％℃])|(?<=[￥№§$])(?=\d)", " ", text)
    lines = wrap(TYPEFACE, spaced, room)
    assert [line for line in lines[:-1] if line[-1] in "￥№§$"] + [line for line in lines[1:] if line[0] in "％℃"] == []


@settings(deadline=None)
@given(texts, st.floats(1, 1.5))
def test_no_word_is_broken_where_the_widest_has_room(text: str, times: float) -> None:
    whole = set(re.findall(r"[A-Za-z']{2,}", text))
    lines = even(TYPEFACE, text, widest_word(TYPEFACE, text) * times + 0.01)
    assert whole <= set(re.findall(r"[A-Za-z']{2,}", "\n".join(lines)))


@pytest.mark.parametrize(
    ("text", "room", "lines"),
    [
        ("", 5, ()),
        ("停售，再说", 3, ("停售，", "再说")),
        ("停售了，再说", 3, ("停售", "了，再", "说")),
        ("他说“停售”", 3, ("他说", "“停", "售”")),
        ("用 App 下单", 4, ("用 App", "下单")),
        ("an account-security desk", 6, ("an account-", "security", "desk")),
        ("certificates", 5, ("certificate", "s")),
        ("spread\n over  lines", 20, ("spread over lines",)),
        ("断Appaccount-security“ to 。", 5, ("断", "Appaccou", "nt-", "security", "“ to 。")),
        ("断“ （断）。", 5, ("断", "“ （断）", "。")),
        ("断“ （断）。", 5.3, ("断", "“ （断）。")),
        ("请看@所有人的话", 3.6, ("请看", "@所有", "人的话")),
        ("要懂C++吗", 3.2, ("要懂", "C++吗")),
        ("去了上海·北京", 4, ("去了上", "海·北京")),
        ("价格￥100元", 3.1, ("价格", "￥100", "元")),
        ("费用 № 12 条", 3.4, ("费用", "№ 12", "条")),
        ("见§ 5款吧", 2.3, ("见", "§ 5", "款吧")),
        ("至多 50 ％吧", 3.7, ("至多", "50 ％吧")),
        ("长约 30 km 左右", 4, ("长约", "30 km", "左右")),
        ("和／或者", 3, ("和／或", "者")),
        ("三月～五月", 2.9, ("三", "月～", "五月")),
        ("这是——真的", 3, ("这是", "——真", "的")),
        ("再等等……说", 3, ("再等", "等……", "说")),
        ("，，，，", 2, ("，，", "，，")),
        ("buy A-shares", 3.2, ("buy", "A-shar", "es")),
        ("sell H-shares", 5, ("sell", "H-shares")),
        ("the e-mail list", 4.5, ("the", "e-mail", "list")),
        ("grade K-12 books", 4.7, ("grade", "K-12", "books")),
        ("we take Plan-B then", 4, ("we take", "Plan-B", "then")),
        ("from A–Z", 3, ("from", "A–Z")),
        ("at 90 km/h now", 4, ("at", "90 km/h", "now")),
        ("买了A-shares的人", 4.6, ("买了", "A-shares", "的人")),
        ("don't-care terms", 4, ("don't-", "care", "terms")),
        ("a two-day stop", 4, ("a two-", "day stop")),
        ("打给【值班经理电话】并记下", 8, ("打给", "【值班经理电话】", "并记下")),
        ("ring [duty manager] now", 9, ("ring", "[duty manager]", "now")),
        ("W" * 6, 2, ("WW", "WW", "WW")),
    ],
)
def test_lines_are_broken_as_typesetters_do(text: str, room: float, lines: tuple[str, ...]) -> None:
    assert wrap(TYPEFACE, text, room) == lines


def test_what_is_held_together_is_told() -> None:
    text = "和／或，￥100 起，约 5 ℃"
    assert [text[start:end] for start, end in kept(text)] == ["和／", "￥1", "5 ℃"]


def test_even_lines_leave_no_single_character() -> None:
    assert wrap(TYPEFACE, "先通知已证实的人其余分批", 11) == ("先通知已证实的人其余分", "批")
    assert even(TYPEFACE, "先通知已证实的人其余分批", 11) == ("先通知已证实", "的人其余分批")


def test_facts_stay_whole_in_a_row() -> None:
    assert in_a_row(TYPEFACE, ["Legal", "T+45 min", "after 7"], 9) == ("Legal | T+45 min", "after 7")
    assert in_a_row(TYPEFACE, ["法务"], 1.5) == ("法", "务")


def test_bold_is_measured_in_the_bold_face() -> None:
    assert TYPEFACE.width("Commander", bold=True) > TYPEFACE.width("Commander") > 0
    assert TYPEFACE.width("") == 0


# Against the print engine


SIZE, ROOM = 11, 60.0
"""Points, and millimetres."""


def texts_of_every_playbook(sources: Sources) -> Iterator[tuple[str, str]]:
    """Texts as they stand on cards and posters, with their language."""
    tree: Any = sources.tree
    for book in tree["playbooks"].values():
        said = [move["action"] for move in book["playbook"]["first_hour"]]
        said += [step["title"] for step in book["response"]["steps"]] + book["communication"]["dont"]
        yield from ((language, space(words)) for text in said for language, words in text.items())


def boxes(box: Any) -> Iterator[Any]:  # noqa: ANN401 - WeasyPrint ships no types
    yield box
    for child in getattr(box, "children", ()):
        yield from boxes(child)


def printed_lines(said: list[tuple[str, str]]) -> list[int]:
    """How many lines each text takes in the print engine, at the room given."""
    style = f"<style>p.x {{ width: {ROOM}mm; max-width: none; font-size: {SIZE}pt; font-weight: 700 }}</style>"
    body = "".join(f'<p class="x" lang="{language}">{text}</p>' for language, text in said)
    head = f'<title>t</title><link rel="stylesheet" href="base.css">{style}'
    page = f'<!doctype html><html lang="en"><head>{head}</head><body>{body}</body></html>'
    counts: dict[Any, int] = {}
    with laid_out(page, assets(Layout(ROOT)), HANDBOOK) as document:
        for box in (box for sheet in document.pages for box in boxes(sheet._page_box)):  # noqa: SLF001 - the only way
            if box.element_tag == "p" and type(box).__name__ == "BlockBox":
                counts[box.element] = counts.get(box.element, 0) + len(box.children)
    return list(counts.values())


def test_as_many_lines_are_counted_as_are_printed(whole: Whole) -> None:
    said = [text for text in texts_of_every_playbook(whole.sources) if not set("<&") & set(text[1])][::8]
    counted = [len(wrap(TYPEFACE, text, ROOM / (SIZE * 25.4 / 72), bold=True)) for _, text in said]
    printed = printed_lines(said)
    assert len(said) == len(printed) > 100, "the test has seen too little to mean anything"
    assert [text for text, ours, theirs in zip(said, counted, printed, strict=True) if ours < theirs] == []
    assert sum(counted) <= sum(printed) * 1.02
