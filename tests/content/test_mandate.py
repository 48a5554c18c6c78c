"""The handbook answers what it was asked for: every topic has a place, in every language, and nothing is copied."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from opencc import OpenCC

from generator.model.base import Text
from generator.model.walk import walk

if TYPE_CHECKING:
    from whole import Whole

    from generator.model.handbook import Handbook

ROOT = Path(__file__).parents[2]
SOURCES = sorted((ROOT.parent / "shared" / "mission" / "seeds").glob("*.txt"))
RUN = 16
"""Chinese characters in a row that count as copied."""


@pytest.fixture(scope="session")
def handbook(whole: Whole) -> Handbook:
    return whole.verdict.handbook


def test_the_check_is_silent(whole: Whole) -> None:
    """But for what makes it a sample: the organisation, the address, and nobody to phone."""
    told = {(one.place.file, one.rule, one.message.en) for one in whole.verdict.advice}
    settings = "playbooks/_shared/handbook.yml"
    assert told == {
        ("playbooks", "no-contacts", "The contacts are empty; no playbook shows a telephone number."),
        ("playbooks/_shared/organisation.yml", "sample-value", "This is still a sample name."),
        (settings, "sample-value", "This is still a sample address; the codes on printed pages lead nowhere."),
    }


def test_every_topic_has_a_place(handbook: Handbook) -> None:
    sections = [section for chapter in handbook.guide.values() for section in chapter.sections]
    answered = {str(topic) for section in sections for topic in section.topics}
    answered |= {topic.id for topic in handbook.topics if topic.playbooks or topic.cases}
    assert len(handbook.topics) > 25
    assert {topic.id for topic in handbook.topics} - answered == set()


def test_every_playbook_has_an_exercise_and_a_lesson(handbook: Handbook) -> None:
    drilled = {drill.playbook for drill in handbook.drills.values()}
    assert set(handbook.playbooks) == drilled
    assert [name for name, book in handbook.playbooks.items() if not book.lessons.lessons] == []


def test_every_legal_duty_has_a_step_that_carries_it_out(handbook: Handbook) -> None:
    duties = [(name, duty) for name, book in handbook.playbooks.items() for duty in book.response.regulatory]
    assert len(duties) > 60
    assert [(name, duty.id) for name, duty in duties if not duty.steps] == []


def test_the_registries_are_as_large_as_promised(handbook: Handbook) -> None:
    assert len(handbook.playbooks) >= 12
    assert len(handbook.risks) >= 30
    assert {risk.family for risk in handbook.risks} == {"competition", "technology", "legal", "operations"}
    assert len(handbook.indicators) >= 36
    assert len(handbook.glossary) >= 120


def test_no_text_waits_to_be_written(handbook: Handbook) -> None:
    waiting = re.compile(r"\b(TODO|FIXME|TBD|lorem ipsum)\b|待补充|占位符|此处填写", re.IGNORECASE)
    found = [
        path
        for path, value in walk(handbook)
        if isinstance(value, Text) and waiting.search(" ".join(value.root.values()))
    ]
    assert found == []


def test_no_sentence_is_pasted_from_playbook_to_playbook(handbook: Handbook) -> None:
    seen: dict[str, set[str]] = {}
    for name, playbook in handbook.playbooks.items():
        for path, value in walk(playbook):
            if isinstance(value, Text) and "sources" not in path and len(value.root["zh"]) >= RUN:
                seen.setdefault(value.root["zh"], set()).add(name)
    assert len(seen) > 1000
    assert {text: names for text, names in seen.items() if len(names) > 3} == {}


@pytest.mark.skipif(not SOURCES, reason="the source documents do not lie beside this checkout")
def test_nothing_is_copied_from_the_sources(handbook: Handbook) -> None:
    simplified = OpenCC("t2s")
    runs = {run for source in SOURCES for run in _runs(simplified.convert(source.read_text(encoding="utf-8")))}
    assert len(runs) > 1000
    texts = ((path, value.root["zh"]) for path, value in walk(handbook) if isinstance(value, Text))
    assert [(path, run) for path, text in texts for run in _runs(text) if run in runs] == []


def _runs(text: str) -> set[str]:
    """Every run of Chinese characters of the length that counts; marks and spaces left out."""
    han = "".join(re.findall(r"[\u3400-\u9fff]", text))
    return {han[at : at + RUN] for at in range(len(han) - RUN + 1)}
