"""A file that is taken away while it is asked for is as if it had not been there."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from generator.publishing.folder import Folder
from generator.storage.contents import contents

if TYPE_CHECKING:
    import pytest


def test_a_file_that_goes_away_between_question_and_answer_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a").write_bytes(b"a")
    assert (contents(tmp_path / "a"), contents(tmp_path / "b"), contents(tmp_path)) == (b"a", None, None)
    asked = Path.is_file

    def goes(file: Path) -> bool:
        there = asked(file)
        file.unlink()
        return there

    monkeypatch.setattr(Path, "is_file", goes)
    assert contents(tmp_path / "a") is None


def test_a_place_is_counted_while_others_take_away_from_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a", "b/c", ".hidden"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"1234")
    (tmp_path / "link").symlink_to(tmp_path / "a")
    assert Folder(tmp_path).sizes() == {"a": 4, "b/c": 4, ".hidden": 4}
    walked = os.walk(tmp_path)

    def and_goes(_: Path) -> object:
        for found in walked:
            (tmp_path / "a").unlink(missing_ok=True)
            yield found

    monkeypatch.setattr(os, "walk", and_goes)
    assert Folder(tmp_path).sizes() == {"b/c": 4, ".hidden": 4}
