"""The code in every footer, read from the printed page as a telephone reads it, leads to a page of this release.

A pocket card has it on its back only: its front is for the first minutes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import zxingcpp
from pypdfium2 import PdfDocument

from built.workshop import LANGUAGES

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

    from generator.model.handbook import Handbook
    from generator.publishing.releases import Release

COARSE = 150
"""Dots an inch: half of what an office printer prints, in grey."""


def codes(page: PdfPage) -> set[str]:
    """What the codes on a page say."""
    picture = page.render(scale=COARSE / 72, grayscale=True).to_pil()
    return {code.text for code in zxingcpp.read_barcodes(picture)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_code_on_first_and_last_page_leads_to_the_page_about_this_copy(
    release: Release, handbook: Handbook, language: str
) -> None:
    files = sorted((release.folder / language / "pdf").glob("*.pdf"))
    assert len(files) >= 9
    for pdf in files:
        with PdfDocument(pdf) as document:
            revision = document.get_metadata_value("Keywords").split(", ")[-1]
            expected = f"{handbook.handbook.address}/{language}/copies/{revision}/"
            last = len(document) - 1
            for page in {last} if pdf.stem.endswith("-pocket") else {0, last}:
                assert codes(document[page]) == {expected}, (pdf.name, page)
        assert (release.folder / language / "copies" / revision / "index.html").is_file()
