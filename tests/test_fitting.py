"""A good handbook is made of what is kept of its files: it is the one that they say, and its ids are theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.handbook import Handbook
from generator.model.refs import Ref
from generator.model.walk import each_of
from generator.validating.ids import Index
from generator.validating.structure import fit

if TYPE_CHECKING:
    from whole import Whole

    from generator.loading.load import Sources

pytest_plugins = ["mini_project"]


def same(sources: Sources) -> int:
    """How many references there are in a handbook that is the same both ways; each means the same both ways."""
    handbook, _, problems = fit(sources)
    assert handbook == Handbook.model_validate(sources.tree)
    assert not problems
    here, there = Index(handbook), Index(sources.tree)
    references = list(each_of(Ref, handbook))
    for path, ref in references:
        assert here.find(ref.kind, ref, path) == there.find(ref.kind, ref, path)
        assert here.exists(ref.kind, ref, path)
    for kind in {ref.kind for _, ref in references}:
        assert list(here.known(kind, ())) == list(there.known(kind, ()))
    return len(references)


def test_a_small_handbook_is_what_its_files_say(mini_sources: Sources) -> None:
    assert same(mini_sources)


def test_the_handbook_is_what_its_files_say(whole: Whole) -> None:
    assert same(whole.sources)
