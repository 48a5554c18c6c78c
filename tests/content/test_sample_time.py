"""The sample's calendars and zones are those that the tests of the clock count by."""

from __future__ import annotations

import pytest
from mini_copy import ROOT

from generator.loading.reader import read


@pytest.mark.parametrize("name", ["calendars.yml", "zones.yml"])
def test_they_say_the_same(name: str) -> None:
    folders = (ROOT / "playbooks" / "_shared", ROOT / "tests" / "data" / "time")
    sample, known = (read(name, (folder / name).read_bytes()).data for folder in folders)
    assert sample == known
