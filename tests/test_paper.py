"""What no typeface can print is marked on paper, and what only the rare one can is printed in it."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from generator.encoding import paper
from generator.layout import Layout
from generator.storage.shelf import Shelf

ROOT = Path(__file__).parents[1]
HEAD = '<head><meta charset="utf-8"><title>t</title><link rel="stylesheet" href="base.css"></head>'


def printed(body: str) -> tuple[str, set[str]]:
    """The text of a page as read from its PDF, and the names of the fonts in it."""
    text = {"x.pdf": f'<!doctype html><html lang="zh-CN">{HEAD}<body>{body}</body></html>'}
    [content] = paper.encode(text, paper.prepare(paper.assets(Layout(ROOT)), [text])).values()
    page = PdfReader(BytesIO(content)).pages[0]
    fonts = {font.get_object()["/BaseFont"].partition("+")[2] for font in page["/Resources"]["/Font"].values()}  # type: ignore[index]
    return page.extract_text(), fonts


@pytest.mark.parametrize("name", ["𠮷田", "鿰三", "王喆", "李𬎆", "䶮"])
def test_a_rare_name_is_printed(name: str) -> None:
    text, fonts = printed(f"<p>{name} 13800000001</p>")
    assert text == f"{name} 13800000001"
    assert ("Rare" in fonts) is (name not in {"王喆", "䶮"})


@pytest.mark.parametrize(
    ("typed", "seen"),
    [
        ("张三📱 138", "张三〓＿＿＿＿ 138"),
        ("Ⰰ三Ⰰ、李四", "〓三〓、李四＿＿＿＿"),
        ("<b>Ⰰ</b> &amp; 李四", "〓＿＿＿＿ & 李四"),
        ("李四 & <i>王五</i>", "李四 & 王五"),
        ("注意 ⚠️ 李四", "注意 ⚠ 李四"),
    ],
)
def test_a_character_without_a_glyph_is_marked_and_leaves_room_to_write(typed: str, seen: str) -> None:
    assert printed(f"<p>{typed}</p>")[0] == seen


def test_a_document_without_rare_characters_is_the_same_beside_one_that_has_them() -> None:
    plain, rare = ({"x.pdf": f"<html lang='en'>{HEAD}<body><p>{said}</p></body></html>"} for said in ("a", "𠮷"))
    assets = paper.assets(Layout(ROOT))
    alone, beside = paper.prepare(assets, [plain]), paper.prepare(assets, [plain, rare])
    assert alone != beside
    assert paper.encode(plain, alone) == paper.encode(plain, beside)


def test_when_only_an_enclosed_file_says_something_else_nothing_is_laid_out_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page = f"<html lang='en'>{HEAD}<body><h1 id='a'>a</h1><p><a href='#a'>b</a></p></body></html>"
    one, other = ({"x.pdf": page, "x.yml": said} for said in ("a: 1\n", "b: 甲乙\n" * 40))
    ready, shelf = paper.prepare(paper.assets(Layout(ROOT)), [one]), Shelf(None, "code")
    wanted = paper.encode(one, ready), paper.encode(other, ready)
    assert paper.encode(one, ready, shelf) == wanted[0]
    monkeypatch.setattr(paper, "laid_out", None)
    assert (paper.encode(one, ready, shelf), paper.encode(other, ready, shelf)) == wanted
    with pytest.raises(TypeError, match="not callable"):  # as nothing can be laid out any more
        paper.encode({**one, "x.pdf": page.replace("b</a>", "c</a>")}, ready, shelf)
    styled = {**ready, paper.SUM: b"of another style sheet"}
    with pytest.raises(TypeError, match="not callable"):
        paper.encode(one, styled, shelf)


LINES = "".join("<p>打开安全专线。</p>" for _ in range(28))


@pytest.mark.parametrize("heights", [(150, 150), (20, 250, 20)])
def test_rows_too_high_to_stay_together_leave_no_heading_alone_and_no_page_without_the_tables_head(
    heights: tuple[int, ...],
) -> None:
    head = HEAD.replace("</head>", '<link rel="stylesheet" href="runbook.css"></head>')
    rows = "".join(f'<tr><td style="height: {high}mm">行</td></tr>' for high in heights)
    table = f'<table class="grid"><thead><tr><th>甲列</th></tr></thead><tbody>{rows}</tbody></table>'
    text = {"x.pdf": f'<!doctype html><html lang="zh-CN">{head}<body>{LINES}<h3>渠道</h3>{table}</body></html>'}
    [content] = paper.encode(text, paper.prepare(paper.assets(Layout(ROOT)), [text])).values()
    said = [page.extract_text() for page in PdfReader(BytesIO(content)).pages]
    [above] = (one for one in said if "渠道" in one)
    assert "甲列" in above
    assert [one for one in said if "行" in one and "甲列" not in one] == []


def test_a_page_that_begins_within_a_decision_says_of_which() -> None:
    """And no page says so that begins with a decision's own beginning, or behind its end."""
    head = HEAD.replace("</head>", '<link rel="stylesheet" href="runbook.css"></head>')
    decision = (
        '<div class="decision"><div class="first edge"></div><h3 data-goes-on="接上页：{0}">{0}</h3>'
        '{1}<p class="write-line">决定</p><div class="edge"></div></div>'
    )
    row = '<p style="height: 60mm">选项</p>'
    body = decision.format("甲事", 5 * row) + decision.format("乙事", "") + "<section>" + 9 * row + "</section>"
    text = {"x.pdf": f'<!doctype html><html lang="zh-CN">{head}<body>{body}</body></html>'}
    [content] = paper.encode(text, paper.prepare(paper.assets(Layout(ROOT)), [text])).values()
    said = [page.extract_text() for page in PdfReader(BytesIO(content)).pages]
    assert [re.findall("接上页：(.事)", one) for one in said] == [[], ["甲事"], *([[]] * (len(said) - 2))]
    assert len(said) > 3
    body = f"<section>{4 * row}</section>" + decision.format("丙事", row)
    text = {"x.pdf": f'<!doctype html><html lang="zh-CN">{head}<body>{body}</body></html>'}
    [content] = paper.encode(text, paper.prepare(paper.assets(Layout(ROOT)), [text])).values()
    assert "接上页" not in PdfReader(BytesIO(content)).pages[1].extract_text()


def test_an_answer_longer_than_a_page_begins_below_its_question_and_heading() -> None:
    head = HEAD.replace("</head>", '<link rel="stylesheet" href="runbook.css"></head>')
    answer = "答" * 4000
    inner = f'<h3>问答</h3><dl class="answers"><dt>何时恢复？</dt><dd>{answer}</dd></dl>'
    text = {"x.pdf": f'<!doctype html><html lang="zh-CN">{head}<body>{LINES}{inner}</body></html>'}
    [content] = paper.encode(text, paper.prepare(paper.assets(Layout(ROOT)), [text])).values()
    said = [page.extract_text() for page in PdfReader(BytesIO(content)).pages]
    assert len(said) > 2
    [question] = (one for one in said if "何时恢复" in one)
    assert "问答" in question
    assert "答答" in question
