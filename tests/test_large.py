"""Large files are read once, and anew as soon as they are others."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from generator.storage.cache import digest
from generator.storage.large import LARGE, content, mark

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("size", [1, LARGE - 1, LARGE, LARGE + 1])
def test_a_file_that_was_written_again_is_read_again(tmp_path: Path, size: int) -> None:
    file = tmp_path / "face.ttf"
    for letter in (b"a", b"b"):
        file.write_bytes(letter * size)
        assert content(file) == letter * size
        assert (content(file) is content(file)) == (size >= LARGE)


def test_another_file_of_the_same_size_and_time_in_its_place_is_read(tmp_path: Path) -> None:
    file, other = tmp_path / "face.ttf", tmp_path / "other.ttf"
    for one, letter in ((file, b"a"), (other, b"b")):
        one.write_bytes(letter * LARGE)
        os.utime(one, ns=(1, 1))
    assert content(file)[:1] == b"a"
    other.replace(file)
    assert content(file)[:1] == b"b"


def test_a_link_that_leads_elsewhere_is_followed(tmp_path: Path) -> None:
    link = tmp_path / "face.ttf"
    for letter in (b"a", b"b"):
        (tmp_path / f"{letter!r}").write_bytes(letter * LARGE)
        link.unlink(missing_ok=True)
        link.symlink_to(tmp_path / f"{letter!r}")
        assert content(link)[:1] == letter


@pytest.mark.parametrize("size", [1, LARGE - 1, LARGE, LARGE + 1])
def test_the_mark_of_a_file_is_that_of_each_byte_of_it(tmp_path: Path, size: int) -> None:
    file, marks = tmp_path / "face.ttf", []
    for last in (b"a", b"b", b"ab"):
        file.write_bytes(b"a" * (size - 1) + last)
        marks.append(mark(file))
        assert mark(file) == marks[-1]
    assert len({*marks}) == 3
    assert all(len(one) < LARGE for one in marks)


@pytest.mark.parametrize("size", [1, LARGE - 1, LARGE, LARGE + 1])
def test_each_byte_of_a_large_file_decides_about_the_fingerprint(size: int) -> None:
    last = [digest({"face.ttf": b"a" * (size - 1) + one}) for one in (b"a", b"b", b"ab")]
    assert len({*last, digest({"other.ttf": b"a" * size})}) == 4
    assert digest({"face.ttf": bytes(bytearray(b"a" * size))}) == last[0]
