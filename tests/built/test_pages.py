"""No finished page is half empty or only a heading; no word is at the edge, under a hole or too small to read.

And what is written on by hand has the room: lines of letters, cells of tables.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import pytest
from cells import low
from divided import divided
from measure import SIDE, Faults, Sheet, alone, faults, measure, on_pages
from slots import slots
from struck import struck

from built.workshop import LANGUAGES
from generator.encoding.paper import assets, encode, prepare
from generator.planning.pack import PACK
from generator.planning.printouts import ADVICE, PrintSet
from generator.resolving.edge_tabs import edge_tab
from generator.text.typography import curl

if TYPE_CHECKING:
    from generator.layout import Layout
    from generator.model.handbook import Handbook
    from generator.planning.base import Bytes
    from generator.publishing.releases import Release

KINDS = tuple(one.name for one in PACK if one.name != "book")
"""The book is printed with `--whole` only."""
NOT_HELD: dict[str, frozenset[str]] = {
    "nearly_empty": frozenset(),
    "half_empty": frozenset(),
    "heads_only": frozenset({"poster"}),
    "at_the_edge": frozenset(),
    "under_holes": frozenset({"poster", "pocket"}),
    "small": frozenset({"pocket"}),
    "cut_off": frozenset(),
    "overprinted": frozenset(),
}
"""Kinds that are not held to a measure, by fault.

A poster is bold all over and hangs on a wall, pocket cards are cut apart: nobody punches them. The foot of each pocket
card is within its sheet: what is small on it is looked at below.
"""
HELD = [(fault, kind) for fault in Faults._fields for kind in KINDS if kind not in NOT_HELD[fault]]


HALF_EMPTY, ALONE = 0.01, 0.01
"""The most of a kind's pages that may be half empty, and of its paragraphs that may end in a line of one character."""


class Document(NamedTuple):
    """A finished document, and what was measured on its pages."""

    name: str
    content: bytes
    sheets: list[Sheet]
    faults: Faults


@pytest.fixture(scope="module")
def found(release: Release, printed: tuple[str, ...]) -> dict[str, list[Document]]:
    """Every finished document by kind."""
    kinds: dict[str, list[Document]] = {kind: [] for kind in KINDS}
    for language in LANGUAGES:
        for kind in KINDS:
            for name in (kind, *(f"{playbook}-{kind}" for playbook in printed)):
                file = release.folder / language / "pdf" / f"{name}.pdf"
                if file.is_file():
                    content = file.read_bytes()
                    sheets = measure(content)
                    told = faults(sheets, double=ADVICE[kind].sides == "double")
                    kinds[kind].append(Document(f"{language} {name}", content, sheets, told))
    return kinds


@pytest.mark.parametrize(("fault", "kind"), HELD)
def test_no_finished_page_has_the_fault(found: dict[str, list[Document]], fault: str, kind: str) -> None:
    assert found[kind], "nothing of this kind was looked at"
    told = {one.name: lines for one in found[kind] if (lines := getattr(one.faults, fault))}
    pages = sum(len(one.sheets) for one in found[kind])
    assert sum(map(len, told.values())) <= (HALF_EMPTY * pages if fault == "half_empty" else 0), told


@pytest.mark.parametrize("kind", KINDS)
def test_no_last_line_is_one_character(found: dict[str, list[Document]], kind: str) -> None:
    sheets = [sheet for one in found[kind] for sheet in one.sheets]
    assert alone(sheets) <= ALONE, [one.single for one in sheets if one.single]


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_blank_of_a_letter_is_a_line_to_write_on(found: dict[str, list[Document]], language: str) -> None:
    for one in (each for each in found["runbook"] if each.name.startswith(language)):
        count, wrong = slots(one.content, language)
        assert count > 30, one.name
        assert wrong == []


@pytest.mark.parametrize("kind", ["first-hour", "clock", "role-cards", "forms", "runbook", "annex", "drill"])
def test_cells_to_write_in_are_as_high_as_a_hand_needs(found: dict[str, list[Document]], kind: str) -> None:
    assert {one.name: lines for one in found[kind] if (lines := low(one.content))} == {}


@pytest.mark.parametrize("kind", KINDS)
def test_no_mark_stands_on_the_words_above_it(found: dict[str, list[Document]], kind: str) -> None:
    assert {one.name: lines for one in found[kind] if (lines := struck(one.content))} == {}


def out_of_order(content: bytes, before: str) -> list[str]:
    """Lists of steps' numbers behind these words that go back."""
    said = "".join(one.text for page in on_pages(content) for one in page)
    lists = re.findall(rf"{re.escape(''.join(before.split()))}(\d+(?:[,、]\d+)+)", said)
    numbers = ((one, [int(number) for number in re.split("[,、]", one)]) for one in lists)
    return [one for one, found in numbers if found != sorted(found)]


WAITS = {"runbook": ("label", "only_after"), "annex": ("label", "only_after"), "role-cards": ("cards", "wait_for")}
"""Kinds that tell which steps a step waits for, and the words of the interface before their numbers."""


@pytest.mark.parametrize("kind", WAITS)
def test_steps_to_wait_for_are_told_in_their_order(
    found: dict[str, list[Document]], handbook: Handbook, kind: str
) -> None:
    group, word = WAITS[kind]
    before = handbook.ui[group][word].root
    assert {one.name: lines for one in found[kind] if (lines := out_of_order(one.content, before[one.name[:2]]))} == {}


def test_planted_steps_out_of_order_are_found(ready: Bytes) -> None:
    assert out_of_order(printed_page(ready, WAITING), "打开") == ["12、6"]


@pytest.fixture(scope="module")
def words(layout: Layout) -> frozenset[str]:
    """All that the data say in letters, in any case."""
    texts = (file.read_text() for file in sorted((layout.root / "playbooks").rglob("*.yml")))
    plain = {word for text in texts for word in re.findall("[A-Za-z]{2,}", text)}
    return frozenset(written for word in plain for written in (word, word.lower(), word.capitalize(), word.upper()))


@pytest.mark.parametrize("kind", KINDS)
def test_no_word_is_parted_without_a_hyphen(found: dict[str, list[Document]], words: frozenset[str], kind: str) -> None:
    english = [one for one in found[kind] if one.name.startswith("en")]
    assert {one.name: lines for one in english if (lines := divided(one.content, words))} == {}


FULL = "".join(f"<p>第 {n} 步：打开安全专线，六十秒内有人接听。</p>" for n in range(1, 37))
"""A page and a little of text."""
TABLE = '<table class="write"><thead><tr><th>签名</th></tr></thead><tbody><tr><td></td></tr></tbody></table>'
NOTES, RULED = (
    '<p style="break-before: page"><b>笔记</b></p>',
    '<p style="height: 8mm; margin: 0; border-bottom: .25mm solid #999"></p>',
)
DOT = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=="
CODE = "position: absolute; right: 0; width: 11mm; height: 11mm"
CUT = "white-space: nowrap; overflow: hidden; text-overflow: ellipsis"
PLANTED: list[tuple[str, str | None]] = [
    (f'<div style="height: 240mm">{FULL}</div>', None),
    (f'{FULL}<p style="break-before: page">一行</p>', "nearly_empty"),
    (f'{FULL}<div style="break-before: page">{FULL[:350]}</div>', "half_empty"),
    (f'{FULL}<h2 style="break-before: page">决策</h2>', "heads_only"),
    (f'{FULL}<h2 style="break-before: page">决策</h2>{TABLE}', "heads_only"),
    (f"{FULL}{NOTES}{RULED * 16}", None),
    (f"{FULL}{NOTES}{RULED * 3}", "heads_only"),
    (f'{FULL}<p style="position: absolute; top: 60mm; right: -12mm">近</p>', "at_the_edge"),
    (f'{FULL}<p style="position: absolute; top: -16mm">近</p>', "at_the_edge"),
    (f'{FULL}<img alt="码" src="data:image/png;base64,{DOT}" style="{CODE}; bottom: -13.5mm">', "at_the_edge"),
    (f'{FULL}<img alt="码" src="data:image/png;base64,{DOT}" style="{CODE}; bottom: -11.5mm">', None),
    (f'{FULL}<p style="position: absolute; top: 60mm; left: -8mm">孔</p>', "under_holes"),
    (f'{FULL}<p style="font-size: 9.5pt">小字</p>', "small"),
    (f"{FULL}<p style='transform: scale(.8)'>小字</p>", "small"),
    (f'<div class="head-left" style="{CUT}">{"危机应对手册 · " * 9}</div>{FULL}<p>等……</p>', "cut_off"),
    (f'<div class="head-left">{"危机应对手册 · " * 6}</div>{FULL}', None),
    (f'{FULL}<p style="position: absolute; top: .5mm; left: 1mm">打开安全专线有人接听安全专线打开</p>', "overprinted"),
]
"""Pages, and the fault that each has; all but the first run on to a second one that is nearly empty."""


WAITING = "<p>打开 2、3、10 打开 12、6 打开 7</p>"
"""Steps to wait for behind words that stand for theirs."""
PARTED = '<p style="width: {}mm">Communications lead</p>'
"""A word, in so much room."""


@pytest.fixture(scope="module")
def ready(layout: Layout) -> Bytes:
    """The print styles and the typeface, cut to what the planted pages say."""
    return prepare(
        assets(layout), [{"x.pdf": body} for body in (PARTED, WAITING, *(body for body, _ in (*PLANTED, *SLOTS)))]
    )


LETTER = "letters: [{slots: [{label: {zh: 联系人, en: Contact}}]}]"
"""The data of a letter with one place to write."""


def printed_page(ready: Bytes, body: str, styles: str = "", beside: str = "") -> bytes:
    """A page set as all documents are, with the data attached that it prints."""
    head = f'<title>t</title><link rel="stylesheet" href="base.css">{styles}'
    page = f'<!doctype html><html lang="zh-CN"><head>{head}</head><body>{body}</body></html>'
    return encode({"x.pdf": page} | ({"x.yml": beside} if beside else {}), ready)["x.pdf"]


@pytest.mark.parametrize(("body", "fault"), PLANTED)
def test_planted_faults_are_found(ready: Bytes, body: str, fault: str | None) -> None:
    told = {name for name, lines in faults(measure(printed_page(ready, body)))._asdict().items() if lines}
    assert told - {"nearly_empty"} == {fault} - {"nearly_empty", None}
    assert fault != "nearly_empty" or told == {fault}


POCKET_FOOTS = ((131.5, 148.5), (276, 290.6))
"""From the sheet's top, where the feet of its upper and lower cards may be."""


def small_on_cards(content: bytes) -> list[str]:
    """What is smaller than 10 pt on a sheet of pocket cards, and stands in no card's foot or is smaller than 8 pt."""
    return [
        f"page {number}: {one.text} at {one.top:.0f} mm, {one.size:.1f} pt"
        for number, glyphs in enumerate(on_pages(content), start=1)
        for one in glyphs
        if one.size < (7.95 if any(top <= one.top and one.bottom <= end for top, end in POCKET_FOOTS) else 9.95)
    ]


def test_pocket_cards_have_small_type_in_their_feet_only(found: dict[str, list[Document]]) -> None:
    assert {one.name: lines for one in found["pocket"] if (lines := small_on_cards(one.content))} == {}


@pytest.mark.parametrize(("top", "size", "wrong"), [(60, 9.5, 1), (60, 10, 0), (140, 8, 0), (140, 7.5, 1), (280, 8, 0)])
def test_planted_small_type_on_a_card_is_found(ready: Bytes, top: int, size: float, wrong: int) -> None:
    style = f"position: absolute; top: {top}mm; font-size: {size}pt"
    page = printed_page(ready, f'<p style="{style}">孔</p>', '<link rel="stylesheet" href="pocket.css">')
    assert len(small_on_cards(page)) == wrong


CELL = '<table style="line-height: 1"><tr><td style="height: {}mm; padding: 0"></td><td>名</td></tr></table>'


def test_planted_cells_that_are_too_low_are_found(ready: Bytes) -> None:
    page = f"{FULL}{CELL.format(7.5)}"
    assert low(printed_page(ready, page)) == []
    [fault] = low(printed_page(ready, f"{page}{CELL.format(6.5)}"))
    assert fault.startswith("page 2: 6.5 mm")


MARK = (
    '<p style="width: 40mm; line-height: {}">Legal and outside counsel judge it. '
    '<span class="level blue" {}>IV Mild</span></p>'
)
RAISED = 'style="margin-top: -.6mm"'


@pytest.mark.parametrize(("high", "style", "wrong"), [(1.24, "", 0), (1.45, "", 0), (1.24, RAISED, 1)])
def test_planted_marks_on_the_words_above_are_found(ready: Bytes, high: float, style: str, wrong: int) -> None:
    assert len(struck(printed_page(ready, MARK.format(high, style)))) == wrong


SLOT = (
    '<ul class="to-fill"><li style="width: {}mm; min-width: 0"><b>{}</b>'
    '<span class="line" style="height: {}mm"></span>{}</li></ul>'
)
OVER = '<i style="position: relative; top: -4mm">王</i>'
SLOTS: list[tuple[str, str | None]] = [
    (SLOT.format(80, "联系人", 8, ""), None),
    ("<p><b>联系人</b></p>", "联系人: not there"),
    (SLOT.format(80, "联系<br>人", 8, ""), "page 2: 联系人: its label is parted"),
    (SLOT.format(50, "联系人", 8, ""), "page 2: 联系人: 50 mm long"),
    (SLOT.format(80, "联系人", 6, ""), "page 2: 联系人: 6.3 mm high"),
    (SLOT.format(80, "联系人", 8, OVER), "page 2: 联系人: written on already"),
    (f"{SLOT.format(80, '联系人', 8, '')}<p>请找【联系<br>人】。</p>", "page 2: 联系人: parted in its letter"),
]
"""A letter's place to write, and what is wrong with it."""


@pytest.mark.parametrize(("body", "fault"), SLOTS)
def test_planted_faults_of_slots_are_found(ready: Bytes, body: str, fault: str | None) -> None:
    page = f'{FULL}<div style="break-before: page">{body}</div>'
    styles = '<link rel="stylesheet" href="runbook.css">'
    assert slots(printed_page(ready, page, styles, LETTER), "zh") == (1, [fault] if fault else [])


def test_planted_last_lines_of_one_character_are_found(ready: Bytes) -> None:
    assert alone(measure(printed_page(ready, f"{FULL}<p>打开安全专线，<br>听。</p>"))) > 0
    words = "打开安全专线，六十秒内有人接听。"
    for wide in range(12, 18):  # in one of these widths a line would else be full before the last character
        held = f'<p style="width: {wide}em; font-size: 10pt">{words}<span class="line"></span></p>'
        assert alone(measure(printed_page(ready, f"{FULL}{held}"))) == 0
    quoted = '<p style="width: 9em; font-size: 10pt">打开安全专线，没有“接听”六十秒内有人接听。</p>'
    assert alone(measure(printed_page(ready, f"{FULL}{quoted}"))) == 0, "a quote stands on the line of its words"


@pytest.mark.parametrize(("wide", "parted"), [(24, ["page 1: Communicati|ons"]), (30, [])])
def test_a_planted_parted_word_is_found(ready: Bytes, words: frozenset[str], wide: int, parted: list[str]) -> None:
    page = printed_page(ready, PARTED.format(wide))
    assert divided(page, words) == parted


def test_pages_printed_on_both_sides_are_bound_in_turn(ready: Bytes) -> None:
    twice = f'{FULL}<div style="break-before: page">{FULL}</div>'
    mirrored = measure(printed_page(ready, twice, '<link rel="stylesheet" href="double.css">'))
    assert len(mirrored) >= 2
    assert faults(mirrored, double=True).under_holes == []
    assert faults(mirrored).under_holes != [], "the second page is bound on its right"
    assert faults(measure(printed_page(ready, twice))).under_holes == []


ACT = tuple(kind for kind, advice in ADVICE.items() if advice.set is PrintSet.ACT and kind != "signs")
"""What a playbook has in the set that one acts from."""


def test_the_set_to_act_from_is_at_most_seven_sheets(release: Release, language: str, playbook: str) -> None:
    folder = release.folder / language / "pdf"
    sheets = {
        kind: ADVICE[kind].sheets(len(on_pages((folder / f"{playbook}-{kind}.pdf").read_bytes()))) for kind in ACT
    }
    assert set(sheets) == {"first-hour", "clock", "poster"}
    assert sum(sheets.values()) <= 7, sheets


TABBED = ("runbook", "annex", "role-cards", "clock", "drill", "bilingual")
TAB = 12.0
"""What the tab takes at a sheet's outer edge, in millimetres; on role cards words go nearer to it than elsewhere."""
PITCH = {"bilingual": 13.5}
"""From tab to tab down the edge, where it is not that of an upright sheet."""


@pytest.mark.parametrize("kind", TABBED)
def test_every_page_has_the_number_on_its_outer_edge(
    release: Release, handbook: Handbook, language: str, playbook: str, kind: str
) -> None:
    tab = edge_tab(handbook.handbook.reading_order.index(playbook) + 1)
    pitch = PITCH.get(kind, 20.5)
    folder = LANGUAGES[0] if kind == "bilingual" else language  # one for all languages
    pages = on_pages((release.folder / folder / "pdf" / f"{playbook}-{kind}.pdf").read_bytes())
    wide = 297 if kind == "bilingual" else 210
    missing = []
    for number, glyphs in enumerate(pages, start=1):
        left = ADVICE[kind].sides == "double" and number % 2 == 0
        high = 27 + tab.place * pitch
        outer = [one for one in glyphs if (one.right < TAB if left else one.left > wide - TAB)]
        said = "".join(one.text for one in outer if high < one.top and one.bottom < high + pitch)
        if said != str(tab.number):
            missing.append((number, said))
    assert len(pages) > 3
    assert missing == []


def test_the_index_of_signs_is_one_page_whose_rows_end_in_the_tabs(
    release: Release, handbook: Handbook, language: str
) -> None:
    [glyphs] = on_pages((release.folder / language / "pdf" / "signs.pdf").read_bytes())
    for number in range(1, len(handbook.handbook.reading_order) + 1):
        high = 27 + edge_tab(number).place * 20.5
        outer = [one for one in glyphs if one.left > 210 - SIDE and high < one.top and one.bottom < high + 20.5]
        assert "".join(one.text for one in outer) == str(number)
    said = "".join(one.text for one in glyphs)
    for book in handbook.playbooks.values():
        for text in (*book.playbook.scope.heard, *book.playbook.scope.seen):
            words = text.root[language]
            assert "".join((curl(words) if language == "en" else words).split()) in said


def test_the_print_list_says_how_many_pages_each_document_has(
    release: Release, printed: tuple[str, ...], language: str
) -> None:
    folder = release.folder / language / "pdf"
    [*pages] = on_pages((folder / "print-list.pdf").read_bytes())
    said = "".join(one.text for page in pages for one in page)
    for playbook in printed:
        for kind in ("first-hour", "clock", "role-cards", "runbook", "annex"):
            count = len(on_pages((folder / f"{playbook}-{kind}.pdf").read_bytes()))
            assert f"{count}{ {'zh': '页', 'en': 'p.'}[language] }" in said
