"""What is printed, as the print engine sets it: what lines hold together, sizes, places to write; each with a fault."""

from __future__ import annotations

import re
import subprocess
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from lxml import etree
from mini_copy import copy_mini
from pypdf import PdfReader, PdfWriter
from pypdf.generic import NameObject, TextStringObject

from generator.build import Order, see
from generator.encoding import fillable, marks, paper
from generator.encoding.fillable import FIELDS
from generator.encoding.paper import HANDBOOK, laid_out
from generator.layout import Layout
from generator.planning.formats import FORMATS
from generator.planning.plan import Wish, plan
from generator.rendering.render import Renderer
from generator.rendering.texts import render
from generator.stages import Unwatched
from generator.text.line_breaking import kept

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.planning.base import Bytes

ROOT = Path(__file__).parents[1]
TAGS = {"zh": "zh-CN", "en": "en"}
MM = 96 / 25.4
"""The engine's pixels in a millimetre."""
EM = 1.448
"""How much higher a word's box is than its size: ascent and descent of the typeface."""
PRINTED = {"clock": ("zh", "en"), "drill": ("zh", "en"), "runbook-fill": ("zh",), "forms-fill": ("en",)}
"""Formats, and in which languages they are printed here."""
ENGLISH = ("en clock alpha.pdf", "en drill lights-out.pdf")
HAN = r"[\u4e00-\u9fff]"


class Line(NamedTuple):
    """A line of a finished page, in points from the page's top; `last` of its block."""

    words: str
    size: float
    top: float
    last: bool
    alone: bool
    """Whether it is its block's only line."""


@pytest.fixture(scope="module")
def ready() -> Bytes:
    """The assets, with the typeface as it is."""
    return paper.assets(Layout(ROOT))


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The pages of some printed documents of mini, by name and language."""
    layout = Layout(copy_mini(tmp_path_factory.mktemp("mini")))
    seen, renderer = see(layout, Order(), Unwatched()), Renderer(layout.templates)
    jobs = [job for job in plan(seen, Wish(tuple(PRINTED))) if job.document.playbook != "beta"]
    wanted = [job for job in jobs if job.language in PRINTED[job.format]]
    return {job.name: next(iter(render(job, renderer).values())) for job in wanted}


@pytest.fixture(scope="module")
def files(texts: dict[str, str]) -> dict[str, bytes]:
    """The same as PDFs."""
    pages = {f"{name}.pdf": text for name, text in texts.items()}
    assets = fillable.prepare(paper.assets(Layout(ROOT)), [pages])
    filled = {name: text for name, text in pages.items() if "fill" in name}
    printed = {name: text for name, text in pages.items() if name not in filled}
    return {**paper.encode(printed, assets), **fillable.encode(filled, assets)}


def page_of(body: str, language: str = "zh", style: str = "") -> str:
    head = f'<meta charset="utf-8"><title>t</title><link rel="stylesheet" href="base.css"><style>{style}</style>'
    return f'<!doctype html><html lang="{TAGS[language]}"><head>{head}</head><body>{body}</body></html>'


def lines_of(content: bytes) -> list[list[Line]]:
    """The lines of each page, without running heads and feet."""
    command = ["pdftotext", "-bbox-layout", "-", "-"]
    said = subprocess.run(command, input=content, check=True, capture_output=True).stdout
    pages: Any = etree.fromstring(re.sub(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]", b"", said)).iter("{*}page")
    return [list(_lines(page)) for page in pages]


def _lines(page: Any) -> Iterator[Line]:  # noqa: ANN401 - lxml's stubs
    high = float(page.get("height"))
    for block in page.iter("{*}block"):
        found = list(block.iter("{*}line"))
        for line in found:
            words = list(line.iter("{*}word"))
            top = float(line.get("yMin"))
            if 16 * 72 / 25.4 < top < high - 20 * 72 / 25.4:
                size = min(float(word.get("yMax")) - float(word.get("yMin")) for word in words) / EM
                text = " ".join(word.text or "" for word in words)
                yield Line(text, size, top, line is found[-1], len(found) == 1)


def small(pages: list[list[Line]]) -> list[str]:
    return [line.words for page in pages for line in page if line.size < 9.9]


def test_nothing_is_smaller_than_ten_points(files: dict[str, bytes]) -> None:
    told = {name: small(lines_of(content)) for name, content in files.items()}
    assert len(told) == sum(map(len, PRINTED.values()))
    assert {name: lines for name, lines in told.items() if lines} == {}


def test_a_planted_small_line_is_found(ready: Bytes) -> None:
    style = "@page { margin: 30mm } p { margin: 0 }"
    [content] = paper.encode(
        {"x.pdf": page_of('<p>大</p><p style="font-size: 9.5pt">小字</p>', style=style)}, ready
    ).values()
    assert small(lines_of(content)) == ["小字"]


def test_on_english_paper_quotes_are_curly_and_narrow(files: dict[str, bytes], ready: Bytes) -> None:
    pages = [page for name in ENGLISH for page in lines_of(files[name])]
    said = " ".join(line.words for page in pages for line in page)
    assert len(said) > 2_000
    assert re.findall(r"\S*[\"']\S*", said) == []
    assert "’" in said
    body = '<p><span id="a">mmm</span></p><p><span id="b">m’m</span></p>'
    wide, narrow = (width_of(page_of(body, "en"), ready, one) for one in "ab")
    assert narrow < wide * 0.85
    wide, chinese = (width_of(page_of(body, "zh"), ready, one) for one in "ab")
    assert chinese > wide, "in Chinese they are as wide as a character"


def width_of(page: str, ready: Bytes, name: str) -> float:
    with laid_out(page, ready, HANDBOOK) as document:
        inline = [box for one in document.pages for box in boxes(one) if type(box).__name__ == "InlineBox"]
        return float(sum(box.width for box in inline if box.element.get("id") == name))


def boxes(page: Any) -> Iterator[Any]:  # noqa: ANN401 - the engine ships no types
    """Everything on a page of the engine."""
    stack = [page._page_box]  # noqa: SLF001 - there is no other way to what was laid out
    while stack:
        yield (box := stack.pop())
        stack += list(getattr(box, "children", ()))


PARAGRAPHS = "".join(
    f"<p>{'先把人带出来再关上门然后清点人数写下时间' * 3}。</p>"[: 4 + n] + "。</p>" for n in range(3, 45)
)
TIMES = "".join(
    f"<p>{'先' * n}看到期限是 T+45 min 或 T+15 分钟，14 个工作日，2 小时后 24 hours or 3 days。</p>" for n in range(30)
)
NARROW = "p { width: 43mm; margin: 0 }"


def set_narrow(body: str, ready: Bytes) -> list[list[str]]:
    """The lines of each paragraph."""
    with laid_out(page_of(body, style=NARROW), ready, HANDBOOK) as document:
        found = [
            box
            for page in document.pages
            for box in sorted(boxes(page), key=lambda one: getattr(one, "position_y", 0))
            if type(box).__name__ == "BlockBox" and box.element_tag == "p"
        ]
        return [["".join(text_of(line)) for line in box.children] for box in found]


def text_of(box: Any) -> Iterator[str]:  # noqa: ANN401 - as above
    if type(box).__name__ == "TextBox":
        yield box.text
    for child in getattr(box, "children", ()):
        yield from text_of(child)


def widows(body: str, ready: Bytes) -> list[str]:
    """Last lines of one Chinese character."""
    return [lines[-1] for lines in set_narrow(body, ready) if len(lines) > 1 and len(re.findall(HAN, lines[-1])) < 2]


def test_no_last_line_of_one_character(ready: Bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    assert widows(PARAGRAPHS, ready) == []
    monkeypatch.setattr(marks, "_LAST", re.compile("(?!)"))
    assert len(widows(PARAGRAPHS, ready)) >= 3, "else nothing was tried"


def divided(body: str, ready: Bytes) -> list[str]:
    """Places where a line ends between a number and its unit, or in the unit."""
    unit = r"(?:min|分钟?|个工作日|个|小时?|hours|days)"
    both = [pair for lines in set_narrow(body, ready) for pair in pairwise(lines)]
    return [
        f"{one}|{other}"
        for one, other in both
        if (re.search(r"\d\s*$", one) and re.match(unit, other)) or re.search(r"\d\s*(?:分|个|个工|个工作|小)\s*$", one)
    ]


def test_a_number_and_its_unit_are_never_divided(ready: Bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    assert divided(TIMES, ready) == []
    monkeypatch.setattr(
        marks, "kept", lambda words: (span for span in kept(words) if not re.search(r"\d\s", words[slice(*span)]))
    )
    assert len(divided(TIMES, ready)) >= 3, "else nothing was tried"


def test_no_line_ends_with_an_opening_mark_where_elements_meet(ready: Bytes) -> None:
    body = "".join(f"<p>{'先' * n}<b>4 个工作日</b>（美国联邦）<i>甲</i>“乙”</p>" for n in range(30))
    lines = [line for one in set_narrow(body, ready) for line in one]
    assert [line for line in lines if line.rstrip()[-1] in "（“" or line[0] in "）”，"] == []


BLANK = '<p>截至<span class="blank">【{label}】<span class="line"></span></span>，我们已确认。</p>'


def places(page: str, ready: Bytes) -> list[tuple[float, float, bool]]:
    """Width and height of each line to write on in millimetres, and whether its label stands beside it, whole."""
    found = []
    with laid_out(page, ready, HANDBOOK) as document:
        for one in document.pages:
            for blank in boxes(one):
                if type(blank).__name__ != "InlineBlockBox" or blank.element.get("class") != "blank":
                    continue
                [line] = [box for box in boxes_in(blank) if type(box).__name__ == "InlineBlockBox" and box is not blank]
                rows = [box for box in boxes_in(blank) if type(box).__name__ == "LineBox"]
                found.append(
                    (line.margin_width() / MM, line.margin_height() / MM, len(rows) == 1 + (not line.children))
                )
    return found


def boxes_in(box: Any) -> Iterator[Any]:  # noqa: ANN401 - as above
    yield box
    for child in getattr(box, "children", ()):
        yield from boxes_in(child)


def test_a_blank_on_paper_is_a_line_to_write_on(ready: Bytes) -> None:
    labels = ["发布时刻", "已核实的事实，带数字与时间", "一封信里的一个长长的空的名字写了二十个字"]
    body = "".join(f"<div class='letter'>{BLANK.replace('{label}', label)}</div>" for label in labels * 3)
    found = places(page_of(body), ready)
    assert len(found) == 9
    assert [one for one in found if one[0] < 60 or one[1] < 7] == []


def cells(text: str, ready: Bytes) -> list[float]:
    """Heights in millimetres of the empty cells of what is written on."""
    with laid_out(text, ready, (*HANDBOOK, FIELDS) if FIELDS.file in ready else HANDBOOK) as document:
        return [
            box.border_height() / MM
            for page in document.pages
            for box in boxes(page)
            if type(box).__name__ == "TableCellBox"
            and box.element_tag == "td"
            and not "".join(text_of(box)).strip(" :/")
        ]


def test_every_cell_to_write_in_is_seven_millimetres_high(texts: dict[str, str], ready: Bytes) -> None:
    for name in ("zh clock alpha", "en drill lights-out"):
        found = cells(texts[name], ready)
        assert len(found) > 10, name
        assert min(found) > 6.99, name
    low = "<table><thead><tr><th>a</th></tr></thead><tbody><tr><td></td></tr></tbody></table>"
    assert min(cells(page_of(low), ready)) < 7, "a planted low cell"


NOT_IN_THE_FILE = "한𠮷🙂"
"""Fields leave them out, because the face lacks them or a viewer does not reach them; each sheet says what to do."""
NAMES = "Zoë Łukasz Đorđe Çağrı 婷雯怡梓馨琪昊妍薇瑾萱晗昱鑫淼喆堃镕闫覃䶮€"


def test_names_of_people_are_drawn_in_a_field(ready: Bytes) -> None:
    characters = NAMES.replace(" ", "") + NOT_IN_THE_FILE
    fields = "".join(f'<input name="f{n}" title="x" style="width: 9mm; height: 7mm">' for n in range(len(characters)))
    form = {"x.pdf": page_of(f"<p>{fields}</p>", style="input { display: inline-block; font: 10pt Fields }")}
    assets = fillable.prepare(ready, [form])
    [content] = fillable.encode(form, assets).values()
    assert drawn(content, characters) == [*([True] * (len(characters) - 3)), *([False] * 3)]


def drawn(content: bytes, characters: str) -> list[bool]:
    """Whether each character leaves ink in the field of its number."""
    writer = PdfWriter(clone_from=BytesIO(content))
    notes: Any = [note.get_object() for note in writer.pages[0]["/Annots"]]  # type: ignore[attr-defined]
    for note, character in zip(notes, characters, strict=True):
        note[NameObject("/V")] = TextStringObject(character)
    writer.write(filled := BytesIO())
    high = float(writer.pages[0].mediabox.height)
    command = ["pdftoppm", "-gray", "-r", "72", "-"]
    picture = subprocess.run(command, input=filled.getvalue(), check=True, capture_output=True).stdout
    kind, size, _, dots = picture.split(b"\n", 3)
    wide = int(size.split()[0])
    assert kind == b"P5"
    found = []
    for note in notes:
        left, low, right, up = (float(one) for one in note["/Rect"])
        rows = range(round(high - max(low, up)) + 2, round(high - min(low, up)) - 2)
        found.append(any(dots[y * wide + x] < 160 for y in rows for x in range(round(left) + 2, round(right) - 2)))
    return found


def test_fields_are_as_wide_as_their_line_and_the_tab_key_goes_by_rows(files: dict[str, bytes]) -> None:
    for name, content in files.items():
        if "fill" not in name:
            continue
        reader: Any = PdfReader(BytesIO(content))
        assert [page["/Tabs"] for page in reader.pages] == ["/R"] * len(reader.pages)
        wide = [
            abs(float(box[2]) - float(box[0])) / float(page.mediabox.width)
            for page in reader.pages
            for note in page.get("/Annots", ())
            if re.match(r"message-|situation-briefing-\d+$|shift-handover-\d+$", note.get_object()["/T"])
            for box in [note.get_object()["/Rect"]]
        ]
        assert wide
        assert min(wide) > 0.8, name
        faces = [font for font in fonts_of(reader) if "Fields" in font]
        assert len(faces) == 1, "one face, shared"


def fonts_of(reader: Any) -> list[str]:  # noqa: ANN401 - pypdf's objects
    files: dict[int, str] = {}
    for font in reader.root_object["/AcroForm"]["/DR"]["/Font"].values():
        descriptor = font["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()
        files[descriptor.raw_get("/FontFile2").idnum] = str(descriptor["/FontName"])
    return list(files.values())


def test_a_box_to_tick_stands_on_the_line_of_all_its_words(files: dict[str, bytes]) -> None:
    command = ["pdftotext", "-layout", "-", "-"]
    made = subprocess.run(command, input=files["en drill lights-out.pdf"], check=True, capture_output=True)
    lines = made.stdout.decode().splitlines()
    counts = [sum(words in line for line in lines) for words in ("Not met", "Partly")]
    assert counts[0] == counts[1] > 0


def test_every_printed_format_of_these_exists() -> None:
    assert set(PRINTED) <= set(FORMATS)
