"""What the last look at finished files tells."""

from __future__ import annotations

import pytest

from generator.publishing.finished import verify


@pytest.mark.parametrize(
    ("paths", "told"),
    [
        (["en/assets/logo.svg", "en/assets/logo.png", "zh/assets/logo.svg"], 0),
        (["en/assets/logo.svg", "en/assets/Logo.svg"], 1),
        (["en/pdf/pose\u0301.pdf", "en/pdf/pos\u00e9.pdf"], 1),
    ],
)
def test_no_two_files_are_one_on_another_system(paths: list[str], told: int) -> None:
    found = list(verify(dict.fromkeys(paths, b""), ["en"]))
    assert len(found) == told
    assert all("one file on Windows and macOS" in one for one in found)
