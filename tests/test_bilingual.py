"""The bilingual runbook says each thing in one row, in both languages, and is told apart when either changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from any_view import View
from lxml import html

from generator.build import Order, Unwatched, render, see
from generator.formats.bilingual import Pair, documents
from generator.identify import identify
from generator.layout import Layout
from generator.plan import Wish, plan
from generator.render import Renderer

if TYPE_CHECKING:
    from pathlib import Path

    from generator.revision import Mark

pytest_plugins = ["mini_project"]

TAGS = {"zh": ["zh-CN", "en"], "en": ["en", "zh-CN"]}
"""By folder: the languages of a row, from left to right."""


def views(project: Path) -> dict[str, View]:
    return see(Layout(project), Order(), Unwatched())


def marks(project: Path) -> dict[str, Mark]:
    """The mark of every bilingual runbook by language and path."""
    seen = views(project)
    identify(seen.values(), Renderer(Layout(project).templates, "templates"), ("bilingual",))
    return {f"{language}/{path}": mark for language, view in seen.items() for path, mark in view.marks.items()}


def pages(seen: dict[str, View], project: Path) -> dict[str, Any]:
    """Every bilingual runbook as a tree of elements, by language and path."""
    renderer = Renderer(Layout(project).templates, "templates")
    jobs = plan(seen, Wish(("bilingual",)))
    texts = {f"{job.language}/{path}": text for job in jobs for path, text in render(job, renderer).items()}
    return {path: html.document_fromstring(text) for path, text in texts.items()}


def rows(page: Any) -> list[list[Any]]:  # noqa: ANN401 - lxml's stubs know no HTML elements
    """The cells with words, of each row that has any."""
    found = (row.xpath("./td[@lang]|./th[@lang]") for row in page.xpath("//tr"))
    return [cells for cells in found if cells]


def uneven(page: Any, tags: list[str]) -> list[str]:  # noqa: ANN401 - as above
    """Rows that do not say one thing in each language, in order."""
    return [
        row[0].text_content()
        for row in rows(page)
        if [cell.get("lang") for cell in row] != tags or not all(cell.text_content().strip() for cell in row)
    ]


def test_each_folder_has_each_playbook_with_its_own_language_left(mini: Path) -> None:
    seen = views(mini)
    made = pages(seen, mini)
    books = [book.id for book in seen["zh"].playbooks]
    assert sorted(made) == sorted(f"{language}/pdf/{book}-bilingual.pdf" for language in TAGS for book in books)
    for path, page in made.items():
        assert len(rows(page)) > 20
        assert uneven(page, TAGS[path.partition("/")[0]]) == []


def test_a_planted_empty_cell_is_found(mini: Path) -> None:
    page = next(iter(pages(views(mini), mini).values()))
    cell = rows(page)[5][1]
    for child in cell:
        cell.remove(child)
    cell.text = " "
    assert len(uneven(page, TAGS["zh"])) == 1


@pytest.mark.parametrize("language", TAGS)
def test_every_step_stands_in_one_row_with_both_its_titles(mini: Path, language: str) -> None:
    seen = views(mini)
    made = pages(seen, mini)
    for number, book in enumerate(seen[language].playbooks):
        other = seen["en" if language == "zh" else "zh"].playbooks[number]
        printed = [
            (row.get("id"), [cell.text_content().split(". ")[0] for cell in row.xpath("./td[@lang]/b")])
            for row in made[f"{language}/pdf/{book.id}-bilingual.pdf"].xpath(
                '//table[contains(@class, "steps")]//tr[@id]'
            )
        ]
        pairs = zip(book.response.steps, other.response.steps, strict=True)
        assert printed == [(f"step-{left.id}", [left.title, right.title]) for left, right in pairs]
        assert printed


@pytest.mark.parametrize("language", TAGS)
def test_the_mark_changes_when_either_language_does(mini: Path, language: str) -> None:
    before = marks(mini)
    seen = views(mini)
    file = mini / "playbooks" / "alpha" / "playbook.yml"
    title = seen[language].playbooks[0].title
    text = file.read_text(encoding="utf-8")
    assert seen[language].playbooks[0].id == "alpha"
    assert title in text
    file.write_text(text.replace(title, f"{title} ({title})", 1), encoding="utf-8")
    after = marks(mini)
    changed = {path for path in before if before[path] != after[path]}
    assert len(before) == 2 * len(seen["zh"].playbooks)
    assert changed == {"zh/pdf/alpha-bilingual.pdf", "en/pdf/alpha-bilingual.pdf"}


def test_a_handbook_in_one_language_has_no_bilingual_runbook(mini: Path) -> None:
    seen = views(mini)
    seen["zh"].others = []
    assert list(documents(seen["zh"])) == []


def test_with_three_languages_the_next_one_stands_right(mini: Path) -> None:
    seen = views(mini)
    third = View(**vars(seen["en"]) | {"language": View(id="fr", name="Français", tag="fr")})
    seen["zh"].others = [seen["en"], third]
    pairs: list[Any] = [document.pages[0].view["both"] for document in documents(seen["zh"])]
    assert {pair.right.language.id for pair in pairs} == {"en"}


def test_no_pair_is_printed_whole(mini: Path) -> None:
    for page in pages(views(mini), mini).values():
        assert "Pair(" not in page.text_content()


def test_lists_of_other_length_are_never_paired() -> None:
    with pytest.raises(ValueError, match="zip"):
        list(Pair(["a", "b"], ["a"]))


def test_what_is_left_out_is_nothing() -> None:
    assert not Pair(None, None)
    assert not Pair(View(check=None), View(check=None)).check
    assert Pair("a", "b")
