"""The go-bag holds exactly a language's PDFs, the same bytes each time; the print list names every one of them."""

from __future__ import annotations

import io
import re
import sys
from typing import TYPE_CHECKING
from zipfile import ZIP_STORED, ZipFile

import pytest
from any_view import View

from generator.build import Order, see
from generator.layout import Layout
from generator.packing.go_bag import BAG, bags, safe
from generator.planning.base import Document, Format, Page
from generator.planning.engines import PAPER
from generator.planning.pack import PACK
from generator.planning.print_list import listed
from generator.planning.printouts import ADVICE, in_all_languages, offered, paper_of, printouts
from generator.resolving.view import Word
from generator.stages import Unwatched

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

pytest_plugins = ["mini_project"]


@pytest.fixture
def views(mini: Path) -> dict[str, View]:
    return see(Layout(mini), Order(), Unwatched())


@pytest.fixture
def files(views: dict[str, View]) -> dict[str, bytes]:
    """A release whose documents say their path, each of four pages."""
    made = {"zh/index.html": b"<!doctype html>", "zh/pdf/alpha.yml": b"no document", "404.html": b""}
    for language, view in views.items():
        made |= {f"{language}/{one.path}": f"{language}/{one.path}".encode() for one in printouts(PACK, view)}
        view.pages = {one.path: 4 for one in offered(in_all_languages(PACK, view), view)}
    return made


def opened(content: bytes) -> ZipFile:
    return ZipFile(io.BytesIO(content))


def test_a_bag_holds_exactly_the_pdfs_of_its_language(views: dict[str, View], files: dict[str, bytes]) -> None:
    made = bags(files, views)
    assert set(made) == {f"zh/{BAG}", f"en/{BAG}"}
    for language in views:
        bag = opened(made[f"{language}/{BAG}"])
        held = {bag.read(name) for name in bag.namelist() if name.endswith(".pdf")}
        own = {path for path in files if path.startswith(language) or "bilingual" in path}
        assert held == {files[path] for path in own if path.endswith(".pdf")}, (
            "with what is made once for all languages"
        )
        assert bag.testzip() is None


def test_names_do_not_depend_on_what_the_system_is_set_to(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "getfilesystemencoding", lambda: "ascii")
    assert safe(" 角色卡 / Łukasz\n") == "角色卡 - Łukasz"


def test_what_is_not_made_is_not_in_the_bag(views: dict[str, View], files: dict[str, bytes]) -> None:
    del files["zh/pdf/beta-runbook.pdf"]
    names = opened(bags(files, views)[f"zh/{BAG}"]).namelist()
    assert [name for name in names if name.endswith("应急行动手册.pdf")] == ["3-查阅/01 停电预案 应急行动手册.pdf"]


NAMES = {
    "zh": [
        "00 应急包打印清单.pdf",
        "1-行动/01 停电预案 首小时卡.pdf",
        "2-分工/00 空白表格.pdf",
        "2-分工/02 漏水预案 金丝雀内部十二 角色卡.pdf",
        "3-查阅/01 停电预案 应急行动手册.pdf",
        "4-按需/全书/00 全书.pdf",
        "4-按需/口袋卡/02 漏水预案 金丝雀内部十二 口袋卡.pdf",
        "请先读我.txt",
    ],
    "en": [
        "00 Go-bag print list.pdf",
        "1-Act/01 Power outage First-hour card.pdf",
        "2-Do/00 Blank forms.pdf",
        "3-Refer/02 Water leak CANARY-INTERNAL-12 Crisis runbook.pdf",
        "4-On demand/Exercise pack/01 Power outage Exercise pack.pdf",
        "Read me first.txt",
    ],
}


@pytest.mark.parametrize("language", NAMES)
def test_names_are_the_readers_and_begin_with_the_playbooks_number(
    views: dict[str, View], files: dict[str, bytes], language: str
) -> None:
    names = opened(bags(files, views)[f"{language}/{BAG}"]).namelist()
    assert [name for name in NAMES[language] if name not in names] == []
    assert len(set(names)) == len(names)


WINDOWS = re.compile(
    r'[<>:"\\|?*\x00-\x1f\x7f]|[. ](?:/|\.pdf$|$)|(?:^|/)(?:con|prn|aux|nul|com\d|lpt\d)[./]', re.IGNORECASE
)
"""What Windows takes in no name."""


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ('数据/隐私：谁?"在"<看>', "数据-隐私：谁--在--看-"),
        ("CON", "CON"),
        ("a\tb\x00c", "a b-c"),
        ("Ends. ", "Ends"),
        ("..\\..\\up/../x", "..-..-up-..-x"),
        ("cafe\u0301", "caf\xe9"),
    ],
)
def test_any_title_makes_a_name_that_windows_takes(
    views: dict[str, View], files: dict[str, bytes], title: str, name: str
) -> None:
    views["zh"].playbooks[0].title = title
    names = opened(bags(files, views)[f"zh/{BAG}"]).namelist()
    assert f"1-行动/01 {name} 首小时卡.pdf" in names
    assert [one for one in names if WINDOWS.search(one)] == []


def test_a_long_title_is_cut_and_two_of_a_kind_are_kept_apart(views: dict[str, View], files: dict[str, bytes]) -> None:
    view = views["zh"]
    view.playbooks[0].title = "长" * 300
    view.drills.append(view.drills[0])
    view.playbooks[0].drills.append(view.drills[0])
    files["zh/pdf/alpha-drill-2.pdf"] = b"second"
    view.pages |= {"pdf/alpha-drill-2.pdf": 4}
    bag = opened(bags(files, views)[f"zh/{BAG}"])
    held = {bag.read(name) for name in bag.namelist()}
    assert [path for path, content in files.items() if re.match("zh/.*pdf$", path) and content not in held] == []
    assert max(map(len, bag.namelist())) < 120


def test_equal_documents_are_an_equal_bag_in_any_order(views: dict[str, View], files: dict[str, bytes]) -> None:
    assert bags(files, views) == bags(dict(reversed(files.items())), views)
    assert bags(files, views) != bags(files | {"zh/pdf/book.pdf": b"%PDF other"}, views)


def test_nothing_in_a_bag_tells_when_or_by_whom_it_was_packed(views: dict[str, View], files: dict[str, bytes]) -> None:
    entries = opened(bags(files, views)[f"zh/{BAG}"]).infolist()
    assert {(e.date_time, e.compress_type, e.create_system, e.external_attr) for e in entries} == {
        ((1980, 1, 1, 0, 0, 0), ZIP_STORED, 3, 0o100644 << 16)
    }
    assert not any(e.is_dir() or e.extra or e.comment for e in entries)


def test_the_read_me_tells_what_to_print_first_and_what_every_folder_holds(
    views: dict[str, View], files: dict[str, bytes]
) -> None:
    bag = opened(bags(files, views)[f"en/{BAG}"])
    told = bag.read("Read me first.txt").decode("utf-8-sig")
    assert told.count("\r\n") == told.count("\n") > 10
    folders = {name.partition("/")[0] for name in bag.namelist() if "/" in name}
    assert [folder for folder in folders if f"{folder}: " not in told] == []
    assert "“00 Go-bag print list”" in told
    assert "01 Power outage\r\n02 Water leak CANARY-INTERNAL-12" in told
    # A card and a clock sheet on both sides, and of one a poster, of four pages each.
    assert "begin with that number: 4 to 8 sheets a playbook" in told


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_document_of_the_pack_says_how_it_is_printed(views: dict[str, View], language: str) -> None:
    ui = views[language].ui
    for one in PACK:
        assert one.name in ADVICE
    for name, advice in ADVICE.items():
        assert ui["purpose"][name]
        assert ui["keep"][name]
        assert advice.paper in {"sheet", "poster", "screen"}
        assert ui["printouts"][paper_of(name, views[language]).key]
        assert ui["printouts"][advice.sides]


def test_each_pdf_is_one_printout(views: dict[str, View]) -> None:
    paths = [one.path for one in printouts(PACK, views["zh"])]
    assert len(paths) == len(set(paths)) > len(PACK)
    assert {"pdf/alpha-runbook.pdf", "pdf/beta-runbook.pdf", "pdf/book.pdf", "pdf/print-list.pdf"} <= set(paths)


def made_up(name: str, *books: str | None) -> Format:
    """A format with a document for each of some playbooks."""

    def documents(_: View) -> Iterable[Document]:
        for book in books:
            yield Document(name, (Page(f"pdf/{book}-{name}.pdf", "", {"sheet": View(kind=name)}),), book)

    return Format(name, PAPER, documents)


def a_handbook(pages: dict[str, int]) -> View:
    """One of two playbooks, in one language, with the numbers of pages that are known."""
    books = [View(id="alpha"), View(id="beta")]
    settings = View(paper=Word("A4", "a4"))
    return View(language=View(id="zh"), handbook=settings, playbooks=books, pages=pages, others=[])


def test_the_list_has_a_column_for_each_kind_and_leaves_a_gap_where_there_is_none() -> None:
    handbook = a_handbook({"pdf/alpha-runbook.pdf": 5})
    formats = [
        made_up("drill", "beta"),
        made_up("forms-fill", None),
        made_up("runbook", "alpha", "beta"),
        made_up("first-hour", "beta"),
        made_up("forms", None),
    ]
    shown = listed(formats, handbook)
    names = {
        part: [(one.number, one.name) for one in getattr(shown, part)]
        for part in ("least", "columns", "wanted", "singles")
    }
    assert names == {
        "least": [(1, "first-hour")],
        "columns": [(1, "first-hour"), (3, "runbook")],
        "wanted": [(4, "drill")],
        "singles": [(2, "forms")],
    }
    there = [(book.id, list(map(bool, cells)), sheets) for book, cells, sheets in shown.rows]
    assert there == [("alpha", [False, True], 3), ("beta", [True, True], None)]
    assert shown.sets[-1][2:] == (None, None), "what is not finished is not counted"


def test_sheets_are_counted_by_how_each_document_is_printed() -> None:
    pages = {
        "pdf/alpha-runbook.pdf": 5,
        "pdf/beta-runbook.pdf": 4,
        "pdf/None-forms.pdf": 9,
        "pdf/alpha-first-hour.pdf": 2,
    }
    handbook = a_handbook(pages)
    formats = [made_up("runbook", "alpha", "beta"), made_up("forms", None), made_up("first-hour", "alpha")]
    shown = listed(formats, handbook)
    copies = {name: ADVICE[name].copies for name in ("runbook", "forms", "first-hour")}
    hour = ADVICE["first-hour"].sheets(2)
    assert {one: paper for one, _, *paper in shown.sets} == {
        "act": [hour, hour * copies["first-hour"]],
        "do": [9, 9 * copies["forms"]],
        "refer": [3 + 2, 5 * copies["runbook"]],
    }
    assert shown.least_sheets == hour
