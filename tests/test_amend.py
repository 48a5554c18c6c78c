"""A file that says something else: what it said already stays as it was typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mini_copy import ROOT

from generator.loading.amend import amended
from generator.loading.extent import composed, yaml_data
from generator.loading.reader import read
from generator.loading.writer import write

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.loading.source import Data

FILE = ROOT / "tests" / "data" / "amend.yml"
CASES: Any = read(FILE.name, FILE.read_bytes()).data
MINI = {
    file.relative_to(ROOT).as_posix(): file.read_text(encoding="utf-8")
    for file in sorted((ROOT / "tests" / "data" / "mini" / "playbooks").rglob("*.yml"))
}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["what"])
def test_the_rest_is_as_it_was_typed(case: dict[str, Any]) -> None:
    assert amended("a.yml", case["from"], case["data"], case["pattern"]) == case["to"]


WORDS = ["new", "新的", "a: b", "# no", "two\nlines", " x ", "'", '"', "[", ""]
MORE: list[Data] = ["w", ["a", "b"], {"id": "fresh"}, {"zh": "一"}]


def changed(draw: st.DrawFn, data: Data) -> Data:
    """The data with one thing said otherwise, left out, put in or in another order."""
    if isinstance(data, str):
        return draw(st.sampled_from(WORDS))
    if not data:
        return data
    what = draw(st.sampled_from(["inner", "inner", "inner", "drop", "add", "turn"]))
    if isinstance(data, dict):
        key = draw(st.sampled_from(list(data)))
        rest = {k: value for k, value in data.items() if k != key}
        inner = rest if what == "drop" and rest else {**data, key: changed(draw, data[key])}
        return {**data, "fresh": draw(st.sampled_from(MORE))} if what == "add" else inner
    at = draw(st.integers(0, len(data) - 1))
    before, item, behind = data[:at], data[at], data[at + 1 :]
    turns: dict[str, list[Data]] = {
        "drop": [*before, *behind],
        "add": [*before, draw(st.sampled_from(MORE)), item, *behind],
        "turn": [item, *behind, *before],
    }
    return turns.get(what) or [*before, changed(draw, item), *behind]


def comments(text: str) -> Iterator[str]:
    """The lines that are a comment and nothing else."""
    return (line.strip() for line in text.splitlines() if line.lstrip().startswith("#"))


@given(st.data())
@settings(max_examples=80, deadline=None)
def test_whatever_it_shall_say_it_says(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(MINI)))
    old = yaml_data(composed(MINI[name]))
    new = data.draw(st.composite(lambda draw: changed(draw, changed(draw, old)))())
    text = amended(name, MINI[name], new, data.draw(st.sampled_from(["", write(new)])))
    assert yaml_data(composed(text)) == new
    assert set(comments(text)) <= set(comments(MINI[name]))


@given(st.data())
@settings(max_examples=30, deadline=None)
def test_each_other_word_is_one_other_line(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(MINI)))
    lines = MINI[name].splitlines()
    texts = read(name, MINI[name].encode()).marks.texts.items()
    places = [
        path for path, (_, at) in texts if at.line == at.last_line and path[-1] != "id"
    ]  # else it is another item
    path = data.draw(st.sampled_from(places))
    new = other(yaml_data(composed(MINI[name])), path)
    text = amended(name, MINI[name], new)
    assert yaml_data(composed(text)) == new
    assert len([1 for one, before in zip(text.splitlines(), lines, strict=True) if one != before]) == 1


def other(data: Data, path: tuple[str | int, ...]) -> Data:
    """The data with another word at a path."""
    if not path:
        return "another: word"
    if isinstance(data, dict):
        return {key: other(value, path[1:]) if key == path[0] else value for key, value in data.items()}
    return [other(value, path[1:]) if number == path[0] else value for number, value in enumerate(data)]
