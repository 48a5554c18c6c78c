"""The code on a printed page leads to a page that says that the copy is current; any other says that it is not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from lxml import html

from generator.build import Order, Unwatched, render, see
from generator.formats.copies import copies
from generator.formats.pack import PACK
from generator.formats.printouts import printouts
from generator.landing import landing
from generator.layout import Layout
from generator.plan import WHOLE, Wish, plan
from generator.render import Renderer

if TYPE_CHECKING:
    from pathlib import Path

    from generator.view import View

pytest_plugins = ["mini_project"]


@pytest.fixture
def views(mini: Path) -> dict[str, View]:
    return see(Layout(mini), Order(), Unwatched())


def read(text: str) -> Any:  # noqa: ANN401 - lxml's stubs know no HTML elements
    return html.document_fromstring(text)


def sites(views: dict[str, View], renderer: Renderer) -> dict[str, dict[str, str]]:
    """The text of the site's pages by language."""
    return {job.language: render(job, renderer) for job in plan(views, Wish(("site",)))}


@pytest.fixture
def renderer(mini: Path) -> Renderer:
    return Renderer(mini / "templates", "templates")


def test_the_code_of_every_document_leads_to_a_page(views: dict[str, View], renderer: Renderer) -> None:
    pages = sites(views, renderer)
    for language, view in views.items():
        documents = printouts(PACK, view)
        assert len(documents) > len(PACK)
        for one in documents:
            where = one.sheet.address.removeprefix(f"{view.handbook.address}/{language}/")
            assert re.fullmatch(r"copies/[0-9a-f]{8}/", where)
            assert one.sheet.hash in pages[language][f"{where}index.html"]


def test_a_copys_page_says_who_it_is_and_where_to_print_it_anew(views: dict[str, View], renderer: Renderer) -> None:
    for language, view in views.items():
        pages = sites(views, renderer)[language]
        for copy in copies(views.values()):
            page = read(pages[f"copies/{copy.hash}/index.html"])
            text = page.text_content()
            for said in (view.ui["copies"]["is_current"], copy.hash, copy.version, copy.modified, copy.valid_until):
                assert said in text
            assert page.xpath("//h1/@data-valid-until") == [copy.valid_until]
            links = set(page.xpath("//a/@href"))
            assert {f"../../../{file.language.id}/{file.path}" for file in copy.files} <= links
            assert (copy.playbook is None) == (f"../../playbooks/{copy.playbook}/index.html" not in links)


def test_all_languages_know_the_same_copies_in_the_same_order(views: dict[str, View], renderer: Renderer) -> None:
    zh, en = (sites(views, renderer)[language] for language in ("zh", "en"))
    mine, theirs = ([path for path in pages if path.startswith("copies/")] for pages in (zh, en))
    assert mine == theirs
    assert len(mine) == 1 + len(copies(views.values()))
    order = [re.findall(r"<code>([0-9a-f]{8})</code>", pages["copies/index.md"]) for pages in (zh, en)]
    assert order[0] == order[1] == [copy.hash for copy in copies(views.values())]


def test_a_changed_word_makes_the_copies_out_of_date(mini: Path, views: dict[str, View]) -> None:
    old = {copy.hash: copy for copy in copies(views.values())}
    file = mini / "playbooks" / "alpha" / "playbook.yml"
    file.write_text(file.read_text(encoding="utf-8").replace("停电", "断电"), encoding="utf-8")
    new = {copy.hash for copy in copies(see(Layout(mini), Order(), Unwatched()).values())}
    gone = [old[key] for key in old if key not in new]
    stale = {(file.language.id, file.path) for copy in gone for file in copy.files}
    kinds = ("runbook", "role-cards", "first-hour", "pocket", "clock", "poster", "bilingual", "runbook-fill")
    assert stale == {
        *(("zh", f"pdf/alpha-{kind}.pdf") for kind in kinds),
        ("en", "pdf/alpha-bilingual.pdf"),
        *(("zh", path) for path in ("pdf/book.pdf", "pdf/print-list.pdf")),
    }


def test_a_playbook_that_wants_no_poster_has_none_anywhere(views: dict[str, View], renderer: Renderer) -> None:
    for language, view in views.items():
        assert [book.id for book in view.playbooks if not book.meta.print.poster] == ["beta"]
        posters = [one.path for one in printouts(PACK, view) if one.name == "poster"]
        assert posters == ["pdf/alpha-poster.pdf"]
        jobs = [job for job in plan(views, WHOLE) if job.language == language]
        said = "".join(text for job in jobs for text in render(job, renderer).values())
        assert "alpha-poster.pdf" in said
        assert "beta-poster" not in said
        [listed] = [page for job in jobs for page in job.document.pages if page.path == "pdf/print-list.pdf"]
        column = [one.name for one in listed.view["columns"]].index("poster")
        assert [there[column] for _, there in listed.view["rows"]] == [True, False]


def test_a_copy_is_valid_no_longer_than_its_playbook(mini: Path) -> None:
    file = mini / "playbooks" / "alpha" / "playbook.yml"
    text = file.read_text(encoding="utf-8")
    for until, wanted in (("2026-11-01", "2026-11-01"), ("2099-01-01", None)):
        file.write_text(text.replace("valid_until: 2027-10-01", f"valid_until: {until}"), encoding="utf-8")
        view = see(Layout(mini), Order(), Unwatched())["en"]
        [alpha] = [book for book in view.playbooks if book.id == "alpha"]
        said = {one.sheet.valid_until for one in printouts(PACK, view) if one.playbook == "alpha"}
        assert said == {wanted or alpha.review_by}


def test_a_changed_registry_makes_the_book_out_of_date_in_its_language(mini: Path, views: dict[str, View]) -> None:
    file = mini / "playbooks" / "_guide" / "basics.yml"
    file.write_text(file.read_text(encoding="utf-8").replace("先站住", "先停下"), encoding="utf-8")
    changed = see(Layout(mini), Order(), Unwatched())
    assert changed["zh"].revision != views["zh"].revision
    assert changed["en"].revision == views["en"].revision


def test_any_other_address_says_that_the_copy_is_not_current(views: dict[str, View], renderer: Renderer) -> None:
    page = read(landing(list(views.values()), renderer)["404.html"].decode())
    for language, view in views.items():
        [part] = page.xpath(f"//section[@lang='{view.language.tag}']")
        assert view.ui["copies"]["scanned"] in part.text_content()
        assert f"{view.handbook.address}/{language}/copies/" in part.xpath(".//a/@href")


def test_the_404_page_works_at_any_depth(views: dict[str, View], renderer: Renderer) -> None:
    page = read(landing(list(views.values()), renderer)["404.html"].decode())
    addresses = [address for _, _, address, _ in page.iterlinks()]
    assert addresses
    assert [address for address in addresses if not address.startswith("https://")] == []
