"""However the data are damaged, the check tells problems or gives a handbook; what it leaves out moves no place."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mini_checked import found_good
from pydantic import ValidationError

from generator.loading.source import as_json, part
from generator.model.choice import Audience
from generator.model.handbook import Handbook
from generator.problems import Problems
from generator.resolving.resolve import resolve
from generator.validating.audience import Sight
from generator.validating.ids import Index
from generator.validating.set_aside import Salvage
from generator.validating.structure import fit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.loading.load import Sources
    from generator.loading.source import Data
    from generator.model.base import Path

pytest_plugins = ["mini_project"]

ODD = ("", " ", "x", "-1", "0", "99999999", "1e999", "nan", "no", "2026-02-30", "T+99999wd", "T-1min", "{x}", "alpha/")
ODD_TREES: tuple[Data, ...] = ([], {}, [[]], {"": ""}, {"id": []}, [{"id": "x"}], {"zh": []}, {"[key]": "x"})
trees: st.SearchStrategy[Data] = st.recursive(
    st.just(""),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from("abc"), inner),
    max_leaves=20,
)
replacements: st.SearchStrategy[Data] = st.sampled_from(ODD) | st.sampled_from(ODD_TREES) | st.text(max_size=5)


def nodes(tree: Data, path: Path = ()) -> Iterator[tuple[Path, Data]]:
    yield path, tree
    if isinstance(tree, dict | list):
        for key, inner in tree.items() if isinstance(tree, dict) else enumerate(tree):
            yield from nodes(inner, (*path, key))


def put(tree: Data, path: Path, value: Data | None) -> Data:
    """`tree` with `value` at `path`, or with nothing there."""
    if not path:
        assert value is not None
        return value
    first, rest = path[0], path[1:]
    entries = tree.items() if isinstance(tree, dict) else enumerate(tree)
    changed = {
        key: put(inner, rest, value) if key == first else inner
        for key, inner in entries
        if key != first or rest or value is not None
    }
    return changed if isinstance(tree, dict) else list(changed.values())  # type: ignore[return-value]


def saying(sources: Sources, tree: Data) -> Sources:
    """The same files, that say what is in a tree."""
    said = ((path, one, part(tree, path)) for path, one in sources.files.items())
    files = {path: replace(one, said=as_json(data)) for path, one, data in said if data is not None}
    return replace(sources, files=files)


def told(sources: Sources, tree: Data, printable: frozenset[str]) -> Handbook | Problems:
    try:
        return found_good(saying(sources, tree), printable)
    except Problems as found:
        return found


@pytest.fixture(scope="module")
def anywhere(mini_sources: Sources) -> list[Path]:
    """Every path of mini, of the many words of the interface only a few, and none of time: they have their own test."""
    paths = [path for path, _ in nodes(mini_sources.tree) if path and path[:2] != ("ui", "time")]
    return [path for n, path in enumerate(paths) if path[0] != "ui" or n % 50 == 0]


@settings(max_examples=20, deadline=None)
@given(data=st.data())
def test_damaged_data_are_told_or_can_be_shown(
    data: st.DataObject, mini_sources: Sources, anywhere: list[Path], printable: frozenset[str]
) -> None:
    tree: Data = mini_sources.tree
    for path in data.draw(st.lists(st.sampled_from(anywhere), min_size=1, max_size=3, unique=True)):
        if path in dict(nodes(tree)):
            tree = put(tree, path, data.draw(st.none() | replacements))
    found = told(mini_sources, tree, printable)
    if isinstance(found, Problems):
        files = {source.file for source in mini_sources.files.values()}
        assert found.problems
        assert {problem.place.file for problem in found.problems} <= files | {"playbooks"}
        assert list(found.problems) == sorted(set(found.problems))
    else:
        language, audience = data.draw(st.sampled_from(found.handbook.languages)), data.draw(st.sampled_from(Audience))
        drafts = data.draw(st.booleans())
        assert resolve(Sight(found, Index(found), audience, drafts), language, str).playbooks is not None


@settings(max_examples=50, deadline=None)
@given(data=st.data())
def test_files_fit_by_what_is_kept_of_them_as_by_what_they_say(
    data: st.DataObject, mini_sources: Sources, anywhere: list[Path]
) -> None:
    path = data.draw(st.sampled_from(anywhere))
    changed = saying(mini_sources, put(mini_sources.tree, path, data.draw(st.none() | replacements)))
    found, _, problems = fit(changed)
    try:
        meant = Handbook.model_validate(changed.tree)
    except ValidationError:
        assert problems
    else:
        assert (found, problems) == (meant, [])


@given(tree=trees, data=st.data())
def test_original_paths_undo_what_salvage_leaves_out(tree: Data, data: st.DataObject) -> None:
    tree = signed(tree)
    everywhere = [path for path, _ in nodes(tree) if path]
    gone = data.draw(st.sets(st.sampled_from(everywhere))) if everywhere else set()
    salvage = Salvage(frozenset(gone))
    left = {path: value for path, value in nodes(salvage.prune(tree)) if isinstance(value, str)}
    assert {path: str(salvage.original(path)) for path in left} == left
    kept = [
        path
        for path, value in nodes(tree)
        if isinstance(value, str) and not any(path[:n] in gone for n in range(len(path) + 1))
    ]
    assert sorted(left.values()) == sorted(map(str, kept))


def test_a_word_of_time_that_is_missing_is_told(mini_sources: Sources, printable: frozenset[str]) -> None:
    tree: Data = mini_sources.tree
    words = [path for path, _ in nodes(tree) if path[:2] == ("ui", "time") and len(path) == 3]
    assert len(words) >= 12
    for at in words:
        tree = put(tree, at, None)
    found = told(mini_sources, tree, printable)
    assert isinstance(found, Problems)
    assert len(found.problems) == len(words)


def signed(tree: Data, path: Path = ()) -> Data:
    """`tree` with each text saying where it stands."""
    if isinstance(tree, dict):
        return {key: signed(inner, (*path, key)) for key, inner in tree.items()}
    if isinstance(tree, list):
        return [signed(inner, (*path, place)) for place, inner in enumerate(tree)]
    return str(path)


@pytest.mark.parametrize(
    ("path", "only_key", "left_out"),
    [
        (("roles", 2, "title", "zh"), False, ("roles", 2)),
        (("roles", 2, "colr"), True, ("roles", 2, "colr")),
        (("messages", 0, "slots", 1, "type"), False, ("messages", 0, "slots", 1)),
        (("playbooks", "alpha", "response", "triage"), False, ("playbooks", "alpha")),
        (
            ("playbooks", "alpha", "response", "steps", 3, "bucket"),
            False,
            ("playbooks", "alpha", "response", "steps", 3),
        ),
        (("cases", "blackout", "title"), False, ("cases", "blackout")),
        (("calendars", 0, "title"), False, ("calendars", 0)),
    ],
)
def test_the_smallest_thing_around_a_mistake_is_left_out(path: Path, only_key: bool, left_out: Path) -> None:  # noqa: FBT001
    assert Salvage().also(path, only_key=only_key).gone == {left_out}
