"""The code on a printed page leads to a page that says that the copy is current; any other says that it is not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, cast

import pytest
from lxml import html
from mini_copy import copy_mini

from generator.build import Order, see
from generator.layout import Layout
from generator.model.choice import Audience
from generator.planning.copies import copies
from generator.planning.pack import PACK
from generator.planning.plan import WHOLE, Wish, plan
from generator.planning.printouts import in_all_languages, printouts
from generator.rendering.identify import identify
from generator.rendering.landing import landing
from generator.rendering.render import Renderer
from generator.rendering.texts import render
from generator.resolving.revision import mark
from generator.stages import Unwatched

if TYPE_CHECKING:
    from pathlib import Path

    from any_view import View

    from generator.planning.base import Texts
    from generator.planning.print_list import PrintList

pytest_plugins = ["mini_project"]


def known(root: Path) -> dict[str, View]:
    """The views by language, all printouts known."""
    views = see(Layout(root), Order(), Unwatched())
    return identify(views, Renderer(Layout(root).templates), ("site",))


def printed(root: Path, audience: Audience = Audience.INTERNAL) -> dict[str, str]:
    """What each printout says, without what says which copy it is; by language and path."""
    views = see(Layout(root), Order(audience=audience), Unwatched())
    renderer = Renderer(Layout(root).templates)
    return {
        f"{language}/{page.path}": renderer.render(page.template, page.view)
        for language, view in views.items()
        for one in PACK
        for document in one.documents(view)
        for page in document.pages
        if page.path.endswith(".pdf")
    }


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> dict[Audience, dict[str, str]]:
    """What each printout says to each audience, before anything is changed."""
    root = copy_mini(tmp_path_factory.mktemp("before"))
    return {audience: printed(root, audience) for audience in Audience}


def edit(root: Path, file: str, old: str, new: str) -> None:
    where = root / "playbooks" / file
    text = where.read_text(encoding="utf-8")
    assert old in text
    where.write_text(text.replace(old, new), encoding="utf-8")


def changed(before: dict[str, str], after: dict[str, str], *, contacts: bool = False) -> set[str]:
    """Which printouts have another mark."""
    assert before.keys() == after.keys()
    return {
        path
        for path in before
        if mark(before[path], before[path])[contacts] != mark(after[path], after[path])[contacts]
    }


@pytest.fixture
def views(mini: Path) -> dict[str, View]:
    return known(mini)


def read(text: str) -> Any:  # noqa: ANN401 - lxml's stubs know no HTML elements
    return html.document_fromstring(text)


def sites(views: dict[str, View], renderer: Renderer) -> dict[str, Texts]:
    """The text of the site's pages by language."""
    return {job.language: render(job, renderer) for job in plan(views, Wish(("site",)))}


@pytest.fixture
def renderer(mini: Path) -> Renderer:
    return Renderer(Layout(mini).templates)


def test_the_code_of_every_document_leads_to_a_page(views: dict[str, View], renderer: Renderer) -> None:
    pages = sites(views, renderer)
    for language, view in views.items():
        documents = printouts(PACK, view)
        assert len(documents) > len(PACK)
        for one in documents:
            where = one.sheet.address.removeprefix(f"{view.handbook.address}/{language}/").partition("#")[0]
            assert re.fullmatch(r"copies/[0-9a-f]{8}/", where)
            assert one.sheet.hash in pages[language][f"{where}index.html"]


def test_a_copys_page_says_who_it_is_and_where_to_print_it_anew(views: dict[str, View], renderer: Renderer) -> None:
    for language, view in views.items():
        pages = sites(views, renderer)[language]
        for copy in copies(in_all_languages(PACK, views["zh"])):
            page = read(pages[f"copies/{copy.hash}/index.html"])
            text = page.text_content()
            for said in (view.ui["copies"]["unknown"], copy.hash, copy.version, copy.modified, copy.valid_until):
                assert said in text
            assert page.xpath("//*[@id='copy']/@data-valid-until") == [copy.valid_until]
            assert page.xpath("//h1/@class") == ["unsure"], "without an answer no copy is called current"
            assert page.xpath("//script[not(@src)]") == [], "a strict policy would turn it off"
            links = set(page.xpath("//a/@href"))
            assert {f"../../../{file.language.id}/{file.path}" for file in copy.files} <= links
            assert (copy.playbook is None) == (f"../../playbooks/{copy.playbook}/index.html" not in links)


def test_all_languages_know_the_same_copies_each_its_own_first(views: dict[str, View], renderer: Renderer) -> None:
    zh, en = (sites(views, renderer)[language] for language in ("zh", "en"))
    mine, theirs = ([path for path in pages if path.startswith("copies/")] for pages in (zh, en))
    assert mine == theirs
    assert len(mine) == 2 + len(copies(in_all_languages(PACK, views["zh"])))
    known = copies(in_all_languages(PACK, views["zh"]))
    for language, pages in (("zh", zh), ("en", en)):
        own = [copy.hash for copy in known if language in {file.language.id for file in copy.files}]
        listed = re.findall(r"<code>([0-9a-f]{8})</code>", pages["copies/index.md"])
        first = {digit: [one for one in listed if one[0] == digit] for digit in "0123456789abcdef"}
        assert listed == [one for group in first.values() for one in group], "under the first character"
        for digit, group in first.items():
            assert group[: sum(one[0] == digit for one in own)] == [one for one in own if one[0] == digit]
        assert sorted(listed) == sorted(copy.hash for copy in known)


CHANGES = (
    (Audience.INTERNAL, ("alpha/playbook.yml", "停电", "断电")),
    (Audience.PUBLIC, ("alpha/recovery.yml", "CANARY-CONFIDENTIAL", "OTHER-CONFIDENTIAL")),
    (Audience.CONFIDENTIAL, ("alpha/recovery.yml", "CANARY-CONFIDENTIAL", "OTHER-CONFIDENTIAL")),
    (Audience.PUBLIC, ("beta/playbook.yml", "modified: 2026-01-01", "modified: 2026-11-01")),
    (Audience.INTERNAL, ("beta/playbook.yml", "modified: 2026-01-01", "modified: 2026-11-01")),
)


@pytest.mark.parametrize(("audience", "edited"), CHANGES)
def test_a_copy_is_out_of_date_exactly_when_what_it_says_has_changed(
    mini: Path, before: dict[Audience, dict[str, str]], audience: Audience, edited: tuple[str, str, str]
) -> None:
    said = before[audience]
    edit(mini, *edited)
    says = printed(mini, audience)
    assert changed(said, says) == {path for path in said if said[path] != says[path]}
    assert (changed(said, says) == set()) == (audience is Audience.PUBLIC)
    assert changed(said, says, contacts=True) == set()


def test_the_print_list_is_out_of_date_when_another_document_of_its_language_is(
    mini: Path, views: dict[str, View]
) -> None:
    edit(mini, "alpha/lessons.yml", "en: Try the generator", "en: Test the generator")
    after = known(mini)
    stale = {
        f"{language}/{path}"
        for language, view in views.items()
        for path, known_by in vars(view.marks).items()
        if known_by != getattr(after[language].marks, path)
    }
    assert stale == {"en/pdf/alpha-annex.pdf", "en/pdf/print-list.pdf"}


def test_changed_numbers_make_the_contacts_out_of_date_exactly_where_they_stand(
    mini: Path, before: dict[Audience, dict[str, str]]
) -> None:
    said = before[Audience.INTERNAL]
    numbers = {path: text.replace("<wbr>", "") for path, text in said.items()}  # where a number may be parted
    for old, new in (("010-00000001", "010-00000007"), ("lead@example.com", "head@example.com")):
        edit(mini, "contacts.private.yml", old, new)
    says = printed(mini)
    stale = changed(said, says, contacts=True)
    assert changed(said, says) == set()
    assert stale == {path for path, text in numbers.items() if "010-00000001" in text}
    assert 0 < len(stale) < sum(1 for text in numbers.values() if "+8613800000001" in text)
    assert printed(mini, Audience.PUBLIC) == before[Audience.PUBLIC]


def test_a_site_without_contacts_knows_the_copies_printed_with_them(mini: Path, views: dict[str, View]) -> None:
    (mini / "playbooks" / "contacts.private.yml").unlink()
    after = known(mini)
    for language, view in views.items():
        assert sum(1 for known_by in vars(view.marks).values() if known_by.contacts) > 5
        without = {path: known_by._replace(contacts="") for path, known_by in vars(view.marks).items()}
        assert vars(after[language].marks) == without
        for one in printouts(PACK, view):
            page, _, contacts = one.sheet.address.partition("#")
            assert page.endswith(f"/copies/{one.sheet.hash}/")
            assert contacts == one.sheet.contacts


def test_every_name_and_number_on_paper_is_marked_as_a_persons(before: dict[Audience, dict[str, str]]) -> None:
    for path, text in before[Audience.INTERNAL].items():
        rest = re.sub(r'<span class="person">.*?</span>', "", text)
        assert [word for word in ("CANARY-CONTACT", "+86138", "010-0000") if word in rest] == [], path


def test_the_words_of_a_page_are_told_apart_and_its_looks_are_not() -> None:
    page = "<html><head><title>a</title></head><body><p>one two</p>{}</body></html>"
    same = (
        "",
        "<b></b>",
        '<span class="readers">public</span>',
        '<span class="pages">7</span>',
        "<!-- x -->",
        '<img alt="x">',
    )
    assert {mark(page.format(one), page.format(one)) for one in same} == {mark(page.format(""), page.format(""))}
    other = ("3", "<b>3</b>", "&lt;b&gt;", "三")
    assert len({mark(page.format(one), page.format(one)).content for one in ("", *other)}) == 1 + len(
        {"3", "<b>", "三"}
    )
    person = page.format('<span class="person">Li 1</span>')
    assert mark(person, person).content == mark(page.format(""), page.format("")).content
    assert mark(person, person).contacts not in {"", mark(person.replace("Li 1", "Li 2"), person).contacts}


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
        shown = cast("PrintList", cast("Any", listed.view["listed"])())
        column = [one.name for one in shown.columns].index("poster")
        assert [bool(there[column]) for _, there, _ in shown.rows] == [True, False]


def test_a_copy_is_valid_no_longer_than_its_playbook(mini: Path) -> None:
    file = mini / "playbooks" / "alpha" / "playbook.yml"
    text = file.read_text(encoding="utf-8")
    for until, wanted in (("2026-11-01", "2026-11-01"), ("2099-01-01", None)):
        file.write_text(text.replace("valid_until: 2027-10-01", f"valid_until: {until}"), encoding="utf-8")
        view = see(Layout(mini), Order(), Unwatched())["en"]
        [alpha] = [book for book in view.playbooks if book.id == "alpha"]
        said = {one.sheet.valid_until for one in printouts(PACK, view) if one.playbook == "alpha"}
        assert said == {wanted or alpha.review_by}


def test_any_other_address_says_that_the_copy_is_not_current(views: dict[str, View], renderer: Renderer) -> None:
    page = read(landing(list(views.values()), renderer)["404.html"].decode())
    for language, view in views.items():
        [part] = page.xpath(f"//section[@lang='{view.language.tag}']")
        assert view.ui["copies"]["scanned"] in part.text_content()
        assert f"{language}/copies/index.html" in part.xpath(".//a/@href")


def test_the_404_page_works_at_any_depth(views: dict[str, View], renderer: Renderer) -> None:
    page = read(landing(list(views.values()), renderer)["404.html"].decode())
    assert page.xpath("//base/@href") == ["/"], "the host shows it at any address"
    addresses = [address for one, _, address, _ in page.iterlinks() if one.tag != "base"]
    assert len(addresses) > 3
    assert [address for address in addresses if address.startswith((".", "/", "http"))] == []
