"""The bilingual runbook says each thing in one row in every language, is made once, and changes with any of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from any_view import View, everything
from lxml import html

from generator.build import Order, see
from generator.layout import Layout
from generator.planning.bilingual import Abreast, documents
from generator.planning.copies import copies
from generator.planning.pack import PACK
from generator.planning.plan import Wish, plan
from generator.planning.printouts import in_all_languages, offered
from generator.rendering.identify import identify
from generator.rendering.render import Renderer
from generator.rendering.texts import render
from generator.stages import Unwatched

if TYPE_CHECKING:
    from pathlib import Path

    from generator.resolving.revision import Mark

pytest_plugins = ["mini_project"]

TAGS = ["zh-CN", "en"]
"""The languages of a row, from left to right."""


def views(project: Path) -> dict[str, View]:
    return see(Layout(project), Order(), Unwatched())


def marks(project: Path) -> dict[str, Mark]:
    """The mark of every bilingual runbook by language and path."""
    seen = views(project)
    seen = identify(seen, Renderer(Layout(project).templates), ("bilingual",))
    return {f"{language}/{path}": mark for language, view in seen.items() for path, mark in vars(view.marks).items()}


def pages(seen: dict[str, View], project: Path) -> dict[str, Any]:
    """Every bilingual runbook as a tree of elements, by language and path."""
    renderer = Renderer(Layout(project).templates)
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


def test_each_playbook_is_made_once_with_the_first_language_left(mini: Path) -> None:
    seen = views(mini)
    made = pages(seen, mini)
    assert sorted(made) == sorted(f"zh/pdf/{book.id}-bilingual.pdf" for book in seen["zh"].playbooks)
    for page in made.values():
        assert len(rows(page)) > 20
        assert uneven(page, TAGS) == []


def test_every_language_is_offered_the_same_file(mini: Path) -> None:
    seen = views(mini)
    seen = identify(seen, Renderer(Layout(mini).templates), ("site",))
    found = {
        language: [
            (one.path, one.sheet.hash) for one in offered(in_all_languages(PACK, view), view) if one.name == "bilingual"
        ]
        for language, view in seen.items()
    }
    assert [path for path, _ in found["zh"]] == [f"pdf/{book.id}-bilingual.pdf" for book in seen["zh"].playbooks]
    assert found["en"] == [(f"../zh/{path}", known) for path, known in found["zh"]]
    assert all(known for _, known in found["zh"])
    files = [
        file for copy in copies(in_all_languages(PACK, seen["zh"])) for file in copy.files if "bilingual" in file.path
    ]
    assert [(file.language.id, file.path) for file in files] == [("zh", path) for path, _ in found["zh"]]


def test_a_planted_empty_cell_is_found(mini: Path) -> None:
    page = next(iter(pages(views(mini), mini).values()))
    cell = rows(page)[5][1]
    for child in cell:
        cell.remove(child)
    cell.text = " "
    assert len(uneven(page, TAGS)) == 1


def test_the_first_hour_is_that_of_the_card_under_the_steps_numbers(mini: Path) -> None:
    seen = views(mini)
    made = pages(seen, mini)
    for book in seen["zh"].playbooks:
        listed = made[f"zh/pdf/{book.id}-bilingual.pdf"].xpath('//table[contains(@class, "first")]//tr')
        numbers = [row.xpath('string(td[@class="number"])') for row in listed if row.xpath("td")]
        assert numbers == [*(str(move.step.number) for move in book.first_hour), "?"]
        assert [move.step for move in book.first_hour] == [s for s in book.response.steps if s.deadline.minutes <= 60]


def test_each_blank_of_a_letter_has_one_line_for_all_languages(mini: Path) -> None:
    seen = views(mini)
    made = pages(seen, mini)
    found = 0
    for book, other in zip(seen["zh"].playbooks, seen["en"].playbooks, strict=True):
        lines = made[f"zh/pdf/{book.id}-bilingual.pdf"].xpath('//ul[@class="to-fill"]/li[span[@class="line"]]')
        pairs = zip(book.letters, other.letters, strict=True)
        slots = [one for left, right in pairs for one in zip(left.slots, right.slots, strict=True)]
        assert [line.text_content() for line in lines] == [f"{left.label} / {right.label}" for left, right in slots]
        found += len(lines)
    assert found


def test_every_step_stands_in_one_row_with_all_its_titles(mini: Path) -> None:
    seen = views(mini)
    made = pages(seen, mini)
    for book, other in zip(seen["zh"].playbooks, seen["en"].playbooks, strict=True):
        printed = [
            (row.get("id"), [cell.text_content().split(". ")[0] for cell in row.xpath("./td[@lang]/b")])
            for row in made[f"zh/pdf/{book.id}-bilingual.pdf"].xpath('//table[contains(@class, "steps")]//tr[@id]')
        ]
        pairs = zip(book.response.steps, other.response.steps, strict=True)
        assert printed == [(f"step-{left.id}", [left.title, right.title]) for left, right in pairs]
        assert printed


@pytest.mark.parametrize("language", ["zh", "en"])
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
    assert len(before) == len(seen["zh"].playbooks)
    assert changed == {"zh/pdf/alpha-bilingual.pdf"}


def test_a_handbook_in_one_language_has_no_bilingual_runbook(mini: Path) -> None:
    seen = views(mini)
    seen["zh"].others = []
    assert list(documents(seen["zh"].playbooks[0], seen["zh"])) == []


def test_three_languages_have_a_column_each(mini: Path) -> None:
    seen = views(mini)
    third = View(**everything(seen["en"]) | {"language": View(id="fr", name="Français", tag="fr")})
    seen["zh"].others = [seen["en"], third]
    for page in pages({"zh": seen["zh"]}, mini).values():
        assert len(rows(page)) > 20
        assert uneven(page, [*TAGS, "fr"]) == []
        assert {len(row.xpath("./th|./td")) for row in page.xpath("//table[contains(@class, 'steps')]//tr")} == {8}


def test_nothing_abreast_is_printed_whole(mini: Path) -> None:
    for page in pages(views(mini), mini).values():
        assert "Abreast(" not in page.text_content()


def test_lists_of_other_length_are_never_put_abreast() -> None:
    with pytest.raises(ValueError, match="zip"):
        list(Abreast((["a", "b"], ["a"])))


def test_what_is_left_out_is_nothing() -> None:
    assert not Abreast((None, None))
    assert not Abreast((View(check=None), View(check=None))).check
    assert Abreast(("a", "b"))
