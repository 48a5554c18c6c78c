"""What two sides made of the same: nothing that one says is lost, and each change is told as what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mini_copy import ROOT

from generator.composing.three_way import Kind, ThreeWay
from generator.loading.reader import read

if TYPE_CHECKING:
    from generator.loading.source import Data

FILE = ROOT / "tests" / "data" / "three_way.yml"
CASES: Any = read(FILE.name, FILE.read_bytes()).data
WORDS = st.text("ab ", max_size=4)
DATA: st.SearchStrategy[Data] = st.recursive(
    WORDS,
    lambda inner: st.one_of(
        st.dictionaries(st.sampled_from(["id", "zh", "en", "a"]), inner, max_size=3),
        st.lists(inner, max_size=4),
        st.lists(st.tuples(WORDS, inner), max_size=4, unique_by=lambda one: one[0]).map(
            lambda items: [{"id": name, "a": value} for name, value in items]
        ),
    ),
    max_leaves=12,
)


def joined(was: Data, here: Data, there: Data) -> tuple[Data | None, ThreeWay]:
    merge = ThreeWay(frozenset({"zh", "en"}))
    return merge.joined(was, here, there), merge


@pytest.mark.parametrize("case", CASES, ids=[case["says"] for case in CASES])
def test_a_case(case: dict[str, Any]) -> None:
    made, merge = joined(case["was"], case["here"], case["there"])
    assert made == case["joined"]
    told = [f"{one.kind} {'/'.join(map(str, one.name))}".strip() for one in merge.found]
    assert sorted(told) == sorted(case.get("told", []))


@given(DATA, DATA)
def test_what_one_side_alone_changed_is_as_it_has_it(was: Data, new: Data) -> None:
    for sides, kind in (((was, new, was), Kind.OURS), ((was, was, new), Kind.TAKEN), ((was, new, new), Kind.SAME)):
        made, merge = joined(*sides)
        assert made == new
        assert {one.kind for one in merge.found} <= {kind}
        assert bool(merge.found) == (was != new)


@given(DATA, DATA, DATA)
def test_who_is_asked_for_all_decides(was: Data, here: Data, there: Data) -> None:
    made, merge = joined(was, here, there)
    both = [one for one in merge.found if one.kind is Kind.BOTH]
    other = ThreeWay(frozenset({"zh", "en"}), chosen=range(len(both)))
    taken = other.joined(was, here, there)
    assert merge.found == other.found
    assert (taken == made) == (not both)
    kinds = {one.kind for one in merge.found}
    assert (made == here) or (Kind.TAKEN in kinds)
