"""The data that go with a printout: what its readers may see, nothing else, and they load again."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mini_checked import found_good

from generator.loading.reader import read
from generator.loading.writer import write
from generator.model.choice import Audience
from generator.resolving.resolve import resolve
from generator.resolving.source_data import excerpts
from generator.validating.audience import Sight
from generator.validating.ids import Index

if TYPE_CHECKING:
    from generator.loading.load import Sources
    from generator.loading.source import Data

pytest_plugins = ["mini_project"]

ABOVE = {
    Audience.PUBLIC: r"CANARY-(INTERNAL|CONFIDENTIAL)|金丝雀(内部|机密)|insider|keeper|hidden-tank|spare-keys|\bbeta\b",
    Audience.INTERNAL: r"CANARY-CONFIDENTIAL|金丝雀机密|keeper|spare-keys",
    Audience.CONFIDENTIAL: r"(?!)",
}
"""By audience, the words and ids that it must never see."""


def sources_of(mini: Sources, printable: frozenset[str], audience: Audience) -> dict[str, str]:
    """The data of each playbook that the audience sees."""
    handbook, ids = found_good(mini, printable), Index(mini.tree)
    source = excerpts(Sight(handbook, ids, audience, drafts=False), mini)
    views: list[Any] = [
        resolve(Sight(handbook, ids, audience, drafts=False), language, source)
        for language in handbook.handbook.languages
    ]
    zh, en = ({book.id: book.source() for book in view.playbooks} for view in views)
    assert zh == en
    return dict(zh)


@pytest.mark.parametrize("audience", list(Audience))
def test_no_data_are_for_narrower_readers(mini_sources: Sources, printable: frozenset[str], audience: Audience) -> None:
    for text in sources_of(mini_sources, printable, audience).values():
        assert re.findall(ABOVE[audience], text) == []


def test_narrower_readers_get_everything_as_it_was_written(mini_sources: Sources, printable: frozenset[str]) -> None:
    found = sources_of(mini_sources, printable, Audience.CONFIDENTIAL)
    assert set(found) == {"alpha", "beta"}
    for name, text in found.items():
        assert read("x.yml", text.encode()).data == mini_sources.tree["playbooks"][name]  # type: ignore[index,call-overload]


def test_what_is_left_out_is_all_that_is_left_out(mini_sources: Sources, printable: frozenset[str]) -> None:
    """Planted: ABOVE finds what it is meant to find in what the narrowest readers get."""
    for audience in (Audience.PUBLIC, Audience.INTERNAL):
        texts = sources_of(mini_sources, printable, Audience.CONFIDENTIAL).values()
        assert any(re.search(ABOVE[audience], text) for text in texts)


TYPED = st.text(st.sampled_from("a0 甲：:#-“”【】•|>'\"\n，、[]{}&*!%@`~=<?,.\\"), max_size=12)
TREES: st.SearchStrategy[Data] = st.recursive(
    TYPED | st.sampled_from(["", "null", "~", "yes", "1.0", "2026-01-01", "1e3", "<<", "=", "- a", "a: b", "a #b"]),
    lambda inner: st.lists(inner, min_size=1, max_size=4) | st.dictionaries(st.sampled_from("abc"), inner, min_size=1),
    max_leaves=12,
)


@given(tree=st.dictionaries(st.sampled_from(["key", "another-key"]), TREES, min_size=1))
def test_what_is_written_is_read_again(tree: dict[str, Data]) -> None:
    assert read("x.yml", write(tree).encode()).data == tree
