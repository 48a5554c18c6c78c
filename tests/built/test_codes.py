"""The code in every footer, read from the printed page as a telephone reads it, leads to a page of this release.

A pocket card has it on its back only: its front is for the first minutes.
"""

from __future__ import annotations

import io
import subprocess
from typing import TYPE_CHECKING

import pytest
import zxingcpp
from PIL import Image
from pypdf import PdfReader

from built.workshop import LANGUAGES

if TYPE_CHECKING:
    from pathlib import Path

    from generator.model.handbook import Handbook
    from generator.publishing.releases import Release

COARSE = 150
"""Dots an inch: half of what an office printer prints, in grey."""


def codes(pdf: Path, page: int) -> set[str]:
    """What the codes on a page of a file say, from 1."""
    command = ["pdftoppm", "-gray", "-r", str(COARSE), "-f", str(page), "-l", str(page), "-png", str(pdf)]
    picture = Image.open(io.BytesIO(subprocess.run(command, check=True, capture_output=True).stdout))
    return {code.text for code in zxingcpp.read_barcodes(picture)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_code_on_first_and_last_page_leads_to_the_page_about_this_copy(
    release: Release, handbook: Handbook, language: str
) -> None:
    files = sorted((release.folder / language / "pdf").glob("*.pdf"))
    assert len(files) >= 9
    for pdf in files:
        reader = PdfReader(pdf)
        assert reader.metadata
        revision = str(reader.metadata["/Keywords"]).split(", ")[-1]
        expected = f"{handbook.handbook.address}/{language}/copies/{revision}/"
        last = len(reader.pages)
        for page in {last} if pdf.stem.endswith("-pocket") else {1, last}:
            assert codes(pdf, page) == {expected}, (pdf.name, page)
        assert (release.folder / language / "copies" / revision / "index.html").is_file()
