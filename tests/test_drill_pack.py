"""Exercise packs and cards show what they must, and no player's page shows what sets off the next step."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

import pytest

from generator.build import Order, see
from generator.drawings.first_hour import SETTINGS
from generator.drawings.pocket_card import SIZES
from generator.layout import Layout
from generator.planning.plan import Wish, plan
from generator.rendering.identify import identify
from generator.rendering.render import Renderer
from generator.rendering.texts import render
from generator.stages import Unwatched

if TYPE_CHECKING:
    from pathlib import Path

    from any_view import View

pytest_plugins = ["mini_project"]

LANGUAGES = ("zh", "en")


def printed(root: Path, name: str, language: str, playbook: str) -> tuple[View, str]:
    """The view of a language, and the page of a document about a playbook."""
    layout = Layout(root)
    views = see(layout, Order(), Unwatched())
    renderer = Renderer(layout.templates)
    views = identify(views, renderer, (name,))
    [job] = [job for job in plan(views, Wish((name,), (playbook,))) if job.language == language]
    [text] = render(job, renderer).values()
    return views[language], text


def parts(text: str) -> dict[str, str]:
    """The sections of a pack by the id of their heading; the first has none."""
    sections = re.findall(r"<section.*?</section>", text, re.DOTALL)
    return {(found[1] if (found := re.search(r'<h2 id="(\w+)"', one)) else ""): one for one in sections}


def plain(html: str) -> str:
    return unescape(re.sub(r"<[^>]+>", "", html))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_pack_has_its_parts_each_on_a_new_page(mini: Path, language: str) -> None:
    view, text = printed(mini, "drill", language, "alpha")
    found = parts(text)
    assert list(found) == ["", "injects", "brief", "slips", "evaluator", "debrief", "findings"]
    assert all('class="new-page' in section for name, section in found.items() if name)
    heads = {name: re.findall(r'<div class="head-left"><b>(.*?)</b>', unescape(one)) for name, one in found.items()}
    assert heads == {name: [view.ui["exercise"][name]] if name else [] for name in found}


@pytest.mark.parametrize("language", LANGUAGES)
def test_players_see_no_inject_before_its_time_and_never_what_is_expected(mini: Path, language: str) -> None:
    view, text = printed(mini, "drill", language, "alpha")
    found = parts(text)
    [drill] = view.drills
    expected = [step.title for inject in drill.injects for step in inject.expected]
    notes = [inject.note for inject in drill.injects]
    judged = [words for check in drill.checks for words in (check.look_for, check.met_if)]
    assert expected
    assert notes
    assert all(words in found["injects"] for words in (*expected, *notes)), "the facilitator sees them"
    assert all(words in found["evaluator"] for words in judged)
    for name in ("brief", "slips"):
        assert [words for words in (*expected, *notes, *judged) if words in found[name]] == []
        assert drill.level.title not in found[name], "the level is for players to find"
    assert [inject.text for inject in drill.injects if inject.text in found["brief"]] == []
    assert all(inject.text in found["slips"] for inject in drill.injects)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_pack_leaves_out_nothing_of_its_exercise(mini: Path, language: str) -> None:
    view, text = printed(mini, "drill", language, "alpha")
    [drill] = view.drills
    said = [drill.title, drill.scenario, *drill.rules, *drill.debrief]
    said += [objective.text for objective in drill.objectives]
    said += [role.title for role in drill.participants]
    said += [words for one in drill.findings for words in (one.finding, one.fix, one.owner.title)]
    assert len(said) > 8
    assert [words for words in said if words not in plain(text)] == []


def test_a_pack_is_known_by_what_its_exercise_says(mini: Path) -> None:
    before = {name: printed(mini, name, "en", "alpha")[1] for name in ("drill", "first-hour")}
    file = mini / "playbooks" / "_drills" / "lights-out.yml"
    file.write_text(file.read_text(encoding="utf-8").replace("No torches", "No lamps"), encoding="utf-8")
    after = {name: printed(mini, name, "en", "alpha")[1] for name in ("drill", "first-hour")}
    content = re.compile(r'<b class="mono">(\w{8})</b>')
    changed = {name for name in before if content.findall(before[name]) != content.findall(after[name])}
    assert changed == {"drill"}


def test_a_second_exercise_of_a_playbook_has_a_file_of_its_own(mini: Path) -> None:
    folder = mini / "playbooks" / "_drills"
    text = (folder / "lights-out.yml").read_text(encoding="utf-8")
    (folder / "again.yml").write_text(text.replace("id: lights-out", "id: again"), encoding="utf-8")
    jobs = plan(see(Layout(mini), Order(), Unwatched()), Wish(("drill",)))
    paths = [page.path for job in jobs if job.language == "en" for page in job.document.pages]
    assert paths == ["pdf/alpha-drill.pdf", "pdf/alpha-drill-2.pdf"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_hour_card_says_each_step_with_its_number_owner_and_time(mini: Path, language: str) -> None:
    view, text = printed(mini, "first-hour", language, "alpha")
    [book] = [book for book in view.playbooks if book.id == "alpha"]
    rows = re.findall(r'<tr><td class="number">.*?</tr>', unescape(text))
    due = [step for step in book.response.steps if step.deadline.minutes <= 60]
    actions = {move.step: move.action for move in book.meta.first_hour}
    assert len(rows) == len(due) > len(actions) > 0
    for row, step in zip(rows, due, strict=True):
        said = (f"</span>{step.number}</td>", actions.get(step, step.title), step.accountable.title, step.deadline)
        assert all(words in row for words in said)
        assert row.count('class="clock"') == 1
    people = [person for role in book.first_callers for person in role.people]
    assert people
    assert all(person.phone in text.replace("<wbr>", "") for person in people)
    assert book.meta.scope.if_unsure in text
    assert view.handbook.emergency in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_of_four_pocket_cards_says_who_it_is(mini: Path, language: str) -> None:
    view, text = printed(mini, "pocket", language, "alpha")
    [book] = [book for book in view.playbooks if book.id == "alpha"]
    sheets = unescape(text).split('<div class="four">')[1:]
    faces = [re.findall(r'<section class="pocket".*?</section>', sheet, re.DOTALL) for sheet in sheets]
    assert [(len(face), len({*face})) for face in faces] == [(4, 1)]
    numerals = [level.numeral for level in view.severity]
    said = [book.title, book.review_by, view.handbook.emergency, '<img class="qr"', *numerals, *book.communication.dont]
    said += [one.step.title for one in book.first_hour] + [role.title for role in book.first_callers]
    assert [words for words in said if words not in faces[0][0]] == []


def test_settings_get_smaller_and_never_too_small() -> None:
    assert [one.move for one in SETTINGS] == sorted((one.move for one in SETTINGS), reverse=True)
    assert SETTINGS[-1] == (14, 10)
    assert sorted(SIZES, reverse=True) == list(SIZES)
    assert SIZES[-1] == 10
