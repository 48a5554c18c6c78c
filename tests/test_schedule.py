"""Whatever in a playbook has its time stands in its schedule, once, in the order of time."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from handbook_views import text_of

from generator.build import Order, see, site_texts
from generator.layout import Layout
from generator.model.choice import Audience
from generator.model.response import Bucket
from generator.model.times import Offset, Span
from generator.model.walk import walk
from generator.reading import check
from generator.resolving.schedule import limit
from generator.resolving.view import Moment
from generator.stages import Unwatched

if TYPE_CHECKING:
    from pathlib import Path

    from any_view import View
    from whole import Whole

    from generator.model.playbook import Playbook

pytest_plugins = ["mini_project"]

EVERYTHING = Order(audience=Audience.CONFIDENTIAL)


def alpha(project: Path, order: Order = EVERYTHING) -> View:
    """The playbook alpha of a project, in English."""
    views = see(Layout(project), order, Unwatched())
    [book] = [book for book in views["en"].playbooks if book.id == "alpha"]
    assert isinstance(book, type(views["en"]))
    return book


def edit(project: Path, file: str, find: str, replace: str) -> None:
    path = project / "playbooks" / file
    text = path.read_text(encoding="utf-8")
    assert text.count(find) == 1
    path.write_text(text.replace(find, replace), encoding="utf-8")


def timed(book: Playbook) -> Counter[int]:
    """Minutes of all that is due during the response, as the data have them."""
    due = [value for path, value in walk((book.response, book.communication)) if offset(value) and path[-1] != "start"]
    watched = [watch.every for watch in book.communication.monitoring]
    return Counter(time.minutes for time in (*due, *watched) if isinstance(time, Offset | Span))


def offset(value: object) -> bool:
    return isinstance(value, Offset)


def test_nothing_that_has_its_time_is_missing_or_said_twice(mini: Path) -> None:
    data = check(Layout(mini)).handbook.playbooks["alpha"]
    said = Counter(entry.at.minutes for entry in alpha(mini).schedule.entries)
    assert said.total() > 8
    assert said == timed(data)


def test_entries_stand_in_the_order_of_time(mini: Path) -> None:
    book = alpha(mini)
    said = [(entry.kind, entry.at, entry.owner.id) for entry in book.schedule.entries]
    assert said == [
        ("step", "T+10 min", "lead"),
        ("meeting", "T+15 min", "lead"),
        ("brief", "T+20 min", "lead"),
        ("message", "T+30 min", "insider"),
        ("watch", "T+30 min", "writer"),
        ("step", "T+45 min", "writer"),
        ("decision", "T+1 hour", "lead"),
        ("message", "T+1 hour", "writer"),
        ("step", "T+2 hours", "insider"),
        ("meeting", "T+1 day", "lead"),
    ]


def test_what_comes_again_stands_once_and_says_how_often(mini: Path) -> None:
    again = [(entry.kind, entry.owner.id, entry.every) for entry in alpha(mini).schedule.entries if entry.every]
    assert again == [("meeting", "lead", "30 min"), ("watch", "writer", "30 min"), ("message", "writer", "2 hours")]


def test_a_step_says_its_number_and_when_it_begins(mini: Path) -> None:
    first, second, third = (entry for entry in alpha(mini).schedule.entries if entry.kind == "step")
    assert first.text == "1. Take charge"
    assert [entry.start.minutes for entry in (first, second, third)] == [0, 10, 30]


def test_buckets_hold_all_entries_by_their_time(mini: Path) -> None:
    plan = alpha(mini).schedule
    assert [entry for _, entries in plan.buckets for entry in entries] == plan.entries
    assert [(bucket.key, len(entries)) for bucket, entries in plan.buckets] == [
        ("0-15min", 2),
        ("15-60min", 6),
        ("1-4h", 1),
        ("4-24h", 1),
    ]


@pytest.mark.parametrize(
    ("minutes", "bucket"),
    [
        (-60, Bucket.FIRST_QUARTER),
        (15, Bucket.FIRST_QUARTER),
        (16, Bucket.FIRST_HOUR),
        (1440, Bucket.FIRST_DAY),
        (7 * 1440, Bucket.FIRST_WEEK),
        (7 * 1440 + 1, Bucket.AFTER),
        (10**9, Bucket.AFTER),
    ],
)
def test_every_moment_has_its_bucket(minutes: int, bucket: Bucket) -> None:
    assert Bucket.at(minutes) is bucket


def test_legal_clocks_run_from_their_own_start(mini: Path) -> None:
    edit(mini, "alpha/response.yml", "answer: yes}\n    owner: checker", "answer: no}\n    owner: checker")
    rules = mini / "playbooks" / "_shared" / "regulations.yml"
    before = "      within: 4h\n      recipient: {zh: 电力局, en: The power office}\n"
    more = "    - who: {zh: 大公司, en: Big companies}\n      start: occurrence\n      within: 1h\n"
    end = "      recipient: {zh: 市长, en: The mayor}\n"
    rules.write_text(rules.read_text(encoding="utf-8").replace(before, before + more + end, 1), encoding="utf-8")
    plan = alpha(mini).schedule
    assert [(clock.letter, clock.within, clock.start.key, clock.recipient) for clock in plan.clocks] == [
        ("A", "1 hour", "occurrence", "The mayor"),
        ("B", "4 hours", "awareness", "The power office"),
    ]
    assert {start.key: letter for start, letter in plan.starts.items()} == {"occurrence": "A", "awareness": "B"}
    assert [clock.answers for clock in plan.clocks] == [[(1, "No")], [(1, "No")]]


def test_readers_see_the_times_of_what_they_may_see(mini: Path) -> None:
    everybody = alpha(mini, Order(audience=Audience.PUBLIC))
    texts = [entry.text for entry in everybody.schedule.entries]
    assert "1. Take charge" in texts
    assert not [text for text in texts if "CANARY" in text or "Stay at home" in text]


def test_working_days_are_told_from_days(mini: Path) -> None:
    edit(mini, "alpha/response.yml", "first: T+1d", "first: T+2wd")
    [meeting] = [entry for entry in alpha(mini).schedule.entries if entry.text == "Last meeting"]
    assert isinstance(meeting.at, Moment)
    assert (meeting.at.amount, meeting.at.unit, meeting.at.minutes) == (2, "wd", 2 * 1440)
    assert {entry.at.unit for entry in alpha(mini).schedule.entries} >= {"min", "wd"}


def test_every_link_leads_to_a_place_on_the_site(mini: Path) -> None:
    pages = site_texts(Layout(mini), "en", EVERYTHING)
    links = [entry.link.split("/#") for entry in alpha(mini).schedule.entries]
    assert len(links) > 8
    lost = [link for link in links if f"{{: #{link[1]} " not in pages[f"playbooks/alpha/{link[0]}.md"]]
    assert lost == []


def test_a_rule_that_cannot_bind_the_organisation_runs_no_clock(mini: Path) -> None:
    assert [clock.duty.regulation.id for clock in alpha(mini).schedule.clocks] == ["report-rule"]
    edit(
        mini,
        "_shared/regulations.yml",
        "in_force_from: 2025-11-01",
        "in_force_from: 2025-11-01\n  applies_if: {facts: [users-eu]}",
    )
    book = alpha(mini)
    assert book.schedule.clocks == []
    assert not [duty for duty in book.response.regulatory if duty.regulation.id == "report-rule"]
    edit(mini, "_shared/organisation.yml", "facts: [guangdong]", "")
    assert [clock.duty.regulation.id for clock in alpha(mini).schedule.clocks] == ["report-rule"], "nothing said"


def test_a_limit_of_a_rule_stands_once_and_says_who_files_and_who_helps(whole: Whole) -> None:
    for view in whole.views.values():
        for book in view.playbooks:
            said = [
                (clock.letter, limit(clock, view.ui), clock.duty.regulation.id, str(clock.who), str(clock.recipient))
                for clock in book.schedule.clocks
            ]
            assert [one for one, times in Counter(said).items() if times > 1] == [], book.id
            owners: dict[str, list[str]] = {}
            for duty in book.response.regulatory:
                owners.setdefault(duty.regulation.id, []).append(duty.owner.id)
            for clock in book.schedule.clocks:
                named = [clock.duty.owner.id, *(role.id for role in clock.helpers)]
                assert set(named) == set(owners[clock.duty.regulation.id]), (book.id, clock.duty.regulation.id)


def test_a_rule_without_a_clock_says_that_none_runs(mini: Path) -> None:
    """An empty cell could be a limit that was lost."""
    clocks = """  clocks:
    - who: {zh: 所有公司, en: Every company}
      start: awareness
      within: 4h
      recipient: {zh: 电力局, en: The power office}
"""
    pages = site_texts(Layout(mini), "en", EVERYTHING)
    told = [
        path for path, text in pages.items() if re.search("4 hours</(?:b|span)>", text) and "Outage report rule" in text
    ]
    told.remove("index.md")  # a list of names
    told = [path for path in told if "/case/" not in path]  # a list of clocks alone; the steps name the duties
    assert len(told) > 1
    edit(mini, "_shared/regulations.yml", clocks, "  clocks: []\n")
    pages = site_texts(Layout(mini), "en", EVERYTHING)
    assert [path for path in told if "No clock runs" not in pages[path]] == []


def test_a_message_for_one_person_is_told_as_theirs_and_of_nobody_else(mini: Path) -> None:
    before = [entry.text for entry in alpha(mini).schedule.entries]
    edit(
        mini,
        "alpha/communication.yml",
        "    audience: internal\n    stakeholder: staff\n",
        "    audience: internal\n    stakeholder: staff\n    reader: {zh: 值夜的人, en: The night porter}\n",
    )
    book = alpha(mini)
    [new] = {entry.text for entry in book.schedule.entries} - set(before)
    assert new.startswith("The night porter · ")
    assert [row.whom for row in book.communication.matrix] == ["Customers", "The night porter"]


def test_the_clock_sheet_says_in_which_step_and_from_which_page_the_level_is_set(mini: Path) -> None:
    def said(step: str) -> str:
        edit(mini, "alpha/response.yml", "\nsteps:\n", f"\n  step: {step}\nsteps:\n")
        return text_of(see(Layout(mini), EVERYTHING, Unwatched()), "clock", "en", "alpha")

    bare = text_of(see(Layout(mini), EVERYTHING, Unwatched()), "clock", "en", "alpha")
    assert "The level is set by the Triage page" in bare
    assert "The level is set in step 1, by T+10 min, from the Triage page" in said("take-charge")
