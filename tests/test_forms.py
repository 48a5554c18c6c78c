"""The blank forms: all there, in both languages, roomy; and who a document of the whole handbook is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from generator.build import Order, see
from generator.layout import Layout
from generator.model.choice import Audience
from generator.planning.form_parts import Grid, fitted
from generator.planning.forms import LAYOUTS, Form
from generator.planning.plan import Wish, plan
from generator.planning.sheet import sheet_of_handbook
from generator.rendering.identify import identify
from generator.rendering.render import Renderer
from generator.rendering.texts import render
from generator.stages import Unwatched

if TYPE_CHECKING:
    from pathlib import Path

    from any_view import View

pytest_plugins = ["mini_project"]


@pytest.fixture
def views(mini: Path) -> dict[str, View]:
    """Mini in all its languages."""
    return see(Layout(mini), Order(), Unwatched())


def page(mini: Path, views: dict[str, View], language: str) -> str:
    """The forms of one language, as they are set; a number may be parted, which readers do not see."""
    [job] = [job for job in plan(views, Wish(("forms",))) if job.language == language]
    [text] = render(job, Renderer(Layout(mini).templates)).values()
    return text.replace("<wbr>", "")


def test_every_form_is_drawn() -> None:
    assert list(LAYOUTS) == list(Form)


@pytest.mark.parametrize("form", list(Form))
def test_tables_fill_the_page_and_leave_room_to_write(form: Form) -> None:
    grids = [block for block in LAYOUTS[form].blocks if isinstance(block, Grid)]
    assert grids
    assert [sum(column.width for column in grid.columns) for grid in grids] == [100] * len(grids)
    assert min(grid.height for grid in grids) >= 9


@pytest.mark.parametrize(
    ("languages", "high", "rows"), [(2, 297, 14), (3, 297, 11), (2, 279.4, 12), (1, 297, 14), (9, 279.4, 2)]
)
def test_a_log_has_the_rows_that_its_page_holds(languages: int, high: float, rows: int) -> None:
    log = fitted(LAYOUTS[Form.ACTIVITY_LOG], languages, high)
    assert max(block.length for block in log.blocks) == rows


@pytest.mark.parametrize("form", list(Form))
def test_a_form_keeps_all_its_parts_whatever_its_pages_hold(form: Form) -> None:
    titles = [block.title for block in LAYOUTS[form].blocks]
    assert [block.title for block in fitted(LAYOUTS[form], 5, 279.4).blocks] == titles
    assert fitted(LAYOUTS[form], 2, 297.0) == LAYOUTS[form]


@pytest.mark.parametrize("form", list(Form))
def test_every_form_says_for_what_when_and_by_whom(form: Form) -> None:
    keys = {column.key for block in LAYOUTS[form].blocks if isinstance(block, Grid) for column in block.columns}
    assert {"incident", "playbook", "from", "to", "signature"} <= keys
    assert keys & {"filled_in_by", "outgoing"}


@pytest.mark.parametrize(("language", "other"), [("zh", "en"), ("en", "zh")])
def test_every_label_stands_in_both_languages(mini: Path, views: dict[str, View], language: str, other: str) -> None:
    text = page(mini, views, language)
    for group in ("form", "forms"):
        for key in views[language].ui[group]:
            own, second = (
                re.escape(views[one].ui[group][key].split("{")[0]).replace("'", "&#39;") for one in (language, other)
            )
            assert re.search(f'{own}.{{0,99}}class="other".{{0,30}}>{second}', text, re.DOTALL), key


def test_the_reader_s_language_is_the_large_one(mini: Path, views: dict[str, View]) -> None:
    assert '<th scope="col" style="width: 14%">Time<span class="other" lang="zh-CN">时间</span></th>' in page(
        mini, views, "en"
    )


def test_a_document_of_the_handbook_says_who_it_is(mini: Path, views: dict[str, View]) -> None:
    settings, path = views["en"].handbook, "pdf/forms.pdf"
    nobody_knows_it = sheet_of_handbook(views["en"], "forms", path)
    assert nobody_knows_it.hash == ""
    views = identify(views, Renderer(Layout(mini).templates), ("forms",))
    sheet = sheet_of_handbook(views["en"], "forms", path)
    assert (sheet.id, sheet.kind, sheet.title) == ("forms", "Blank forms", views["en"].organisation.name)
    assert (sheet.version, sheet.valid_until) == ("2026-10-01", "2027-10-01")
    assert re.fullmatch("[0-9a-f]{8}", sheet.hash)
    assert sheet.hash != sheet_of_handbook(views["zh"], "forms", path).hash
    assert sheet.address == f"{settings.address}/en/copies/{sheet.hash}/#{sheet.contacts}"


def test_it_is_as_confidential_as_the_most_confidential_playbook(mini: Path) -> None:
    seen = {
        audience: see(Layout(mini), Order(audience=audience), Unwatched())["en"]
        for audience in (Audience.PUBLIC, Audience.INTERNAL)
    }
    marked = {audience: sheet_of_handbook(view, "forms", "x").marking.key for audience, view in seen.items()}
    assert marked == {Audience.PUBLIC: "clear", Audience.INTERNAL: "amber"}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_contact_sheet_stands_first_and_says_what_the_contacts_say(
    mini: Path, views: dict[str, View], language: str
) -> None:
    """Each line, role and authority, marked as a person's; nothing of it in a public build or in a blank sheet."""
    sheet = re.sub('<b class="dialled">|</b>|<wbr>', "", page(mini, views, language).split('<section class="form')[1])
    contacts = views[language].contacts
    lines = [contacts.duty_number, contacts.bridge, contacts.passcode, contacts.safe_word, contacts.backup_channel]
    lines += [words for one in contacts.authorities for words in (one.name, one.phone)]
    assert [line for line in lines if f'<span class="person">{line}</span>' not in sheet] == []
    for role in views[language].roles:
        assert f"{role.title}</th>" in sheet
        assert [one.phone for one in role.people if one.phone not in sheet] == []
    public = page(mini, see(Layout(mini), Order(audience=Audience.PUBLIC), Unwatched()), language)
    unnamed = page(mini, {one: view.unnamed for one, view in views.items()}, language)
    for blank in (public, unnamed):
        assert [line for line in lines if line in blank] == []
        assert 'class="person"' not in blank
