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
