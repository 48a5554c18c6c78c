"""The fillable variants: the same pages with fields, each with a name of its own, in which Chinese can be typed."""

from __future__ import annotations

import re
from collections import Counter
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import uharfbuzz
from lxml import html
from pypdf import PdfReader, PdfWriter
from pypdf.generic import NameObject, TextStringObject

from generator.build import Order, see
from generator.encoding import paper
from generator.encoding.fillable import FIELDS, encode, prepare
from generator.encoding.typed_characters import TYPED
from generator.layout import Layout
from generator.planning.plan import Wish, plan
from generator.rendering.render import Renderer
from generator.rendering.texts import render
from generator.stages import Unwatched
from generator.text.slots import blanks, pieces
from generator.text.typography import plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from any_view import View

    from generator.planning.base import Bytes

pytest_plugins = ["mini_project"]

ROOT = Path(__file__).parents[1]
CALLED = ("name", "phone")
BODY = """<p><input type="checkbox" name="done" title="开会"></p>
<table><thead><tr><th scope="col">谁</th></tr></thead><tbody><tr><td><input name="who" title="谁"></td></tr>
<tr><td><textarea name="what" title="做什么"></textarea></td></tr></tbody></table>"""
STYLES = '<link rel="stylesheet" href="base.css"><link rel="stylesheet" href="fields.css">'
HEAD = f'<head><meta charset="utf-8"><title>t</title>{STYLES}</head>'
PAGE = f'<!doctype html><html lang="zh-CN">{HEAD}<body>{BODY}</body></html>'


def pages(project: Path, name: str) -> tuple[dict[str, View], dict[str, Any]]:
    """The views of a project, and its documents of a format as trees of elements by language and path."""
    seen = see(Layout(project), Order(), Unwatched())
    renderer = Renderer(Layout(project).templates)
    texts = {
        f"{job.language}/{path}": text
        for job in plan(seen, Wish((name,)))
        for path, text in render(job, renderer).items()
    }
    return seen, {path: html.document_fromstring(text) for path, text in texts.items()}


def faults(page: Any) -> list[str]:  # noqa: ANN401 - lxml's stubs know no HTML elements
    """Fields without a name of their own, or without words for who cannot see where they stand."""
    fields = page.xpath("//input|//textarea")
    times = Counter(field.get("name") for field in fields)
    return [f"{field.get('name')}" for field in fields if times[field.get("name")] > 1 or not field.get("title")]


def test_every_place_to_write_is_a_field_with_a_name_of_its_own(mini: Path) -> None:
    seen, made = pages(mini, "runbook-fill")
    assert sorted(made) == sorted(
        f"{code}/pdf/{book.id}-runbook-fill.pdf" for code in seen for book in seen[code].playbooks
    )
    for page in made.values():
        assert len(page.xpath("//input|//textarea")) > 50
        assert faults(page) == []
        assert page.xpath('//*[@class="box"]|//span[@class="line"]') == [], "a place for a pen only"


def test_a_planted_second_field_of_a_name_is_found(mini: Path) -> None:
    page = next(iter(pages(mini, "runbook-fill")[1].values()))
    first, second = page.xpath("//input")[:2]
    second.set("name", first.get("name"))
    assert faults(page) == [first.get("name")] * 2


def test_every_step_decision_and_blank_can_be_filled(mini: Path) -> None:
    seen, made = pages(mini, "runbook-fill")
    for language, view in seen.items():
        for book in view.playbooks:
            page = made[f"{language}/pdf/{book.id}-runbook-fill.pdf"]
            names = set(page.xpath("//input/@name|//textarea/@name"))
            steps = {f"step-{s.id}-{what}" for s in book.response.steps for what in ("done", "time", "initials")}
            decisions = {
                f"decision-{d.id}-{what}" for d in book.response.decisions for what in ("chosen", "decided-at")
            }
            assert steps | decisions <= names
            asked = {f"question-{q.id}-{a}" for q in book.response.triage.questions for a in ("yes", "no", "unknown")}
            called = {f"call-{role.id}-{what}" for role in book.first_callers if not role.people for what in CALLED}
            signed = {
                f"sign-off-{role.id}-{what}" for role in book.signatories for what in ("name", "signature", "when")
            }
            assert asked | called | signed <= names
            assert {f"stand-down-{n + 1}" for n in range(len(book.meta.scope.deactivate_when))} <= names
            assert {f"level-{level.id}" for level in view.severity} <= names


def test_a_letter_is_one_field_that_holds_its_text_with_its_blanks_to_see(mini: Path) -> None:
    seen, made = pages(mini, "runbook-fill")
    for language, view in seen.items():
        for book in view.playbooks:
            page = made[f"{language}/pdf/{book.id}-runbook-fill.pdf"]
            letters = {field.get("name"): field.text for field in page.xpath('//textarea[@class="draft"]')}
            assert list(letters) == [f"message-{message.id}" for message in book.letters]
            for message, text in zip(book.letters, letters.values(), strict=True):
                signs = [plain(view.ui["label"]["blank"].replace("{label}", slot.label)) for slot in message.slots]
                assert all(sign in text for sign in signs)
                assert sum(text.count(sign) for sign in set(signs)) == len(blanks(message.body))
                words = [one.words for one in pieces(message.body.strip("\n")) if not one.blank]
                assert all(plain(one) in text for one in words), "the letter as it is sent"


def test_each_sheet_says_what_its_fields_hold_and_what_to_do_with_the_rest(mini: Path) -> None:
    for name in ("runbook-fill", "forms-fill"):
        seen, made = pages(mini, name)
        for path, page in made.items():
            [foot] = page.xpath('//*[@class="foot-left"]')
            assert seen[path[:2]].ui["fill"]["limit"] in foot.text_content()


def test_what_is_only_read_is_not_in_what_is_filled_in(mini: Path) -> None:
    seen, made = pages(mini, "runbook-fill")
    for book in seen["en"].playbooks:
        said = made[f"en/pdf/{book.id}-runbook-fill.pdf"].text_content()
        read = [step.detail for step in book.response.steps] + [risk for one in book.letters for risk in one.must_not]
        assert [words for words in read if words in said] == []


def test_on_paper_there_is_no_field(mini: Path) -> None:
    printed = [page for path, page in pages(mini, "runbook")[1].items() if path.endswith(".pdf")]
    assert [page.xpath("//input|//textarea") for page in printed] == [[]] * len(printed) != []


def test_all_common_characters_can_be_typed(printable: frozenset[str]) -> None:
    assert len(TYPED) == len(set(TYPED))
    names = "王鑫 李昊 张婷 陈睿 刘喆 赵翀 孙堃 周昇 吴玥 郑祎 冯瑄 卫垚 蒋燚 沈赟 韩璟 杨溦 朱珣 秦頔 许骉 何䶮 吕𫖯"
    rarer = "刘龑 曱甴 钟㛃 林𬭎 峯 淩 髙﨑 陳怡君 張偉 鄧麗"
    assert {*names, *rarer} <= set(TYPED)
    assert set("一座 0aZ，。：；？！“”（）、—…《》％·–•〇㎡①Ⅳ✓") <= set(TYPED)
    assert set(
        "Đỗ Nguyễn Hương Thơ Ứng Łukasz Şahin Țepeș Őrsi Oʻzbek Иван Щука さくら ライム αβΩς 买买提·阿 買・阿‧"
    ) <= set(TYPED)
    assert set(TYPED) <= printable


@pytest.fixture(scope="module")
def ready() -> Bytes:
    """The assets with both typefaces cut."""
    return prepare(paper.assets(Layout(ROOT)), [{"x.pdf": PAGE}])


def test_the_typeface_of_fields_has_every_glyph_that_can_be_typed(ready: Bytes) -> None:
    assert set(TYPED) <= set(map(chr, uharfbuzz.Face(ready[FIELDS.file]).unicodes))


@pytest.mark.parametrize(
    ("tags", "said"),
    [
        (["zh-Hant", "en"], "陳怡君 臺北 鹽 龜 邨 著 裡"),
        (["ja"], "高橋 榊原 辻 髙﨑 濵 𠮷田 ライム 働く 峠 さくら"),
        (["en", "zh-Hant", "ja"], "陳怡君 榊原 辻"),
    ],
)
def test_names_of_a_language_with_shapes_of_its_own_can_be_typed(tags: list[str], said: str) -> None:
    inside = "".join(f'<p lang="{tag}">x</p>' for tag in tags)
    page = PAGE.replace('lang="zh-CN"', f'lang="{tags[0]}"').replace("<body>", f"<body>{inside}")
    ready = prepare(paper.assets(Layout(ROOT)), [{"x.pdf": page}])
    form: Any = PdfReader(BytesIO(encode({"x.pdf": page}, ready)["x.pdf"]))
    assert can_type(form, "who", {*TYPED, *said})


def test_chinese_can_be_written_into_a_field_of_the_file(ready: Bytes) -> None:
    said = "王芳：14:05 已通知客服负责人，“排队”超过 30 分钟。" * 22
    assert len(said) > 600
    [content] = encode({"x.pdf": PAGE}, ready).values()
    assert len(content) < 2_000_000
    writer = PdfWriter(clone_from=BytesIO(content))
    fields = {str(field["/T"]): field for note in writer.pages[0]["/Annots"] for field in [note.get_object()]}  # type: ignore[attr-defined]
    assert {name: field["/FT"] for name, field in fields.items()} == {"done": "/Btn", "who": "/Tx", "what": "/Tx"}
    fields["what"][NameObject("/V")] = TextStringObject(said)
    writer.write(written := BytesIO())
    form: Any = PdfReader(written)
    assert form.get_fields()["what"].value == said
    flags = fields["what"]["/Ff"]
    assert (flags >> 12 & 1, "/MaxLen" in fields["what"]) == (1, False), "as many lines as are seen"
    assert [fields[name]["/Ff"] >> 23 & 1 for name in ("who", "what")] == [1, 1], "what would not be seen is refused"
    assert form.root_object["/AcroForm"]["/NeedAppearances"]
    assert [can_type(form, name) for name in ("who", "what")] == [True, True]


def test_a_letter_is_in_its_field_and_not_on_the_page_beneath(ready: Bytes) -> None:
    letter = '<textarea class="draft" name="letter" title="信">请回电。&#10;&#10;谢谢。</textarea>'
    form = PdfReader(BytesIO(encode({"x.pdf": PAGE.replace(BODY, f"<p>谁</p>{letter}")}, ready)["x.pdf"]))
    [note] = [note.get_object() for note in form.pages[0]["/Annots"]]  # type: ignore[attr-defined]
    assert (note["/V"], note["/Ff"] >> 12 & 1) == ("请回电。\n\n谢谢。", 1), "of several lines"
    assert note["/Ff"] >> 23 & 1 == 0, "a letter grows as its blanks are filled"
    assert form.pages[0].extract_text().strip() == "谁"


def can_type(form: Any, name: str, said: Iterable[str] = TYPED) -> bool:  # noqa: ANN401 - pypdf's objects
    """Whether the font with which a field is typed is in the file whole."""
    [field] = [note.get_object() for note in form.pages[0]["/Annots"] if note.get_object()["/T"] == name]
    alias = re.search(r"/\w+(?= [\d.]+ Tf)", field["/DA"])
    assert alias
    font = form.root_object["/AcroForm"]["/DR"]["/Font"][alias[0]]
    [descendant] = font["/DescendantFonts"]
    face = uharfbuzz.Face(descendant.get_object()["/FontDescriptor"]["/FontFile2"].get_data())
    coded = font["/ToUnicode"].get_data().decode().lower()
    return set(said) <= set(map(chr, face.unicodes)) and all(f"<{ord(c):04x}>" in coded for c in "一座，。")


def test_the_same_form_is_the_same_bytes(ready: Bytes) -> None:
    assert encode({"x.pdf": PAGE}, ready) == encode({"x.pdf": PAGE}, ready)
