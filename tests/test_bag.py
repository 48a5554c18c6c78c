"""The go-bag holds exactly a language's PDFs, the same bytes each time; the print list names every one of them."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING
from zipfile import ZIP_STORED, ZipFile

import pytest
from any_view import View

from generator.bag import BAG, bags
from generator.build import Order, Unwatched, see
from generator.formats.base import Document, Format, Page
from generator.formats.engines import PAPER
from generator.formats.pack import PACK
from generator.formats.print_list import listed
from generator.formats.printouts import ADVICE, printouts
from generator.layout import Layout

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

pytest_plugins = ["mini_project"]

FILES = {
    "zh/pdf/b-runbook.pdf": b"%PDF b",
    "zh/pdf/a-runbook.pdf": b"%PDF a",
    "zh/pdf/book.pdf": b"%PDF book",
    "zh/index.html": b"<!doctype html>",
    "zh/pdf/notes.txt": b"no document",
    "en/pdf/a-runbook.pdf": b"%PDF en",
    "404.html": b"",
}


def opened(content: bytes) -> ZipFile:
    return ZipFile(io.BytesIO(content))


def test_a_bag_holds_exactly_the_pdfs_of_its_language() -> None:
    made = bags(FILES, ["zh", "en"])
    assert set(made) == {f"zh/{BAG}", f"en/{BAG}"}
    zh, en = opened(made[f"zh/{BAG}"]), opened(made[f"en/{BAG}"])
    assert zh.namelist() == ["a-runbook.pdf", "b-runbook.pdf", "book.pdf"]
    assert {name: zh.read(name) for name in zh.namelist()} == {name: FILES[f"zh/pdf/{name}"] for name in zh.namelist()}
    assert en.namelist() == ["a-runbook.pdf"]
    assert zh.testzip() is None


def test_equal_documents_are_an_equal_bag_in_any_order() -> None:
    assert bags(FILES, ["zh", "en"]) == bags(dict(reversed(FILES.items())), ["zh", "en"])
    assert bags(FILES, ["zh"]) != bags(FILES | {"zh/pdf/book.pdf": b"%PDF other"}, ["zh"])


def test_nothing_in_a_bag_tells_when_or_by_whom_it_was_packed() -> None:
    entries = opened(bags(FILES, ["zh"])[f"zh/{BAG}"]).infolist()
    assert {(e.date_time, e.compress_type, e.create_system, e.external_attr) for e in entries} == {
        ((1980, 1, 1, 0, 0, 0), ZIP_STORED, 3, 0o100644 << 16)
    }
    assert not any(e.is_dir() or e.extra or e.comment for e in entries)


@pytest.fixture
def views(mini: Path) -> dict[str, View]:
    return see(Layout(mini), Order(), Unwatched())


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_document_of_the_pack_says_how_it_is_printed(views: dict[str, View], language: str) -> None:
    ui = views[language].ui
    for one in PACK:
        assert one.name in ADVICE
    for name, advice in ADVICE.items():
        assert ui["purpose"][name]
        assert ui["keep"][name]
        assert ui["printouts"][advice.paper]
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

    return Format(name, documents, PAPER)


def test_the_list_has_a_column_for_each_kind_and_leaves_a_gap_where_there_is_none() -> None:
    handbook = View(playbooks=[View(id="alpha"), View(id="beta")], others=[])
    formats = [
        made_up("runbook", "alpha", "beta"),
        made_up("drill", "beta"),
        made_up("forms", None),
        made_up("forms-fill", None),
    ]
    shown = listed(formats, handbook)
    names = {part: [(one.number, one.name) for one in shown[part]] for part in ("rules", "columns", "singles")}
    assert names == {
        "rules": [(1, "runbook"), (2, "drill"), (3, "forms")],
        "columns": [(1, "runbook"), (2, "drill")],
        "singles": [(3, "forms")],
    }
    there = [(book.id, list(map(bool, sheets))) for book, sheets in shown["rows"]]
    assert there == [("alpha", [True, False]), ("beta", [True, True])]
