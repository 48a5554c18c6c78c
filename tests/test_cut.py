"""A value is cut out of a YAML file, and nothing else of it changes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from mini_copy import ROOT

from generator.loading.cut import cut
from generator.loading.paste import appended, listed
from generator.loading.reader import read

if TYPE_CHECKING:
    from collections.abc import Iterator

CASES = yaml.safe_load((Path(__file__).parent / "data" / "cut.yml").read_text(encoding="utf-8"))
FILES = {
    file.relative_to(ROOT).as_posix(): file.read_text(encoding="utf-8")
    for file in sorted((ROOT / "tests" / "data" / "mini" / "playbooks").rglob("*.yml"))
}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["what"])
def test_the_rest_is_as_it_was_typed(case: dict[str, Any]) -> None:
    assert cut("a.yml", case["from"], [tuple(path) for path in case["cut"]]) == case["to"]


def places(data: object, at: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The path of each value."""
    inner = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in inner:
        yield (*at, key)
        yield from places(value, (*at, key))


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_whatever_is_cut_the_rest_is_still_said(data: st.DataObject) -> None:
    """`cut` itself reads the result again; here nothing may raise, and no line that is left may be a new one."""
    name = data.draw(st.sampled_from(sorted(FILES)))
    text = FILES[name]
    known = list(places(read(name, text.encode()).data))
    gone = data.draw(st.lists(st.sampled_from(known), min_size=1, max_size=6)) if known else []
    left = cut(name, text, gone)
    comments = {line.strip() for line in text.splitlines() if line.lstrip().startswith("#")}
    assert {line.strip() for line in left.splitlines() if line.lstrip().startswith("#")} <= comments


@pytest.mark.parametrize(
    ("text", "items", "wanted"),
    [
        ("# All\n- id: a\n", "# Theirs\n- id: b\n  x: 1  \n", "# All\n- id: a\n- id: b\n  x: 1  \n"),
        ("- id: a\n\n- id: b", "- id: c\n", "- id: a\n\n- id: b\n\n- id: c\n"),
        ("# None yet\n[]\n", "- id: c\n", "# None yet\n- id: c\n"),
        ("", "- id: c\n", "- id: c\n"),
        ("- id: a\n", "# Nothing\n", "- id: a\n"),
    ],
)
def test_items_come_behind_those_that_are_there(text: str, items: str, wanted: str) -> None:
    assert appended("a.yml", text, items) == wanted


@pytest.mark.parametrize(
    ("text", "path", "wanted"),
    [
        ("order: [a, b] # why\n", ("order",), "order: [a, b, x, y] # why\n"),
        ("order: []\n", ("order",), "order: [x, y]\n"),
        ("order: [\n  a,\n  b\n]\n", ("order",), "order: [\n  a,\n  b, x, y]\n"),
        ("order:\n  - a\n  - b # last\nnext: 1\n", ("order",), "order:\n  - a\n  - b # last\n  - x\n  - y\nnext: 1\n"),
        ("order:\n- a", ("order",), "order:\n- a\n- x\n- y\n"),
        ("- no: {to: [a]}\n- no: {to: [b]}\n", (1, "no", "to"), "- no: {to: [a]}\n- no: {to: [b, x, y]}\n"),
    ],
)
def test_ids_come_at_the_end_of_a_list(text: str, path: tuple[str | int, ...], wanted: str) -> None:
    assert listed("a.yml", text, path, ["x", "y"]) == wanted


def test_what_would_say_anything_else_is_refused() -> None:
    with pytest.raises(ValueError, match=r"a\.yml is written in a way in which nothing can be added"):
        appended("a.yml", "  - id: a\n", "- id: b\n- [c\n  ]\n")
