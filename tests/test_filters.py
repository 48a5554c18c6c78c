"""Text is data: whatever an author types comes out as typed, and nothing of it is markup."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
import yaml
from any_view import View
from hypothesis import assume, example, given
from hypothesis import strategies as st
from markdown import Markdown
from markupsafe import Markup

from generator.drawings.fitting import MAY_BREAK
from generator.layout import Layers, Layout
from generator.rendering.filters import draft, fill, grouped, heading, letter, one_line, prose, sent
from generator.rendering.render import Renderer
from generator.text.fonts import Typeface
from generator.text.line_breaking import wrap
from generator.text.slots import blanks, pieces
from generator.text.telephone import tel

ROOT = Path(__file__).parents[1]
CORPORA = ROOT.parent / "shared" / "corpora"

PIECES = (
    *(
        "甲",
        "停电",
        "é",
        "a",
        "B",
        "7",
        " ",
        "  ",
        "&",
        "&amp;",
        "&#60;",
        "<",
        ">",
        "<b>",
        "</p>",
        "</div>",
        "<!--",
        "-->",
    ),
    *(
        "<script>alert(1)</script>",
        '"',
        "'",
        "*",
        "**",
        "_",
        "__",
        "*x*",
        "_x_",
        "`",
        "```",
        "~~",
        "#",
        "##",
        "\\",
        "|",
    ),
    *(
        "[",
        "]",
        "(",
        ")",
        "[x](y)",
        "![x](y)",
        "[x]: y",
        "<https://x.y>",
        "https://x.y",
        "javascript:",
        "{",
        "}",
        "{: #z }",
    ),
    *(
        "{%",
        "%}",
        "{{",
        "}}",
        "{#",
        "---",
        "===",
        "- ",
        "+ ",
        "1. ",
        "> ",
        ":",
        "!",
        "!!! note",
        "??? x",
        "[TOC]",
        "^1^",
    ),
)
ONE_LINE = st.lists(st.sampled_from(PIECES), max_size=8).map("".join)
LINES = st.lists(st.sampled_from((*PIECES, "\n", "\n\n", "\n    ", "{day}")), max_size=12).map("".join)


class Seen(HTMLParser):
    """Elements with their attributes, and the text, a line break for each `br`."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, tuple[tuple[str, str | None], ...]]] = []
        self.texts: list[str] = [""]
        self.others: list[str] = []
        self.feed(str(html))  # parts of a Markup are Markup again and would not be read as HTML
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep an element; a paragraph's text is its own."""
        self.elements.append((tag, tuple(attrs)))
        if tag == "p":
            self.texts.append("")
        if tag == "br":
            self.handle_data("\n")

    def handle_data(self, data: str) -> None:
        """Keep the text."""
        self.texts[-1] += data

    def handle_comment(self, data: str) -> None:
        """Keep what should not be there."""
        self.others.append(data)

    def handle_decl(self, decl: str) -> None:
        """Keep what should not be there."""
        self.others.append(decl)

    def handle_pi(self, data: str) -> None:
        """Keep what should not be there."""
        self.others.append(data)

    def unknown_decl(self, data: str) -> None:
        """Keep what should not be there."""
        self.others.append(data)


@pytest.fixture(scope="module")
def site() -> Markdown:
    """Markdown as the site reads it, headings without the sign that links to them."""
    extensions = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))["markdown_extensions"]
    names = [next(iter(one)) if isinstance(one, dict) else one for one in extensions]
    assert "attr_list" in names
    return Markdown(extensions=names)


def assert_heading_is_text(text: str, site: Markdown) -> None:
    html = site.reset().convert(f"# {heading(text)} {{: #place }}\n\nnext\n")
    seen = Seen(html)
    assert seen.elements == [("h1", (("id", "place"),)), ("p", ())]
    assert seen.others == []
    assert "".join(seen.texts) == f"{text}\nnext"


def on_paper(_name: str, _label: str, sign: str) -> Markup:
    """A blank as `parts/write.html` makes it."""
    return Markup('<span class="blank">{}</span>').format(sign)


def test_a_draft_shows_what_is_to_fill_and_not_what_heads_a_part_of_a_script() -> None:
    body = "【开头】您好，{day}前答复。\n\n{day}再报 <b>"
    message = View(id="note", body=body, slots=[View(id="day", label="日期 & 钟点")])
    blank = '<span class="blank in-text">【日期 &amp; 钟点】</span>'
    assert sent(message, "【{label}】") == f"<p>【开头】您好，{blank}前答复。</p><p>{blank}再报 &lt;b&gt;</p>"


def test_a_message_that_is_copied_has_its_blanks_in_brackets() -> None:
    message = View(id="note", body="您好，{day}前答复 <b>。\n", slots=[View(id="day", label="日期")])
    assert draft(message, "【{label}】") == "您好，【日期】前答复 <b>。"


def test_what_a_template_shows_is_text_whatever_it_is_called(tmp_path: Path) -> None:
    for name in ("a.md", "a.html", "a.yml"):
        (tmp_path / name).write_text("{{ title }}|{{ title|safe }}", encoding="utf-8")
        shown = Renderer(Layers((tmp_path,), "templates")).render(name, {"title": "<b>&"})
        assert shown == "&lt;b&gt;&amp;|<b>&"


def assert_letter_is_text(text: str, site: Markdown) -> None:
    message = View(id="note", body=text, slots=[View(id="day", label='Mo<b>"day"</b> {x} *')])
    sign = f"【{message.slots[0].label}】"
    filled = "".join(sign if piece.blank else piece.words for piece in pieces(text))
    paragraphs = re.split(r"\n\s*\n", filled.strip("\n"))
    html = f'<div class="letter">{letter(message, on_paper, "【{label}】")}</div>'
    for seen in (Seen(html), Seen(site.reset().convert(f"before\n\n{html}\n\nafter\n"))):
        own = [element for element in seen.elements if element != ("p", ())]
        blank = [("span", (("class", "blank"),))] * len(blanks(text))
        assert [element for element in own if element != ("br", ())] == [("div", (("class", "letter"),)), *blank]
        assert seen.others == []
    assert Seen(html).texts == ["", *paragraphs]
    written = Seen(site.reset().convert(f"before\n\n{html}\n\nafter\n")).texts
    assert [*written[2:-2], written[-2].rstrip("\n")] == paragraphs


@given(text=ONE_LINE.map(lambda typed: " ".join(typed.split())).filter(bool))
@example(text='<script>alert(1)</script> & "quotes" *stars* [x](y) {: #z } | pipe')
@example(text="snake_case and __init__ and _x_")
@example(text="{: #other .class onclick=x }")
@example(text="1. # - + > = ---")
@example(text="ends with ###")
@example(text="ends with \\")
def test_a_heading_is_the_text_that_was_typed(text: str, site: Markdown) -> None:
    assert_heading_is_text(text, site)


@pytest.mark.parametrize(
    ("typed", "sent"),
    [
        ('{{"code": 0}}', '{"code": 0}'),
        ('{{"a": {{"b": 1}}}}', '{"a": {"b": 1}}'),
        ("{{{day}}}", "{<day>}"),
        ("{day}{day}", "<day><day>"),
        ("{{day}}", "{day}"),
        ("a { b } c", "a < b > c"),
        ("}{", "}{"),
        ("", ""),
    ],
)
def test_braces_that_are_sent_are_written_twice(typed: str, sent: str) -> None:
    assert "".join(f"<{piece.words}>" if piece.blank else piece.words for piece in pieces(typed)) == sent
    assert "".join(typed[piece.start : piece.end] for piece in pieces(typed)) == typed


@given(text=LINES)
@example(text="<script>alert(1)</script> & *x*\n\n# [x](y) {: #z }\n    code {day}")
@example(text='{{"code": 0}} {{{day}}} } {')
def test_a_letter_is_the_text_that_was_typed(text: str, site: Markdown) -> None:
    assume({blank.words for blank in blanks(text)} <= {"day"})  # the check lets no other blank pass
    assume(text.strip())
    assert_letter_is_text(text, site)


@given(text=LINES)
@example(text="<b>x</b> &amp; <https://x.y> ![x](y)")
@example(text="[x]: javascript:y\n\n[x]")
@example(text="    <b>\n\n\t`x`\n***\n---\n===")
@example(text="- a\n  - b\n- - c\n-\n- \n-d")
def test_prose_is_the_text_that_was_typed_but_for_the_dashes_of_lists(text: str) -> None:
    seen = Seen(prose(text))
    assert {tag for tag, _ in seen.elements} <= {"p", "br", "ul", "li"}
    assert {attribute for _, attributes in seen.elements for attribute in attributes} == set()
    assert seen.others == []
    typed = re.sub(r"(?m)^- +(?=\S)", "", text)
    assert re.sub(r"\s", "", "".join(seen.texts)) == re.sub(r"\s", "", typed)


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("共2*3*4台", "<p>共2*3*4台</p>"),
        ("_foo_ 与", "<p>_foo_ 与</p>"),
        ("* 号键\n+ 号键\n# 号键", "<p>* 号键<br>+ 号键<br># 号键</p>"),
        ("2026. 年内\n1) 甲\n2. 乙", "<p>2026. 年内<br>1) 甲<br>2. 乙</p>"),
        ("-5 度\n-- 止 --\n---", "<p>-5 度<br>-- 止 --<br>---</p>"),
        ("甲：\n- 乙\n  丙\n- 丁\n戊", "<p>甲：</p><ul><li>乙<br>  丙</li><li>丁</li></ul><p>戊</p>"),
        ("甲\n\n\n　　乙\n", "<p>甲</p><p>　　乙</p>"),
        ("- ", "<p>- </p>"),
        ("- - 甲", "<ul><li>- 甲</li></ul>"),
    ],
)
def test_no_line_of_prose_vanishes(text: str, html: str) -> None:
    assert prose(text) == html


@pytest.mark.parametrize(
    ("number", "dialled"),
    [
        ("+86 138-0000 0001", "+8613800000001"),
        ("(010) 0000 0009", "01000000009"),
        ("４００－８００－１２３４", "4008001234"),
        ("400-800-1234 转 5", "4008001234;ext=5"),
        ("+1 555 0100 ext. 12", "+15550100;ext=12"),
        ("119", "119"),
        ("+86 138 …", ""),
        ("138xxxx0001", ""),
        ("ask the desk", ""),
        ("", ""),
        ("12", ""),
    ],
)
def test_a_number_dials_or_is_no_link(number: str, dialled: str) -> None:
    assert tel(number) == dialled


@pytest.mark.parametrize(
    ("number", "lines"),
    [
        ("010-12345678-12345", ("010-12345678-", "12345")),
        ("+86-400-810-00009-1234", ("+86-400-810-", "00009-1234")),
        ("+86 21 6888 1234 转 88215", ("+86 21 6888", "1234 转 88215")),
        ("021-68881234转88215", ("021-68881234转", "88215")),
        ("861380000000312345", ("86138000000031", "2345")),
        ("13800000001", ("13800000001",)),
    ],
)
def test_a_number_goes_on_in_the_next_line_between_its_groups(number: str, lines: tuple[str, ...]) -> None:
    assert grouped(number).replace("<wbr>", "") == number
    typeface = Typeface(Layout(ROOT).fonts)
    broken = wrap(typeface, grouped(number).replace("<wbr>", MAY_BREAK), typeface.width("0" * 14))
    assert tuple(line.replace(MAY_BREAK, "").strip() for line in broken) == lines


@given(text=ONE_LINE, part=ONE_LINE)
def test_only_what_is_filled_in_may_be_markup(text: str, part: str) -> None:
    assume(set(re.findall(r"\{([\w-]+)\}", text)) <= {"x"})
    assume(set(re.findall(r"\{([\w-]+)\}", part)) == set())
    seen = Seen(fill(f"{text}{{x}}", x=Markup("<i>{}</i>").format(part)))
    assert {tag for tag, _ in seen.elements} == {"i"}
    assert seen.others == []
    assert "".join(seen.texts) == f"{text}{{x}}".replace("{x}", part)


def hostile() -> list[str]:
    """Strings that broke other people's programs."""
    if not CORPORA.exists():
        pytest.skip("the corpora are not beside this repository")
    naughty = json.loads((CORPORA / "blns" / "blns.json").read_text(encoding="utf-8"))
    vectors = re.split(r'(?=<div id="\d+">)', (CORPORA / "h5sc" / "vectors.txt").read_text(encoding="utf-8"))
    purify = re.findall(
        r'"payload": (".*?(?<!\\)")', (CORPORA / "dompurify" / "expect.mjs").read_text(encoding="utf-8")
    )
    assert min(len(naughty), len(vectors), len(purify)) > 100
    return [*naughty, *vectors, *(json.loads(payload) for payload in purify)]


def test_strings_that_broke_other_programs_are_text(site: Markdown) -> None:
    refused = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")
    for string in hostile():
        text = refused.sub("", string)  # the check lets none of these pass
        line = " ".join(text.split())
        if line:
            assert_heading_is_text(line, site)
        if text.strip() and not blanks(text):
            assert_letter_is_text(text, site)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a" * 84, "a" * 84),
        ("甲" * 42, "甲" * 42),
        ("", ""),
        (f"Do we pay? (Not{' at all' * 20}.)", "Do we pay?"),
        (f"Which stance at T+8.5 h: full{', or none' * 14}?", "Which stance at T+8.5 h"),
        (f"付不付？（{'不' * 60}）", "付不付？"),
        (f"用哪种姿态：{'全' * 60}？", "用哪种姿态"),
        ("a" * 85, "a" * 82 + "…"),
        ("甲" * 43, "甲" * 40 + "…"),
    ],
)
def test_a_running_head_takes_as_much_as_its_line_holds(text: str, said: str) -> None:
    assert one_line(text) == said
