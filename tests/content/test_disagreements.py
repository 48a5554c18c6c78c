"""Seeded differences between the languages are found at their place, and what says the same is let be."""

from __future__ import annotations

from functools import cache

import pytest
from disagreements import Sown, is_exact, read_pairs, read_playbooks, sow, told
from hypothesis import example, given
from hypothesis import strategies as st
from mini_copy import ROOT

from generator.layout import Layout
from generator.loading.load import load
from generator.validating.facts.compare import differences
from generator.validating.facts.reading import abreast, facts

HAN = "零一二三四五六七八九"


@cache
def playbooks() -> list[dict[str, str]]:
    return read_playbooks()


def test_seeds_are_found_where_they_were_sown() -> None:
    sown: list[Sown] = sow(playbooks())
    assert len(sown) > 200, "the test has seen too little to mean anything"
    found = told([seed.text for seed in sown], [])
    exact = sum(any(is_exact(seed, finding) for finding in found.get(n, [])) for n, seed in enumerate(sown))
    assert exact >= 0.98 * len(sown)


def test_what_says_the_same_is_let_be() -> None:
    agreeing = read_pairs("agreeing.yml")
    assert len(agreeing) > 1300
    assert told(agreeing, playbooks()) == {}


def test_what_differs_is_told_once_on_a_side() -> None:
    differing = read_pairs("disagreeing.yml")
    assert len(differing) > 150
    found = told(differing, playbooks())
    assert [pair for number, pair in enumerate(differing) if number not in found] == []
    for number, findings in found.items():
        places = [(finding.path[-1], finding.at) for finding in findings]
        assert len(places) == len(set(places)) <= 3, differing[number]


def test_numbers_are_compared_where_both_languages_have_a_grammar() -> None:
    assert differences(*abreast({"zh": "等 3 天", "en": "wait 4 days"}))
    assert not differences(
        *abreast({"zh": "等 3 天，找 20 人", "fr": "attendre trois jours, chercher vingt personnes"})
    )
    assert not differences(*abreast({"zh": "等 3 天", "fr": "attendre 4 jours"}))
    assert differences(*abreast({"zh": "看 https://a.example/x", "fr": "voir https://b.example/x"}))


@given(st.integers(2, 9999), st.sampled_from([("天", "days"), ("小时", "hours"), ("周", "weeks"), ("个月", "months")]))
@example(2007, ("天", "days"))
@example(996, ("个月", "months"))
def test_a_number_is_the_same_in_figures_and_words(number: int, units: tuple[str, str]) -> None:
    chinese, english = units
    for written in (f"{number} {chinese}", f"{number:,} {chinese}", f"{in_han(number)}{chinese}"):
        for said in (f"{number} {english}", f"{number:,} {english}"):
            assert not differences(facts("zh", f"等{written}再看"), facts("en", f"wait {said} and look"))
            other = said.replace(said.split()[0], str(number + 1))
            assert differences(facts("zh", f"等{written}再看"), facts("en", f"wait {other} and look"))


def in_han(number: int) -> str:
    """The number in Chinese numerals, below ten thousand."""
    parts = [(digit, place) for place, digit in enumerate(reversed(str(number)))]
    written = "".join(HAN[int(d)] + ["", "十", "百", "千"][p] if d != "0" else "零" for d, p in reversed(parts))
    while "零零" in written:
        written = written.replace("零零", "零")
    return written.rstrip("零").removeprefix("一") if 10 <= number < 20 else written.rstrip("零")


@pytest.mark.parametrize("name", ["alpha", "beta"])
def test_every_character_of_every_text_is_found_in_its_file(name: str) -> None:
    sources = load(Layout(ROOT / "tests" / "data" / "mini"))
    seen = 0
    for path, source in sources.files.items():
        if name not in path:
            continue
        for inner, (text, _) in source.marks.texts.items():
            for start in range(0, len(text), 7):
                if not text[start].isspace():
                    place = source.within(inner, (start, start + 1))
                    assert place is not None
                    assert source.marks.lines[place.line - 1][place.column - 1 : place.end - 1] in (
                        text[start],
                        "\\" + text[start],
                    )
                    seen += 1
    assert seen > 200
